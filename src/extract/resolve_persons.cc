// Resolves references to persons. Door: ResolvePersons.
#include "extract/resolve_persons.h"

namespace vanban::extract {

void ResolvePersons(const ReducedDocument& /*reduced*/, const Frame& /*frame*/, Drafts& /*drafts*/) {}

}  // namespace vanban::extract
