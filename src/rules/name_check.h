// Whether the names in patterns are kinds that are known and made in time.
#pragma once

#include <cstddef>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "rules/faults.h"
#include "rules/kinds.h"
#include "rules/pattern.h"
#include "rules/rule_file.h"

namespace vanban::rules {

inline constexpr std::string_view kNothing = "nothing";  // what is out of play

// What the files name. Holds references for the time of the check.
struct KnownKinds {
  const NameTable& kinds;
  const std::vector<std::size_t>& from_stage;  // by kind: the stage from which on it may be used
  const std::set<std::string_view>& of_lexicons;
  const std::vector<StageEntry>& stages;
};

// `name` stands in `node` of the pattern of `rule`, which runs in `stage`.
void CheckName(const KnownKinds& known, const RuleEntry& rule, const Pattern& node, const std::string& name,
               std::size_t stage, Faults& faults);
// A part written label=x needs canonical values. REQUIRES: node.type is kLabel
void CheckCanonical(const KnownKinds& known, const RuleEntry& rule, const Pattern& node, Faults& faults);

}  // namespace vanban::rules
