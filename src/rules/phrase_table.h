// All phrases of the lexicons and all words that patterns quote, as one automaton over folded tokens.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "rules/alphabet.h"
#include "rules/hash.h"
#include "rules/lexicon.h"
#include "rules/word_key.h"

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

// A trie: filled first, then frozen. Frozen, the places behind one place lie side by side, sorted, so that a step looks
// at few lines of memory; most of the walk's time is waiting for them.
class PhraseTable {
 public:
  PhraseTable();

  // While loading. The strings of `entry` must outlive the table. REQUIRES: IsNormal(phrase)
  void Add(std::string_view phrase, const PhraseEntry& entry);
  // Computes the sets of all phrases and lays the places out; immutable afterwards. `more(spelling)` gives kinds that
  // a spelling has beside those of its entries.
  template <typename More>
  void Freeze(Alphabet& alphabet, More more);

  // The word of a token. REQUIRES: `token` is NFC
  [[nodiscard]] WordId Word(std::string_view token) const;
  [[nodiscard]] WordId dash() const { return dash_; }

  // A place of the automaton, as the walk over a text sees it. The kinds are those of the phrase that ends there.
  struct Place {
    std::uint64_t next_words = 0;  // one bit for the words of the steps from here, many words a bit
    std::uint32_t phrase = kNoPhrase;
    std::uint32_t first : 31 = 0;     // the places behind this one begin here and end with those behind the next one
    std::uint32_t has_exact : 1 = 0;  // the phrase's kinds are known only when it is compared letter by letter
    std::uint16_t any = kEmptySet, capital = kEmptySet;  // the empty set: no phrase ends here

    // Whether a phrase may go on with this word; false is sure.
    [[nodiscard]] bool MayStep(WordId word) const { return (next_words >> (word % 64) & 1U) != 0; }
    // REQUIRES: !has_exact
    [[nodiscard]] SetId SetOf(bool is_capital) const { return is_capital ? capital : any; }
  };

  // ---- After Freeze.
  // One step of the walk: from a place over the next token; 0 where no phrase goes on so.
  [[nodiscard]] std::uint32_t Begin(WordId word) const { return word < roots_.size() ? roots_[word] : 0; }
  [[nodiscard]] std::uint32_t Step(std::uint32_t place, WordId word, bool blank) const;
  [[nodiscard]] const Place& At(std::uint32_t place) const { return places_[place]; }
  [[nodiscard]] const Phrase& Get(std::uint32_t phrase) const { return phrases_[phrase]; }

  // The phrase that is all of `text`, compared folded, or kNoPhrase; before Freeze too.
  [[nodiscard]] std::uint32_t Find(std::string_view text) const;
  // The kinds of a phrase as written here. `letters()` gives the tokens without blanks; asked only where needed.
  template <typename Letters>
  [[nodiscard]] SetId SetOf(const Phrase& phrase, bool capital, Letters letters) const;
  [[nodiscard]] std::size_t size() const { return phrases_.size(); }
  template <typename Use>
  void ForEach(Use use) const {
    for (const Phrase& phrase : phrases_) use(phrase);
  }

 private:
  // A step over a word: with a blank before it or without.
  static std::uint32_t KeyOf(WordId word, bool blank) { return word << 1U | (blank ? 1U : 0U); }
  // While loading: a step in one hash table of all.
  struct LoadedStep {
    std::uint32_t from = 0, key = 0;
    std::uint32_t to = 0;  // 0: an empty slot
  };
  [[nodiscard]] std::size_t SlotOf(std::uint32_t from, std::uint32_t key) const;
  std::uint32_t AddStep(std::uint32_t place, WordId word, bool blank);
  void Grow();
  void FreezePhrase(Phrase& phrase, Alphabet& alphabet, const KindSet& more);
  void LayOut();
  void FillShortWords();
  [[nodiscard]] std::size_t SlotOf(const WordKey& key) const;

  struct HashWord {
    using is_transparent = void;
    std::size_t operator()(std::string_view word) const { return HashOf(word); }
  };
  std::unordered_map<std::string, WordId, HashWord, std::equal_to<>> words_;
  struct ShortWord {
    std::uint64_t low = 0;
    std::uint32_t high = 0;
    WordId word = kNoWord;  // none: an empty slot
  };
  std::vector<ShortWord> short_words_;  // those of few bytes again, after Freeze; open addressing, a power of two
  unsigned short_word_bits_ = 0;
  WordId dash_ = kNoWord;
  std::vector<std::uint32_t> roots_;      // place after the first token, by word
  std::vector<LoadedStep> loaded_steps_;  // open addressing, a power of two; empty after Freeze
  std::size_t step_count_ = 0;
  std::vector<Place> places_;        // the first is none; frozen, one more than there are
  std::vector<std::uint32_t> keys_;  // of the step to each place
  std::vector<Phrase> phrases_;
};

template <typename More>
void PhraseTable::Freeze(Alphabet& alphabet, More more) {
  for (Phrase& phrase : phrases_) FreezePhrase(phrase, alphabet, more(phrase.entries.front().spelling));
  LayOut();
  FillShortWords();
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
