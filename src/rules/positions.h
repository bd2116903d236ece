// The automaton of a pattern's positions (Glushkov): which atoms can begin a match, and which atom of a match stands
// for which part of the pattern. RE2 decides what matches; this keeps it from being asked in vain, and finds the parts
// of a match where only one way to read it exists, which RE2's groups are slow at (7,000 instructions a match).
#pragma once

#include <cstdint>
#include <map>
#include <span>
#include <vector>

#include "rules/pattern.h"
#include "rules/pattern_compile.h"

namespace vanban::rules {

using PositionMask = std::uint64_t;  // one bit a position

class Positions {
 public:
  // Of a pattern with more positions than a mask has bits only the first steps are known.
  static constexpr std::size_t kMax = 64;

  Positions() = default;
  // `classes` must outlive the positions.
  Positions(const Pattern& pattern, NameClasses& classes);

  // The codes that can stand first, second, … in a match: at least one set, and not more than every match is long.
  [[nodiscard]] const std::vector<CodeSet>& steps() const { return steps_; }
  // The positions below a label or `it`, all copies of a repetition included.
  [[nodiscard]] PositionMask Below(const Pattern& node) const;

  // The first place from `from` on where a match can begin; codes.size(): none.
  [[nodiscard]] std::size_t NextBegin(std::span<const std::uint16_t> codes, std::size_t from) const;
  // Fills `masks` with the position of each atom of a match, one bit each. False: there is more than one way to read
  // it (or too many positions). REQUIRES: RE2 says that the pattern matches all of `codes`
  bool Assign(std::span<const std::uint16_t> codes, std::vector<PositionMask>& masks) const;

 private:
  // How a part of the pattern can begin and end.
  struct Fragment {
    std::vector<std::uint32_t> first, last;
    bool nullable = true;
  };
  Fragment Build(const Pattern& node, NameClasses& classes);
  Fragment BuildRepeat(const Pattern& node, NameClasses& classes);
  void Join(Fragment& all, const Fragment& one);
  void FindSteps(const Fragment& whole);
  // Of these positions those that an atom of this code can stand for.
  [[nodiscard]] PositionMask Fitting(PositionMask positions, std::uint16_t code) const;
  [[nodiscard]] PositionMask FollowOf(PositionMask positions) const;
  // Whether a match can begin at `from`, where the codes of its first steps stand.
  [[nodiscard]] bool MayBegin(std::span<const std::uint16_t> codes, std::size_t from) const;

  std::vector<const CodeSet*> sets_;                // by position
  std::vector<std::vector<std::uint32_t>> follow_;  // by position; while building
  std::vector<CodeSet> steps_;
  std::map<const Pattern*, PositionMask> below_;
  bool usable_ = false;
  PositionMask first_ = 0, last_ = 0;
  std::vector<PositionMask> next_;  // by position
};

}  // namespace vanban::rules
