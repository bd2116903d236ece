// Looks at each line by itself. The door is FindLines.
#include "text/lines.h"

#include <algorithm>

#include "text/char_class.h"
#include "text/segment_words.h"
#include "text/utf8.h"

namespace vanban::text {
namespace {

bool IsBlankByte(char c) { return static_cast<unsigned char>(c) <= ' '; }
bool IsDigitByte(char c) { return c >= '0' && c <= '9'; }
bool IsRomanByte(char c) { return c == 'I' || c == 'V' || c == 'X' || c == 'L'; }
bool IsStopByte(char c) { return c == '.' || c == ')' || c == '/'; }

// Characters that stand around a sentence without being part of what it says.
bool IsOpening(char32_t c) { return c == U'"' || c == U'\'' || c == U'(' || c == U'['; }
bool IsClosing(char32_t c) { return c == U'"' || c == U'\'' || c == U')' || c == U']'; }

bool IsBullet(char32_t c) {
  switch (c) {
    case U'-':
    case U'+':
    case U'*':
    case U'•':
    case U'●':
    case U'▪':
    case U'■':
    case U'◦':
    case U'➢':
    case U'✓':
    case U'·':
    case 0xF0B7:
    case 0xF02D:
    case 0xF0D8:
    case 0xF0A7:  // the last ones from Word's symbol fonts
      return true;
    default:
      return false;
  }
}

// What follows a marker `1.`: a blank, the end or a letter (`1.Mục đích`), never a figure (`1.436`).
bool EndsMarker(std::string_view line, std::size_t at) {
  if (at >= line.size() || IsBlankByte(line[at])) return true;
  const CharClass next = CharClasses::Get()(NextChar(line, at));
  return next == CharClass::kUpper;
}

// The length of `1.`, `1.2.`, `1.2`, `a)`, `IV.`, 0 where the line begins with none; sets whether it numbers a heading.
std::size_t NumberLength(std::string_view line, bool& heading) {
  std::size_t at = 0;
  while (at < line.size() && at < 6 && IsRomanByte(line[at])) ++at;
  if (at > 0 && at < line.size() && IsStopByte(line[at]) && EndsMarker(line, at + 1)) {
    heading = true;
    return at + 1;
  }
  at = 0;
  std::size_t groups = 0;
  while (at < line.size() && groups < 5) {
    std::size_t digits = at;
    while (digits < line.size() && digits - at < 3 && IsDigitByte(line[digits])) ++digits;
    if (digits == at || (digits < line.size() && IsDigitByte(line[digits]))) break;
    ++groups;
    if (digits == line.size() || !IsStopByte(line[digits])) {
      // `1.2 Mục`; a lone `5 đồng` is no marker, and `3.5 tỷ` must not be one.
      if (groups < 2 || digits >= line.size() || line[digits] != ' ') return 0;
      return EndsMarker(line, digits + 1) ? digits : 0;
    }
    at = digits + 1;
    if (EndsMarker(line, at)) return at;
    if (line[digits] != '.') return 0;
  }
  // `a)`, `a.`, `đ)`.
  std::size_t letter = 0;
  if (line.empty()) return 0;
  const CharClass kind = CharClasses::Get()(NextChar(line, letter));
  if (IsLetter(kind) && letter < line.size() && letter <= 2 &&
      (line[letter] == ')' || (line[letter] == '.' && line.size() > letter + 1 && line[letter + 1] == ' '))) {
    return EndsMarker(line, letter + 1) ? letter + 1 : 0;
  }
  return 0;
}

char32_t FirstChar(std::string_view text) {
  std::size_t at = 0;
  return NextChar(text, at);
}

bool BeginsLower(std::string_view text) {
  while (!text.empty() && IsBlankByte(text.front())) text.remove_prefix(1);
  return !text.empty() && CharClasses::Get()(FirstChar(text)) == CharClass::kLower;
}

void FindStart(std::string_view line, const Segmenter::Impl& words, LineFacts& facts) {
  if (words.line_continuers.LongestPrefix(line)) {
    facts.start = LineStart::kContinuer;
    return;
  }
  if (const auto head = words.zone_heads.LongestPrefix(line)) facts.head = head->value;
  const Marker marker = FindMarker(line, words);
  facts.body_head = words.body_heads.LongestPrefix(line).has_value();
  facts.bracketed = line.front() == '(' && line.find(')') == line.size() - 1;
  if (marker.length > 0) {
    facts.start = marker.start;
    facts.marker = marker.length;
    if (!IsDigitByte(line.front()) && !IsLetter(CharClasses::Get()(FirstChar(line)))) {
      facts.bullet = line.front() == '-' && BeginsLower(line.substr(marker.length)) ? Bullet::kDoubtful : Bullet::kSure;
    }
  } else if (words.line_starters.LongestPrefix(line)) {
    facts.start = LineStart::kStarter;
  }
}

// The last word of the line, with a stop behind it and, where `two`, the word before it.
std::string_view LastWords(std::string_view line, bool two) {
  const CharClasses& classes = CharClasses::Get();
  std::size_t begin = line.size();
  if (two) {
    begin = line.size() - LastWords(line, false).size();
    if (begin == 0 || line[begin - 1] != ' ') return {};
    --begin;
  }
  if (!two && begin > 0 && line[begin - 1] == '.') --begin;
  const bool digits = begin > 0 && IsDigitByte(line[begin - 1]);
  while (begin > 0) {
    std::size_t before = begin;
    const CharClass kind = classes(PreviousChar(line, before));
    if (digits ? kind != CharClass::kDigit : !IsWord(kind)) break;
    begin = before;
  }
  return line.substr(begin);
}

LineEnd FindEnd(std::string_view line, const Segmenter::Impl& words) {
  switch (line.back()) {
    case ',':
      return LineEnd::kComma;
    case '(':
    case '[':
    case '/':
    case '&':
    case '+':
      return LineEnd::kRunsOn;
    case '-':
      return line.size() > 1 && line[line.size() - 2] != '-' ? LineEnd::kRunsOn : LineEnd::kOpen;
    default:
      break;
  }
  const std::string_view last = LastWords(line, false);
  if (words.line_enders.Contains(last) || words.line_enders.Contains(LastWords(line, true))) return LineEnd::kRunsOn;
  if (words.line_number_enders.Contains(last)) return LineEnd::kWantsNumber;
  std::string_view open = line;
  while (!open.empty() && IsClosing(static_cast<unsigned char>(open.back()))) open.remove_suffix(1);
  if (open.empty()) return LineEnd::kOpen;
  switch (open.back()) {
    case '.':
      return words.abbreviations.Contains(last) ? LineEnd::kRunsOn : LineEnd::kStop;
    case '!':
    case '?':
      return LineEnd::kStop;
    case ';':
      return LineEnd::kSemicolon;
    case ':':
      return LineEnd::kColon;
    default:
      return open.ends_with("…") ? LineEnd::kStop : LineEnd::kOpen;
  }
}

// Counts letters and words in one pass.
void FindLetters(std::string_view line, LineFacts& facts) {
  const CharClasses& classes = CharClasses::Get();
  std::uint32_t letters = 0;
  std::uint32_t words = 0;
  std::uint32_t capital_words = 0;
  bool lower = false;
  bool digits = false;
  bool first_seen = false;
  bool in_word = false;
  for (std::size_t at = 0; at < line.size();) {
    const char32_t c = NextChar(line, at);
    const CharClass kind = classes(c);
    if (kind == CharClass::kMark) continue;
    ++facts.width;
    if (!first_seen && !IsOpening(c)) {
      first_seen = true;
      facts.lower = kind == CharClass::kLower;
      facts.digit = kind == CharClass::kDigit;
    }
    if (kind == CharClass::kBlank && facts.first_word == 0) facts.first_word = facts.width - 1;
    const bool letter = IsLetter(kind);
    if (letter && !in_word) {
      ++words;
      capital_words += static_cast<std::uint32_t>(kind == CharClass::kUpper);
    }
    in_word = letter;
    letters += static_cast<std::uint32_t>(letter);
    lower = lower || kind == CharClass::kLower;
    digits = digits || kind == CharClass::kDigit;
  }
  if (facts.first_word == 0) facts.first_word = facts.width;
  facts.capitals = letters >= 2 && !lower;
  facts.ornament = letters == 0 && !digits;
  facts.name = words >= 2 && words <= 6 && words == capital_words && !digits && facts.width <= 50;
}

}  // namespace

Marker FindMarker(std::string_view text, const Segmenter::Impl& words) {
  if (text.empty()) return {};
  std::size_t at = 0;
  const char32_t first = NextChar(text, at);
  if (IsBullet(first)) {
    if (at == text.size() || IsBlankByte(text[at]) || EndsMarker(text, at)) {
      return {static_cast<std::uint32_t>(at), LineStart::kListItem};
    }
    return {};
  }
  bool heading = false;
  if (const std::size_t number = NumberLength(text, heading); number > 0) {
    return {static_cast<std::uint32_t>(number), heading ? LineStart::kHeading : LineStart::kListItem};
  }
  if (const auto numbered = words.numbered_starters.LongestPrefix(text)) {
    std::size_t end = numbered->length;
    while (end < text.size() && IsBlankByte(text[end])) ++end;
    const std::size_t digits = end;
    while (end < text.size() && (IsDigitByte(text[end]) || IsRomanByte(text[end]))) ++end;
    // `Điều 5 Nghị định …` is a reference, `Điều 5. …` and a lone `Chương II` are headings.
    const bool stop = end < text.size() && (text[end] == '.' || text[end] == ':');
    if (end > digits && (stop ? EndsMarker(text, end + 1) : end == text.size() || text[end] == '\n')) {
      return {static_cast<std::uint32_t>(stop ? end + 1 : end), LineStart::kHeading};
    }
  }
  return {};
}

std::vector<LineFacts> FindLines(std::string_view text, const Segmenter::Impl& words) {
  std::vector<LineFacts> lines;
  std::uint32_t gap = 0;
  for (std::size_t at = 0; at < text.size();) {
    std::size_t end = std::min(text.find('\n', at), text.size());
    const std::size_t next = end + 1;
    while (at < end && IsBlankByte(text[at])) ++at;
    while (end > at && IsBlankByte(text[end - 1])) --end;
    if (at == end) {
      ++gap;
    } else {
      const std::string_view line = text.substr(at, end - at);
      LineFacts facts;
      facts.span = {static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(end)};
      facts.gap = gap;
      gap = 0;
      FindLetters(line, facts);
      FindStart(line, words, facts);
      facts.end = FindEnd(line, words);
      lines.push_back(facts);
    }
    at = next;
  }
  return lines;
}

}  // namespace vanban::text
