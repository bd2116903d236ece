// What a row must hold for a pattern to match in it, and what its matches begin with: derived from the pattern, so
// that cost follows the text and not the number of rules.
#pragma once

#include <cstdint>
#include <vector>

#include "rules/pattern.h"
#include "rules/positions.h"

namespace vanban::rules {

struct Guard {
  // More cost more than they save.
  static constexpr std::size_t kMaxClauses = 2;

  std::vector<CodeSet> clauses;  // a row with a match holds one of each of these; the rarest first
  std::vector<CodeSet> steps;    // every match begins with one of each of these, in this order
  bool selective = false;        // the first clause, or what a match begins with, keeps it off plain text
  std::size_t min_atoms = 0;     // of what is made: the least that `it` can cover
};

Guard DeriveGuard(const Pattern& pattern, const Positions& positions, NameClasses& classes);

}  // namespace vanban::rules
