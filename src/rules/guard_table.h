// The guards of all rules side by side: which rules may match in a row, told by one `or` for each code that the row
// holds, and where, told by one `and` for each atom, however many rules there are.
#pragma once

#include <algorithm>
#include <array>
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
  struct Met {
    std::vector<std::uint64_t> clauses;  // the bits of all rules for each clause
    std::vector<std::uint64_t> allowed;  // of the rules with all their clauses, as of the last Settle
  };

  GuardTable() = default;
  // `stages[i]` is the stage of the rule with `guards[i]`.
  GuardTable(const std::vector<Guard>& guards, const std::vector<std::uint32_t>& stages, std::size_t stage_count,
             std::size_t code_count);

  // A row without codes.
  void Clear(Met& met) const { met.clauses = unconditional_; }
  // The row holds this code, or held it before an earlier stage.
  void Meet(std::uint16_t code, Met& met) const {
    const std::uint64_t* clauses = clauses_.data() + clauses_of_[code];
    std::uint64_t* all = met.clauses.data();
    for (std::size_t i = 0, size = Guard::kMaxClauses * words_; i < size; ++i) all[i] |= clauses[i];
  }
  // Finds out which rules are allowed; to be called after Meet, before Any and ForEach.
  void Settle(Met& met) const {
    met.allowed.resize(words_);
    for (std::size_t word = 0; word < words_; ++word) {
      std::uint64_t bits = met.clauses[word];
      for (std::size_t i = 1; i < Guard::kMaxClauses; ++i) bits &= met.clauses[i * words_ + word];
      met.allowed[word] = bits;
    }
  }
  // Whether a rule of these stages may match in a row that met so much.
  [[nodiscard]] bool Any(const Met& met, std::size_t first_stage, std::size_t last_stage) const {
    for (const Word& rules : RulesOf(first_stage, last_stage)) {
      if ((met.allowed[rules.word] & rules.bits) != 0) return true;
    }
    return false;
  }
  // Of so many atoms at the start of a row ForEach tells whether a match may begin there.
  static constexpr std::size_t kKnownBegins = 60;
  // Calls use(rule, begins) for the rules of a stage that may match in the row `codes`, in their order; `begins` has
  // one bit for each of the first kKnownBegins atoms.
  template <typename Use>
  void ForEach(const Met& met, std::size_t stage, std::span<const std::uint16_t> codes, Use use) const {
    for (const Word& rules : RulesOf(stage, stage + 1)) {
      const std::uint64_t allowed = met.allowed[rules.word] & rules.bits;
      if (allowed == 0) continue;
      std::array<std::uint64_t, 64> begins;
      for (std::uint64_t bits = allowed; bits != 0; bits &= bits - 1) begins[Lowest(bits)] = 0;
      const std::size_t end = std::min(codes.size(), kKnownBegins + Guard::kMaxOffset);
      for (std::size_t at = 0; at < end; ++at) {
        if ((begun_stages_[codes[at]] >> (stage % kStageBits) & 1U) == 0) continue;
        std::uint64_t bits = near_begins_[near_begin_of_[codes[at]] + rules.word] & allowed;
        for (; bits != 0; bits &= bits - 1) {
          const std::size_t offset = offsets_[rules.word * 64 + Lowest(bits)];
          begins[Lowest(bits)] |= std::uint64_t{at >= offset && at - offset < kKnownBegins} << ((at - offset) % 64);
        }
      }
      for (std::uint64_t bits = allowed; bits != 0; bits &= bits - 1) {
        const std::size_t bit = Lowest(bits);
        if (begins[bit] != 0 || codes.size() > kKnownBegins) use(rules_[rules.word * 64 + bit], begins[bit]);
      }
    }
  }

 private:
  static std::size_t Lowest(std::uint64_t bits) { return static_cast<std::size_t>(std::countr_zero(bits)); }
  // Bits of one of the words in which the rules lie.
  struct Word {
    std::uint64_t bits;
    std::uint32_t word;
  };
  // The bits of the rules of these stages.
  [[nodiscard]] std::span<const Word> RulesOf(std::size_t first_stage, std::size_t last_stage) const {
    return {stage_rules_.data() + stage_begin_[first_stage], stage_rules_.data() + stage_begin_[last_stage]};
  }

  std::size_t words_ = 0;             // for one bit a rule
  std::vector<RuleIndex> rules_;      // by bit
  std::vector<std::size_t> offsets_;  // by bit: see Guard
  std::vector<Word> stage_rules_;
  std::vector<std::size_t> stage_begin_;      // of each stage among stage_rules_, and the end of the last
  std::vector<std::uint64_t> unconditional_;  // bits of the clauses that a rule has not
  // The clauses that each code satisfies: rows as of a Met, one for all codes with the same.
  std::vector<std::uint64_t> clauses_;
  std::vector<std::uint32_t> clauses_of_;  // by code: where its row begins
  // The rules whose matches hold a code near their beginning: rows of `words_` bits, one for all codes with the same.
  std::vector<std::uint64_t> near_begins_;
  std::vector<std::uint32_t> near_begin_of_;  // by code
  // By code: the stages of these rules, one bit each (stages that are so many apart share one).
  static constexpr std::size_t kStageBits = 32;
  std::vector<std::uint32_t> begun_stages_;
};

}  // namespace vanban::rules
