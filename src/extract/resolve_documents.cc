// Resolves references to documents. Door: ResolveDocuments.
#include "extract/resolve_documents.h"

namespace vanban::extract {

void ResolveDocuments(const ReducedDocument& /*reduced*/, const Frame& /*frame*/, Drafts& /*drafts*/) {}

}  // namespace vanban::extract
