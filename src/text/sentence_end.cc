// Tells stops that end a sentence from those of abbreviations, initials, numbers and addresses. The door is
// SentenceEnd.
#include "text/sentence_end.h"

#include "text/bytes.h"
#include "text/char_class.h"
#include "text/fold.h"
#include "text/segment_words.h"
#include "text/utf8.h"

namespace vanban::text {
namespace {

bool IsStop(char c) { return c == '.' || c == '!' || c == '?'; }
bool IsClosing(char c) { return c == '"' || c == '\'' || c == ')' || c == ']'; }
bool IsOpening(char c) { return c == '"' || c == '\'' || c == '(' || c == '[' || c == '-'; }

constexpr std::string_view kEllipsis = "…";

// The first place at or behind `at` where something stands that may end a sentence; `end` where nothing does.
std::size_t FindStop(std::string_view text, std::size_t at, std::size_t end) {
  constexpr auto kEllipsisLead = static_cast<unsigned char>(kEllipsis.front());
  for (; at + sizeof(Bytes) <= end; at += sizeof(Bytes)) {
    const Bytes bytes = LoadBytes(text.data() + at);
    if (Any((bytes == '.') | (bytes == '!') | (bytes == '?') | (bytes == kEllipsisLead))) break;
  }
  while (at < end && !IsStop(text[at]) && text[at] != kEllipsis.front()) ++at;
  return at;
}

// What joins a word to the one before.
bool IsJoint(char c) { return c == '&' || c == '/' || c == '-'; }

// The word that ends at `stop`.
struct Word {
  std::size_t begin = 0;
  int letters = 0;
  bool first_capital = false;
  bool capital_inside = false;
  bool lower = false;
};

Word WordBefore(std::string_view text, std::size_t begin, std::size_t stop) {
  constexpr int kLongest = 12;  // no syllable and no abbreviation is longer
  const CharClasses& classes = CharClasses::Get();
  Word word{.begin = stop, .letters = 0, .first_capital = false, .capital_inside = false, .lower = false};
  while (word.begin > begin && word.letters < kLongest) {
    std::size_t before = word.begin;
    const CharClass kind = classes(PreviousChar(text, before));
    if (!IsWord(kind)) break;
    word.begin = before;
    if (kind == CharClass::kMark) continue;
    ++word.letters;
    word.capital_inside = word.capital_inside || word.first_capital;
    word.first_capital = kind == CharClass::kUpper;
    word.lower = word.lower || kind == CharClass::kLower;
  }
  return word;
}

bool HasVowel(std::string_view word) { return FoldToneless(word).find_first_of("aeiouy") != std::string::npos; }

// Whether the stop behind the word belongs to it: an initial, a listed abbreviation, or letters that no syllable has
// (`PCTrg.`, `Ths.`).
bool IsAbbreviation(std::string_view text, const Word& word, std::size_t stop, const Segmenter::Impl& words) {
  if (word.letters == 0) return false;
  if (word.letters == 1 && word.first_capital) return true;
  if (word.begin > 0 && IsJoint(text[word.begin - 1])) return false;  // `TT&TT.`, `NQ/TW.`
  if (words.IsAbbreviation(text.substr(word.begin, stop + 1 - word.begin))) return true;
  return word.lower && (word.capital_inside || !HasVowel(text.substr(word.begin, stop - word.begin)));
}

// A stop without a blank behind it ends a sentence only between a plain word and a word with a capital: `tỉnh.Ngày`.
bool EndsWithoutBlank(std::string_view text, const Word& word, std::size_t after, std::size_t end) {
  if (word.letters < 2 || word.first_capital || word.capital_inside) return false;
  const CharClasses& classes = CharClasses::Get();
  std::size_t at = after;
  if (classes(NextChar(text, at)) != CharClass::kUpper || at >= end) return false;
  return classes(NextChar(text, at)) == CharClass::kLower && HasVowel(text.substr(word.begin, after - word.begin));
}

}  // namespace

std::size_t SentenceEnd(std::string_view text, std::size_t begin, std::size_t from, std::size_t end,
                        const Segmenter::Impl& words) {
  const CharClasses& classes = CharClasses::Get();
  for (std::size_t at = FindStop(text, from, end); at < end; at = FindStop(text, at + 1, end)) {
    const bool ellipsis = text.compare(at, kEllipsis.size(), kEllipsis) == 0;
    if (!IsStop(text[at]) && !ellipsis) continue;
    const std::size_t stop = at;
    std::size_t after = ellipsis ? at + kEllipsis.size() : at + 1;
    while (after < end && IsStop(text[after])) ++after;
    const bool plain = text[stop] == '.' && after == stop + 1;
    while (after < end && IsClosing(text[after])) ++after;
    if (after >= end) return end;
    at = after - 1;
    if (!IsBlankByte(text[after])) {
      if (plain && after == stop + 1 && EndsWithoutBlank(text, WordBefore(text, begin, stop), after, end)) return after;
      continue;
    }
    std::size_t next = after;
    while (next < end && (IsBlankByte(text[next]) || IsOpening(text[next]))) ++next;
    if (next >= end) return end;
    if (classes(NextChar(text, next)) == CharClass::kLower) continue;
    if (plain && IsAbbreviation(text, WordBefore(text, begin, stop), stop, words)) continue;
    return after;
  }
  return end;
}

}  // namespace vanban::text
