// Tokens over any normalised text; see Tokenize in vanban/document.h.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "text/char_class.h"
#include "text/utf8.h"
#include "text/word_end.h"
#include "vanban/document.h"

namespace vanban::text {

// REQUIRES: span lies in text, on character boundaries
void TokenizeText(std::string_view text, Span span, std::vector<Token>& tokens);

// Calls use(token) for each, in order: for the walk over a document's words, which wants no list of them first.
template <typename Use>
void ForEachToken(std::string_view text, Span span, Use use) {
  const CharClasses& classes = CharClasses::Get();
  const std::size_t sure_end = text.size() > kSureLetterRoom ? text.size() - kSureLetterRoom : 0;
  const std::size_t end = span.end;
  std::size_t at = span.begin;
  bool blank_before = false;
  // Moves `at` over characters of one kind.
  const auto skip = [&](CharClass kind) {
    while (at < end) {
      std::size_t next = at;
      if (classes(NextChar(text, next)) != kind) break;
      at = next;
    }
  };
  const auto starts_letter = [&](std::size_t place) { return place < end && IsLetter(classes(NextChar(text, place))); };
  while (at < end) {
    const std::size_t begin = at;
    TokenKind kind = TokenKind::kWord;
    const std::size_t letters = at < sure_end ? SureLetterBytes(text, at) : 0;
    const CharClass first = letters != 0 ? CharClass::kLower : classes(NextChar(text, at));
    if (IsBlank(first)) {
      blank_before = true;
      continue;
    }
    if (IsWord(first)) {
      if (letters != 0) at = std::min(at + letters, end);
      if (letters == 0 || letters == sizeof(Bytes) || static_cast<unsigned char>(text[at]) >= 0x80)
        at = WordEnd(text, at, end);
      // An apostrophe joins two halves of a word that it stands between: `K'Gim`.
      while (at < end && (text[at] == '\'' || text[at] == '&') && starts_letter(at + 1)) {
        if (text[at] == '&') kind = TokenKind::kAbbreviation;
        at = WordEnd(text, at + 1, end);
      }
    } else if (first == CharClass::kDigit) {
      skip(CharClass::kDigit);
      kind = TokenKind::kNumber;
    } else {
      skip(CharClass::kMark);  // a mark that follows a sign belongs to it
      kind = TokenKind::kPunctuation;
    }
    use(Token{{static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(at)}, kind, blank_before});
    blank_before = at < end && text[at] == ' ';
    if (blank_before) ++at;
  }
}

}  // namespace vanban::text
