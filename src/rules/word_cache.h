// What a token's letters mean, remembered from token to token: text repeats a few thousand syllables.
#pragma once

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "rules/phrase_table.h"
#include "rules/rule_set_impl.h"
#include "rules/two_way_cache.h"
#include "rules/word_key.h"

namespace vanban::rules {

inline constexpr WordId kMaxWordId = (1U << 25U) - 1;  // no lexicon has so many words

// Beside the word what the walk needs of the place behind it, which most words are not followed further from.
struct WordInfo {
  std::uint32_t begin = 0;  // the place in the automaton of phrases behind it; 0: no phrase begins so
  WordId word : 25 = kNoWord;
  std::uint32_t letter : 1 = 0;        // begins with a letter
  std::uint32_t capital : 1 = 0;       // begins with a capital
  std::uint32_t all_capitals : 1 = 0;  // has no lower-case letter
  std::uint32_t has_exact : 1 = 0;
  std::uint32_t starts_shape : 1 = 0;         // a shape may begin with it
  std::uint32_t alone_is_none : 1 = 0;        // between blanks it is no shape
  std::uint32_t plain : 1 = 0;                // in small letters, and no phrase or shape begins with it
  std::array<std::uint32_t, 2> next_words{};  // those of PhraseTable::Place; in halves, to lie in less room
  std::uint16_t set = kEmptySet;              // the kinds of the phrase that it is alone

  [[nodiscard]] bool MayStep(WordId next) const {
    return (std::bit_cast<std::uint64_t>(next_words) >> (next % 64) & 1U) != 0;
  }
};

// Bounded, so no text can make it grow.
class WordCache {
 public:
  // `end` is that of the text which the token is a part of. Holds until the next call.
  // REQUIRES: the token is not empty
  const WordInfo& Get(std::string_view token, const char* end, const RuleSet::Impl& rules) {
    if (token.size() > WordKey::kLongest) return longer_ = Judge(token, rules);
    const auto key = WordKey::Of(token, static_cast<std::size_t>(end - token.data()));
    const auto is = [&](const Slot& slot) { return slot.low == key.low && slot.high == key.high; };
    return cache_.Get(key.Hash() >> (64 - kPlaceBits), is, [&] { return Slot{key.low, key.high, Judge(token, rules)}; })
        .info;
  }

 private:
  static constexpr unsigned kPlaceBits = 13;
  struct Slot {
    std::uint64_t low = 0;
    std::uint32_t high = 0;
    WordInfo info;
  };
  static_assert(sizeof(Slot) == 32);
  static WordInfo Judge(std::string_view token, const RuleSet::Impl& rules);

  TwoWayCache<Slot, std::size_t{1} << kPlaceBits> cache_;
  WordInfo longer_;  // the last token that no slot can hold
};

}  // namespace vanban::rules
