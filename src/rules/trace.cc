// What people want to know of a reduction: kinds by name, and how far a rule came. Doors: those of trace.h.
#include "rules/trace.h"

#include <re2/re2.h>

#include "rules/rule_set_impl.h"

namespace vanban::rules {

std::vector<std::string> KindsOf(const RuleSet& rules, const Node& node) {
  std::vector<std::string> names;
  for (const KindId kind : rules.impl().alphabet.Kinds(node.code)) {
    names.emplace_back(rules.impl().kinds.Name(kind));
  }
  return names;
}

}  // namespace vanban::rules
