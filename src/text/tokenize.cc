// Tokens of a stretch of text. The door is Tokenize in vanban/document.h; TokenizeText is for the room and its tests.
#include "text/tokenize.h"

#include "text/char_class.h"
#include "text/utf8.h"
#include "text/word_end.h"

namespace vanban {
namespace text {
namespace {

// Joins two halves of a word that it stands between: `K'Gim`.
bool IsApostrophe(char c) { return c == '\''; }

}  // namespace

void TokenizeText(std::string_view text, Span span, std::vector<Token>& tokens) {
  tokens.clear();
  const CharClasses& classes = CharClasses::Get();
  const std::size_t end = span.end;
  std::size_t at = span.begin;
  bool blank_before = false;
  const auto add = [&](std::size_t begin, TokenKind kind) {
    tokens.push_back({{static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(at)}, kind, blank_before});
    blank_before = false;
  };
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
    const CharClass kind = classes(NextChar(text, at));
    if (IsBlank(kind)) {
      blank_before = true;
    } else if (IsWord(kind)) {
      at = WordEnd(text, begin, end);
      TokenKind word = TokenKind::kWord;
      if (at < end && text[at] == ' ') {  // as behind most words
        add(begin, word);
        blank_before = true;
        ++at;
        continue;
      }
      while (at < end && (IsApostrophe(text[at]) || text[at] == '&') && starts_letter(at + 1)) {
        if (text[at] == '&') word = TokenKind::kAbbreviation;
        at = WordEnd(text, at + 1, end);
      }
      add(begin, word);
    } else if (kind == CharClass::kDigit) {
      skip(CharClass::kDigit);
      add(begin, TokenKind::kNumber);
    } else {
      skip(CharClass::kMark);  // a mark that follows a sign belongs to it
      add(begin, TokenKind::kPunctuation);
    }
  }
}

}  // namespace text

void Tokenize(const Document& document, Span span, std::vector<Token>& tokens) {
  text::TokenizeText(document.text(), span, tokens);
}

}  // namespace vanban
