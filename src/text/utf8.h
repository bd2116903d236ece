// Reading and writing characters of *valid* UTF-8; decode.h makes any bytes valid.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace vanban::text {

inline constexpr char32_t kReplacement = 0xFFFD;

constexpr bool IsContinuation(char byte) { return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80U; }

// The character at `at`, which moves behind it. REQUIRES: text is valid UTF-8, at is a boundary, at < text.size()
inline char32_t NextChar(std::string_view text, std::size_t& at) {
  const auto byte = [&](std::size_t i) { return static_cast<char32_t>(static_cast<unsigned char>(text[i])); };
  const char32_t lead = byte(at);
  if (lead < 0x80) {
    at += 1;
    return lead;
  }
  if (lead < 0xE0) {
    at += 2;
    return (lead & 0x1FU) << 6U | (byte(at - 1) & 0x3FU);
  }
  if (lead < 0xF0) {
    at += 3;
    return (lead & 0x0FU) << 12U | (byte(at - 2) & 0x3FU) << 6U | (byte(at - 1) & 0x3FU);
  }
  at += 4;
  return (lead & 0x07U) << 18U | (byte(at - 3) & 0x3FU) << 12U | (byte(at - 2) & 0x3FU) << 6U | (byte(at - 1) & 0x3FU);
}

// The character before `at`, which moves to its start. REQUIRES: as NextChar, and at > 0
inline char32_t PreviousChar(std::string_view text, std::size_t& at) {
  do {
    --at;
  } while (at > 0 && IsContinuation(text[at]));
  std::size_t end = at;
  return NextChar(text, end);
}

// REQUIRES: c is a scalar value (no surrogate, at most 0x10FFFF)
inline void AppendChar(char32_t c, std::string& out) {
  const auto put = [&](char32_t byte) { out.push_back(static_cast<char>(byte)); };
  if (c < 0x80) {
    put(c);
  } else if (c < 0x800) {
    put(0xC0U | c >> 6U);
    put(0x80U | (c & 0x3FU));
  } else if (c < 0x10000) {
    put(0xE0U | c >> 12U);
    put(0x80U | (c >> 6U & 0x3FU));
    put(0x80U | (c & 0x3FU));
  } else {
    put(0xF0U | c >> 18U);
    put(0x80U | (c >> 12U & 0x3FU));
    put(0x80U | (c >> 6U & 0x3FU));
    put(0x80U | (c & 0x3FU));
  }
}

}  // namespace vanban::text
