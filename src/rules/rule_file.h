// What a rule file (TOML) says, before anything is compiled: rules, shapes and stages with their places.
#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "rules/faults.h"
#include "rules/reduce.h"
#include "vanban/rule_set.h"

namespace vanban::rules {

// [[rule]]
struct RuleEntry {
  Place place;          // of the rule
  Place pattern_place;  // of its pattern's first character
  bool pattern_on_one_line = true;
  bool needs_examples = false;
  std::string id, stage, makes, fact, pattern;
  std::vector<std::pair<std::string, std::string>> set;
  std::vector<std::string> each, shared;
  std::vector<std::pair<std::string, std::string>> pair;
  bool over_zone = false;
  std::vector<RuleExample> examples;
  std::vector<RuleExample> rejects;
};

// [[shape]]
struct ShapeEntry {
  Place place;
  std::string id, makes, pattern;
};

// [[part]]: a piece of pattern with a name.
struct PartEntry {
  Place place, pattern_place;
  bool pattern_on_one_line = true;
  std::string id, pattern;
};

// [[stage]]
struct StageEntry {
  Place place;
  std::string name, purpose;
};

struct RuleFile {
  std::vector<StageEntry> stages;
  std::vector<ShapeEntry> shapes;
  std::vector<PartEntry> parts;
  std::vector<RuleEntry> rules;
};

// Reads one file and appends to `out`. A fault of syntax hides only what stands behind it in this file: what stands
// before is read. `source` must outlive `out` (places name it).
void ReadRuleFile(const RuleSource& source, RuleFile& out, Faults& faults);

}  // namespace vanban::rules
