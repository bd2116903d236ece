// The matches of rules in one row of codes, and what their atoms stand for.
#pragma once

#include <re2/stringpiece.h>

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "rules/rule_set_impl.h"

namespace vanban::rules {

// Stretches of atoms.
struct AtomRange {
  std::size_t begin = 0, end = 0;
};

// A rule that may match in a row, with its next match.
struct Runner {
  static constexpr std::size_t kNone = ~std::size_t{0};

  RuleIndex rule = 0;
  GuardTable::Begins begins;
  std::size_t begin = kNone, end = 0;  // in atoms; begin == kNone: no more

  [[nodiscard]] bool IsBefore(const Runner& other) const {
    return begin != other.begin ? begin < other.begin : end > other.end;
  }
};

// Keeps buffers; one a thread.
class RowMatcher {
 public:
  explicit RowMatcher(const RuleSet::Impl& rules) : rules_(rules) {}

  // To be called where the row changes: before its codes are set, or behind. While a stage runs, what stands before the
  // place from which FindNext looks may be overwritten.
  void Begin() { text_.clear(); }
  [[nodiscard]] std::vector<std::uint16_t>& codes() { return codes_; }
  [[nodiscard]] const std::vector<std::uint16_t>& codes() const { return codes_; }

  // Sets the runner's leftmost match from `from` on, and of those the longest.
  void FindNext(Runner& runner, std::size_t from);
  // Finds out what the atoms of a winner stand for, and gives what `it` covers.
  AtomRange ItOf(const Runner& winner);
  // What a label of the same winner covers, by its positions or by its group; empty: it took no part.
  [[nodiscard]] AtomRange RangeOf(const Runner& winner, PositionMask positions, int group) const;

 private:
  const std::string& Text();
  [[nodiscard]] std::size_t NextBegin(const Runner& runner, std::size_t from) const;

  const RuleSet::Impl& rules_;
  std::vector<std::uint16_t> codes_;
  std::string text_;  // the row as RE2 sees it; made when a rule first asks RE2
  // What the atoms of the last winner stand for: by position, or, not assigned, by RE2's groups.
  bool assigned_ = false;
  std::vector<PositionMask> masks_;
  std::vector<re2::StringPiece> groups_;
};

}  // namespace vanban::rules
