// Lays the guards out as bits, one row for all codes that satisfy the same clauses. Door: GuardTable.
#include "rules/guard_table.h"

#include <algorithm>
#include <map>
#include <numeric>

namespace vanban::rules {
namespace {

using Row = std::vector<std::uint64_t>;

// Puts the rows of all codes one behind the other, equal ones once.
void ShareRows(std::vector<Row>& rows, std::size_t row_size, std::vector<std::uint64_t>& shared,
               std::vector<std::uint32_t>& begin_of) {
  std::map<Row, std::uint32_t> known;
  for (Row& row : rows) {
    row.resize(row_size);
    const auto [at, added] = known.try_emplace(std::move(row), static_cast<std::uint32_t>(shared.size()));
    if (added) shared.insert(shared.end(), at->first.begin(), at->first.end());
    begin_of.push_back(at->second);
  }
}

}  // namespace

GuardTable::GuardTable(const std::vector<Guard>& guards, const std::vector<std::uint32_t>& stages,
                       std::size_t stage_count, std::size_t code_count)
    : words_((guards.size() + 63) / 64), rules_(guards.size()) {
  std::iota(rules_.begin(), rules_.end(), RuleIndex{0});
  std::stable_sort(rules_.begin(), rules_.end(), [&](RuleIndex a, RuleIndex b) { return stages[a] < stages[b]; });
  std::size_t bits = 0;  // of the stages so far
  for (std::uint32_t stage = 0; stage < stage_count; ++stage) {
    stage_begin_.push_back(stage_rules_.size());
    for (; bits < rules_.size() && stages[rules_[bits]] == stage; ++bits) {
      const auto word = static_cast<std::uint32_t>(bits / 64);
      if (stage_rules_.size() == stage_begin_.back() || stage_rules_.back().word != word) {
        stage_rules_.push_back({0, word});
      }
      stage_rules_.back().bits |= std::uint64_t{1} << (bits % 64);
    }
  }
  stage_begin_.push_back(stage_rules_.size());
  begun_stages_.resize(code_count);
  const std::size_t size = words_ * Guard::kMaxClauses;
  unconditional_.assign(size, 0);
  std::vector<Row> rows(code_count);
  std::vector<Row> begin_rows(code_count);
  const auto set = [&](std::vector<Row>& in, std::size_t row_size, const CodeSet& codes, std::size_t bit) {
    codes.ForEach([&](std::size_t code) {
      in[code].resize(row_size);
      in[code][bit / 64] |= std::uint64_t{1} << (bit % 64);
    });
  };
  for (std::size_t bit = 0; bit < rules_.size(); ++bit) {
    const std::vector<CodeSet>& clauses = guards[rules_[bit]].clauses;
    for (std::size_t clause = 0; clause < Guard::kMaxClauses; ++clause) {
      if (clause < clauses.size()) {
        set(rows, size, clauses[clause], clause * words_ * 64 + bit);
      } else {
        unconditional_[clause * words_ + bit / 64] |= std::uint64_t{1} << (bit % 64);
      }
    }
    const CodeSet& near_begin = guards[rules_[bit]].near_begin;
    set(begin_rows, words_, near_begin, bit);
    near_begin.ForEach(
        [&](std::size_t code) { begun_stages_[code] |= std::uint32_t{1} << (stages[rules_[bit]] % kStageBits); });
    offsets_.push_back(guards[rules_[bit]].offset);
  }
  ShareRows(rows, size, clauses_, clauses_of_);
  ShareRows(begin_rows, words_, near_begins_, near_begin_of_);
}

}  // namespace vanban::rules
