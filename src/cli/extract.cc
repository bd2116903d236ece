// `vanban extract`.
// Door: RunExtract.
#include "cli/command.h"
#include "cli/options.h"

namespace vanban::cli {

int RunExtract(const Arguments& /*arguments*/) { throw UsageError("extract is not there yet"); }

}  // namespace vanban::cli
