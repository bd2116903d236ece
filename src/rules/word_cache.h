// What a token's letters mean, remembered from token to token: text repeats a few thousand syllables.
#pragma once

#include <algorithm>
#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>
#include <vector>

#include "rules/phrase_table.h"
#include "rules/rule_set_impl.h"

namespace vanban::rules {

inline constexpr WordId kMaxWordId = (1U << 26U) - 1;  // no lexicon has so many words

// Beside the word what the walk needs of the place behind it, which most words are not followed further from.
struct WordInfo {
  std::uint32_t begin = 0;  // the place in the automaton of phrases behind it; 0: no phrase begins so
  WordId word : 26 = kNoWord;
  std::uint32_t letter : 1 = 0;        // begins with a letter
  std::uint32_t capital : 1 = 0;       // begins with a capital
  std::uint32_t all_capitals : 1 = 0;  // has no lower-case letter
  std::uint32_t has_exact : 1 = 0;
  std::uint32_t starts_shape : 1 = 0;         // a shape may begin with it
  std::uint32_t alone_is_none : 1 = 0;        // between blanks it is no shape
  std::array<std::uint32_t, 2> next_words{};  // those of PhraseTable::Place; in halves, to lie in less room
  std::uint16_t set = kEmptySet;              // the kinds of the phrase that it is alone

  [[nodiscard]] bool MayStep(WordId next) const {
    return (std::bit_cast<std::uint64_t>(next_words) >> (next % 64) & 1U) != 0;
  }
};

// The bytes of a token, zeros behind: a syllable has eleven at most.
struct WordKey {
  std::uint64_t low = 0;
  std::uint32_t high = 0;
};

// A direct-mapped cache: a slot holds the last token that fell on it. Bounded, so no text can make it grow.
class WordCache {
 public:
  WordCache() : slots_(kSlots) {}

  // `end` is that of the text which the token is a part of. REQUIRES: the token is not empty
  const WordInfo& Get(std::string_view token, const char* end, const RuleSet::Impl& rules) {
    if (token.size() > kLongest) return longer_ = Judge(token, rules);
    const WordKey key = KeyOf(token, static_cast<std::size_t>(end - token.data()));
    const std::uint64_t hash = (key.low ^ (key.high * 0xC2B2AE3D27D4EB4FU)) * 0x9E3779B97F4A7C15U;
    Slot& slot = slots_[hash >> (64 - kSlotBits)];
    if (slot.low == key.low && slot.high == key.high) return slot.info;
    slot = {key.low, key.high, Judge(token, rules)};
    return slot.info;
  }

 private:
  static constexpr unsigned kSlotBits = 13;
  static constexpr std::size_t kSlots = 1U << kSlotBits;
  static constexpr std::size_t kLow = sizeof(std::uint64_t);
  static constexpr std::size_t kLongest = kLow + sizeof(std::uint32_t);
  // The bits of a key that the bytes of a token fill, by their number.
  static constexpr std::array<WordKey, kLongest + 1> kMasks = [] {
    std::array<WordKey, kLongest + 1> masks{};
    const auto ones = [](std::size_t bytes, std::size_t of) {
      return bytes == 0 ? 0 : ~std::uint64_t{0} >> 8 * (of - bytes);
    };
    for (std::size_t size = 0; size <= kLongest; ++size) {
      masks[size].low = ones(std::min(size, kLow), kLow);
      masks[size].high = static_cast<std::uint32_t>(ones(size - std::min(size, kLow), kLow));
    }
    return masks;
  }();
  struct Slot {  // half a line of memory
    std::uint64_t low = 0;
    std::uint32_t high = 0;
    WordInfo info;
  };
  // `room`: how many bytes may be read. REQUIRES: token.size() <= kLongest
  static WordKey KeyOf(std::string_view token, std::size_t room) {
    WordKey key;
    if (room < kLongest) {
      std::memcpy(&key.low, token.data(), std::min(token.size(), kLow));
      if (token.size() > kLow) std::memcpy(&key.high, token.data() + kLow, token.size() - kLow);
      return key;
    }
    // Loads of known size; what is too much is cut off.
    std::memcpy(&key.low, token.data(), sizeof(key.low));
    std::memcpy(&key.high, token.data() + kLow, sizeof(key.high));
    const WordKey& mask = kMasks[token.size()];
    return {key.low & mask.low, key.high & mask.high};
  }
  static WordInfo Judge(std::string_view token, const RuleSet::Impl& rules);

  std::vector<Slot> slots_;
  WordInfo longer_;  // the last token that no slot can hold
};

}  // namespace vanban::rules
