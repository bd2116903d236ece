// Checks the names in patterns against the kinds that lexicons, shapes and earlier rules give. Doors: CheckName,
// CheckCanonical.
#include "rules/name_check.h"

#include <algorithm>
#include <tuple>
#include <utility>

namespace vanban::rules {
namespace {

// Letters put in, left out, changed, or two neighbours swapped.
std::size_t EditDistance(std::string_view a, std::string_view b) {
  std::vector<std::size_t> before(b.size() + 1), last(b.size() + 1), row(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) last[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      row[j] = std::min({last[j] + 1, row[j - 1] + 1, last[j - 1] + (a[i - 1] == b[j - 1] ? 0U : 1U)});
      const bool swapped = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
      if (swapped) row[j] = std::min(row[j], before[j - 2] + 1);
    }
    before.swap(last);
    last.swap(row);
  }
  return last.back();
}

Place PlaceOf(const RuleEntry& rule, const Pattern& node) {
  return PlaceIn(rule.pattern_place, rule.pattern_on_one_line, node.column);
}

}  // namespace

void CheckName(const KnownKinds& known, const RuleEntry& rule, const Pattern& node, const std::string& name,
               std::size_t stage, Faults& faults) {
  const KindId kind = known.kinds.Find(name);
  if (name == kNothing) {
    faults.Add(PlaceOf(rule, node), "`nothing` is in no pattern's reach",
               "only `!kind` matches what was taken out of play");
  } else if (kind == kNoKind) {
    std::string_view nearest;
    std::size_t distance = name.size() < 5 ? 2 : 3;  // nearer than this; of a short name more is guessing
    for (std::size_t k = 0; k < known.kinds.size(); ++k) {
      const std::string_view other = known.kinds.Name(static_cast<KindId>(k));
      const std::size_t d = EditDistance(name, other);
      if (d < distance) std::tie(nearest, distance) = std::pair(other, d);
    }
    faults.Add(PlaceOf(rule, node), "unknown kind `" + name + "`",
               nearest.empty() ? "kinds come from lexicons, shapes, rules and looks; words stand in quotes"
                               : "do you mean `" + std::string(nearest) + "`?");
  } else if (known.from_stage[kind] > stage && !known.stages.empty()) {
    const std::size_t made = (known.from_stage[kind] - 1) % known.stages.size();
    faults.Add(PlaceOf(rule, node),
               "`" + name + "` is not made before this rule runs: its rules run in the stage `" +
                   known.stages[std::min(made, known.stages.size() - 1)].name + "`",
               "a rule sees what earlier stages made; move it, or them");
  }
}

void CheckCanonical(const KnownKinds& known, const RuleEntry& rule, const Pattern& node, Faults& faults) {
  ForEachNode(node, [&](const Pattern& below) {
    for (const std::string& name : below.names) {
      if (known.of_lexicons.contains(name) && !below.negated) continue;
      faults.Add(PlaceOf(rule, node),
                 "`" + node.label + "=` takes a canonical value, but no lexicon has the kind `" + name + "`",
                 "write `" + node.label + ":` for the text itself, or put the words into a lexicon");
    }
  });
}

}  // namespace vanban::rules
