// `vanban rules`: for those who write rules.
// Door: RunRules.
#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "cli/command.h"
#include "cli/inputs.h"
#include "cli/options.h"
#include "cli/output.h"
#include "vanban/explain.h"

namespace vanban::cli {
namespace po = boost::program_options;
namespace {

constexpr CommandHelp kHelp = {
    "vanban rules check [DIR [PATH...]] | list | explain TEXT | coverage PATH...",
    "check     runs every example and reject of the rules in DIR (default: --rules, else ./rules) through the\n"
    "          whole path, on top of the built-in rules, and says with file and line what does not hold; warns\n"
    "          of what is unwise, and with documents (PATH) also of rules that never fire there or always lose\n"
    "list      the rules in the order in which they are tried: stage, id, what they make, what they state\n"
    "explain   what a text (- reads it from stdin) becomes on its way: atoms, winners and losers of each stage,\n"
    "          facts, orphans; with --rule ID where that rule stopped\n"
    "coverage  over documents: what each rule made, and the phrases that no fact took (orphans): what the\n"
    "          rules do not know yet",
    "vanban rules check my-rules/\n"
    "vanban rules check my-rules/ reports/\n"
    "vanban rules list | grep citation\n"
    "vanban rules explain \"22/9/2023\"\n"
    "vanban rules explain --rules my-rules/ --rule my-rule - < sentence.txt\n"
    "vanban rules coverage corpus/",
};

std::string Counted(std::size_t count, const std::string& thing) {
  return std::to_string(count) + " " + thing + (count == 1 ? "" : "s");
}

// What is wrong fails; what is only unwise is said. Documents named behind the folder let more of that be found.
int Check(const po::variables_map& values, std::vector<std::string> arguments) {
  std::string folder = StringOption(values, "rules");
  if (!arguments.empty()) {
    folder = arguments.front();
    arguments.erase(arguments.begin());
  }
  if (folder.empty()) folder = "rules";
  const std::vector<RuleSource> own = RuleSet::ReadFolder(folder);
  if (own.empty()) {
    throw Error(Fault{folder, 0, 0, "no rules here", "rules are *.toml, lexicon/*.tsv and segment/*.tsv"});
  }
  const std::vector<RuleSource> sources = RuleSet::Overlay(RuleSet::BuiltInSources(), own);
  const std::vector<Fault> faults = CheckRules(sources);
  for (const Fault& fault : faults) Message(fault.ToString());
  if (!faults.empty()) {
    Message(Counted(faults.size(), "fault"));
    return kNotStarted;
  }
  const RuleSet rules = RuleSet::Load(sources, FactSchemaOfExtract());
  RuleLint lint(rules);
  RunSummary summary;
  if (!arguments.empty()) {
    InputOptions inputs;
    inputs.paths = std::move(arguments);
    // One document at a time: what is counted is shared.
    summary = ProcessDocuments<int>(
        inputs, rules.segmenter(),
        [&](const OpenDocument& open) {
          lint.Add(open.document);
          return 0;
        },
        [](int) {});
    Report(summary);
  }
  std::size_t warnings = 0;
  for (const Fault& warning : lint.Warnings()) {
    // Of the built-in rules nobody here wants to know.
    const bool about_own =
        std::any_of(own.begin(), own.end(), [&](const auto& one) { return one.name == warning.file; });
    if (!about_own && !warning.file.empty()) continue;
    ++warnings;
    Fault said = warning;
    said.message = "warning: " + said.message;
    Message(said.ToString());
  }
  Message(folder + ": all rules load, all examples and rejects hold" +
          (warnings > 0 ? "; " + Counted(warnings, "warning") : ""));
  return summary.exit_code();
}

std::string Padded(std::string_view text, std::size_t width) {
  std::string out(text);
  out.append(width > text.size() ? width - text.size() : 0, ' ');
  return out + " ";
}

int List(const po::variables_map& values) {
  const RuleSet rules = LoadRules(values);
  Output output;
  output.Write(Padded("stage", 11) + Padded("rule", 32) + Padded("makes", 23) + Padded("states", 13) + "file\n");
  for (const RuleSummary& rule : ListRules(rules)) {
    output.Write(Padded(rule.stage, 11) + Padded(rule.id, 32) + Padded(rule.makes, 23) +
                 Padded(rule.fact.empty() ? "-" : rule.fact, 13) + rule.file + "\n");
  }
  output.Close();
  return kDone;
}

int ExplainText(const po::variables_map& values, const std::vector<std::string>& arguments) {
  if (arguments.size() != 1) throw UsageError("rules explain takes one text in quotes, or - for stdin");
  std::string text = arguments.front();
  DocumentMetadata metadata;
  metadata.published = StringOption(values, "published");
  if (text == "-") {
    const ingest::InputSink sink = {[&](ingest::Input input) {
                                      text = std::move(input.bytes);
                                      return false;
                                    },
                                    [](const Fault& fault) { throw Error(fault); }, [](const Fault&) {}};
    ingest::ReadInputs({"-"}, {}, sink);
  }
  const RuleSet rules = LoadRules(values);
  const std::string id = StringOption(values, "rule");
  const std::vector<RuleSummary> all = ListRules(rules);
  if (!id.empty() && std::none_of(all.begin(), all.end(), [&](const RuleSummary& rule) { return rule.id == id; })) {
    throw UsageError("no rule '" + id + "': `vanban rules list` names them");
  }
  Output output;
  output.Write(Explain(rules, text, metadata, id));
  output.Close();
  return kDone;
}

int Cover(const po::variables_map& values, const std::vector<std::string>& arguments) {
  InputOptions inputs;
  inputs.paths = arguments;
  inputs.read.published = StringOption(values, "published");
  if (inputs.paths.empty()) throw UsageError("rules coverage needs documents: name files or folders");
  const RuleSet rules = LoadRules(values);
  Coverage coverage(rules);
  // One document at a time: what is counted is shared.
  const RunSummary summary = ProcessDocuments<int>(
      inputs, rules.segmenter(),
      [&](const OpenDocument& open) {
        coverage.Add(open.document, open.metadata);
        return 0;
      },
      [](int) {});
  Output output;
  output.Write(std::to_string(coverage.documents()) + " documents, " + std::to_string(coverage.facts()) + " facts\n\n");
  output.Write(Padded("rule", 32) + Padded("phrases", 9) + "facts\n");
  for (const Coverage::RuleCount& rule : coverage.Rules()) {
    output.Write(Padded(rule.rule, 32) + Padded(std::to_string(rule.phrases), 9) + std::to_string(rule.facts) + "\n");
  }
  output.Write("\n" + Padded("orphans", 9) + Padded("kind", 16) + "text\n");
  for (const Coverage::OrphanCount& orphan : coverage.Orphans(200)) {
    output.Write(Padded(std::to_string(orphan.count), 9) + Padded(orphan.kind, 16) + orphan.text + "\n");
  }
  output.Close();
  Report(summary);
  return summary.exit_code();
}

}  // namespace

int RunRules(const Arguments& arguments) {
  po::options_description options, hidden;
  AddRulesOption(options);
  options.add_options()("rule", po::value<std::string>()->value_name("ID"), "explain: where this rule stopped")(
      "published", po::value<std::string>()->value_name("DATE"), "explain, coverage: date of publication");
  hidden.add_options()("argument", po::value<std::vector<std::string>>());
  const auto values = ParseCommandLine(arguments, kHelp, options, hidden, "argument");
  if (!values) return kDone;
  std::vector<std::string> rest = StringsOption(*values, "argument");
  if (rest.empty()) throw UsageError("rules check, list, explain or coverage?");
  const std::string action = rest.front();
  rest.erase(rest.begin());
  if (action == "check") return Check(*values, rest);
  if (action == "list" && rest.empty()) return List(*values);
  if (action == "list") throw UsageError("rules list takes nothing but --rules DIR, not '" + rest.front() + "'");
  if (action == "explain") return ExplainText(*values, rest);
  if (action == "coverage") return Cover(*values, rest);
  throw UsageError("no 'rules " + action + "': check, list, explain or coverage");
}

}  // namespace vanban::cli
