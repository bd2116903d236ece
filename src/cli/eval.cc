// `vanban eval`.
// Door: RunEval.
#include "cli/command.h"
#include "cli/options.h"

namespace vanban::cli {

int RunEval(const Arguments& /*arguments*/) { throw UsageError("eval is not there yet"); }

}  // namespace vanban::cli
