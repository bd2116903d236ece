// The last step of Interpret: drafts and orphans in the order of the text, references on their facts.
#pragma once

#include <vector>

#include "extract/draft.h"
#include "extract/read_labels.h"
#include "extract/reduced.h"

namespace vanban::extract {

// A reference from a field to the phrase of another fact, until all facts are stated.
struct PendingReference {
  FactId fact = 0;
  int type = 0;  // of the fact
  FactReading::Target target;
};

// Brings drafts and orphans into the order of the text, without what was taken back; ids follow.
void OrderDrafts(const ReducedDocument& reduced, std::vector<PendingReference>& pending, Drafts& drafts);

// Points fields at the facts that their phrases state; those that state none are left to Resolve.
// REQUIRES: the drafts are in order
void LinkReferences(const ReducedDocument& reduced, const std::vector<PendingReference>& pending, Drafts& drafts);

}  // namespace vanban::extract
