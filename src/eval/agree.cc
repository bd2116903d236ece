// Compares facts as two careful readers would: texts folded, places with some slack, free text by four fifths of its
// words. Door: SameFact, CompareFields.
#include "eval/agree.h"

#include <algorithm>
#include <cmath>
#include <set>
#include <utility>

#include "eval/units.h"
#include "text/fold.h"

namespace vanban::eval {
namespace {

std::vector<std::string> Words(std::string_view text) {
  std::vector<std::string> words;
  std::string word;
  for (const char c : text) {
    if (c != ' ' && c != '\t' && c != '\n' && c != '\r') {
      word += c;
    } else if (!word.empty()) {
      words.push_back(std::exchange(word, {}));
    }
  }
  if (!word.empty()) words.push_back(std::move(word));
  return words;
}

void ReplaceAll(std::string& text, std::string_view from, std::string_view to) {
  for (std::size_t at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size())) {
    text.replace(at, from.size(), to);
  }
}

// Folded, blanks made one, none around dashes, no punctuation at the ends.
std::string Folded(std::string_view text) {
  std::string out;
  for (const std::string& word : Words(text::Fold(text))) {
    if (!out.empty()) out += ' ';
    out += word;
  }
  ReplaceAll(out, "–", "-");
  ReplaceAll(out, " -", "-");
  ReplaceAll(out, "- ", "-");
  constexpr std::string_view kEdges[] = {" ", ".", ",", ";", ":", "\"", "'", "“", "”"};
  for (bool changed = true; changed;) {
    changed = false;
    for (const std::string_view edge : kEdges) {
      if (out.starts_with(edge)) out.erase(0, edge.size()), changed = true;
      if (out.ends_with(edge)) out.resize(out.size() - edge.size()), changed = true;
    }
  }
  return out;
}

// A document's number: folded, without blanks.
std::string FoldedNumber(std::string_view text) {
  std::string out = text::Fold(text);
  std::erase_if(out, [](char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; });
  ReplaceAll(out, "–", "-");
  return out;
}

std::size_t Characters(std::string_view text) {
  return static_cast<std::size_t>(
      std::count_if(text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}

bool Close(double a, double b) { return std::abs(a - b) <= 1e-9 * std::max({1.0, std::abs(a), std::abs(b)}); }

// Whether one is the other with further words: `Báo cáo` and `Báo cáo thẩm tra`.
bool OneSaysMore(std::string_view a, std::string_view b) {
  const std::vector<std::string> first = Words(Folded(a)), second = Words(Folded(b));
  const std::size_t n = std::min(first.size(), second.size());
  if (n == 0) return first.empty() && second.empty();
  return std::equal(first.begin(), first.begin() + static_cast<std::ptrdiff_t>(n), second.begin());
}

struct Units {
  std::set<std::string, std::less<>> shorts;
  std::vector<std::pair<std::string, std::string>> aliases;
};

// The table compiled in from units.tsv.
const Units& UnitTable() {
  static const Units units = [] {
    Units table;
    std::string_view rest = kUnitsTsv;
    while (!rest.empty()) {
      const std::string_view line = rest.substr(0, rest.find('\n'));
      rest.remove_prefix(std::min(rest.size(), line.size() + 1));
      const std::size_t kind = line.find('\t'), means = line.rfind('\t');
      if (line.empty() || line.starts_with('#') || kind == means) continue;
      const std::string unit = Folded(line.substr(0, kind));
      if (line.substr(kind + 1, means - kind - 1) == "short") {
        table.shorts.insert(unit);
      } else {
        table.aliases.emplace_back(unit, Folded(line.substr(means + 1)));
      }
    }
    return table;
  }();
  return units;
}

std::string FoldedUnit(std::string_view unit) {
  std::string out = Folded(unit);
  for (const auto& [alias, means] : UnitTable().aliases) ReplaceAll(out, alias, means);
  return out.starts_with("%/") ? "%" : out;
}

// Units agree where one is the other with more of the counted noun: `hộ` and `hộ dân`, not `dự` and `dự án`.
bool SameUnit(std::string_view gold, std::string_view found) {
  const std::string a = FoldedUnit(gold), b = FoldedUnit(found);
  if (Words(b).size() == 1 && Words(a).size() > 1 && !UnitTable().shorts.contains(b)) return false;
  return OneSaysMore(a, b);
}

// The harmonic mean of the shares of words that the two have in common.
double WordsF1(std::string_view a, std::string_view b) {
  std::vector<std::string> first = Words(Folded(a)), second = Words(Folded(b));
  if (first.empty() && second.empty()) return 1;
  std::sort(first.begin(), first.end());
  std::sort(second.begin(), second.end());
  std::vector<std::string> common;
  std::set_intersection(first.begin(), first.end(), second.begin(), second.end(), std::back_inserter(common));
  return 2.0 * static_cast<double>(common.size()) / static_cast<double>(first.size() + second.size());
}

class Fields {
 public:
  void Exact(std::string_view name, std::string_view gold, std::string_view found) {
    if (!gold.empty()) Ask(name, gold, found, Folded(gold) == Folded(found));
  }
  void Loose(std::string_view name, std::string_view gold, std::string_view found) {
    if (!gold.empty()) Ask(name, gold, found, WordsF1(gold, found) >= 0.8);
  }
  void Positions(const std::vector<Position>& gold, const std::vector<Position>& found) {
    const auto folded = [](const std::vector<Position>& positions) {
      std::set<std::pair<std::string, std::string>> out;
      for (const Position& one : positions) out.emplace(Folded(one.title), Folded(one.organization));
      return out;
    };
    const auto want = folded(gold), have = folded(found);
    const auto show = [](const std::pair<std::string, std::string>& one) { return one.first + " + " + one.second; };
    for (const auto& one : want) Ask("position", show(one), have.contains(one) ? show(one) : "", have.contains(one));
    for (const auto& one : have) {
      if (!want.contains(one)) Ask("position", "", show(one), false);
    }
  }
  FieldAgreement agreement;

 private:
  void Ask(std::string_view name, std::string_view gold, std::string_view found, bool right) {
    ++agreement.asked;
    agreement.right += right ? 1U : 0U;
    if (right) return;
    const auto quoted = [](std::string_view text) {
      return text.empty() ? std::string("nothing") : "\"" + std::string(text) + "\"";
    };
    agreement.wrong.push_back(std::string(name) + ": " + quoted(found) + " for " + quoted(gold));
  }
};

}  // namespace

std::string_view ScoredType(const Fact& fact) {
  const auto* found = std::find(std::begin(kScoredTypes), std::end(kScoredTypes), fact.type());
  return found == std::end(kScoredTypes) ? std::string_view() : *found;
}

bool SamePlace(SourceSpan gold, SourceSpan found, std::uint32_t slack) {
  const std::uint32_t begin = std::max(gold.begin, found.begin), end = std::min(gold.end, found.end);
  if (end <= begin) return false;
  const std::uint64_t a = gold.end - gold.begin, b = found.end - found.begin;
  return 2 * std::uint64_t{end - begin} >= std::min(a, b) && b <= 3 * a + slack;
}

bool SameFact(const Fact& gold, const Fact& found) {
  const auto named = [&](const std::string& want, const std::string& have) {
    const std::string name = Folded(have);
    return Folded(want) == name && Characters(Folded(found.text)) <= 2 * Characters(name) + 20;
  };
  if (const auto* want = std::get_if<Official>(&gold.value)) {
    return named(want->name, std::get<Official>(found.value).name);
  }
  if (const auto* want = std::get_if<Organization>(&gold.value)) {
    return named(want->name, std::get<Organization>(found.value).name);
  }
  if (const auto* want = std::get_if<Citation>(&gold.value)) {
    const auto& have = std::get<Citation>(found.value);
    if (!OneSaysMore(want->kind, have.kind)) return false;
    if (want->number.empty() && have.number.empty()) return SamePlace(gold.span, found.span, 200);
    return FoldedNumber(want->number) == FoldedNumber(have.number);
  }
  if (const auto* want = std::get_if<Ratio>(&gold.value)) {
    const auto& have = std::get<Ratio>(found.value);
    return Close(want->numerator, have.numerator) && Close(want->denominator, have.denominator) &&
           SamePlace(gold.span, found.span);
  }
  if (const auto* want = std::get_if<Indicator>(&gold.value)) {
    const auto& have = std::get<Indicator>(found.value);
    return Close(want->value, have.value) && SameUnit(want->unit, have.unit) && SamePlace(gold.span, found.span, 250);
  }
  if (const auto* want = std::get_if<DateExpression>(&gold.value)) {
    return want->value == std::get<DateExpression>(found.value).value && SamePlace(gold.span, found.span, 20);
  }
  if (const auto* want = std::get_if<Abbreviation>(&gold.value)) {
    const auto& have = std::get<Abbreviation>(found.value);
    return Folded(want->short_form) == Folded(have.short_form) && Folded(want->long_form) == Folded(have.long_form);
  }
  return false;
}

FieldAgreement CompareFields(const Fact& gold, const Fact& found) {
  Fields fields;
  if (const auto* want = std::get_if<Official>(&gold.value)) {
    const auto& have = std::get<Official>(found.value);
    fields.Positions(want->positions, have.positions);
    fields.Exact("honorific", want->honorific, have.honorific);
  } else if (const auto* cited = std::get_if<Citation>(&gold.value)) {
    const auto& have = std::get<Citation>(found.value);
    fields.Exact("issuer", cited->issuer, have.issuer);
    fields.Exact("date", cited->date, have.date);
    fields.Exact("period", cited->period, have.period);
    fields.Exact("self", cited->self ? "true" : "", have.self ? "true" : "");
    fields.Loose("subject", cited->subject, have.subject);
  } else if (const auto* ratio = std::get_if<Ratio>(&gold.value)) {
    const auto& have = std::get<Ratio>(found.value);
    fields.Loose("of", ratio->of, have.of);
    fields.Loose("status", ratio->status, have.status);
  } else if (const auto* indicator = std::get_if<Indicator>(&gold.value)) {
    const auto& have = std::get<Indicator>(found.value);
    fields.Exact("bound", ToString(indicator->bound), ToString(have.bound));
    fields.Exact("direction", ToString(indicator->direction), ToString(have.direction));
    fields.Exact("period", indicator->period, have.period);
    fields.Exact("status", ToString(indicator->status), ToString(have.status));
    fields.Loose("name", indicator->name, have.name);
    fields.Loose("entity", indicator->entity, have.entity);
    fields.Loose("baseline", indicator->baseline, have.baseline);
  } else if (const auto* body = std::get_if<Organization>(&gold.value)) {
    fields.Exact("kind", body->kind, std::get<Organization>(found.value).kind);
  }
  return std::move(fields.agreement);
}

std::string OnceKey(const Fact& fact) {
  if (const auto* official = std::get_if<Official>(&fact.value)) return "\n" + Folded(official->name);
  if (const auto* body = std::get_if<Organization>(&fact.value)) return "\n" + Folded(body->name);
  if (const auto* abbreviation = std::get_if<Abbreviation>(&fact.value)) {
    return Folded(abbreviation->short_form) + "\n" + Folded(abbreviation->long_form);
  }
  if (const auto* cited = std::get_if<Citation>(&fact.value); cited != nullptr && !cited->number.empty()) {
    // Four characters of the kind: `Nghị quyết` and `Nghị quyết liên tịch` under one number are one.
    std::string kind = Folded(cited->kind);
    std::size_t end = 0;
    for (int characters = 0; end < kind.size(); ++end) {
      if ((static_cast<unsigned char>(kind[end]) & 0xC0U) != 0x80U && ++characters > 4) break;
    }
    return kind.substr(0, end) + "\n" + FoldedNumber(cited->number);
  }
  return "";
}

bool Counts(const Fact& fact, std::string_view words) {
  const auto* date = std::get_if<DateExpression>(&fact.value);
  return date == nullptr || (!date->relative && words.find_first_of("0123456789") != std::string_view::npos);
}

const std::vector<SourceSpan>& MentionsOf(const Fact& fact) {
  static const std::vector<SourceSpan> kNone;
  if (const auto* official = std::get_if<Official>(&fact.value)) return official->mentions;
  if (const auto* cited = std::get_if<Citation>(&fact.value)) return cited->mentions;
  return kNone;
}

}  // namespace vanban::eval
