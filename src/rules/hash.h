// A hash of a few bytes, for the caches of this room.
#pragma once

#include <cstdint>
#include <cstring>
#include <string_view>

namespace vanban::rules {

inline std::size_t HashOf(std::string_view bytes) {
  const auto load = [&](std::size_t at, auto into) {
    std::memcpy(&into, bytes.data() + at, sizeof(into));
    return into;
  };
  std::uint64_t hash = bytes.size();
  const auto add = [&](std::uint64_t word) {
    hash = (hash ^ word) * 0x9E3779B97F4A7C15U;
    hash ^= hash >> 32U;
  };
  constexpr std::size_t kWord = sizeof(std::uint64_t);
  constexpr std::size_t kHalf = sizeof(std::uint32_t);
  // The last loads may overlap the ones before: all are of known size.
  for (std::size_t at = 0; at + kWord < bytes.size(); at += kWord) add(load(at, std::uint64_t{}));
  if (bytes.size() >= kWord) {
    add(load(bytes.size() - kWord, std::uint64_t{}));
  } else if (bytes.size() >= kHalf) {
    add(std::uint64_t{load(0, std::uint32_t{})} << 32U | load(bytes.size() - kHalf, std::uint32_t{}));
  } else if (!bytes.empty()) {
    const auto byte = [&](std::size_t at) { return std::uint64_t{load(at, std::uint8_t{})}; };
    add(byte(0) << 16U | byte(bytes.size() / 2) << 8U | byte(bytes.size() - 1));
  }
  return static_cast<std::size_t>(hash);
}

}  // namespace vanban::rules
