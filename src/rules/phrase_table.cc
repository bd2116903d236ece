// The automaton of phrases: a trie whose steps are folded tokens. Door: PhraseTable.
#include "rules/phrase_table.h"

#include <algorithm>
#include <bit>
#include <iterator>
#include <utility>

#include "rules/words.h"
#include "text/fold.h"
#include "text/tokenize.h"

namespace vanban::rules {
namespace {

// Words up to this size, in bytes, are folded without a string of their own.
constexpr std::size_t kShortWord = 64;

std::string Letters(std::string_view spelling) {
  std::string letters;
  for (const Token& token : SplitTokens(spelling)) letters.append(spelling.substr(token.span.begin, token.span.size()));
  return letters;
}

}  // namespace

PhraseTable::PhraseTable() : roots_(1), loaded_steps_(1024), places_(1) {
  dash_ = 1;
  words_.emplace("-", dash_);
}

// The slot of a short word, or the empty one where it belongs.
std::size_t PhraseTable::SlotOf(const WordKey& key) const {
  for (std::size_t slot = key.Hash() >> (64 - short_word_bits_);; slot = (slot + 1) & (short_words_.size() - 1)) {
    const ShortWord& one = short_words_[slot];
    if (one.word == kNoWord || (one.low == key.low && one.high == key.high)) return slot;
  }
}

void PhraseTable::FillShortWords() {
  short_word_bits_ = static_cast<unsigned>(std::bit_width(2 * words_.size()));
  short_words_.assign(std::size_t{1} << short_word_bits_, {});
  for (const auto& [word, id] : words_) {
    if (word.size() > WordKey::kLongest) continue;
    const auto key = WordKey::Of(word, word.size());
    short_words_[SlotOf(key)] = {key.low, key.high, id};
  }
}

WordId PhraseTable::Word(std::string_view token) const {
  const auto find = [&](std::string_view folded) {
    const auto at = words_.find(folded);
    return at == words_.end() ? kNoWord : at->second;
  };
  if (token.size() > kShortWord) return find(text::Fold(token));
  char folded[text::FoldedRoom(kShortWord)];
  const std::string_view word(folded, text::FoldInto(token, folded));
  if (word.size() > WordKey::kLongest || short_words_.empty()) return find(word);
  return short_words_[SlotOf(WordKey::Of(word, sizeof(folded)))].word;
}

std::uint32_t PhraseTable::Step(std::uint32_t place, WordId word, bool blank) const {
  constexpr std::ptrdiff_t kFew = 8;
  const std::uint32_t key = KeyOf(word, blank);
  auto begin = keys_.begin() + places_[place].first;
  const auto end = keys_.begin() + places_[place + 1].first;
  if (end - begin > kFew) {
    begin = std::lower_bound(begin, end, key);
  } else {
    while (begin != end && *begin < key) ++begin;
  }
  return begin != end && *begin == key ? static_cast<std::uint32_t>(begin - keys_.begin()) : 0;
}

// The slot of a step, or the empty one where it belongs.
std::size_t PhraseTable::SlotOf(std::uint32_t from, std::uint32_t key) const {
  const std::size_t last = loaded_steps_.size() - 1;
  const std::uint64_t both = static_cast<std::uint64_t>(from) << 32U | key;
  for (std::size_t slot = (both * 0x9E3779B97F4A7C15U) >> 20U & last;; slot = (slot + 1) & last) {
    const LoadedStep& step = loaded_steps_[slot];
    if (step.to == 0 || (step.from == from && step.key == key)) return slot;
  }
}

void PhraseTable::Grow() {
  std::vector<LoadedStep> old(loaded_steps_.size() * 2);
  old.swap(loaded_steps_);
  for (const LoadedStep& step : old) {
    if (step.to != 0) loaded_steps_[SlotOf(step.from, step.key)] = step;
  }
}

std::uint32_t PhraseTable::AddStep(std::uint32_t place, WordId word, bool blank) {
  const std::uint32_t key = KeyOf(word, blank);
  std::size_t slot = SlotOf(place, key);
  if (loaded_steps_[slot].to != 0) return loaded_steps_[slot].to;
  if (2 * ++step_count_ > loaded_steps_.size()) {
    Grow();
    slot = SlotOf(place, key);
  }
  loaded_steps_[slot] = {place, key, static_cast<std::uint32_t>(places_.size())};
  places_.emplace_back();
  return loaded_steps_[slot].to;
}

// Numbers the places anew: first those behind the first tokens, then level by level.
void PhraseTable::LayOut() {
  std::vector<LoadedStep> steps;
  steps.reserve(places_.size());
  for (std::uint32_t word = 0; word < roots_.size(); ++word) {
    if (roots_[word] != 0) steps.push_back({0, KeyOf(word, false), roots_[word]});
  }
  std::copy_if(loaded_steps_.begin(), loaded_steps_.end(), std::back_inserter(steps),
               [](const LoadedStep& step) { return step.to != 0; });
  std::sort(steps.begin(), steps.end(), [](const LoadedStep& a, const LoadedStep& b) {
    return a.from != b.from ? a.from < b.from : a.key < b.key;
  });
  std::vector<std::size_t> first_step(places_.size() + 1, steps.size());  // by the old number of the place it is from
  for (std::size_t i = steps.size(); i-- > 0;) first_step[steps[i].from] = i;
  for (std::size_t from = places_.size(); from-- > 0;) {
    if (first_step[from] == steps.size()) first_step[from] = first_step[from + 1];
  }
  std::vector<std::uint32_t> order = {0};  // old numbers
  std::vector<Place> places;
  keys_ = {0};
  places.reserve(places_.size() + 1);
  for (std::size_t at = 0; at < order.size(); ++at) {
    Place place = places_[order[at]];
    place.first = static_cast<std::uint32_t>(order.size()) & ~(std::uint32_t{1} << 31U);
    for (std::size_t i = first_step[order[at]]; i < first_step[order[at] + 1]; ++i) {
      place.next_words |= std::uint64_t{1} << (steps[i].key >> 1U) % 64;
      order.push_back(steps[i].to);
      keys_.push_back(steps[i].key);
    }
    if (place.phrase != kNoPhrase) {
      const Phrase& phrase = phrases_[place.phrase];
      place.any = static_cast<std::uint16_t>(phrase.any);
      place.capital = static_cast<std::uint16_t>(phrase.capital);
      place.has_exact = phrase.exact.empty() ? 0 : 1;
    }
    places.push_back(place);
  }
  Place end;
  end.first = static_cast<std::uint32_t>(order.size()) & ~(std::uint32_t{1} << 31U);
  places.push_back(end);
  for (std::uint32_t at = places[0].first; at < places[1].first; ++at) roots_[keys_[at] >> 1U] = at;
  places_ = std::move(places);
  loaded_steps_ = {};
}

void PhraseTable::Add(std::string_view phrase, const PhraseEntry& entry) {
  std::uint32_t place = 0;
  WordId last = kNoWord;
  for (const Token& token : SplitTokens(phrase)) {
    const auto [at, added] = words_.try_emplace(text::Fold(phrase.substr(token.span.begin, token.span.size())),
                                                static_cast<WordId>(words_.size() + 1));
    const WordId word = at->second;
    if (place == 0) {
      if (word >= roots_.size()) roots_.resize(words_.size() + 1);
      if (roots_[word] == 0) {
        roots_[word] = static_cast<std::uint32_t>(places_.size());
        places_.emplace_back();
      }
      place = roots_[word];
    } else {
      place = AddStep(place, word, token.blank_before && word != dash_ && last != dash_);
    }
    last = word;
  }
  if (place == 0) return;  // blanks only
  if (places_[place].phrase == kNoPhrase) {
    places_[place].phrase = static_cast<std::uint32_t>(phrases_.size());
    phrases_.emplace_back();
  }
  phrases_[places_[place].phrase].entries.push_back(entry);
}

std::uint32_t PhraseTable::Find(std::string_view text) const {
  const bool frozen = loaded_steps_.empty();
  std::uint32_t place = 0;
  WordId last = kNoWord;
  bool more = true;
  text::ForEachToken(text, {0, static_cast<std::uint32_t>(text.size())}, [&](const Token& token) {
    if (!more) return;
    const WordId word = Word(text.substr(token.span.begin, token.span.size()));
    const bool blank = token.blank_before && word != dash_ && last != dash_;
    if (last == kNoWord) {
      place = Begin(word);
    } else {
      place = frozen ? Step(place, word, blank) : loaded_steps_[SlotOf(place, KeyOf(word, blank))].to;
    }
    if (word == kNoWord) place = 0;
    more = place != 0;
    last = word;
  });
  return place == 0 ? kNoPhrase : places_[place].phrase;
}

void PhraseTable::FreezePhrase(Phrase& phrase, Alphabet& alphabet, const KindSet& more) {
  const auto add = [&](KindSet kinds, bool lower, bool capital) {
    if (kinds.empty()) return kEmptySet;
    for (const KindId kind : more) AddKind(kinds, kind);
    const SetId set = alphabet.AddSet(kinds);
    if (lower) alphabet.Need(set, Look::kLower);
    if (capital) {
      for (const Look look : {Look::kCapital, Look::kInitial, Look::kUpper}) alphabet.Need(set, look);
    }
    if (!lower && !capital) alphabet.Need(set, Look::kNone);
    return set;
  };
  KindSet any;
  KindSet capital;
  for (const PhraseEntry& entry : phrase.entries) {
    if (entry.case_rule == CaseRule::kAny) AddKind(any, entry.kind);
    if (entry.case_rule != CaseRule::kExact) AddKind(capital, entry.kind);
  }
  const bool letter = CaseOf(phrase.entries.front().spelling).first_is_letter;
  phrase.any = add(any, letter, false);
  phrase.capital = letter ? add(capital, false, true) : phrase.any;
  for (const PhraseEntry& entry : phrase.entries) {
    if (entry.case_rule != CaseRule::kExact) continue;
    const bool is_capital = StartsWithCapital(entry.spelling);
    const std::string letters = Letters(entry.spelling);
    KindSet kinds = is_capital ? capital : any;
    for (const PhraseEntry& other : phrase.entries) {
      if (other.case_rule == CaseRule::kExact && Letters(other.spelling) == letters) AddKind(kinds, other.kind);
    }
    phrase.exact.push_back({letters, add(kinds, letter && !is_capital, is_capital)});
  }
}

}  // namespace vanban::rules
