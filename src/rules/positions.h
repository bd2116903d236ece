// The automaton of a pattern's positions (Glushkov): which atoms can begin a match, and which atom of a match stands
// for which part of the pattern. Where the automaton says exactly what the pattern says, it finds the matches and their
// parts itself: a row has some twenty atoms, and RE2's way in costs more than such a search (400 ns against 40; its
// groups 4,000). Elsewhere it keeps RE2 from being asked in vain, and finds the parts where only one way to read them
// exists.
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
  static constexpr std::size_t kMaxSteps = 4;

  Positions() = default;
  // `classes` must outlive the positions.
  Positions(const Pattern& pattern, NameClasses& classes);

  // The codes that can stand first, second, … in a match: at least one set, and not more than every match is long.
  [[nodiscard]] const std::vector<CodeSet>& steps() const { return steps_; }
  // Whether RE2 is never asked: the automaton finds the matches and their parts.
  [[nodiscard]] bool decides() const { return usable_ && exact_ && ordered_; }
  // The positions below a label or `it`, all copies of a repetition included.
  [[nodiscard]] PositionMask Below(const Pattern& node) const;

  // Moves the classes of codes into a table of all rules, with a row for each code: a row of atoms meets few codes and
  // many rules. `table` has code_count * columns entries, and must outlive the positions.
  void MoveClasses(std::vector<std::uint8_t>& table, std::size_t column, std::size_t columns);

  // ---- After MoveClasses.
  // The first place from `from` on where the first steps of a match stand; codes.size(): none.
  [[nodiscard]] std::size_t NextBegin(std::span<const std::uint16_t> codes, std::size_t from) const;
  // In atoms.
  struct Match {
    std::size_t begin = 0, end = 0;
  };
  enum class Answer : std::uint8_t { kNo, kYes, kAskRE2 };
  // Whether a match begins at match.begin: kYes sets the end of the longest, kNo how far was looked.
  // REQUIRES: the first steps of a match stand there
  Answer Try(std::span<const std::uint16_t> codes, Match& match) const;
  // Fills `masks` with the position of each atom of a match, one bit each. False: RE2 must say, for there is more than
  // one way to read it and the automaton is not exact, or it has too many positions.
  // REQUIRES: the pattern matches `match` of `codes`
  bool Assign(std::span<const std::uint16_t> codes, Match match, std::vector<PositionMask>& masks) const;

 private:
  // Where a part of the pattern can begin or end; or, among where it can begin, that it can be nothing.
  enum class When : std::uint8_t { kAlways, kAtStart, kAtEnd };  // of the row
  struct Edge {
    static constexpr std::uint32_t kNothing = 0xFFFFFFFFU;
    std::uint32_t position = kNothing;
    When when = When::kAlways;
  };
  struct Fragment {
    std::vector<Edge> first;  // in the order in which RE2 prefers them
    std::vector<Edge> last;
    [[nodiscard]] bool MayBeNothing(When when) const;
  };
  Fragment Build(const Pattern& node, NameClasses& classes);
  Fragment BuildRepeat(const Pattern& node, NameClasses& classes);
  void Follow(const std::vector<Edge>& last, const std::vector<Edge>& first);
  void Join(Fragment& all, const Fragment& one);
  void FindSteps(const Fragment& whole, const NameClasses& classes);
  void ClassifyCodes(std::size_t code_count);
  // The positions that an atom of this code can stand for: codes of one class fit the same.
  [[nodiscard]] PositionMask Fitting(std::uint16_t code) const { return fitting_[classes_[code * columns_]]; }
  // Whether the first steps of a match stand at `at`.
  [[nodiscard]] bool HasSteps(std::span<const std::uint16_t> codes, std::size_t at) const;
  [[nodiscard]] PositionMask FollowOf(PositionMask positions) const;
  [[nodiscard]] PositionMask First(bool at_start) const { return at_start ? first_ | first_at_start_ : first_; }
  [[nodiscard]] PositionMask Last(bool at_end) const { return at_end ? last_ | last_at_end_ : last_; }

  // While building.
  std::vector<const CodeSet*> sets_;                // by position
  std::vector<std::vector<std::uint32_t>> follow_;  // by position

  std::vector<CodeSet> steps_;
  std::size_t rarest_step_ = 0;  // which of them is met most seldom
  std::map<const Pattern*, PositionMask> below_;
  bool usable_ = false;
  bool exact_ = false;    // accepts what the pattern accepts, and nothing else
  bool ordered_ = false;  // the orders below are RE2's
  PositionMask first_ = 0, last_ = 0;
  PositionMask first_at_start_ = 0, last_at_end_ = 0;
  std::vector<PositionMask> next_;                      // by position
  std::vector<std::uint32_t> first_order_;              // the same, as RE2 prefers them
  std::vector<std::vector<std::uint32_t>> next_order_;  // by position
  std::vector<std::uint8_t> class_of_;                  // by code, until MoveClasses
  const std::uint8_t* classes_ = nullptr;               // the same in the table
  std::size_t columns_ = 0;
  std::vector<PositionMask> fitting_;  // by class
};

}  // namespace vanban::rules
