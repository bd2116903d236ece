// Interpret: from what the rules made of a document to drafts of facts.
#pragma once

#include <vector>

#include "extract/date.h"
#include "extract/draft.h"
#include "extract/plan.h"
#include "extract/reduced.h"

namespace vanban::extract {

// A phrase made by a rule with `fact` states one, also where a larger phrase takes it in; but not where the larger one
// is of the same kind (the longest body name is the organization), unless it stands there in a text field that is not
// the name (a document cited in the subject of another). `each`, `pair` and `shared` state several; these replace the
// facts of their type that the phrases stated themselves. What does not parse gives no fact. All other phrases become
// orphans, and claims and amounts without a measure also indicators without a name.
Drafts Interpret(const ReducedDocument& reduced, const Plan& plan, const std::vector<DateValue>& dates);

}  // namespace vanban::extract
