// The guards of all rules side by side: which rules may match in a row, told by one `or` for each code that the row
// holds, however many rules there are.
#pragma once

#include <bit>
#include <cstdint>
#include <vector>

#include "rules/guard.h"

namespace vanban::rules {

using RuleIndex = std::uint32_t;

// Immutable. A rule is a bit; the rules of a stage lie together, in their own order.
class GuardTable {
 public:
  // What the codes of a row satisfy; one a thread, used again from row to row.
  using Met = std::vector<std::uint64_t>;

  GuardTable() = default;
  // `stages[i]` is the stage of the rule with `guards[i]`.
  GuardTable(const std::vector<Guard>& guards, const std::vector<std::uint32_t>& stages, std::size_t stage_count,
             std::size_t code_count);

  // A row without codes.
  void Clear(Met& met) const { met = unconditional_; }
  // The row holds this code, or held it before an earlier stage.
  void Meet(std::uint16_t code, Met& met) const {
    const std::uint32_t row = row_of_[code];
    if (row == 0) return;
    const std::uint64_t* const bits = rows_.data() + row;
    for (std::size_t i = 0; i < met.size(); ++i) met[i] |= bits[i];
  }
  // Calls use(rule) for the rules of a stage that may match, in their order.
  template <typename Use>
  void ForEach(const Met& met, std::size_t stage, Use use) const {
    const std::size_t begin = stage_begin_[stage];
    const std::size_t end = stage_begin_[stage + 1];
    for (std::size_t word = begin / 64; word * 64 < end; ++word) {
      std::uint64_t bits = met[word];
      for (std::size_t i = 1; i < Guard::kMaxClauses; ++i) bits &= met[i * words_ + word];
      if (word * 64 < begin) bits &= ~std::uint64_t{0} << (begin % 64);
      if (end < word * 64 + 64) bits &= ~(~std::uint64_t{0} << (end % 64));
      for (; bits != 0; bits &= bits - 1) use(rules_[word * 64 + static_cast<std::size_t>(std::countr_zero(bits))]);
    }
  }

 private:
  std::size_t words_ = 0;                     // for one bit a rule
  std::vector<RuleIndex> rules_;              // by bit
  std::vector<std::size_t> stage_begin_;      // the first bit of each stage, and the end of the last
  std::vector<std::uint64_t> unconditional_;  // bits of the clauses that a rule has not
  std::vector<std::uint64_t> rows_;           // `words_` for each clause; the first row is of codes that meet nothing
  std::vector<std::uint32_t> row_of_;         // by code: where its row begins
};

}  // namespace vanban::rules
