// The pattern language as a tree. pattern_parse makes it, pattern_compile turns it into RE2 and guards.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "rules/faults.h"

namespace vanban::rules {

struct Pattern {
  enum class Type : std::uint8_t {
    kSequence,  // of children
    kChoice,    // between children
    kRepeat,    // of the one child, min to max times
    kAtom,      // one atom of one of `names`, or (negated) of none of them, and of none of `except`
    kStart,     // begin of the sentence or zone
    kEnd,
    kLabel,  // the one child is the part `label`
    kIt,     // the one child is what is made
  };
  static constexpr std::uint32_t kUnbounded = 0xFFFFFFFFU;

  Type type = Type::kSequence;
  std::uint32_t column = 0;  // in the pattern, from 1, in characters
  std::vector<Pattern> children;
  std::uint32_t min = 1, max = 1;
  bool negated = false;
  std::vector<std::string> names;   // kinds; quoted words keep their quotes: "'word'"
  std::vector<std::string> except;  // written capital!(title | honorific)
  std::string label;
  bool canonical = false;  // written label=x
};

// Parses the pattern of a rule. False: `faults` got at least one, placed by line and column of `place` where the
// pattern stands on one line.
bool ParsePattern(std::string_view text, Place place, bool one_line, Pattern& out, Faults& faults);

// Choices between kinds that stand side by side become one atom with several names: a smaller program, and a single
// kind to a label.
void SimplifyPattern(Pattern& pattern);
// Whether `it` and labels stand where they may. False: `faults` got at least one.
bool CheckPattern(const Pattern& pattern, Place place, bool one_line, Faults& faults);

// The place of a column of a pattern in its file, where the pattern stands on one line; else that of the pattern.
Place PlaceIn(Place pattern, bool one_line, std::uint32_t column);

// Calls use(node) for the pattern and all below it, outer ones first.
template <typename Node, typename Use>
void ForEachNode(Node& pattern, Use use) {
  use(pattern);
  for (auto& child : pattern.children) ForEachNode(child, use);
}

}  // namespace vanban::rules
