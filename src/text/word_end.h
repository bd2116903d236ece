// Where a word ends: sixteen bytes at a time, as long as they are surely a word's.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "text/bytes.h"
#include "text/char_class.h"
#include "text/utf8.h"

namespace vanban::text {

// How many bytes there must be behind the one at which SureLetterBytes looks first.
inline constexpr std::size_t kSureLetterRoom = sizeof(Bytes);

// How many of the sixteen bytes at `at`, from the first one on, are surely parts of letters: ASCII, and Latin with all
// of Vietnamese. REQUIRES: at + kSureLetterRoom < text.size(); a letter begins or goes on at `at`, or none does
inline std::size_t SureLetterBytes(std::string_view text, std::size_t at) {
  const Bytes here = LoadBytes(text.data() + at);
  const Bytes next = LoadBytes(text.data() + at + 1);
  const Bytes small = (here | 0x20) - 'a';
  const auto ascii = small < 26;
  const auto latin = (here >= 0x80) & (here < 0xC7) & (here != 0xC2);  // U+00C0 to U+01BF, with second bytes
  const auto extended = (here == 0xE1) & ((next & 0xFC) == 0xB8);      // U+1E00 to U+1EFF
  const auto sign = (here == 0xC3) & ((next & 0xDF) == 0x97);          // the two signs among U+00C0 to U+01BF
  const auto other = ~(ascii | latin | extended) | sign;
  return FirstOf(other);
}

// The end of the run of word characters that goes on at `at`, `end` at most.
// REQUIRES: at <= end <= text.size(), both on character boundaries
inline std::size_t WordEnd(std::string_view text, std::size_t at, std::size_t end) {
  const CharClasses& classes = CharClasses::Get();
  while (at < end) {
    const std::size_t sure = at + kSureLetterRoom < text.size() ? SureLetterBytes(text, at) : 0;
    at += sure;
    if (sure == sizeof(Bytes)) continue;
    if (at >= end) return end;
    if (sure != 0 && static_cast<unsigned char>(text[at]) < 0x80) return at;  // ASCII that is no letter
    std::size_t next = at;
    if (!IsWord(classes(NextChar(text, next)))) return at;
    at = next;
  }
  return end;
}

}  // namespace vanban::text
