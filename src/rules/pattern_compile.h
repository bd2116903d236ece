// A pattern as RE2 sees it, with the groups of its labels and the guards that keep it off rows where it cannot match.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "rules/alphabet.h"
#include "rules/faults.h"
#include "rules/pattern.h"

namespace vanban::rules {

// How the parts of a label are found in a match: they are a group of the expression; or, where their codes stand for
// nothing else in the pattern (or in the repetition that is the group), they are known by their codes. Groups are what
// RE2 is slowest at, so they are the second choice.
struct LabelGroup {
  LabelId label = 0;
  int group = 0;        // 0: the whole match
  bool by_code = false; // the atoms in `members` under the group are parts: each one, or all together
  bool each = false;
  CodeSet members;
  bool canonical = false;
  KindSet kinds;        // of a canonical part: the kinds whose value is taken
};

struct CompiledPattern {
  std::string expression;
  std::vector<LabelGroup> groups;
  int group_count = 0;
  std::vector<int> it_groups;  // one of them takes part in a match; none: all but the context below is made
  std::size_t left_context = 0, right_context = 0;  // atoms around `it`, where their number is fixed
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
  NameClasses(const Alphabet& alphabet, const NameTable& kinds)
      : alphabet_(alphabet), kinds_(kinds), of_kinds_(alphabet.OfKinds(kinds.size())) {}
  const AtomClass& Get(const Pattern& atom);
  const CodeSet& Of(const Pattern& atom) { return Get(atom).codes; }
  [[nodiscard]] const Alphabet& alphabet() const { return alphabet_; }
  [[nodiscard]] const NameTable& kinds() const { return kinds_; }

 private:
  const Alphabet& alphabet_;
  const NameTable& kinds_;
  std::vector<CodeSet> of_kinds_;
  std::unordered_map<std::string, AtomClass> known_;
};

// Faults: a labelled part in a repetition that shares a code with another part, or two labels there.
// REQUIRES: every name in the pattern is a known kind
CompiledPattern CompilePattern(const Pattern& pattern, NameClasses& classes, NameTable& labels, Place place,
                               Faults& faults);

}  // namespace vanban::rules
