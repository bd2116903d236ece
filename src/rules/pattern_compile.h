// A pattern as RE2 sees it, with the groups of its labels and the guards that keep it off rows where it cannot match.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "rules/alphabet.h"
#include "rules/faults.h"
#include "rules/pattern.h"

namespace vanban::rules {

// Where the parts of a label are in a match: a group of the expression, and the positions below the label.
struct LabelGroup {
  LabelId label = 0;
  int group = 0;
  bool each = false;            // each atom is a part of its own; the group is a whole repetition …
  CodeSet members;              // … and holds others beside these
  std::uint64_t positions = 0;  // see Positions
  bool canonical = false;
  KindSet kinds;  // of a canonical part: the kinds whose value is taken
};

struct CompiledPattern {
  std::string expression;
  std::vector<LabelGroup> groups;
  int group_count = 0;
  std::vector<int> it_groups;  // one of them takes part in a match; none: the whole match is made
  std::uint64_t it_positions = 0;
  std::size_t cost = 0;  // instructions of RE2, roughly
};

// What an atom of a pattern stands for.
struct AtomClass {
  CodeSet codes;
  std::string expression;  // as a class of RE2
  std::size_t cost = 0;    // in instructions of RE2, roughly
};

// The classes of the atoms in patterns, made once each.
class NameClasses {
 public:
  // What is made is kept in `known`, and stays where it is.
  using Known = std::unordered_map<std::string, AtomClass>;
  NameClasses(const Alphabet& alphabet, const NameTable& kinds, Known& known);
  const AtomClass& Get(const Pattern& atom);
  const CodeSet& Of(const Pattern& atom) { return Get(atom).codes; }
  // How often one of the codes is met, in rough steps.
  [[nodiscard]] std::uint32_t WeightOf(const CodeSet& codes) const;
  // Whether a plain word or mark, which every row holds, is among the codes.
  [[nodiscard]] bool HoldsFiller(const CodeSet& codes, bool capitals_too) const;
  [[nodiscard]] const Alphabet& alphabet() const { return alphabet_; }
  [[nodiscard]] const NameTable& kinds() const { return kinds_; }

 private:
  const Alphabet& alphabet_;
  const NameTable& kinds_;
  std::vector<CodeSet> of_kinds_;
  std::vector<std::uint32_t> weights_;  // by code
  Known& known_;
};

class Positions;

// Faults: a labelled part in a repetition that shares a code with another part, or two labels there.
// REQUIRES: every name in the pattern is a known kind
CompiledPattern CompilePattern(const Pattern& pattern, const Positions& positions, NameClasses& classes,
                               NameTable& labels, Place place, Faults& faults);

}  // namespace vanban::rules
