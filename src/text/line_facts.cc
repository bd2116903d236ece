// Looks at a line's start, its end and its letters. The door is LookAtLine.
#include "text/line_facts.h"

#include <cstddef>

#include "text/bytes.h"
#include "text/char_class.h"
#include "text/marker.h"
#include "text/utf8.h"

namespace vanban::text {
namespace {

bool IsDigitByte(char c) { return c >= '0' && c <= '9'; }

// Characters that stand around a sentence without being part of what it says.
bool IsOpening(char32_t c) { return c == U'"' || c == U'\'' || c == U'(' || c == U'[' || c == U'*'; }
bool IsClosing(char32_t c) { return c == U'"' || c == U'\'' || c == U')' || c == U']'; }

// No line begins with a comma or the like.
bool ContinuesByMark(std::string_view line) {
  switch (line[0]) {
    case ',':
    case ';':
    case ':':
    case '.':
    case ')':
    case ']':
    case '/':
    case '%':
      return line.size() > 1 && line[0] != line[1];
    default:
      return false;
  }
}

char32_t FirstChar(std::string_view text) {
  std::size_t at = 0;
  return NextChar(text, at);
}

bool BeginsLower(std::string_view text) {
  while (!text.empty() && IsBlankByte(text.front())) text.remove_prefix(1);
  return !text.empty() && CharClasses::Get()(FirstChar(text)) == CharClass::kLower;
}

// What a dash at the start of a line is, by what follows it.
Bullet DashBullet(std::string_view text) {
  while (!text.empty() && IsBlankByte(text.front())) text.remove_prefix(1);
  if (text.empty()) return Bullet::kSure;
  const CharClass first = CharClasses::Get()(FirstChar(text));
  if (first == CharClass::kLower) return Bullet::kDoubtful;
  return first == CharClass::kDigit ? Bullet::kNumber : Bullet::kSure;
}

void FindStart(std::string_view line, const HeadWords& head, LineFacts& facts) {
  if (head.continuer || ContinuesByMark(line)) {
    facts.start = LineStart::kContinuer;
    return;
  }
  const bool lower = BeginsLower(line);
  if (!lower) facts.head = head.zone;
  facts.body_head = head.body_head;
  facts.bracketed = line.front() == '(' && line.find(')') == line.size() - 1;
  const Marker marker = FindMarker(line, head.numbered);
  facts.marker = marker.length;
  if (marker.kind == MarkerKind::kHeading) {
    facts.start = LineStart::kHeading;
  } else if (marker.kind == MarkerKind::kListItem) {
    facts.start = LineStart::kListItem;
    if (!IsDigitByte(line.front()) && !IsLetter(CharClasses::Get()(FirstChar(line)))) {
      facts.bullet = line.front() == '-' ? DashBullet(line.substr(1)) : Bullet::kSure;
    }
  } else if (head.starter && !lower) {
    facts.start = LineStart::kStarter;
  }
}

// The last word of the line, with a stop behind it and, where `two`, the word before it.
std::string_view LastWords(std::string_view line, bool two) {
  const CharClasses& classes = CharClasses::Get();
  std::size_t begin = line.size();
  if (two) {
    begin = line.size() - LastWords(line, false).size();
    if (begin == 0 || !IsBlankByte(line[begin - 1])) return {};
    while (begin > 0 && IsBlankByte(line[begin - 1])) --begin;
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

LineEnd FindEnd(std::string_view line, const HeadWords& head, const Segmenter::Impl& words) {
  switch (line.back()) {
    case ',':
      return LineEnd::kComma;
    case ';':
      return LineEnd::kSemicolon;
    case ':':
      return LineEnd::kColon;
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
  if (head.numbered == line.size()) return LineEnd::kRunsOn;  // `Chương⏎II`
  const std::string_view last = LastWords(line, false);
  const TailWords tail = words.FindTail(last);
  const char before = last.size() < line.size() ? line[line.size() - last.size() - 1] : ' ';
  const bool joined = before == '&' || before == '/' || before == '-';  // `TT&TT.`
  const TailWords both = tail.second_word ? words.FindTail(LastWords(line, true)) : TailWords{};
  if (tail.ender || both.ender) return LineEnd::kRunsOn;
  if (tail.number_ender || both.number_ender) return LineEnd::kWantsNumber;
  std::string_view open = line;
  while (!open.empty() && IsClosing(static_cast<unsigned char>(open.back()))) open.remove_suffix(1);
  if (open.empty()) return LineEnd::kOpen;
  switch (open.back()) {
    case '.':
      return tail.abbreviation && !joined ? LineEnd::kRunsOn : LineEnd::kStop;
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

// In characters, a run of blanks as one: the bytes that begin a character and are no blank behind a blank.
std::uint32_t Width(std::string_view text) {
  constexpr std::size_t kMost = 255;  // blocks whose bytes a byte can count
  const auto counts = [&](std::size_t i) {
    return static_cast<std::uint32_t>(!IsContinuation(text[i]) && (text[i] != ' ' || i == 0 || text[i - 1] != ' '));
  };
  std::uint32_t width = text.empty() ? 0 : counts(0);
  std::size_t at = 1;
  while (at + sizeof(Bytes) <= text.size()) {
    Bytes found = {};
    for (std::size_t blocks = 0; blocks < kMost && at + sizeof(Bytes) <= text.size(); ++blocks, at += sizeof(Bytes)) {
      const Bytes here = LoadBytes(text.data() + at);
      const Bytes before = LoadBytes(text.data() + at - 1);
      found -= reinterpret_cast<Bytes>(((here & 0xC0) != 0x80) & ~((here == ' ') & (before == ' ')));
    }
    for (const std::uint64_t half : Halves(found)) {
      // Pairs of bytes to sums of 16 bits, and these to one in the highest 16.
      constexpr std::uint64_t kPairs = 0x00FF00FF00FF00FF;
      width += static_cast<std::uint32_t>(((half & kPairs) + (half >> 8U & kPairs)) * 0x0001000100010001 >> 48U);
    }
  }
  for (; at < text.size(); ++at) width += counts(at);
  return width;
}

// Counts letters and words, as far as they decide.
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
    if (!first_seen && !IsOpening(c)) {
      first_seen = true;
      facts.lower = kind == CharClass::kLower;
      facts.digit = kind == CharClass::kDigit;
    }
    const bool letter = IsLetter(kind) && at > facts.marker;
    if (letter && !in_word) {
      ++words;
      capital_words += static_cast<std::uint32_t>(kind == CharClass::kUpper);
    }
    in_word = letter || kind == CharClass::kMark;
    letters += static_cast<std::uint32_t>(letter);
    lower = lower || (letter && kind == CharClass::kLower);
    digits = digits || kind == CharClass::kDigit;
    if (lower && words > capital_words) break;  // neither capitals nor a name
  }
  facts.width = Width(line);
  for (std::size_t at = 0; at < line.size() && line[at] != ' '; ++at) {
    facts.first_word += static_cast<std::uint32_t>(!IsContinuation(line[at]));
  }
  facts.ends_in_digit = IsDigitByte(line.back());
  facts.capitals = letters >= 2 && !lower;
  facts.ornament = words == 0 && !digits && facts.marker == 0;
  facts.name = words >= 2 && words <= 6 && words == capital_words && !digits && facts.width <= 50;
}

}  // namespace

LineFacts LookAtLine(std::string_view text, Span span, std::uint32_t gap, const Segmenter::Impl& words) {
  const std::string_view line = text.substr(span.begin, span.size());
  const HeadWords head = words.FindHead(line);
  LineFacts facts;
  facts.span = span;
  facts.gap = gap;
  FindStart(line, head, facts);
  FindLetters(line, facts);
  facts.end = FindEnd(line, head, words);
  return facts;
}

}  // namespace vanban::text
