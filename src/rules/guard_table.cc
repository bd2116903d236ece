// Lays the guards out as bits, one row for all codes that satisfy the same clauses. Door: GuardTable.
#include "rules/guard_table.h"

#include <algorithm>
#include <map>
#include <span>

namespace vanban::rules {
namespace {

using Row = std::vector<std::uint64_t>;

constexpr std::size_t kWordBits = 64;

// So many bits from `first` on. REQUIRES: 0 < count, first + count <= 64
std::uint64_t Ones(std::size_t first, std::size_t count) { return ~std::uint64_t{0} >> (kWordBits - count) << first; }

// Puts the rows of all codes one behind the other, equal ones once.
void ShareRows(std::vector<Row>& rows, Row& shared, std::vector<std::uint32_t>& begin_of) {
  std::map<Row, std::uint32_t> known;
  for (Row& row : rows) {
    const auto [at, added] = known.try_emplace(std::move(row), static_cast<std::uint32_t>(shared.size()));
    if (added) shared.insert(shared.end(), at->first.begin(), at->first.end());
    begin_of.push_back(at->second);
  }
}

}  // namespace

GuardTable::GuardTable(const std::vector<Guard>& guards, const std::vector<std::uint32_t>& stages,
                       std::size_t stage_count, std::size_t code_count) {
  std::vector<std::vector<RuleIndex>> of_stages(stage_count);
  for (RuleIndex rule = 0; rule < guards.size(); ++rule) of_stages[stages[rule]].push_back(rule);
  // Rather room left in a word than the rules of a stage in two: each word costs one more walk over the row.
  std::vector<std::vector<RuleIndex>> words;
  for (const std::vector<RuleIndex>& rules : of_stages) {
    stage_begin_.push_back(stage_rules_.size());
    for (std::size_t first = 0; first < rules.size(); first += kWordBits) {
      const std::span of_word = std::span(rules).subspan(first, std::min(kWordBits, rules.size() - first));
      auto word = std::find_if(words.begin(), words.end(), [&](const std::vector<RuleIndex>& others) {
        return others.size() + of_word.size() <= kWordBits;
      });
      if (word == words.end()) word = words.emplace(word);
      stage_rules_.push_back({Ones(word->size(), of_word.size()), static_cast<std::uint32_t>(word - words.begin())});
      word->insert(word->end(), of_word.begin(), of_word.end());
    }
  }
  stage_begin_.push_back(stage_rules_.size());
  words_ = words.size();
  rules_.resize(words_ * kWordBits);
  const std::size_t size = (words_ + kBlockWords - 1) / kBlockWords * kBlock;
  unconditional_.assign(size, 0);
  std::vector<Row> clauses(code_count, Row(size));
  behind_ = code_count;
  steps_of_.resize(words_ * (code_count + 1));
  for (std::size_t word = 0; word < words_; ++word) {
    std::vector<Steps> steps(code_count + 1);
    Steps any{};  // a step that a rule has not is every code's, and nothing's
    for (std::size_t i = 0; i < words[word].size(); ++i) {
      rules_[word * kWordBits + i] = words[word][i];
      const std::uint64_t bit = Ones(i, 1);
      const Guard& guard = guards[words[word][i]];
      for (std::size_t clause = 0; clause < Guard::kMaxClauses; ++clause) {
        const std::size_t at = PlaceOf(word, clause);
        if (clause >= guard.clauses.size()) {
          unconditional_[at] |= bit;
        } else {
          guard.clauses[clause].ForEach([&](std::size_t code) { clauses[code][at] |= bit; });
        }
      }
      for (std::size_t step = 0; step < kSteps; ++step) {
        if (step < guard.steps.size()) {
          guard.steps[step].ForEach([&](std::size_t code) { steps[code][step] |= bit; });
        } else {
          any[step] |= bit;
        }
      }
    }
    std::map<Steps, std::uint16_t> known;
    for (std::size_t code = 0; code <= code_count; ++code) {
      for (std::size_t step = 0; step < kSteps; ++step) steps[code][step] |= any[step];
      const auto [at, added] = known.try_emplace(steps[code], static_cast<std::uint16_t>(steps_.size()));
      if (added) steps_.push_back(steps[code]);
      steps_of_[word * (code_count + 1) + code] = at->second;
    }
  }
  ShareRows(clauses, clauses_, clauses_of_);
}

}  // namespace vanban::rules
