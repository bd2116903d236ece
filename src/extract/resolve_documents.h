// Resolve, the part about documents: a judgement over what was found.
#pragma once

#include "extract/draft.h"
#include "extract/frame.h"
#include "extract/reduced.h"

namespace vanban::extract {

// Links later references (`Nghị quyết 09`, `Nghị quyết này`, `nghị quyết`) to the documents that they mean, as
// `mentions`, and answers the open references that point at them (Drafts::Answer). A link needs exactly one candidate
// left. Runs after Merge: each document is one fact then.
void ResolveDocuments(const ReducedDocument& reduced, const Frame& frame, Drafts& drafts);

}  // namespace vanban::extract
