// Duty: this room's questions to `text`. Doors: those of words.h.
#include "rules/words.h"

#include "text/char_class.h"
#include "text/normalize.h"
#include "text/tokenize.h"
#include "text/utf8.h"

namespace vanban::rules {

LetterCase CaseOf(std::string_view text) {
  LetterCase found;
  const text::CharClasses& classes = text::CharClasses::Get();
  for (std::size_t at = 0; at < text.size();) {
    const bool first = at == 0;
    const text::CharClass c = classes(text::NextChar(text, at));
    if (first) {
      found.first_is_letter = text::IsLetter(c);
      found.first_is_capital = c == text::CharClass::kUpper;
    }
    found.has_lower = found.has_lower || c == text::CharClass::kLower;
  }
  return found;
}

bool IsInCapitals(std::string_view line) {
  const text::CharClasses& classes = text::CharClasses::Get();
  std::size_t capitals = 0;
  for (std::size_t at = 0; at < line.size();) {
    const text::CharClass c = classes(text::NextChar(line, at));
    if (c == text::CharClass::kLower) return false;
    if (c == text::CharClass::kUpper) ++capitals;
  }
  return capitals >= 2;
}

bool StartsWithCapital(std::string_view text) {
  std::size_t at = 0;
  return !text.empty() && text::CharClasses::Get()(text::NextChar(text, at)) == text::CharClass::kUpper;
}

bool IsNormal(std::string_view text) { return !text::Normalize(text).has_value(); }

std::string Normal(std::string_view text) {
  auto normalized = text::Normalize(text);
  return normalized ? std::move(normalized->text) : std::string(text);
}

std::vector<Token> SplitTokens(std::string_view text) {
  std::vector<Token> tokens;
  tokens.reserve(text.size() / 4 + 1);
  text::TokenizeText(text, {0, static_cast<std::uint32_t>(text.size())}, tokens);
  return tokens;
}

}  // namespace vanban::rules
