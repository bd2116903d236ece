// The automaton of a pattern's positions (Glushkov): which atoms can begin a match, and which atom of a match stands
// for which part of the pattern. Where the automaton says exactly what the pattern says, it finds the matches itself:
// a row has some twenty atoms, and RE2's way in costs more than such a search (400 ns against 40). Elsewhere it keeps
// RE2 from being asked in vain. Of all matches it finds the parts where only one way to read them exists, which RE2's
// groups are slow at (7,000 instructions a match).
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

  // In atoms. `end` == 0: RE2 must say whether a match begins here, and before it none does.
  struct Match {
    std::size_t begin = 0, end = 0;
  };
  // The leftmost match from `from` on, and of those the longest; begin == codes.size(): none.
  [[nodiscard]] Match Next(std::span<const std::uint16_t> codes, std::size_t from) const;
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
  void ClassifyCodes(std::size_t code_count);
  // The positions that an atom of this code can stand for.
  [[nodiscard]] PositionMask Fitting(std::uint16_t code) const { return fitting_[class_of_[code]]; }
  [[nodiscard]] PositionMask FollowOf(PositionMask positions) const;
  // The first place from `from` on where the first steps of a match stand; codes.size(): none.
  [[nodiscard]] std::size_t NextBegin(std::span<const std::uint16_t> codes, std::size_t from) const;

  // While building.
  std::vector<const CodeSet*> sets_;                // by position
  std::vector<std::vector<std::uint32_t>> follow_;  // by position

  std::vector<CodeSet> steps_;
  std::map<const Pattern*, PositionMask> below_;
  bool usable_ = false;
  bool exact_ = false;  // accepts what the pattern accepts, and nothing else
  PositionMask first_ = 0, last_ = 0;
  std::vector<PositionMask> next_;      // by position
  std::vector<std::uint8_t> class_of_;  // by code; codes of one class fit the same positions
  std::vector<PositionMask> fitting_;   // by class
};

}  // namespace vanban::rules
