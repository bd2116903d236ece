// Answers as rows. The door is ToReport.
#include "index/fact_summary.h"
#include "vanban/query.h"

namespace vanban {
namespace {

Cell Text(std::string_view text) {
  if (text.empty()) return std::monostate();
  return std::string(text);
}

std::string Marked(const Snippet& snippet, std::string_view begin, std::string_view end) {
  std::string out;
  std::size_t at = 0;
  for (const auto& [first, last] : snippet.hits) {
    out.append(snippet.text, at, first - at);
    out += begin;
    out.append(snippet.text, first, last - first);
    out += end;
    at = last;
  }
  return out.append(snippet.text, at);
}

}  // namespace

Report ToReport(const SearchAnswer& answer, bool facts, std::string_view mark_begin, std::string_view mark_end) {
  Report report;
  report.columns = {"document", "date"};
  if (facts) {
    for (const char* column : {"type", "fact", "text"}) report.columns.emplace_back(column);
  } else {
    for (const char* column : {"title", "score"}) report.columns.emplace_back(column);
  }
  for (const char* column : {"sentence", "start", "end", "start_char", "end_char", "source", "snippet"}) {
    report.columns.emplace_back(column);
  }
  for (const Hit& hit : answer.hits) {
    std::vector<Cell>& row = report.rows.emplace_back();
    row = {Text(hit.document), Text(hit.date)};
    if (facts) {
      row.push_back(Text(hit.fact.type()));
      row.push_back(Text(index::FactSummary(hit.fact)));
      row.push_back(Text(hit.fact.text));
    } else {
      row.push_back(Text(hit.title));
      row.push_back(hit.score == 0 ? Cell() : Cell(static_cast<double>(static_cast<int>(hit.score * 100)) / 100));
    }
    if (hit.sentence < 0 && hit.bytes.end == 0) {
      row.resize(row.size() + 5);
    } else {
      row.push_back(hit.sentence < 0 ? Cell() : Cell(hit.sentence));
      for (const std::uint32_t offset : {hit.bytes.begin, hit.bytes.end, hit.start_char, hit.end_char}) {
        row.emplace_back(static_cast<std::int64_t>(offset));
      }
    }
    row.push_back(Text(hit.source == hit.document ? std::string_view() : std::string_view(hit.source)));
    row.push_back(Text(Marked(hit.snippet, mark_begin, mark_end)));
  }
  return report;
}

}  // namespace vanban
