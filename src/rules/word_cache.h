// What a token's letters mean, remembered from token to token: text repeats a few thousand syllables.
#pragma once

#include <cstdint>
#include <cstring>
#include <string_view>
#include <vector>

#include "rules/hash.h"
#include "rules/phrase_table.h"

namespace vanban::rules {

struct WordInfo {
  WordId word = kNoWord;
  bool letter = false;        // begins with a letter
  bool capital = false;       // begins with a capital
  bool all_capitals = false;  // has no lower-case letter
};

// A direct-mapped cache: a slot holds the last token that fell on it. Bounded, so no text can make it grow.
class WordCache {
 public:
  WordCache() : slots_(kSlots) {}

  const WordInfo& Get(std::string_view token, const PhraseTable& phrases) {
    Slot& slot = slots_[HashOf(token) & (kSlots - 1)];
    if (slot.size == token.size() && std::memcmp(slot.letters, token.data(), token.size()) == 0) return slot.info;
    if (token.size() > sizeof(slot.letters)) {
      long_ = Judge(token, phrases);
      return long_;
    }
    slot.info = Judge(token, phrases);
    slot.size = static_cast<std::uint8_t>(token.size());
    std::memcpy(slot.letters, token.data(), token.size());
    return slot.info;
  }

 private:
  static constexpr std::size_t kSlots = 1U << 14U;
  struct Slot {
    WordInfo info;
    std::uint8_t size = 0;
    char letters[19];  // a syllable has eleven bytes at most, so the cache stays small enough to be near
  };
  static WordInfo Judge(std::string_view token, const PhraseTable& phrases);

  std::vector<Slot> slots_;
  WordInfo long_;
};

}  // namespace vanban::rules
