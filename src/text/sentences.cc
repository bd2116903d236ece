// Cuts the stretches between hard line breaks into sentences. The door is FindSentences.
#include "text/sentences.h"

#include <algorithm>

#include "text/char_class.h"
#include "text/segment_words.h"
#include "text/utf8.h"

namespace vanban::text {
namespace {

bool IsBlankByte(char c) { return static_cast<unsigned char>(c) <= ' '; }
bool IsClosingByte(char c) { return c == '"' || c == '\'' || c == ')' || c == ']'; }
bool IsOpeningByte(char c) { return c == '"' || c == '\'' || c == '(' || c == '[' || c == '-'; }

// Whether the stop at `stop` belongs to the word before it. `begin` is where the sentence begins.
bool IsAbbreviation(std::string_view text, std::size_t begin, std::size_t stop, const Segmenter::Impl& words) {
  const CharClasses& classes = CharClasses::Get();
  std::size_t start = stop;
  std::size_t letters = 0;
  bool capital = false;
  while (start > begin) {
    std::size_t before = start;
    const CharClass kind = classes(PreviousChar(text, before));
    if (!IsWord(kind)) break;
    capital = kind == CharClass::kUpper;
    ++letters;
    start = before;
    if (letters > 12) return false;
  }
  if (letters == 0) return false;
  if (letters == 1 && capital) return true;  // an initial
  return words.abbreviations.Contains(text.substr(start, stop + 1 - start));
}

// The end of the sentence that begins at `begin`, at most `end`.
std::size_t SentenceEnd(std::string_view text, std::size_t begin, std::size_t end, std::size_t marker,
                        const Segmenter::Impl& words) {
  const CharClasses& classes = CharClasses::Get();
  for (std::size_t at = begin + marker; at < end; ++at) {
    const char c = text[at];
    const bool ellipsis = text.compare(at, 3, "…") == 0;
    if (c != '.' && c != '!' && c != '?' && !ellipsis) continue;
    std::size_t after = ellipsis ? at + 3 : at + 1;
    while (after < end && (text[after] == '.' || text[after] == '!' || text[after] == '?')) ++after;
    while (after < end && IsClosingByte(text[after])) ++after;
    if (after >= end) return end;
    if (!IsBlankByte(text[after])) {
      at = after - 1;
      continue;
    }
    std::size_t next = after;
    while (next < end && IsBlankByte(text[next])) ++next;
    std::size_t first = next;
    while (first < end && (IsOpeningByte(text[first]) || IsBlankByte(text[first]))) ++first;
    if (first >= end) return end;
    std::size_t look = first;
    const CharClass kind = classes(NextChar(text, look));
    const bool plain_stop = c == '.' && after == at + 1;
    if (kind == CharClass::kLower || (plain_stop && IsAbbreviation(text, begin, at, words))) {
      at = after - 1;
      continue;
    }
    return after;
  }
  return end;
}

bool EndsInColon(std::string_view text) { return !text.empty() && text.back() == ':'; }

}  // namespace

std::vector<Sentence> FindSentences(std::string_view text, const std::vector<LineFacts>& lines,
                                    const std::vector<Zone>& zones, const std::vector<bool>& hard,
                                    const Segmenter::Impl& words) {
  std::vector<Sentence> sentences;
  std::uint32_t paragraph = 0;
  std::uint32_t block = 0;
  std::uint32_t lead = Sentence::kNoLead;
  for (std::size_t i = 0; i < lines.size();) {
    std::size_t last = i;
    while (!hard[last]) ++last;
    const LineFacts& line = lines[i];
    if (i > 0 && zones[i] != zones[i - 1]) {
      ++block;
      lead = Sentence::kNoLead;
    }
    if (i > 0) ++paragraph;
    const std::size_t end = lines[last].span.end;
    if (line.ornament && i == last) {
      i = last + 1;
      continue;
    }
    SentenceKind kind = SentenceKind::kProse;
    if (line.start == LineStart::kListItem) {
      kind = SentenceKind::kListItem;
    } else if (line.start == LineStart::kHeading || line.capitals || zones[i] == Zone::kTitle) {
      kind = SentenceKind::kHeading;
    }
    if (kind != SentenceKind::kListItem) lead = Sentence::kNoLead;
    for (std::size_t begin = line.span.begin, marker = line.marker; begin < end; marker = 0) {
      const std::size_t stop = SentenceEnd(text, begin, end, marker, words);
      std::size_t trimmed = stop;
      while (trimmed > begin && IsBlankByte(text[trimmed - 1])) --trimmed;
      Sentence sentence;
      sentence.span = {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(trimmed)};
      sentence.zone = zones[i];
      sentence.kind = kind;
      sentence.paragraph = paragraph;
      sentence.block = block;
      if (kind == SentenceKind::kListItem) sentence.lead = lead;
      sentences.push_back(sentence);
      begin = stop;
      while (begin < end && IsBlankByte(text[begin])) ++begin;
      if (kind == SentenceKind::kHeading) kind = SentenceKind::kProse;
    }
    if (EndsInColon(text.substr(0, end))) lead = static_cast<std::uint32_t>(sentences.size() - 1);
    i = last + 1;
  }
  return sentences;
}

}  // namespace vanban::text
