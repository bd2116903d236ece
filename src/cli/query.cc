// `vanban query`: documents or facts of an index. Door: RunQuery.
#include "vanban/query.h"

#include <algorithm>
#include <string>

#include "cli/command.h"
#include "cli/index_options.h"
#include "cli/options.h"
#include "cli/output.h"
#include "vanban/error.h"

namespace vanban::cli {
namespace {
namespace po = boost::program_options;

constexpr CommandHelp kHelp = {
    "vanban query --db FILE [OPTIONS] QUERY",
    "Finds documents, or facts in them. QUERY is words, \"phrases\" and fields (official: office: org: document:\n"
    "issuer: indicator: unit: status: value>= ratio< date: type: place: source:), joined by AND, OR, NOT and "
    "brackets.\n"
    "docs/query.md is the page about it. Exit status 1: nothing was found.",
    "vanban query --db facts.db 'chuyen doi so'\n"
    "vanban query --db facts.db --facts 'official:\"pham van hau\"'\n"
    "vanban query --db facts.db --facts 'indicator:\"thu ngan sach\" value>=1000000000 date:2023'\n"
    "vanban query --db facts.db --facets org,year '\"cai cach hanh chinh\" NOT type:ratio'",
};

std::vector<Facet> FacetsOf(const std::string& names) {
  std::vector<Facet> facets;
  std::size_t at = 0;
  while (at < names.size()) {
    const std::size_t end = std::min(names.find(',', at), names.size());
    const std::string name = names.substr(at, end - at);
    if (name == "org") {
      facets.push_back(Facet::kOrganization);
    } else if (name == "document") {
      facets.push_back(Facet::kDocument);
    } else if (name == "year") {
      facets.push_back(Facet::kYear);
    } else {
      throw UsageError("--facets are org, document, year, with commas between, not '" + name + "'");
    }
    at = end + 1;
  }
  return facets;
}

// The query again with a mark below the character at which understanding ended.
[[noreturn]] void PointAt(const std::string& query, const Fault& fault) {
  std::string line = query;
  std::replace_if(
      line.begin(), line.end(), [](char c) { return c == '\n' || c == '\t' || c == '\r'; }, ' ');
  Fault pointed = fault;
  pointed.file = "query";
  pointed.line = 1;
  throw Error(Fault{.file = {},
                    .line = 0,
                    .column = 0,
                    .message = pointed.ToString() + "\n  " + line + "\n  " +
                               std::string(fault.column == 0 ? 0 : fault.column - 1, ' ') + "^",
                    .advice = {}});
}

Query Understand(const std::string& text) {
  try {
    return Query::Parse(text, NumberWordsOfRules());
  } catch (const Error& error) {
    PointAt(text, error.faults().front());
  }
}

// For people: what a line has room for.
Report Shortened(const Report& report) {
  Report shortened;
  std::vector<std::size_t> shown;
  for (std::size_t i = 0; i < report.columns.size(); ++i) {
    const std::string& name = report.columns[i];
    if (name == "start" || name == "end" || name == "source" || name == "text") continue;
    shown.push_back(i);
    shortened.columns.push_back(name);
  }
  for (const auto& row : report.rows) {
    auto& cells = shortened.rows.emplace_back();
    for (const std::size_t i : shown) cells.push_back(row[i]);
  }
  return shortened;
}

Report FacetReport(const SearchAnswer& answer) {
  Report report{.columns = {"facet", "value", "documents"}, .rows = {}};
  for (const auto& [facet, counts] : answer.facets) {
    const std::string name = facet == Facet::kOrganization ? "org" : facet == Facet::kDocument ? "document" : "year";
    for (const FacetCount& count : counts) {
      report.rows.push_back({name, count.value, static_cast<std::int64_t>(count.documents)});
    }
  }
  return report;
}

// How many documents, in words; roughly where they were not counted to the end.
std::string Found(const SearchAnswer& answer) {
  if (!answer.more) return Counted(answer.documents, "document found", "documents found");
  return "about " + std::to_string(answer.estimate / 1000 * 1000) + " documents found" +
         (answer.of_newest ? "; these are from the " + std::to_string(answer.documents) + " stored last" : "");
}

}  // namespace

int RunQuery(const Arguments& arguments) {
  po::options_description options, hidden;
  AddDatabaseOption(options);
  options.add_options()("facts", "answer with facts, not documents")(
      "sort", po::value<std::string>()->value_name("ORDER"),
      "rank (the best first, the default) or date (the newest first)")(
      "limit", po::value<std::string>()->value_name("N"), "at most N answers; default 20")(
      "offset", po::value<std::string>()->value_name("N"), "pass over the first N")(
      "facets", po::value<std::string>()->value_name("LIST"),
      "count the documents found by org, document, year (the commonest ten of each)");
  AddReportOptions(options);
  hidden.add_options()("query", po::value<std::vector<std::string>>());
  const auto values = ParseCommandLine(arguments, kHelp, options, hidden, "query");
  if (!values) return kDone;
  const std::string path = DatabasePath(*values);
  std::string text;
  for (const std::string& word : StringsOption(*values, "query")) text += (text.empty() ? "" : " ") + word;
  if (text.empty()) throw UsageError("no query given");

  SearchOptions search;
  search.facts = values->count("facts") != 0;
  const std::string sort = StringOption(*values, "sort");
  if (!sort.empty() && sort != "rank" && sort != "date") throw UsageError("--sort is rank or date, not '" + sort + "'");
  search.sort = sort == "date" ? SortBy::kDate : SortBy::kRank;
  search.limit = CountOption(*values, "limit", 20);
  search.offset = CountOption(*values, "offset", 0);
  search.facets = FacetsOf(StringOption(*values, "facets"));
  const ReportFormat format = ReportFormatOf(*values);
  if (format == ReportFormat::kCsv && !search.facets.empty()) {
    throw UsageError("--facets have no place in csv: ask for jsonl or table");
  }
  const Query query = Understand(text);

  Index index(path);
  const SearchAnswer answer = index.Search(query, search);
  const Report report = ToReport(answer, search.facts, "**", "**");
  std::string out;
  AppendReport(format == ReportFormat::kTable ? Shortened(report) : report, format, WidthOfStdout(), out);
  if (!search.facets.empty()) {
    if (format == ReportFormat::kTable) out += '\n';
    AppendReport(FacetReport(answer), format, WidthOfStdout(), out);
  }
  Output output;
  output.Write(out);
  output.Close();
  if (format == ReportFormat::kTable) {
    Message(Found(answer));
  }
  return answer.documents == 0 ? kSomeFailed : kDone;
}

}  // namespace vanban::cli
