// Takes the numbers of documents apart. Doors: those of the header.
#include "extract/document_number.h"

#include <algorithm>
#include <charconv>
#include <vector>

namespace vanban::extract {
namespace {

constexpr std::string_view kMarks = "-/.";
constexpr std::string_view kFigures = "0123456789";

std::vector<std::string_view> Codes(std::string_view number) {
  std::vector<std::string_view> codes;
  std::string_view rest = CodeOf(number);
  while (!rest.empty()) {
    const std::size_t mark = rest.find_first_of(kMarks);
    std::string_view code = rest.substr(0, mark);
    code = code.substr(0, code.find_last_not_of(kFigures) + 1);  // the term of an assembly: QH14
    if (!code.empty()) codes.push_back(code);
    rest = mark == std::string_view::npos ? std::string_view() : rest.substr(mark + 1);
  }
  return codes;
}

std::string_view LookUp(const RuleSet& rules, std::string_view code, std::string_view kind) {
  const rules::KindId id = rules::FindKind(rules, kind);
  return id == rules::kNoKind ? std::string_view() : rules::Canonical(rules, code, id);
}

// The issuer that the codes behind the first say.
std::string_view IssuerBehind(const RuleSet& rules, const std::vector<std::string_view>& codes) {
  for (std::size_t i = 1; i < codes.size(); ++i) {
    const std::string_view issuer = LookUp(rules, codes[i], "issuer-code");
    if (!issuer.empty()) return issuer;
  }
  return {};
}

// `1586/BTC-CST`: a letter bears its issuer first, then the unit that wrote it. `CT` is a kind (`CT-TTg`) and an issuer
// (`CT-CS`): with an issuer behind it, it is the kind.
bool IsLetter(const RuleSet& rules, const std::vector<std::string_view>& codes) {
  if (codes.size() < 2 || LookUp(rules, codes.front(), "letter-code").empty()) return false;
  return LookUp(rules, codes.front(), "kind-code").empty() || IssuerBehind(rules, codes).empty();
}

}  // namespace

std::string_view CodeOf(std::string_view number) {
  // The figures, a letter of an inserted number (24a), a point (66.7), the year; the code begins with a capital.
  std::size_t at = 0;
  while (at < number.size()) {
    const char c = number[at];
    const bool capital = (c >= 'A' && c <= 'Z') || static_cast<unsigned char>(c) >= 0x80;
    if (capital && at > 0 && kMarks.find(number[at - 1]) != std::string_view::npos) return number.substr(at);
    ++at;
  }
  return {};
}

bool HasCode(std::string_view number) { return !CodeOf(number).empty(); }

int LeadingNumber(std::string_view number) {
  int value = -1;
  const auto [end, error] = std::from_chars(number.data(), number.data() + number.size(), value);
  return error == std::errc() ? value : -1;
}

std::string KindOfNumber(const RuleSet& rules, std::string_view number) {
  const std::vector<std::string_view> codes = Codes(number);
  if (codes.empty()) return {};
  return std::string(LookUp(rules, codes.front(), IsLetter(rules, codes) ? "letter-code" : "kind-code"));
}

std::string IssuerOfNumber(const RuleSet& rules, std::string_view number) {
  const std::vector<std::string_view> codes = Codes(number);
  if (codes.empty()) return {};
  const bool letter = IsLetter(rules, codes);
  const std::string_view behind = letter ? std::string_view() : IssuerBehind(rules, codes);
  if (!behind.empty()) return std::string(behind);
  // A code that is the kind (with an issuer behind it that no list knows) says no issuer.
  if (!letter && codes.size() > 1 && !LookUp(rules, codes.front(), "kind-code").empty()) return {};
  return std::string(LookUp(rules, codes.front(), "issuer-code"));
}

}  // namespace vanban::extract
