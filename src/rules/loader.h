// Sources to a compiled RuleSet::Impl.
#pragma once

#include <memory>
#include <vector>

#include "rules/rule_set_impl.h"

namespace vanban::rules {

// Throws Error with all faults.
std::unique_ptr<RuleSet::Impl> LoadRules(const std::vector<RuleSource>& sources, const FactSchema& schema);

}  // namespace vanban::rules
