// The guards of all rules side by side: which rules may match in a row, told by one `or` for each code that the row
// holds, and where, told by one `and` for each atom, however many rules there are.
#pragma once

#include <algorithm>
#include <array>
#include <bit>
#include <cstdint>
#include <cstring>
#include <span>
#include <vector>

#include "rules/guard.h"

namespace vanban::rules {

using RuleIndex = std::uint32_t;

// Immutable. A rule is a bit of a word; the rules of a stage lie together, in their own order.
class GuardTable {
 public:
  // What the codes of a row satisfy; one a thread, used again from row to row.
  struct Met {
    std::vector<std::uint64_t> clauses;  // the bits of all rules for each clause, in blocks
    std::vector<std::uint64_t> allowed;  // of the rules with all their clauses, as of the last Settle; by word
  };

  GuardTable() = default;
  // `stages[i]` is the stage of the rule with `guards[i]`.
  GuardTable(const std::vector<Guard>& guards, const std::vector<std::uint32_t>& stages, std::size_t stage_count,
             std::size_t code_count);

  // A row without codes.
  void Clear(Met& met) const { met.clauses = unconditional_; }
  // The row holds these codes, or held them before an earlier stage.
  void Meet(std::span<const std::uint16_t> codes, Met& met) const {
    for (std::size_t i = 0; i < met.clauses.size(); i += kBlock) {
      Block all;  // a variable of its own: the registers hold it
      std::memcpy(&all, &met.clauses[i], sizeof(all));
      for (const std::uint16_t code : codes) {
        Block clauses;
        std::memcpy(&clauses, &clauses_[clauses_of_[code] + i], sizeof(clauses));
        all |= clauses;
      }
      std::memcpy(&met.clauses[i], &all, sizeof(all));
    }
  }
  // Finds out which rules are allowed; to be called after Meet, before Any and ForEach.
  void Settle(Met& met) const {
    met.allowed.resize(words_);
    for (std::size_t word = 0; word < words_; ++word) {
      const std::uint64_t* const bits = &met.clauses[PlaceOf(word, 0)];
      met.allowed[word] = bits[0] & bits[kBlockWords];
    }
  }
  // Whether a rule of these stages may match in a row that met so much.
  [[nodiscard]] bool Any(const Met& met, std::size_t first_stage, std::size_t last_stage) const {
    for (const Word& rules : RulesOf(first_stage, last_stage)) {
      if ((met.allowed[rules.word] & rules.bits) != 0) return true;
    }
    return false;
  }
  // Where a match of a rule may begin in a row; nowhere else is sure.
  struct Begins {
    static constexpr std::size_t kKnown = 64;
    std::uint64_t known = 0;              // one bit for each of the first kKnown atoms
    std::size_t later = ~std::size_t{0};  // the first place behind these
  };
  // Calls use(rule, begins) for the rules of a stage that may match in the row `codes`, in their order.
  template <typename Use>
  void ForEach(const Met& met, std::size_t stage, std::span<const std::uint16_t> codes, Use use) const {
    for (const Word& rules : RulesOf(stage, stage + 1)) {
      const std::uint64_t allowed = met.allowed[rules.word] & rules.bits;
      if (allowed == 0) continue;
      std::array<std::uint64_t, 64> known;
      for (std::uint64_t bits = allowed; bits != 0; bits &= bits - 1) known[Lowest(bits)] = 0;
      // The rules of which a match may begin one atom before, two before, three before.
      std::array<std::uint64_t, kSteps - 1> begun{};
      // Takes one more atom; gives the rules of which one may begin as many atoms before as `begun` has.
      const auto step = [&](const Steps& steps) {
        const std::uint64_t bits = begun[2] & steps[3];
        begun[2] = begun[1] & steps[2];
        begun[1] = begun[0] & steps[1];
        begun[0] = allowed & steps[0];
        return bits;
      };
      const std::uint16_t* const steps_of = steps_of_.data() + rules.word * (behind_ + 1);
      const auto steps_at = [&](std::size_t at) -> const Steps& {
        return steps_[steps_of[at < codes.size() ? codes[at] : behind_]];
      };
      std::uint64_t found = 0;
      const auto add = [&](std::uint64_t bits, std::size_t at) {
        found |= bits;
        for (; bits != 0; bits &= bits - 1) known[Lowest(bits)] |= std::uint64_t{1} << (at - begun.size());
      };
      const std::size_t end = std::min(codes.size(), Begins::kKnown + begun.size());
      const std::size_t known_end = std::min(codes.size(), Begins::kKnown) + begun.size();
      for (std::size_t at = 0; at < end; ++at) add(step(steps_[steps_of[codes[at]]]), at);
      for (std::size_t at = end; at < known_end; ++at) add(step(steps_at(at)), at);
      std::uint64_t found_later = 0;
      std::array<std::uint16_t, 64> later;
      for (std::size_t at = Begins::kKnown + begun.size(); at < codes.size() + begun.size(); ++at) {
        std::uint64_t bits = step(steps_at(at)) & ~found_later;
        found_later |= bits;
        for (; bits != 0; bits &= bits - 1) later[Lowest(bits)] = static_cast<std::uint16_t>(at - begun.size());
      }
      for (std::uint64_t rest = found | found_later; rest != 0; rest &= rest - 1) {
        const std::size_t bit = Lowest(rest);
        Begins begins{known[bit]};
        if ((found_later >> bit & 1U) != 0) begins.later = later[bit];
        use(rules_[rules.word * 64 + bit], begins);
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

  // Clauses lie in blocks, which one loop over a row can keep in registers: the first clauses of the rules of four
  // words, then their second ones.
  static constexpr std::size_t kBlockWords = 4;
  static constexpr std::size_t kBlock = kBlockWords * Guard::kMaxClauses;
  static_assert(Guard::kMaxClauses == 2);
  using Block [[gnu::vector_size(kBlock * sizeof(std::uint64_t))]] = std::uint64_t;
  static std::size_t PlaceOf(std::size_t word, std::size_t clause) {
    return word / kBlockWords * kBlock + clause * kBlockWords + word % kBlockWords;
  }

  std::size_t words_ = 0;
  std::vector<RuleIndex> rules_;  // by bit
  std::vector<Word> stage_rules_;
  std::vector<std::size_t> stage_begin_;      // of each stage among stage_rules_, and the end of the last
  std::vector<std::uint64_t> unconditional_;  // bits of the clauses that a rule has not
  // The clauses that each code satisfies: blocks as of a Met, one row for all codes with the same.
  std::vector<std::uint64_t> clauses_;
  std::vector<std::uint32_t> clauses_of_;  // by code: where its row begins
  // The rules whose matches may have a code first, second, …; one for all codes of a word with the same.
  static constexpr std::size_t kSteps = Positions::kMaxSteps;
  static_assert(kSteps == 4);
  using Steps = std::array<std::uint64_t, kSteps>;
  std::vector<Steps> steps_;
  std::vector<std::uint16_t> steps_of_;  // of each word all codes, then what is behind a row
  std::size_t behind_ = 0;               // one more than the last code
};

}  // namespace vanban::rules
