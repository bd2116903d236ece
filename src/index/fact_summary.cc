// A fact in one line, for people. The door is FactSummary.
#include "index/fact_summary.h"

#include "vanban/report.h"

namespace vanban::index {
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
std::string Summary(const Abbreviation& abbreviation) {
  return abbreviation.short_form + " = " + abbreviation.long_form;
}
std::string Summary(const Place& place) {
  std::string line = place.kind;
  Add(line, " ", place.name);
  return line;
}

}  // namespace

std::string FactSummary(const Fact& fact) {
  return std::visit([](const auto& value) { return Summary(value); }, fact.value);
}

}  // namespace vanban::index
