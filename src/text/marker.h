// List markers and heading numbers.
#pragma once

#include <cstdint>
#include <string_view>

#include "text/segment_words.h"

namespace vanban::text {

enum class MarkerKind : std::uint8_t {
  kNone,
  kListItem,  // `- `, `1. `, `a) `
  kHeading,   // `I. `, `Điều 1. `, `Chương II`
};

struct Marker {
  std::uint32_t length = 0;  // in bytes; 0: none
  MarkerKind kind = MarkerKind::kNone;
};

// The marker that a line or a sentence begins with. `numbered` is FindHead(text).numbered.
Marker FindMarker(std::string_view text, std::uint32_t numbered);

}  // namespace vanban::text
