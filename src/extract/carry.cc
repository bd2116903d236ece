// Carries what was said once over clauses, sentences and list items. Door: Carry.
#include "extract/carry.h"

namespace vanban::extract {

void Carry(const ReducedDocument& /*reduced*/, const Frame& /*frame*/, Drafts& /*drafts*/) {}

}  // namespace vanban::extract
