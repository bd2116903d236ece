// Sixteen bytes compared at once: a vector type of GCC and Clang, for any processor.
#pragma once

#ifdef __SSE2__
#include <emmintrin.h>
#endif

#include <array>
#include <bit>
#include <cstddef>
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

// The first byte for which a comparison holds; 16: none.
template <typename Compared>
std::size_t FirstOf(const Compared& compared) {
#ifdef __SSE2__
  __m128i bits;
  static_assert(sizeof(compared) == sizeof(bits));
  std::memcpy(&bits, &compared, sizeof(bits));
  return static_cast<std::size_t>(std::countr_zero(static_cast<unsigned>(_mm_movemask_epi8(bits)) | 1U << 16U));
#else
  const std::array<std::uint64_t, 2> halves = Halves(compared);
  const auto bytes_before = [](std::uint64_t half) {
    const int bits = std::endian::native == std::endian::little ? std::countr_zero(half) : std::countl_zero(half);
    return static_cast<std::size_t>(bits) / 8;
  };
  return halves[0] != 0 ? bytes_before(halves[0]) : 8 + bytes_before(halves[1]);
#endif
}

// Whether a comparison holds for any byte.
template <typename Compared>
bool Any(const Compared& compared) {
  const std::array<std::uint64_t, 2> halves = Halves(compared);
  return (halves[0] | halves[1]) != 0;
}

}  // namespace vanban::text
