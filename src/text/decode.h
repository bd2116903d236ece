// Bytes to valid UTF-8.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "vanban/document.h"

namespace vanban::text {

struct Decoded {
  std::string text;  // valid UTF-8, without byte order mark
  Encoding encoding = Encoding::kUtf8;
  std::uint64_t invalid_bytes = 0;
};

// UTF-8 or UTF-16, by byte order mark; without one UTF-16 where the zero bytes of its ASCII characters show it.
// In UTF-8 each byte that belongs to no character becomes one U+FFFD; in UTF-16 each lone surrogate (two bytes) and
// an odd last byte.
Decoded Decode(std::string_view bytes);

// The length of the valid UTF-8 at the start of `bytes`: bytes.size() where all of it is.
std::size_t ValidUtf8Prefix(std::string_view bytes);

}  // namespace vanban::text
