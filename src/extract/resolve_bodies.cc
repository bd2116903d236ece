// Resolves references to bodies. Door: ResolveBodies.
#include "extract/resolve_bodies.h"

namespace vanban::extract {

void ResolveBodies(const ReducedDocument& /*reduced*/, const Frame& /*frame*/, Drafts& /*drafts*/) {}

}  // namespace vanban::extract
