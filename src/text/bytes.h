// Sixteen bytes compared at once: a vector type of GCC and Clang, for any processor.
#pragma once

#include <array>
#include <cstdint>
#include <cstring>

namespace vanban::text {

using Bytes [[gnu::vector_size(16)]] = unsigned char;

// REQUIRES: sixteen bytes may be read from `from` on
inline Bytes LoadBytes(const char* from) {
  Bytes bytes;
  std::memcpy(&bytes, from, sizeof(bytes));
  return bytes;
}

// What a comparison found, byte by byte 0xFF or 0 (or sums), as two numbers.
template <typename Compared>
std::array<std::uint64_t, 2> Halves(const Compared& compared) {
  static_assert(sizeof(compared) == sizeof(Bytes));
  std::array<std::uint64_t, 2> halves{};
  std::memcpy(halves.data(), &compared, sizeof(compared));
  return halves;
}

// Whether a comparison holds for any byte.
template <typename Compared>
bool Any(const Compared& compared) {
  const std::array<std::uint64_t, 2> halves = Halves(compared);
  return (halves[0] | halves[1]) != 0;
}

}  // namespace vanban::text
