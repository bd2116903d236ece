// A word of at most twelve bytes as two numbers: a syllable has eleven at most.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace vanban::rules {

// The bytes, zeros behind.
struct WordKey {
  static constexpr std::size_t kLongest = sizeof(std::uint64_t) + sizeof(std::uint32_t);

  std::uint64_t low = 0;
  std::uint32_t high = 0;

  // `room`: how many bytes may be read. REQUIRES: word.size() <= kLongest
  static WordKey Of(std::string_view word, std::size_t room);
  [[nodiscard]] std::uint64_t Hash() const {  // the upper bits are the good ones
    return (low ^ (high * 0xC2B2AE3D27D4EB4FU)) * 0x9E3779B97F4A7C15U;
  }
};

// The bits of a key that the bytes of a word fill, by their number.
inline constexpr std::array<WordKey, WordKey::kLongest + 1> kWordKeyMasks = [] {
  constexpr std::size_t kLow = sizeof(WordKey::low);
  const auto ones = [](std::size_t bytes) { return bytes == 0 ? 0 : ~std::uint64_t{0} >> 8 * (kLow - bytes); };
  std::array<WordKey, WordKey::kLongest + 1> masks{};
  for (std::size_t size = 0; size <= WordKey::kLongest; ++size) {
    masks[size].low = ones(std::min(size, kLow));
    masks[size].high = static_cast<std::uint32_t>(ones(size - std::min(size, kLow)));
  }
  return masks;
}();

inline WordKey WordKey::Of(std::string_view word, std::size_t room) {
  WordKey key;
  if (room < kLongest) {
    std::memcpy(&key.low, word.data(), std::min(word.size(), sizeof(key.low)));
    if (word.size() > sizeof(key.low))
      std::memcpy(&key.high, word.data() + sizeof(key.low), word.size() - sizeof(key.low));
    return key;
  }
  // Loads of known size; what is too much is cut off.
  std::memcpy(&key.low, word.data(), sizeof(key.low));
  std::memcpy(&key.high, word.data() + sizeof(key.low), sizeof(key.high));
  const WordKey& mask = kWordKeyMasks[word.size()];
  return {key.low & mask.low, key.high & mask.high};
}

}  // namespace vanban::rules
