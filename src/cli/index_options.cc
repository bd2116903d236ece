// What the commands that ask an index have in common. Doors: DatabasePath, PrintReport, NumberWordsOfRules.
#include "cli/index_options.h"

#include <sys/ioctl.h>
#include <unistd.h>

#include <charconv>
#include <cstdlib>
#include <vector>

#include "cli/options.h"
#include "cli/output.h"
#include "vanban/rule_set.h"

namespace vanban::cli {
namespace po = boost::program_options;

void AddDatabaseOption(po::options_description& options) {
  options.add_options()("db", po::value<std::string>()->value_name("FILE"), "the index");
}

std::string DatabasePath(const po::variables_map& values) {
  std::string path = StringOption(values, "db");
  if (path.empty()) throw UsageError("no index given: --db FILE");
  return path;
}

void AddReportOptions(po::options_description& options) {
  options.add_options()("format", po::value<std::string>()->value_name("FORMAT"),
                        "table (the default), jsonl (one object a row) or csv");
}

ReportFormat ReportFormatOf(const po::variables_map& values) {
  const std::string format = StringOption(values, "format");
  if (format.empty() || format == "table") return ReportFormat::kTable;
  if (format == "jsonl") return ReportFormat::kJsonLines;
  if (format == "csv") return ReportFormat::kCsv;
  throw UsageError("--format is table, jsonl or csv, not '" + format + "'");
}

int PrintReport(const Report& report, const po::variables_map& values) {
  return PrintReport(report, values, WidthOfStdout());
}

int PrintReport(const Report& report, const po::variables_map& values, std::size_t width) {
  std::string text;
  AppendReport(report, ReportFormatOf(values), width, text);
  Output output;
  output.Write(text);
  output.Close();
  if (!report.rows.empty()) return kDone;
  Message("nothing found");
  return kSomeFailed;
}

int RunQuestion(const Arguments& arguments, const Question& question) {
  po::options_description options;
  AddDatabaseOption(options);
  options.add_options()(question.option, po::value<std::string>()->value_name(question.value), question.what);
  AddReportOptions(options);
  const auto values = ParseCommandLine(arguments, question.help, options);
  if (!values) return kDone;
  const std::string path = DatabasePath(*values);
  const std::string asked = StringOption(*values, question.option);
  if (asked.empty()) throw UsageError("--" + std::string(question.option) + " " + question.value + " is missing");
  Index index(path);
  return PrintReport((index.*question.ask)(asked), *values);
}

std::size_t WidthOfStdout() {
  winsize size{};
  if (isatty(STDOUT_FILENO) == 0 || ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) != 0) return 0;
  return size.ws_col;
}

std::size_t CountOption(const po::variables_map& values, const char* name, std::size_t otherwise) {
  const std::string text = StringOption(values, name);
  if (values.count(name) == 0) return otherwise;
  std::size_t number = 0;
  const auto read = std::from_chars(text.data(), text.data() + text.size(), number);
  if (text.empty() || read.ec != std::errc() || read.ptr != text.data() + text.size()) {
    throw UsageError(std::string("--") + name + " is a number, not '" + text + "'");
  }
  return number;
}

NumberWords NumberWordsOfRules() {
  NumberWords words;
  for (const RuleSource& source : RuleSet::BuiltInSources()) {
    if (!source.name.starts_with("lexicon/")) continue;
    std::string_view rest = source.content;
    while (!rest.empty()) {
      const std::string_view line = rest.substr(0, rest.find('\n'));
      rest.remove_prefix(std::min(line.size() + 1, rest.size()));
      // phrase, canonical value, kind, case
      const std::size_t first = line.find('\t');
      const std::size_t second = line.find('\t', first + 1);
      const std::size_t third = line.find('\t', second + 1);
      if (third == std::string_view::npos || line.substr(second + 1, third - second - 1) != "times") continue;
      const std::string value(line.substr(first + 1, second - first - 1));
      words.multipliers.emplace_back(line.substr(0, first), std::strtod(value.c_str(), nullptr));
    }
  }
  return words;
}

}  // namespace vanban::cli
