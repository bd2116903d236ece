// Resolve: the judgement over what was found.
#pragma once

#include "extract/draft.h"
#include "extract/frame.h"
#include "extract/reduced.h"

namespace vanban::extract {

// States the document itself, merges what the same words name, carries what was said once, links later references.
void Resolve(const ReducedDocument& reduced, Frame& frame, Drafts& drafts);

}  // namespace vanban::extract
