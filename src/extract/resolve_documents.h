// Resolve, the part about documents: a judgement over what was found.
#pragma once

#include "extract/draft.h"
#include "extract/frame.h"
#include "extract/reduced.h"

namespace vanban::extract {

// `… thực hiện Nghị quyết số 09-NQ/TU của Đảng ủy Sở …`: the body that carries a document out, said where it is named
// again, is not its issuer. Runs before Merge.
void DropDoubtfulIssuers(const ReducedDocument& reduced, Drafts& drafts);

// Links later references (`Nghị quyết 09`, `Nghị quyết này`, `nghị quyết`) to the documents that they mean, as
// `mentions`, and answers the open references that point at them (Drafts::Answer). A link needs exactly one candidate
// left. Completes issuers that only the number says. Runs after Merge: each document is one fact then.
void ResolveDocuments(const ReducedDocument& reduced, const Frame& frame, Drafts& drafts);

}  // namespace vanban::extract
