// The commands of the program. Each has its own file, RunX in x.cc; main.cc holds the table that names them.
#pragma once

#include <string>
#include <vector>

namespace vanban::cli {

// What stands behind the command's name on the command line.
using Arguments = std::vector<std::string>;

// What the program's exit status says.
enum ExitCode : int {
  kDone = 0,
  kSomeFailed = 1,  // done, but some documents failed; for a question: nothing found
  kNotStarted = 2,  // could not start: a bad option, rules that do not load, an output that cannot be written
};

// A command writes data to stdout and messages to stderr and returns an ExitCode. It may throw UsageError (options.h),
// OutputClosed (output.h) and vanban::Error: main turns them into messages and exit codes, and nobody else does.
int RunExtract(const Arguments& arguments);
int RunSegment(const Arguments& arguments);
int RunRules(const Arguments& arguments);
int RunEval(const Arguments& arguments);
int RunIndex(const Arguments& arguments);
int RunQuery(const Arguments& arguments);
int RunTimeline(const Arguments& arguments);
int RunProgress(const Arguments& arguments);
int RunSeries(const Arguments& arguments);
int RunCites(const Arguments& arguments);
int RunStats(const Arguments& arguments);
int RunEntities(const Arguments& arguments);
int RunExport(const Arguments& arguments);

}  // namespace vanban::cli
