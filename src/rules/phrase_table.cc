// The automaton of phrases: a trie whose steps are folded tokens, in one hash table. Door: PhraseTable.
#include "rules/phrase_table.h"

#include <algorithm>

#include "rules/words.h"
#include "text/fold.h"

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

PhraseTable::PhraseTable() : roots_(1), steps_(1024), places_(1) {
  dash_ = 1;
  words_.emplace("-", dash_);
}

WordId PhraseTable::Word(std::string_view token) const {
  const auto find = [&](std::string_view folded) {
    const auto at = words_.find(folded);
    return at == words_.end() ? kNoWord : at->second;
  };
  if (token.size() > kShortWord) return find(text::Fold(token));
  char folded[text::FoldedRoom(kShortWord)];
  return find(std::string_view(folded, text::FoldInto(token, folded)));
}

std::uint32_t PhraseTable::Step(std::uint32_t place, WordId word, bool blank) const {
  const std::uint64_t key = Key(place, word, blank);
  for (std::size_t slot = Hash(key);; ++slot) {
    const Step_& step = steps_[slot & (steps_.size() - 1)];
    if (step.to == 0 || step.key == key) return step.to;
  }
}

void PhraseTable::Grow() {
  std::vector<Step_> old(steps_.size() * 2);
  old.swap(steps_);
  for (const Step_& step : old) {
    if (step.to == 0) continue;
    std::size_t slot = Hash(step.key);
    while (steps_[slot & (steps_.size() - 1)].to != 0) ++slot;
    steps_[slot & (steps_.size() - 1)] = step;
  }
}

std::uint32_t PhraseTable::AddStep(std::uint32_t place, WordId word, bool blank) {
  if (const std::uint32_t to = Step(place, word, blank)) return to;
  if (2 * ++step_count_ > steps_.size()) Grow();
  const std::uint64_t key = Key(place, word, blank);
  std::size_t slot = Hash(key);
  while (steps_[slot & (steps_.size() - 1)].to != 0) ++slot;
  const auto to = static_cast<std::uint32_t>(places_.size());
  places_.emplace_back();
  steps_[slot & (steps_.size() - 1)] = {key, to};
  places_[place].next_words |= std::uint64_t{1} << (word % 64);
  return to;
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
  std::uint32_t place = 0;
  WordId last = kNoWord;
  for (const Token& token : SplitTokens(text)) {
    const WordId word = Word(text.substr(token.span.begin, token.span.size()));
    place = last == kNoWord ? Begin(word) : Step(place, word, token.blank_before && word != dash_ && last != dash_);
    if (word == kNoWord || place == 0) return kNoPhrase;
    last = word;
  }
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
