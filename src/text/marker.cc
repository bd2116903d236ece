// Reads the marker of a list item or heading. The door is FindMarker.
#include "text/marker.h"

#include <cstddef>

#include "text/char_class.h"
#include "text/utf8.h"

namespace vanban::text {
namespace {

bool IsDigitByte(char c) { return c >= '0' && c <= '9'; }
bool IsRomanByte(char c) { return c == 'I' || c == 'V' || c == 'X' || c == 'L'; }
bool IsStopByte(char c) { return c == '.' || c == ')' || c == '/'; }

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
      // `1.2 Mục đích`; but `5 đồng`, `3.5 tỷ`, `1.364 Triệu` are no markers.
      std::size_t next = digits;
      while (next < line.size() && IsBlankByte(line[next])) ++next;
      const bool heading_number = groups >= 2 && digits - at <= 2 && next > digits && next < line.size();
      return heading_number && EndsMarker(line, next) ? digits : 0;
    }
    at = digits + 1;
    const bool slash = line[digits] == '/';  // `1/ Mục đích`, but `218/CĐ-TTg`
    if (slash ? at == line.size() || IsBlankByte(line[at]) : EndsMarker(line, at)) return at;
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

}  // namespace

Marker FindMarker(std::string_view text, std::uint32_t numbered) {
  if (text.empty()) return {};
  std::size_t at = 0;
  const char32_t first = NextChar(text, at);
  if (IsBullet(first)) {
    if (at == text.size() || IsBlankByte(text[at]) || EndsMarker(text, at)) {
      return {static_cast<std::uint32_t>(at), MarkerKind::kListItem};
    }
    return {};
  }
  bool heading = false;
  if (const std::size_t number = NumberLength(text, heading); number > 0) {
    return {static_cast<std::uint32_t>(number), heading ? MarkerKind::kHeading : MarkerKind::kListItem};
  }
  if (numbered > 0) {
    std::size_t end = numbered;
    while (end < text.size() && IsBlankByte(text[end])) ++end;
    const std::size_t digits = end;
    while (end < text.size() && (IsDigitByte(text[end]) || IsRomanByte(text[end]))) ++end;
    // `Điều 5 Nghị định …` is a reference, `Điều 5. …` and a lone `Chương II` are headings.
    const bool stop = end < text.size() && (text[end] == '.' || text[end] == ':');
    if (end > digits && (stop ? EndsMarker(text, end + 1) : end == text.size() || text[end] == '\n')) {
      return {static_cast<std::uint32_t>(stop ? end + 1 : end), MarkerKind::kHeading};
    }
  }
  return {};
}

}  // namespace vanban::text
