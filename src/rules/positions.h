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

  // What the searches read, of all rules side by side: they are many, each for a moment.
  struct Tables {
    std::vector<std::uint8_t>
        classes;  // a row of `columns` for each code: a row of atoms meets few codes and many rules
    std::size_t columns = 0;
    std::vector<PositionMask> masks;
  };
  // How many masks MoveTo adds.
  [[nodiscard]] std::size_t mask_count() const { return kNext + next_.size() + fitting_.size(); }
  // The class of each code; empty: all are 0.
  [[nodiscard]] const std::vector<std::uint8_t>& class_of() const { return class_of_; }
  // Moves what the searches read to the tables, which must outlive the positions.
  // REQUIRES: `classes` is filled, and `masks` is reserved for all rules
  void MoveTo(Tables& tables, std::size_t column);

  // ---- After MoveTo.
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
  [[nodiscard]] PositionMask Fitting(std::uint16_t code) const {
    return masks_[fitting_at_ + classes_[code * columns_]];
  }
  // Whether the first steps of a match stand at `at`.
  [[nodiscard]] bool HasSteps(std::span<const std::uint16_t> codes, std::size_t at) const;
  [[nodiscard]] PositionMask FollowOf(PositionMask positions) const;
  [[nodiscard]] PositionMask First(bool at_start) const { return masks_[at_start ? kFirstAtStart : kFirst]; }
  [[nodiscard]] PositionMask Last(bool at_end) const { return masks_[at_end ? kLastAtEnd : kLast]; }

  // Read by each search, side by side.
  const PositionMask* masks_ = nullptr;  // in the tables: the four below, then those by position, then by class
  enum : std::size_t { kFirst, kFirstAtStart, kLast, kLastAtEnd, kNext };
  const std::uint8_t* classes_ = nullptr;  // in the tables: by code, every columns_
  std::uint32_t columns_ = 0;
  std::uint32_t fitting_at_ = 0;  // where the masks by class begin
  bool usable_ = false;
  bool exact_ = false;    // accepts what the pattern accepts, and nothing else
  bool ordered_ = false;  // the orders below are RE2's

  // While building.
  std::vector<const CodeSet*> sets_;                // by position
  std::vector<std::vector<std::uint32_t>> follow_;  // by position
  // Until MoveTo.
  PositionMask first_ = 0, last_ = 0;
  PositionMask first_at_start_ = 0, last_at_end_ = 0;  // in addition, at the start and the end of a row
  std::vector<PositionMask> next_;                     // by position
  std::vector<PositionMask> fitting_;                  // by class
  std::vector<std::uint8_t> class_of_;                 // by code

  std::vector<CodeSet> steps_;
  std::size_t rarest_step_ = 0;  // which of them is met most seldom
  std::map<const Pattern*, PositionMask> below_;
  std::vector<std::uint32_t> first_order_;              // the first positions, as RE2 prefers them
  std::vector<std::vector<std::uint32_t>> next_order_;  // the next ones, by position
};

}  // namespace vanban::rules
