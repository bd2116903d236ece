// Judgements about single figures. Doors: TidyFigures and the questions beside it.
#include "extract/tidy_figures.h"

#include <algorithm>
#include <charconv>
#include <optional>
#include <tuple>

#include "extract/body_names.h"
#include "extract/number.h"

namespace vanban::extract {
namespace {

std::optional<int> YearOf(std::string_view edtf) {
  int year = 0;
  if (edtf.size() < 4) return std::nullopt;
  const auto [end, error] = std::from_chars(edtf.data(), edtf.data() + 4, year);
  if (error != std::errc() || end != edtf.data() + 4) return std::nullopt;
  return year;
}

// The phrase with a `value_to` part at or below `at`; none: an empty reference.
NodeRef RangeIn(const ReducedDocument& reduced, NodeRef at) {
  if (!at) return {};
  if (reduced.Find(at, reduced.words->value_to) != nullptr) return at;
  for (const rules::NodeId child : reduced.children(at)) {
    const NodeRef found = RangeIn(reduced, {at.row, child});
    if (found) return found;
  }
  return {};
}

// What multiplies the number of a part; 1: nothing.
double TimesOf(const ReducedDocument& reduced, std::uint32_t row, const rules::Part* part) {
  if (part == nullptr) return 1;
  for (const rules::NodeId node : reduced.rows[row].reduction.Nodes(*part)) {
    const std::optional<double> value = ReadNumber(reduced, {row, node});
    const std::optional<double> figure = ReadFigure(reduced.text(reduced.node({row, node}).span));
    if (value && figure && *figure != 0) return *value / *figure;
  }
  return 1;
}

void TidyRange(const ReducedDocument& reduced, const Draft& draft, Indicator& indicator) {
  const NodeRef range = RangeIn(reduced, draft.from);
  if (!range) return;
  const double of_lower = TimesOf(reduced, range.row, reduced.Find(range, reduced.words->value));
  const double of_upper = TimesOf(reduced, range.row, reduced.Find(range, reduced.words->value_to));
  if (of_lower == 1 && of_upper > 1) indicator.value *= of_upper;
  // `1.926/4.815 tỷ đồng`: reached of planned, not from and to.
  const rules::Part* lower = reduced.Find(range, reduced.words->value);
  const rules::Part* upper = reduced.Find(range, reduced.words->value_to);
  constexpr std::uint32_t kStroke = 3;  // bytes, blanks included
  if (lower != nullptr && upper != nullptr && reduced.IsBehind(lower->span, upper->span, kStroke) &&
      reduced.text({lower->span.end, upper->span.begin}).find('/') != std::string_view::npos) {
    indicator.value_to.reset();
    return;
  }
  if (indicator.value > *indicator.value_to) indicator.value_to.reset();
}

void TidyUnit(WrittenWords& written, rules::KindId currency, std::string& unit) {
  const std::size_t open = unit.find('(');
  const std::size_t close = unit.find(')', open == std::string::npos ? 0 : open);
  if (open != std::string::npos && close != std::string::npos) {
    std::size_t begin = open;
    while (begin > 0 && unit[begin - 1] == ' ') --begin;
    unit.erase(begin, close + 1 - begin);
  }
  const std::size_t head = std::min(unit.find('/'), unit.size());
  const std::string_view canonical = written.Canonical(std::string_view(unit).substr(0, head), currency);
  if (!canonical.empty()) unit.replace(0, head, canonical);
}

// Whether the figure has a stroke (`tháng 8/2016 Bộ …`): no number has.
bool IsDate(const ReducedDocument& reduced, const Draft& draft) {
  const rules::Part* value = draft.from ? reduced.Find(draft.from, reduced.words->value) : nullptr;
  return value != nullptr && reduced.text(value->span).find('/') != std::string_view::npos;
}

// `6/12` may be one atom, as it has the form of a date: then both labels stand on it.
void TidyRatio(const ReducedDocument& reduced, rules::LabelId numerator, Draft& draft, Ratio& ratio) {
  const rules::Part* part = draft.from ? reduced.Find(draft.from, numerator) : nullptr;
  if (part != nullptr) {
    const auto fraction = ReadFraction(reduced.text(part->span));
    if (fraction) std::tie(ratio.numerator, ratio.denominator) = *fraction;
  }
  draft.dropped |= ratio.numerator > ratio.denominator;
}

}  // namespace

void TidyFigures(const ReducedDocument& reduced, Drafts& drafts) {
  const rules::KindId currency = reduced.words->currency;
  const rules::LabelId numerator = reduced.words->numerator;
  for (Draft& draft : drafts.facts) {
    if (auto* ratio = draft.As<Ratio>()) TidyRatio(reduced, numerator, draft, *ratio);
    auto* indicator = draft.As<Indicator>();
    if (indicator == nullptr || draft.dropped) continue;
    draft.dropped |= IsDate(reduced, draft);
    if (indicator->value_to) TidyRange(reduced, draft, *indicator);
    TidyUnit(*reduced.written, currency, indicator->unit);
  }
}

bool HasLetter(std::string_view name) {
  return std::ranges::any_of(name, [](char c) {
    return (static_cast<unsigned char>(c) & 0x80U) != 0 || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  });
}

bool IsPlanned(const ReducedDocument& reduced, const CarryKinds& kinds, const Draft& figure) {
  if (!figure.from) return false;
  const auto& nodes = reduced.rows[figure.from.row].reduction.nodes;
  return std::ranges::any_of(nodes, [&](const rules::Node& node) {
    return node.rule < 0 && node.span.begin == figure.extent.begin &&
           rules::HasKind(*reduced.rules, node, kinds.planned);
  });
}

bool Says(const ReducedDocument& reduced, rules::KindId kind, const Draft& figure) {
  if (!figure.from) return false;
  const auto& nodes = reduced.rows[figure.from.row].reduction.nodes;
  return std::ranges::any_of(nodes, [&](const rules::Node& node) {
    return node.rule < 0 && figure.span.Contains(node.span) && rules::HasKind(*reduced.rules, node, kind);
  });
}

std::string YearBefore(std::string_view edtf) {
  std::string out(edtf);
  for (std::size_t at = 0; at != std::string::npos && at < out.size();) {
    const std::optional<int> year = YearOf(std::string_view(out).substr(at));
    if (!year || *year < 1001) return {};
    out.replace(at, 4, std::to_string(*year - 1));
    at = out.find('/', at);
    if (at != std::string::npos) ++at;
  }
  return out;
}

bool IsAfter(std::string_view period, std::string_view date) {
  const std::optional<int> of_period = YearOf(period);
  const std::optional<int> of_date = YearOf(date);
  return of_period && of_date && *of_period > *of_date;
}

}  // namespace vanban::extract
