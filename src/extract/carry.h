// Carry: what one statement leaves to the next ones (measure, baseline, period, entity, status).
#pragma once

#include "extract/draft.h"
#include "extract/frame.h"
#include "extract/reduced.h"

namespace vanban::extract {

// Completes the indicators and ratios of `drafts`: within a paragraph a nameless one (a claim or amount that no rule
// gave a measure) takes measure and baseline of the claim before it; periods, entities, status are carried as DESIGN
// says. A nameless one that finds nothing stays nameless and is dropped at the end.
void Carry(const ReducedDocument& reduced, const Frame& frame, Drafts& drafts);

}  // namespace vanban::extract
