// Pieces of patterns with a name ([[part]]), so that patterns that share a long list of kinds say it once.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "rules/faults.h"
#include "rules/pattern.h"
#include "rules/rule_file.h"

namespace vanban::rules {

class NamedParts {
 public:
  // Parses them all; a part may use those that stand before it, in its own file or in one that is read earlier.
  // Faults: no pattern, a label or `it` inside, a name used twice.
  void Read(const std::vector<PartEntry>& entries, Faults& faults);
  // Puts the pieces in place of their names, everywhere but in quotes. Inside `!( … )` only a choice of kinds can
  // stand.
  void Expand(Pattern& pattern, Place place, Faults& faults) const;

 private:
  std::unordered_map<std::string, Pattern> parts_;
};

}  // namespace vanban::rules
