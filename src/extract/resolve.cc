// The order of judgements. Door: Resolve.
#include "extract/resolve.h"

#include <vector>

#include "extract/body_names.h"
#include "extract/carry.h"
#include "extract/merge.h"
#include "extract/resolve_bodies.h"
#include "extract/resolve_documents.h"
#include "extract/resolve_persons.h"
#include "extract/short_names.h"
#include "extract/split_documents.h"

namespace vanban::extract {

void Resolve(const ReducedDocument& reduced, Frame& frame, Drafts& drafts) {
  SplitDocuments(reduced, drafts);
  DropDoubtfulIssuers(reduced, drafts);
  StateSelf(reduced, frame, drafts);
  Merge(reduced, drafts);
  StateShortNames(reduced, drafts);
  Carry(reduced, frame, drafts);
  const std::vector<BodyName> bodies = WriteOutBodies(reduced, drafts);
  ResolveBodies(reduced, frame, bodies, drafts);
  ResolvePersons(reduced, bodies, drafts);
  ResolveDocuments(reduced, frame, drafts);
}

}  // namespace vanban::extract
