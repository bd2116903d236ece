// Finds where a line of a letterhead, or of recipients with a signature beside them, falls apart. The doors are
// PartHead and RightColumn.
#include "text/columns.h"

#include <algorithm>
#include <cstddef>

#include "text/char_class.h"
#include "text/segment_words.h"
#include "text/utf8.h"

namespace vanban::text {
namespace {

constexpr std::size_t kWideGap = 5;  // blanks; fewer stand between words too

bool IsOrnament(char c) { return c == '-' || c == '_' || c == '*'; }

std::size_t GapEnd(std::string_view line, std::size_t at) {
  while (at < line.size() && IsBlankByte(line[at])) ++at;
  return at;
}

// Behind blanks and the rule that is drawn below a motto.
std::size_t OrnamentEnd(std::string_view line, std::size_t at) {
  while (at < line.size() && (IsBlankByte(line[at]) || IsOrnament(line[at]))) ++at;
  return at;
}

bool IsWideGap(std::string_view line, std::size_t begin, std::size_t end) {
  return end - begin >= kWideGap ||
         std::any_of(line.begin() + static_cast<std::ptrdiff_t>(begin), line.begin() + static_cast<std::ptrdiff_t>(end),
                     [](char c) { return c == '\t'; });
}

CharClass ClassAt(std::string_view line, std::size_t at) {
  return at < line.size() ? CharClasses::Get()(NextChar(line, at)) : CharClass::kBlank;
}

// The head of a letterhead or of a number that begins at `at`; its length, 0 where there is none.
std::size_t HeadLength(std::string_view line, std::size_t at, const Segmenter::Impl& words) {
  if (!words.MayBeginHead(Zone::kLetterhead, line[at]) && !words.MayBeginHead(Zone::kNumber, line[at])) return 0;
  const HeadWords head = words.FindHead(line.substr(at));
  if (head.zone == static_cast<int>(Zone::kLetterhead)) return head.zone_length;
  const std::size_t end = at + head.zone_length;
  const bool colon = end > at && (line[end - 1] == ':' || (end < line.size() && line[end] == ':'));
  return head.zone == static_cast<int>(Zone::kNumber) && colon ? head.zone_length : 0;
}

// `ĐỊNHQuy`: capitals, then a word that begins with one; the line break between was lost.
bool IsGlued(std::string_view line, std::size_t before, std::size_t at) {
  if (ClassAt(line, before) != CharClass::kUpper) return false;
  std::size_t second = at;
  NextChar(line, second);
  return ClassAt(line, second) == CharClass::kLower;
}

bool AllCapitals(std::string_view text) {
  const CharClasses& classes = CharClasses::Get();
  for (std::size_t at = 0; at < text.size();) {
    if (classes(NextChar(text, at)) == CharClass::kLower) return false;
  }
  return true;
}

// Two words in capitals at least: `NGHỊ ĐỊNH`, but not the `HD` of `HDBank`.
bool IsTitle(std::string_view text) { return text.find(' ') != std::string_view::npos && AllCapitals(text); }

}  // namespace

std::vector<Span> PartHead(std::string_view text, Span span, const Segmenter::Impl& words) {
  const std::string_view line = text.substr(span.begin, span.size());
  const CharClasses& classes = CharClasses::Get();
  std::vector<std::size_t> cuts;
  std::vector<std::size_t> gaps;
  bool head = HeadLength(line, 0, words) > 0;
  std::size_t motto_end = 0;
  std::size_t capitals = 0;  // in a row before `at`
  for (std::size_t at = 0, before = 0; at < line.size();) {
    const std::size_t here = at;
    const CharClass kind = classes(NextChar(line, at));
    if (kind == CharClass::kUpper && here > 0) {
      const bool word_begins = !IsWord(ClassAt(line, before)) || IsGlued(line, before, here);
      const std::size_t length = word_begins ? HeadLength(line, here, words) : 0;
      if (length > 0) {
        head = true;
        cuts.push_back(here);
        motto_end = here + length;
      } else if (capitals >= 2 && IsGlued(line, before, here) && (head || IsTitle(line.substr(0, here)))) {
        cuts.push_back(here);
      } else if (motto_end > 0 && OrnamentEnd(line, motto_end) == here && capitals == 0) {
        cuts.push_back(here);  // behind the motto: `… Hạnh phúc Hà Nội, ngày …`
      }
    } else if (IsBlankByte(line[here]) && !IsBlankByte(line[before])) {
      const std::size_t end = GapEnd(line, here);
      if (IsWideGap(line, here, end)) gaps.push_back(end);
    } else if (IsOrnament(line[here]) && IsOrnament(line[before]) && line[before] == line[here]) {
      gaps.push_back(before);
    }
    capitals = kind == CharClass::kUpper ? capitals + 1 : 0;
    before = here;
  }
  if (head) cuts.insert(cuts.end(), gaps.begin(), gaps.end());
  std::sort(cuts.begin(), cuts.end());

  std::vector<Span> parts;
  std::size_t begin = 0;
  cuts.push_back(line.size());
  for (const std::size_t cut : cuts) {
    std::size_t end = cut;
    while (end > begin && IsBlankByte(line[end - 1])) --end;
    begin = GapEnd(line, begin);
    if (begin < end) {
      parts.push_back({span.begin + static_cast<std::uint32_t>(begin), span.begin + static_cast<std::uint32_t>(end)});
    }
    begin = std::max(begin, cut);
  }
  return parts;
}

std::uint32_t RightColumn(std::string_view text, Span span, const Segmenter::Impl& words) {
  const std::string_view line = text.substr(span.begin, span.size());
  if (line.front() != '-' && words.FindHead(line).zone != static_cast<int>(Zone::kRecipients)) return span.end;
  for (std::size_t at = 1; at < line.size(); ++at) {
    if (!IsBlankByte(line[at])) continue;
    const std::size_t end = GapEnd(line, at);
    const std::string_view right = line.substr(end);
    if (ClassAt(line, end) == CharClass::kUpper) {
      const bool office = words.FindHead(right).zone == static_cast<int>(Zone::kSignature) && AllCapitals(right);
      if (office || IsWideGap(line, at, end)) return span.begin + static_cast<std::uint32_t>(end);
    }
    at = end - 1;
  }
  return span.end;
}

}  // namespace vanban::text
