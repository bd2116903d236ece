// `vanban segment`.
// Door: RunSegment.
#include "cli/command.h"
#include "cli/options.h"

namespace vanban::cli {

int RunSegment(const Arguments& /*arguments*/) { throw UsageError("segment is not there yet"); }

}  // namespace vanban::cli
