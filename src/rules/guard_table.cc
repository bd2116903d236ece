// Lays the guards out as bits, one row for all codes that satisfy the same clauses. Door: GuardTable.
#include "rules/guard_table.h"

#include <algorithm>
#include <map>
#include <numeric>

namespace vanban::rules {

GuardTable::GuardTable(const std::vector<Guard>& guards, const std::vector<std::uint32_t>& stages,
                       std::size_t stage_count, std::size_t code_count)
    : words_((guards.size() + 63) / 64), rules_(guards.size()), row_of_(code_count) {
  std::iota(rules_.begin(), rules_.end(), RuleIndex{0});
  std::stable_sort(rules_.begin(), rules_.end(), [&](RuleIndex a, RuleIndex b) { return stages[a] < stages[b]; });
  for (std::uint32_t stage = 0; stage <= stage_count; ++stage) {
    const auto first =
        std::partition_point(rules_.begin(), rules_.end(), [&](RuleIndex rule) { return stages[rule] < stage; });
    stage_begin_.push_back(static_cast<std::size_t>(first - rules_.begin()));
  }
  const std::size_t size = words_ * Guard::kMaxClauses;
  unconditional_.assign(size, 0);
  std::vector<std::vector<std::uint64_t>> rows(code_count);
  for (std::size_t bit = 0; bit < rules_.size(); ++bit) {
    const std::vector<CodeSet>& clauses = guards[rules_[bit]].clauses;
    for (std::size_t clause = 0; clause < Guard::kMaxClauses; ++clause) {
      const std::size_t word = clause * words_ + bit / 64;
      const std::uint64_t mask = std::uint64_t{1} << (bit % 64);
      if (clause >= clauses.size()) {
        unconditional_[word] |= mask;
        continue;
      }
      clauses[clause].ForEach([&](std::size_t code) {
        if (rows[code].empty()) rows[code].resize(size);
        rows[code][word] |= mask;
      });
    }
  }
  rows_.assign(1, 0);
  std::map<std::vector<std::uint64_t>, std::uint32_t> known;
  for (std::size_t code = 0; code < code_count; ++code) {
    if (rows[code].empty()) continue;
    const auto [at, added] = known.try_emplace(std::move(rows[code]), static_cast<std::uint32_t>(rows_.size()));
    if (added) rows_.insert(rows_.end(), at->first.begin(), at->first.end());
    row_of_[code] = at->second;
  }
}

}  // namespace vanban::rules
