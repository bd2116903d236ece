// What a line shows by itself, before zones and breaks are decided.
#pragma once

#include <cstdint>
#include <string_view>

#include "text/segment_words.h"
#include "vanban/document.h"

namespace vanban::text {

enum class LineStart : std::uint8_t {
  kPlain,
  kListItem,   // `- `, `1. `, `a) `
  kHeading,    // `I. `, `Điều 1. `, `Chương II`
  kStarter,    // a word that begins a line anew: `Căn cứ`
  kContinuer,  // a word that continues the line above: `- Xã hội`
};

enum class LineEnd : std::uint8_t {
  kOpen,         // nothing said
  kRunsOn,       // asks for more: a preposition, a hyphen, an open bracket
  kWantsNumber,  // asks for more if a figure follows: `số`, `năm`
  kComma,
  kStop,  // `.` `!` `?`, quotes and brackets behind it left aside
  kSemicolon,
  kColon,
};

enum class Bullet : std::uint8_t {
  kNone,
  kDoubtful,  // a dash before lower case, which may stand within a name: `kinh tế⏎- xã hội`
  kNumber,    // a dash before a figure, which may stand within a range: `2026⏎- 2030`
  kSure,
};

struct LineFacts {
  Span span;                     // without blanks around it; never empty
  std::uint32_t gap = 0;         // blank lines before it
  std::uint32_t width = 0;       // in characters
  std::uint32_t first_word = 0;  // width of its first word
  std::uint32_t marker = 0;      // bytes of its list marker or heading number, `Điều 1.`
  LineStart start = LineStart::kPlain;
  LineEnd end = LineEnd::kOpen;
  Bullet bullet = Bullet::kNone;
  bool capitals = false;  // two letters at least, none in lower case; the marker left aside
  bool lower = false;     // begins with a letter in lower case, behind quotes and brackets
  bool digit = false;     // begins with a figure
  bool ends_in_digit = false;
  bool ornament = false;   // no letter and no figure: `-------`
  bool bracketed = false;  // all of it stands in brackets
  bool name = false;       // may be a person's name: two to six words, each with a capital, and no figure
  bool body_head = false;  // begins with the name of a kind of body, in capitals
  int head = -1;           // the zone whose head it begins with
};

// Looks at one line. `gap`: see LineFacts.
// REQUIRES: the line under `span` has no blanks around it and is not empty
LineFacts LookAtLine(std::string_view text, Span span, std::uint32_t gap, const Segmenter::Impl& words);

}  // namespace vanban::text
