// Whether the labels of a rule, and what it says of facts, agree with the schema of facts.
#pragma once

#include "rules/faults.h"
#include "rules/pattern.h"
#include "rules/rule_file.h"
#include "vanban/rule_set.h"

namespace vanban::rules {

// A schema without types and phrases checks nothing.
void CheckLabels(const RuleEntry& rule, const Pattern& pattern, const FactSchema& schema, Faults& faults);

}  // namespace vanban::rules
