// `vanban extract`: facts of documents, as JSON Lines.
// Door: RunExtract.
#include <string>
#include <string_view>

#include "cli/command.h"
#include "cli/inputs.h"
#include "cli/options.h"
#include "cli/output.h"
#include "vanban/extractor.h"

namespace vanban::cli {
namespace {

constexpr CommandHelp kHelp = {
    "vanban extract [OPTIONS] PATH...",
    "Reads documents and writes their facts, one line of JSON a document, in the order of the input.\n"
    "PATH is a text file, a file of records (*.jsonl: {\"id\", \"text\", \"title\", \"published\", \"source\"} a "
    "line),\n"
    "a folder (every *.txt and *.jsonl below it), or - for stdin. A document that cannot be read is reported\n"
    "on stderr and passed over.",
    "vanban extract report.txt\n"
    "vanban extract --format json report.txt                     # indented, for people\n"
    "vanban extract --published 2023-09 --output facts.jsonl news/\n"
    "zcat corpus.jsonl.gz | vanban extract --input jsonl -\n"
    "vanban extract news/ | jq -r '.facts[] | select(.type == \"official\") | .name'",
};

}  // namespace

int RunExtract(const Arguments& arguments) {
  namespace po = boost::program_options;
  po::options_description options, hidden;
  AddInputOptions(options, hidden);
  options.add_options()("format", po::value<std::string>()->value_name("FORMAT"),
                        "jsonl (one line a document, the default) or json (an indented array, for people)")(
      "output,o", po::value<std::string>()->value_name("FILE"), "write there instead of to stdout");
  AddRulesOption(options);
  const auto values = ParseCommandLine(arguments, kHelp, options, hidden, "path");
  if (!values) return kDone;
  const std::string format = StringOption(*values, "format");
  if (!format.empty() && format != "jsonl" && format != "json") {
    throw UsageError("--format is jsonl or json, not '" + format + "'");
  }
  InputOptions inputs = ReadInputOptions(*values);
  inputs.read.skip = StringOption(*values, "output");

  const RuleSet rules = LoadRules(*values);
  const Extractor extractor(rules);
  Output output(StringOption(*values, "output"));
  const bool pretty = format == "json";
  std::string_view between = pretty ? "[\n" : "";
  const RunSummary summary = ProcessDocuments<std::string>(
      inputs, rules.segmenter(),
      [&](const OpenDocument& open) {
        std::string facts;
        (pretty ? AppendPrettyJson : AppendJson)(extractor.Extract(open.document, open.metadata), facts);
        return facts;
      },
      [&](const std::string& facts) {
        output.Write(between);
        output.Write(facts);
        if (!pretty) output.Write("\n");
        between = pretty ? ",\n" : "";
      });
  if (pretty) output.Write(summary.documents == 0 ? "[]\n" : "\n]\n");
  output.Close();
  Report(summary);
  return summary.exit_code();
}

}  // namespace vanban::cli
