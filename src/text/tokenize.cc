// Tokens of a stretch of text. The door is Tokenize in vanban/document.h; TokenizeText is for the room and its tests.
#include "text/tokenize.h"

#include "text/char_class.h"
#include "text/utf8.h"

namespace vanban {
namespace text {
namespace {

// The end of the run of word characters that goes on at `at`.
std::size_t WordEnd(std::string_view text, std::size_t at) {
  const CharClasses& classes = CharClasses::Get();
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  while (at < text.size()) {
    const unsigned char lead = byte(at);
    if (lead < 0x80) {
      if (!IsWord(classes(lead))) return at;
      ++at;
    } else if (lead >= 0xC4 && lead <= 0xC6) {  // U+0100 to U+01BF: letters all
      at += 2;
    } else if (lead == 0xE1 && (byte(at + 1) & 0xFCU) == 0xB8) {  // U+1E00 to U+1EFF: letters all
      at += 3;
    } else {
      std::size_t next = at;
      if (!IsWord(classes(NextChar(text, next)))) return at;
      at = next;
    }
  }
  return at;
}

// Joins two halves of a word that it stands between: `K'Gim`.
bool IsApostrophe(char32_t c) { return c == U'\''; }

}  // namespace

void TokenizeText(std::string_view text, Span span, std::vector<Token>& tokens) {
  tokens.clear();
  const CharClasses& classes = CharClasses::Get();
  const std::string_view part = text.substr(0, span.end);
  std::size_t at = span.begin;
  bool blank_before = false;
  const auto add = [&](std::size_t begin, TokenKind kind) {
    tokens.push_back({{static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(at)}, kind, blank_before});
    blank_before = false;
  };
  // Moves `at` over characters of one kind.
  const auto skip = [&](auto belongs) {
    while (at < part.size()) {
      std::size_t next = at;
      if (!belongs(classes(NextChar(part, next)))) break;
      at = next;
    }
  };
  const auto starts_letter = [&](std::size_t place) {
    return place < part.size() && IsLetter(classes(NextChar(part, place)));
  };
  while (at < part.size()) {
    const std::size_t begin = at;
    const CharClass kind = classes(NextChar(part, at));
    if (IsBlank(kind)) {
      blank_before = true;
    } else if (IsWord(kind)) {
      at = WordEnd(part, at);
      TokenKind word = TokenKind::kWord;
      while (at < part.size() && (IsApostrophe(static_cast<unsigned char>(part[at])) || part[at] == '&') &&
             starts_letter(at + 1)) {
        if (part[at] == '&') word = TokenKind::kAbbreviation;
        at = WordEnd(part, at + 1);
      }
      add(begin, word);
    } else if (kind == CharClass::kDigit) {
      skip([](CharClass c) { return c == CharClass::kDigit; });
      add(begin, TokenKind::kNumber);
    } else {
      // A mark that follows a sign belongs to it.
      skip([](CharClass c) { return c == CharClass::kMark; });
      add(begin, TokenKind::kPunctuation);
    }
  }
}

}  // namespace text

void Tokenize(const Document& document, Span span, std::vector<Token>& tokens) {
  text::TokenizeText(document.text(), span, tokens);
}

}  // namespace vanban
