// The last step: from text offsets to source offsets, from drafts to facts.
#pragma once

#include "extract/draft.h"
#include "extract/frame.h"
#include "extract/reduced.h"
#include "vanban/extractor.h"

namespace vanban::extract {

// The facts that stand, in the order of their place in the source and with their final ids. Moves the values out of
// the drafts; their spans and the orphans stay.
Extraction MoveToSource(const ReducedDocument& reduced, const DocumentMetadata& metadata, const Frame& frame,
                        Drafts& drafts);

}  // namespace vanban::extract
