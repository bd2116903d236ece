// A found fact in one line for people, and answers as rows. The door is ToReport.
#include "vanban/query.h"

namespace vanban {
namespace {

void Add(std::string& line, std::string_view separator, std::string_view more) {
  if (more.empty()) return;
  if (!line.empty()) line += separator;
  line += more;
}

std::string Summary(const Official& official) {
  std::string line = official.name;
  for (std::size_t i = 0; i < official.positions.size(); ++i) {
    std::string office = official.positions[i].title;
    Add(office, " ", official.positions[i].organization);
    Add(line, i == 0 ? ": " : "; ", office);
  }
  return line;
}
std::string Summary(const Citation& citation) {
  std::string line = citation.kind;
  Add(line, " ", citation.number);
  Add(line, ", ", citation.issuer);
  Add(line, ", ", citation.date);
  Add(line, ": ", citation.subject);
  return line;
}
std::string Summary(const Ratio& ratio) {
  std::string line = NumberText(ratio.numerator) + "/" + NumberText(ratio.denominator);
  Add(line, " ", ratio.of);
  Add(line, ": ", ratio.status);
  return line;
}
std::string Summary(const Indicator& indicator) {
  constexpr std::string_view kDirections[] = {"", "+", "-", "x"};
  constexpr std::string_view kBounds[] = {"", "~", ">=", "<="};
  std::string line = indicator.name;
  if (!indicator.entity.empty()) line += " (" + indicator.entity + ")";
  line += " = ";
  line += kBounds[static_cast<std::size_t>(indicator.bound)];
  line += kDirections[static_cast<std::size_t>(indicator.direction)];
  line += NumberText(indicator.value);
  if (indicator.value_to) line += ".." + NumberText(*indicator.value_to);
  Add(line, " ", indicator.unit);
  Add(line, ", ", indicator.baseline);
  Add(line, ", ", indicator.period);
  Add(line, ", ", ToString(indicator.status));
  return line;
}
std::string Summary(const DateExpression& date) { return date.value; }
std::string Summary(const Organization& organization) {
  std::string line = organization.name;
  Add(line, ", ", organization.province);
  return line;
}
std::string Summary(const Abbreviation& abbreviation) { return abbreviation.short_form + " = " + abbreviation.long_form; }
std::string Summary(const Place& place) {
  std::string line = place.kind;
  Add(line, " ", place.name);
  return line;
}

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
      row.push_back(Text(std::visit([](const auto& value) { return Summary(value); }, hit.fact.value)));
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
