// Resolve, its first step: citations of several documents.
#pragma once

#include "extract/draft.h"
#include "extract/reduced.h"

namespace vanban::extract {

// `các Nghị quyết số 05, 06 và 07` was read as one citation: makes three of it. Runs before Merge.
void SplitDocuments(const ReducedDocument& reduced, Drafts& drafts);

}  // namespace vanban::extract
