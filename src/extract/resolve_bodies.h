// Resolve, the part about bodies: a judgement over what was found.
#pragma once

#include <vector>

#include "extract/body_names.h"
#include "extract/draft.h"
#include "extract/frame.h"
#include "extract/reduced.h"

namespace vanban::extract {

// Links the short forms of bodies to their long ones (same_as) and gives each body its field and province where the
// text or the frame says them. Runs after Merge: each body name is one fact then.
// `names` are those of WriteOutBodies.
void ResolveBodies(const ReducedDocument& reduced, const Frame& frame, const std::vector<BodyName>& names,
                   Drafts& drafts);

}  // namespace vanban::extract
