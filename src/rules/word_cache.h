// What a token's letters mean, remembered from token to token: text repeats a few thousand syllables.
#pragma once

#include <algorithm>
#include <cstdint>
#include <cstring>
#include <string_view>
#include <vector>

#include "rules/phrase_table.h"

namespace vanban::rules {

inline constexpr WordId kMaxWordId = (1U << 29U) - 1;  // no lexicon has so many words

struct WordInfo {
  std::uint32_t begin = 0;  // the place in the automaton of phrases behind it; 0: no phrase begins so
  WordId word : 29 = kNoWord;
  bool letter : 1 = false;        // begins with a letter
  bool capital : 1 = false;       // begins with a capital
  bool all_capitals : 1 = false;  // has no lower-case letter
};

// A direct-mapped cache: a slot holds the last token that fell on it. Bounded, so no text can make it grow.
class WordCache {
 public:
  WordCache() : slots_(kSlots) {}

  // `end` is that of the text which the token is a part of. REQUIRES: the token is not empty
  WordInfo Get(std::string_view token, const char* end, const PhraseTable& phrases) {
    if (token.size() > sizeof(Key)) return Judge(token, phrases);
    const Key key = KeyOf(token, static_cast<std::size_t>(end - token.data()));
    const std::uint64_t hash = (key.low ^ (key.high * 0xC2B2AE3D27D4EB4FU)) * 0x9E3779B97F4A7C15U;
    Slot& slot = slots_[hash >> (64 - kSlotBits)];
    if (slot.key.low == key.low && slot.key.high == key.high) return slot.info;
    slot = {key, Judge(token, phrases)};
    return slot.info;
  }

 private:
  static constexpr unsigned kSlotBits = 13;
  static constexpr std::size_t kSlots = 1U << kSlotBits;
  // The bytes of a token, zeros behind: a syllable has eleven at most.
  struct Key {
    std::uint64_t low = 0, high = 0;
  };
  struct Slot {
    Key key;
    WordInfo info;
  };
  // `room`: how many bytes may be read.
  static Key KeyOf(std::string_view token, std::size_t room) {
    Key key;
    if (room < sizeof(key)) {
      std::memcpy(&key, token.data(), token.size());
      return key;
    }
    // Loads of known size; what is too much is cut off.
    constexpr std::size_t kHalf = sizeof(key.low);
    const auto load = [&](std::size_t at, std::size_t count) {
      std::uint64_t half;
      std::memcpy(&half, token.data() + at, kHalf);
      return half & ~std::uint64_t{0} >> 8 * (kHalf - count);
    };
    key.low = load(0, std::min(token.size(), kHalf));
    if (token.size() > kHalf) key.high = load(kHalf, token.size() - kHalf);
    return key;
  }
  static WordInfo Judge(std::string_view token, const PhraseTable& phrases);

  std::vector<Slot> slots_;
};

}  // namespace vanban::rules
