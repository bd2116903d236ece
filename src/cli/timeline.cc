// `vanban timeline`: who held which office when. Door: RunTimeline.
#include "cli/command.h"
#include "cli/index_options.h"
#include "cli/options.h"
#include "vanban/query.h"

namespace vanban::cli {
namespace {

constexpr CommandHelp kHelp = {
    "vanban timeline --db FILE --official NAME",
    "Says which offices a person held, by the documents that name the person with them: since and until as a\n"
    "document states them, first and last seen as documents show them. Namesakes are persons of their own.",
    "vanban timeline --db facts.db --official 'pham van hau' --format csv",
};

}  // namespace

int RunTimeline(const Arguments& arguments) {
  namespace po = boost::program_options;
  po::options_description options;
  AddDatabaseOption(options);
  options.add_options()("official", po::value<std::string>()->value_name("NAME"), "the name, with or without tones");
  AddReportOptions(options);
  const auto values = ParseCommandLine(arguments, kHelp, options);
  if (!values) return kDone;
  const std::string path = DatabasePath(*values);
  const std::string official = StringOption(*values, "official");
  if (official.empty()) throw UsageError("--official NAME is missing");
  return PrintReport(Index(path).Timeline(official), *values);
}

}  // namespace vanban::cli
