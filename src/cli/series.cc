// `vanban series`: the values of an indicator over time. Door: RunSeries.
#include "cli/command.h"
#include "cli/index_options.h"
#include "cli/options.h"
#include "vanban/query.h"

namespace vanban::cli {
namespace {

constexpr CommandHelp kHelp = {
    "vanban series --db FILE --indicator NAME [--entity ENTITY]",
    "Shows the values of an indicator by period, results and targets apart, each with the document that states it.",
    "vanban series --db facts.db --indicator 'thu ngan sach'\n"
    "vanban series --db facts.db --indicator GRDP --entity 'ca mau' --format csv",
};

}  // namespace

int RunSeries(const Arguments& arguments) {
  namespace po = boost::program_options;
  po::options_description options;
  AddDatabaseOption(options);
  options.add_options()("indicator", po::value<std::string>()->value_name("NAME"), "words of its name, side by side")(
      "entity", po::value<std::string>()->value_name("ENTITY"), "only of this territory or body");
  AddReportOptions(options);
  const auto values = ParseCommandLine(arguments, kHelp, options);
  if (!values) return kDone;
  const std::string path = DatabasePath(*values);
  const std::string indicator = StringOption(*values, "indicator");
  if (indicator.empty()) throw UsageError("--indicator NAME is missing");
  return PrintReport(Index(path).Series(indicator, StringOption(*values, "entity")), *values);
}

}  // namespace vanban::cli
