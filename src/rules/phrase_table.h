// All phrases of the lexicons and all words that patterns quote, as one automaton over folded tokens.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "rules/alphabet.h"
#include "rules/hash.h"
#include "rules/lexicon.h"

namespace vanban::rules {

using WordId = std::uint32_t;  // of a folded token that some phrase holds
inline constexpr WordId kNoWord = 0;
inline constexpr std::uint32_t kNoPhrase = 0xFFFFFFFFU;

// What one lexicon line, or a pattern's quotation, says of a phrase.
struct PhraseEntry {
  KindId kind = kNoKind;
  CaseRule case_rule = CaseRule::kAny;
  std::string_view spelling;   // as in the lexicon
  std::string_view canonical;  // empty: a quotation
};

struct Phrase {
  std::vector<PhraseEntry> entries;
  // The kinds, chosen by the case of the text.
  SetId any = kEmptySet;      // it begins with no capital
  SetId capital = kEmptySet;  // it does
  struct Exact {
    std::string letters;  // the tokens as in the lexicon, without blanks
    SetId set = kEmptySet;
  };
  std::vector<Exact> exact;
};

// Immutable after Freeze.
class PhraseTable {
 public:
  PhraseTable();

  // While loading. The strings of `entry` must outlive the table. REQUIRES: IsNormal(phrase)
  void Add(std::string_view phrase, const PhraseEntry& entry);
  // Computes the sets of all phrases. `more(spelling)` gives kinds that a spelling has beside those of its entries.
  template <typename More>
  void Freeze(Alphabet& alphabet, More more);

  // The word of a token. REQUIRES: `token` is NFC
  [[nodiscard]] WordId Word(std::string_view token) const;
  [[nodiscard]] WordId dash() const { return dash_; }

  // One step of the walk: from a place in the automaton over the next token; 0 where no phrase goes on so.
  [[nodiscard]] std::uint32_t Begin(WordId word) const { return word < roots_.size() ? roots_[word] : 0; }
  // Whether a phrase may go on with this word; false is sure.
  [[nodiscard]] bool MayStep(std::uint32_t place, WordId word) const {
    return (places_[place].next_words >> (word % 64) & 1U) != 0;
  }
  [[nodiscard]] std::uint32_t Step(std::uint32_t place, WordId word, bool blank) const;
  // The phrase that ends at a place of the automaton, or kNoPhrase.
  [[nodiscard]] std::uint32_t PhraseAt(std::uint32_t place) const { return places_[place].phrase; }
  [[nodiscard]] const Phrase& Get(std::uint32_t phrase) const { return phrases_[phrase]; }

  // The phrase that is all of `text`, compared folded, or kNoPhrase.
  [[nodiscard]] std::uint32_t Find(std::string_view text) const;
  // The kinds of a phrase as written here. `letters()` gives the tokens without blanks; asked only where needed.
  template <typename Letters>
  [[nodiscard]] SetId SetOf(const Phrase& phrase, bool capital, Letters letters) const;
  // Whether it must be compared letter by letter to know the kinds of the phrase that ends at a place.
  [[nodiscard]] bool HasExact(std::uint32_t place) const { return places_[place].has_exact; }
  // The kinds of the phrase that ends at a place; the empty set: none does. REQUIRES: !HasExact(place)
  [[nodiscard]] SetId SetAt(std::uint32_t place, bool capital) const {
    return capital ? places_[place].capital : places_[place].any;
  }
  [[nodiscard]] std::size_t size() const { return phrases_.size(); }
  template <typename Use>
  void ForEach(Use use) const {
    for (const Phrase& phrase : phrases_) use(phrase);
  }

 private:
  static std::uint64_t Key(std::uint32_t place, WordId word, bool blank) {
    return static_cast<std::uint64_t>(place) << 32U | static_cast<std::uint64_t>(word) << 1U | (blank ? 1U : 0U);
  }
  static std::size_t Hash(std::uint64_t key) { return static_cast<std::size_t>((key * 0x9E3779B97F4A7C15U) >> 20U); }
  std::uint32_t AddStep(std::uint32_t place, WordId word, bool blank);
  void Grow();
  void FreezePhrase(Phrase& phrase, Alphabet& alphabet, const KindSet& more);

  struct Step_ {
    std::uint64_t key = 0;
    std::uint32_t to = 0;  // 0: an empty slot
  };
  struct HashWord {
    using is_transparent = void;
    std::size_t operator()(std::string_view word) const { return HashOf(word); }
  };
  std::unordered_map<std::string, WordId, HashWord, std::equal_to<>> words_;
  WordId dash_ = kNoWord;
  std::vector<std::uint32_t> roots_;  // place after the first token, by word
  std::vector<Step_> steps_;          // open addressing, a power of two
  std::size_t step_count_ = 0;
  struct PlaceInfo {
    std::uint64_t next_words = 0;  // one bit for the words of the steps from here, many words a bit
    std::uint32_t phrase = kNoPhrase;
    // Those of the phrase, copied: the walk over a text needs no more of most phrases.
    SetId any = kEmptySet, capital = kEmptySet;
    bool has_exact = false;
  };
  std::vector<PlaceInfo> places_;
  std::vector<Phrase> phrases_;
};

template <typename More>
void PhraseTable::Freeze(Alphabet& alphabet, More more) {
  for (Phrase& phrase : phrases_) FreezePhrase(phrase, alphabet, more(phrase.entries.front().spelling));
  for (PlaceInfo& place : places_) {
    if (place.phrase == kNoPhrase) continue;
    const Phrase& phrase = phrases_[place.phrase];
    place.any = phrase.any;
    place.capital = phrase.capital;
    place.has_exact = !phrase.exact.empty();
  }
}

template <typename Letters>
SetId PhraseTable::SetOf(const Phrase& phrase, bool capital, Letters letters) const {
  if (!phrase.exact.empty()) {
    const std::string written = letters();
    for (const Phrase::Exact& exact : phrase.exact) {
      if (exact.letters == written) return exact.set;
    }
  }
  return capital ? phrase.capital : phrase.any;
}

}  // namespace vanban::rules
