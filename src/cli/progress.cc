// `vanban progress`: the ratios and indicators tied to a document. Door: RunProgress.
#include "cli/command.h"
#include "cli/index_options.h"
#include "cli/options.h"
#include "vanban/query.h"

namespace vanban::cli {
namespace {

constexpr CommandHelp kHelp = {
    "vanban progress --db FILE --document NUMBER",
    "Shows the ratios and indicators that are tied to a document, over time: results against targets.",
    "vanban progress --db facts.db --document 09-NQ/TU",
};

}  // namespace

int RunProgress(const Arguments& arguments) {
  namespace po = boost::program_options;
  po::options_description options;
  AddDatabaseOption(options);
  options.add_options()("document", po::value<std::string>()->value_name("NUMBER"), "its number, such as 09-NQ/TU");
  AddReportOptions(options);
  const auto values = ParseCommandLine(arguments, kHelp, options);
  if (!values) return kDone;
  const std::string path = DatabasePath(*values);
  const std::string document = StringOption(*values, "document");
  if (document.empty()) throw UsageError("--document NUMBER is missing");
  return PrintReport(Index(path).Progress(document), *values);
}

}  // namespace vanban::cli
