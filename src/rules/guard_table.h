// The guards of all rules side by side: which rules may match in a row, told by one `or` for each code that the row
// holds, and where, told by one `and` for each atom, however many rules there are.
#pragma once

#include <bit>
#include <cstdint>
#include <span>
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
    for (std::uint32_t at = row_of_[code]; at < row_of_[code + 1U]; ++at) met[rows_[at].word] |= rows_[at].bits;
  }
  // Whether a rule of the stage may match.
  [[nodiscard]] bool Any(const Met& met, std::size_t stage) const {
    bool any = false;
    ForWords(stage, [&](std::size_t word, std::uint64_t mask) { any = any || (Allowed(met, word) & mask) != 0; });
    return any;
  }
  // Calls use(rule, begin) for the rules of a stage that may match in the row `codes`: not before `begin`.
  template <typename Use>
  void ForEach(const Met& met, std::size_t stage, std::span<const std::uint16_t> codes, Use use) const {
    ForWords(stage, [&](std::size_t word, std::uint64_t mask) {
      std::uint64_t waiting = Allowed(met, word) & mask;
      for (std::size_t at = 0; waiting != 0 && at < codes.size(); ++at) {
        std::uint64_t bits = begins_[begin_row_of_[codes[at]] + word] & waiting;
        for (; bits != 0; bits &= bits - 1) {
          const std::size_t bit = word * 64 + static_cast<std::size_t>(std::countr_zero(bits));
          if (at < offsets_[bit]) continue;
          waiting &= ~(bits & (~bits + 1));
          use(rules_[bit], at - offsets_[bit]);
        }
      }
    });
  }

 private:
  // Calls use(word, mask) for the words in which the bits of a stage lie.
  template <typename Use>
  void ForWords(std::size_t stage, Use use) const {
    const std::size_t begin = stage_begin_[stage];
    const std::size_t end = stage_begin_[stage + 1];
    for (std::size_t word = begin / 64; word * 64 < end; ++word) {
      std::uint64_t mask = ~std::uint64_t{0};
      if (word * 64 < begin) mask <<= begin % 64;
      if (end < word * 64 + 64) mask &= ~(~std::uint64_t{0} << (end % 64));
      use(word, mask);
    }
  }
  [[nodiscard]] std::uint64_t Allowed(const Met& met, std::size_t word) const {
    std::uint64_t bits = met[word];
    for (std::size_t i = 1; i < Guard::kMaxClauses; ++i) bits &= met[i * words_ + word];
    return bits;
  }

  std::size_t words_ = 0;                     // for one bit a rule
  std::vector<RuleIndex> rules_;              // by bit
  std::vector<std::size_t> offsets_;          // by bit: see Guard
  std::vector<std::size_t> stage_begin_;      // the first bit of each stage, and the end of the last
  std::vector<std::uint64_t> unconditional_;  // bits of the clauses that a rule has not
  // The clauses that each code satisfies, as words of a Met: those that are not zero, one code behind the other.
  struct Word {
    std::uint64_t bits;
    std::uint32_t word;
  };
  std::vector<Word> rows_;
  std::vector<std::uint32_t> row_of_;  // by code: where its words begin; and the end of the last
  // The rules whose matches hold a code near their beginning: rows of `words_` bits, one for all codes with the same.
  std::vector<std::uint64_t> begins_;
  std::vector<std::uint32_t> begin_row_of_;  // by code
};

}  // namespace vanban::rules
