// Resolve, the part about persons: a judgement over what was found.
#pragma once

#include <vector>

#include "extract/body_names.h"
#include "extract/draft.h"
#include "extract/reduced.h"

namespace vanban::extract {

// Links later references (by given name, by office without a name, by bare honorific) to the officials that they mean,
// as `mentions`; a position without a body goes into one of the same title that has it. A link needs exactly one
// candidate left. Runs after Merge: each person is one fact then.
void ResolvePersons(const ReducedDocument& reduced, const std::vector<BodyName>& bodies, Drafts& drafts);

}  // namespace vanban::extract
