// `vanban rules`.
// Door: RunRules.
#include "cli/command.h"
#include "cli/options.h"

namespace vanban::cli {

int RunRules(const Arguments& /*arguments*/) { throw UsageError("rules is not there yet"); }

}  // namespace vanban::cli
