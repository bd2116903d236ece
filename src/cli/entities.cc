// `vanban entities`: persons, bodies and documents across the corpus, and why they are one. Door: RunEntities.
#include "cli/command.h"
#include "cli/index_options.h"
#include "cli/options.h"
#include "vanban/query.h"

namespace vanban::cli {
namespace {

constexpr CommandHelp kHelp = {
    "vanban entities --db FILE [--type TYPE] [NAME] | --explain ID",
    "Lists the persons, organizations or documents that the index knows across documents, or says why mentions were\n"
    "joined into one of them, and why a fact was joined with none. IDs stand in the lists: person:12, organization:3,\n"
    "document:7, fact:1048577.",
    "vanban entities --db facts.db 'pham van hau'\n"
    "vanban entities --db facts.db --type organization 'so y te'\n"
    "vanban entities --db facts.db --explain person:12",
};

}  // namespace

int RunEntities(const Arguments& arguments) {
  namespace po = boost::program_options;
  po::options_description options, hidden;
  AddDatabaseOption(options);
  options.add_options()("type", po::value<std::string>()->value_name("TYPE"),
                        "person (the default), organization or document")(
      "explain", po::value<std::string>()->value_name("ID"), "why the mentions of this one were joined")(
      "limit", po::value<std::string>()->value_name("N"), "at most N; default 100");
  AddReportOptions(options);
  hidden.add_options()("name", po::value<std::vector<std::string>>());
  const auto values = ParseCommandLine(arguments, kHelp, options, hidden, "name");
  if (!values) return kDone;
  const std::string path = DatabasePath(*values);
  const std::string id = StringOption(*values, "explain");
  if (!id.empty()) return PrintReport(Index(path).Explain(id), *values, 0);  // a reason is not cut short
  std::string name;
  for (const std::string& word : StringsOption(*values, "name")) name += (name.empty() ? "" : " ") + word;
  const std::string type = StringOption(*values, "type");
  return PrintReport(Index(path).Entities(type.empty() ? "person" : type, name, CountOption(*values, "limit", 100)),
                     *values);
}

}  // namespace vanban::cli
