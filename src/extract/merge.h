// Merge: one fact for each thing that the text names more than once by the same words.
#pragma once

#include "extract/draft.h"
#include "extract/reduced.h"

namespace vanban::extract {

// One official for each name, its offices from all mentions; one document for each kind and number (without a number:
// kind, subject, date and issuer where both say them); one organization for each distinct name; one abbreviation for
// each pair of forms. Names are compared folded. The first stays, completed by the later ones, whose places become
// `mentions`; those are dropped and know what they became. Figures said twice by overlapping phrases are one.
void Merge(const ReducedDocument& reduced, Drafts& drafts);

// Makes `drop` part of `keep`, as above. For Resolve, where more than the words tells that two are one.
// REQUIRES: both are of one type, and `keep` is not itself dropped
void MergeInto(const ReducedDocument& reduced, Drafts& drafts, FactId keep, FactId drop);

}  // namespace vanban::extract
