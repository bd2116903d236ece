// What a rule may do, but seldom means to: warnings that need no text. Those that need one are in extract/lint.cc.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "vanban/error.h"
#include "vanban/rule_set.h"

namespace vanban::rules {

// Programs of more instructions make start-up, and the first match, slow.
inline constexpr int kWantedProgram = 2'000;

// Rules with programs over kWantedProgram, and words that a pattern takes in one stage while a pattern of a later stage
// quotes them as its cue (words in lint/function_words.tsv may be).
std::vector<Fault> LintRules(const RuleSet& rules);

// A place "date.toml:12" as a fault's.
Fault FaultAt(const std::string& place, std::string message, std::string advice);

// A phrase of a lexicon whose end is the beginning of a quoted phrase: a text that goes on so loses the quoted one.
struct Overlap {
  std::string place;   // of a rule that quotes it: "date.toml:12"
  std::string phrase;  // of the lexicon, folded
  std::string quoted;  // folded
  std::string rest;    // of `quoted`, behind what `phrase` takes; folded
};
// Sorted by phrase.
std::vector<Overlap> LexiconOverlaps(const RuleSet& rules);

}  // namespace vanban::rules
