// The automaton of a rule says where it matches wherever it is exact; else RE2 does. Door: RowMatcher.
#include "rules/row_matcher.h"

#include <re2/re2.h>

#include <algorithm>
#include <bit>

namespace vanban::rules {
namespace {

// How many atoms are looked at in vain for each of the row before RE2 is asked, which looks at each once.
constexpr std::size_t kMaxVain = 8;

}  // namespace

const std::string& RowMatcher::Text() {
  if (text_.empty()) {
    for (const std::uint16_t code : codes_) rules_.alphabet.Append(code, text_);
  }
  return text_;
}

// The first place from `from` on where a match of the runner's rule may begin; codes_.size(): none.
std::size_t RowMatcher::NextBegin(const Runner& runner, std::size_t from) const {
  if (from < GuardTable::Begins::kKnown) {
    const std::uint64_t known = runner.begins.known >> from << from;
    if (known != 0) return static_cast<std::size_t>(std::countr_zero(known));
  }
  if (from >= codes_.size()) return codes_.size();
  if (from <= runner.begins.later) return std::min(runner.begins.later, codes_.size());
  return rules_.rules[runner.rule].positions.NextBegin(codes_, from);
}

// Where RE2 decides: one anchored try at the likeliest place, then one unanchored search: a search at every place would
// make long rows cost the square of their length.
void RowMatcher::FindNext(Runner& runner, std::size_t from) {
  const CompiledRule& rule = rules_.rules[runner.rule];
  const std::size_t width = rules_.alphabet.width();
  runner.begin = Runner::kNone;
  std::size_t vain = 0;
  auto anchor = RE2::ANCHOR_START;
  for (Positions::Match match{NextBegin(runner, from), 0}; match.begin < codes_.size();
       match.begin = NextBegin(runner, match.begin + 1)) {
    Positions::Answer answer = rule.positions.Try(codes_, match);
    if (answer == Positions::Answer::kNo) {
      vain += match.end - match.begin;
      if (vain < kMaxVain * codes_.size()) continue;
      anchor = RE2::UNANCHORED;
    }
    if (answer != Positions::Answer::kYes) {
      const std::string& bytes = Text();
      re2::StringPiece found;
      if (!rule.re().Match(bytes, match.begin * width, bytes.size(), anchor, &found, 1)) {
        if (anchor == RE2::UNANCHORED) return;
        anchor = RE2::UNANCHORED;
        continue;
      }
      match.begin = static_cast<std::size_t>(found.data() - bytes.data()) / width;
      match.end = match.begin + found.size() / width;
    }
    runner.begin = match.begin;
    runner.end = match.end;
    return;
  }
}

// Finds out what the atoms of a winner stand for, and gives what `it` covers.
AtomRange RowMatcher::ItOf(const Runner& winner) {
  const CompiledRule& rule = rules_.rules[winner.rule];
  const CompiledPattern& pattern = rule.pattern;
  const AtomRange whole = {winner.begin, winner.end};
  if (pattern.group_count == 0) return whole;
  assigned_ = rule.positions.Assign(codes_, {winner.begin, winner.end}, masks_);
  if (assigned_) return pattern.it_positions == 0 ? whole : RangeOf(winner, pattern.it_positions, 0);
  const std::size_t width = rules_.alphabet.width();
  groups_.assign(static_cast<std::size_t>(pattern.group_count) + 1, {});
  rule.re().Match(Text(), winner.begin * width, winner.end * width, RE2::ANCHOR_BOTH, groups_.data(),
                  static_cast<int>(groups_.size()));
  for (const int group : pattern.it_groups) {
    const AtomRange it = RangeOf(winner, 0, group);
    if (it.begin < it.end) return it;
  }
  return whole;
}

// What a label or `it` covers, by its positions or by its group; empty: it took no part.
AtomRange RowMatcher::RangeOf(const Runner& winner, PositionMask positions, int group) const {
  if (assigned_) {
    AtomRange range = {winner.begin, winner.end};
    while (range.begin < range.end && (masks_[range.begin - winner.begin] & positions) == 0) ++range.begin;
    while (range.begin < range.end && (masks_[range.end - 1 - winner.begin] & positions) == 0) --range.end;
    return range;
  }
  const re2::StringPiece piece = groups_[static_cast<std::size_t>(group)];
  if (piece.data() == nullptr || piece.empty()) return {};
  const std::size_t width = rules_.alphabet.width();
  const std::size_t begin = static_cast<std::size_t>(piece.data() - text_.data()) / width;
  return {begin, begin + piece.size() / width};
}

}  // namespace vanban::rules
