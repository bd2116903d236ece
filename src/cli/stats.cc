// `vanban stats`: what an index holds. Door: RunStats.
#include "cli/command.h"
#include "cli/index_options.h"
#include "cli/options.h"
#include "vanban/query.h"

namespace vanban::cli {
namespace {

constexpr CommandHelp kHelp = {
    "vanban stats --db FILE",
    "Shows how many documents, facts and entities an index holds.",
    "vanban stats --db facts.db",
};

}  // namespace

int RunStats(const Arguments& arguments) {
  boost::program_options::options_description options;
  AddDatabaseOption(options);
  AddReportOptions(options);
  const auto values = ParseCommandLine(arguments, kHelp, options);
  if (!values) return kDone;
  return PrintReport(Index(DatabasePath(*values)).Stats(), *values);
}

}  // namespace vanban::cli
