// `vanban eval`: how right the facts are, against gold annotations.
// Door: RunEval.
#include <cstdio>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "cli/command.h"
#include "cli/inputs.h"
#include "cli/options.h"
#include "cli/output.h"
#include "vanban/evaluation.h"
#include "vanban/extractor.h"

namespace vanban::cli {
namespace {

constexpr CommandHelp kHelp = {
    "vanban eval [OPTIONS] GOLD_DIR",
    "Extracts the facts of every NAME.txt in GOLD_DIR and scores them against NAME.gold.json, then lists what\n"
    "was missed, invented, or wrong in a field. F1 is by the key of each type alone, strict asks for all\n"
    "fields that the gold states.",
    "vanban eval corpus/\n"
    "vanban eval --summary --rules my-rules/ corpus/\n"
    "vanban extract --output before.jsonl corpus/; vanban eval --baseline before.jsonl corpus/",
};

std::string Formatted(const char* format, auto... values) {
  char line[256];
  const int size = std::snprintf(line, sizeof line, format, values...);
  return std::string(line, static_cast<std::size_t>(size < 0 ? 0 : size));
}

// The document's name among extractions: the id or source without folders and `.txt`.
std::string_view BaseName(std::string_view path) {
  path.remove_prefix(path.rfind('/') + 1);  // npos + 1 is 0
  if (path.ends_with(".txt")) path.remove_suffix(4);
  return path;
}

Evaluation EvaluateFile(const std::vector<GoldDocument>& gold, const std::string& path) {
  const std::vector<Extraction> extractions = ReadExtractions(path);
  Evaluation evaluation;
  for (const GoldDocument& one : gold) {
    const Extraction* found = nullptr;
    for (const Extraction& extraction : extractions) {
      if (BaseName(extraction.doc.id) == one.name || BaseName(extraction.doc.source) == one.name) found = &extraction;
    }
    evaluation.Add(one, found, Document::FromBytes(one.bytes, SegmentWords{}).source());
  }
  return evaluation;
}

Evaluation EvaluateRules(const std::vector<GoldDocument>& gold, const RuleSet& rules) {
  const Extractor extractor(rules);
  Evaluation evaluation;
  for (const GoldDocument& one : gold) {
    const Document document = Document::FromBytes(one.bytes, rules.segmenter());
    const Extraction extraction = extractor.Extract(document, {one.name, one.name + ".txt", "", one.published});
    evaluation.Add(one, &extraction, document.source());
  }
  return evaluation;
}

std::string Table(const Evaluation& evaluation) {
  std::string out = Formatted("%-14s%6s%7s%7s%8s%8s%8s%8s%8s\n", "type", "gold", "found", "right", "P", "R", "F1",
                              "fields", "strict");
  for (const TypeScore& score : evaluation.types()) {
    out += Formatted("%-14s%6zu%7zu%7zu%8.3f%8.3f%8.3f%8.3f%8.3f\n", score.type.c_str(), score.gold, score.found,
                     score.right, score.precision(), score.recall(), score.f1(), score.fields(), score.strict());
  }
  const TypeScore total = evaluation.total();
  const TypeScore& mentions = evaluation.mentions();
  out += Formatted("micro F1 %.3f  strict %.3f  macro F1 %.3f  mentions F1 %.3f (%zu in gold, %zu found, %zu right)\n",
                   total.f1(), total.strict(), evaluation.macro_f1(), mentions.f1(), mentions.gold, mentions.found,
                   mentions.right);
  out += Formatted("documents %zu, without output %zu, spans that are not their text %zu\n", evaluation.documents(),
                   evaluation.without_output(), evaluation.torn_spans());
  return out;
}

// One line: the words of a judgement without its line breaks.
std::string Line(const Judgement& judgement) {
  std::string words = judgement.words;
  for (char& c : words) {
    if (c == '\n' || c == '\r' || c == '\t') c = ' ';
  }
  std::string line = "  " + judgement.document + "  " + judgement.type + "  " + words;
  if (!judgement.detail.empty()) line += "  (" + judgement.detail + ")";
  if (!judgement.rule.empty()) line += "  [" + judgement.rule + "]";
  return line + "\n";
}

std::string Listed(std::string_view title, const std::vector<Judgement>& judgements) {
  std::string out = "\n" + std::string(title) + " (" + std::to_string(judgements.size()) + ")\n";
  for (const Judgement& one : judgements) out += Line(one);
  return out;
}

std::vector<Judgement> WithVerdict(const Evaluation& evaluation, Judgement::Verdict verdict) {
  std::vector<Judgement> out;
  for (const Judgement& one : evaluation.judgements()) {
    if (one.verdict == verdict) out.push_back(one);
  }
  return out;
}

std::string RuleTable(const Evaluation& evaluation) {
  std::string out = Formatted("\n%-34s%7s%7s  %s\n", "rule", "judged", "right", "precision at least (95 %)");
  for (const auto& [rule, score] : evaluation.rules()) {
    out += Formatted("%-34s%7zu%7zu  ", rule.c_str(), score.judged, score.right);
    out += score.judged < RuleScore::kFewest ? "unmeasured\n" : Formatted("%.2f\n", score.lower_bound());
  }
  return out;
}

}  // namespace

int RunEval(const Arguments& arguments) {
  namespace po = boost::program_options;
  po::options_description options, hidden;
  options.add_options()("summary", "only the table of scores")("by-rule", "also right and judged facts of each rule")(
      "facts", po::value<std::string>()->value_name("FILE"),
      "score what `vanban extract` wrote there instead of extracting")(
      "baseline", po::value<std::string>()->value_name("FILE"),
      "facts written earlier: show what is gained and lost since then");
  AddRulesOption(options);
  hidden.add_options()("folder", po::value<std::string>());
  const auto values = ParseCommandLine(arguments, kHelp, options, hidden, "folder", 1);
  if (!values) return kDone;
  const std::string folder = StringOption(*values, "folder");
  if (folder.empty()) throw UsageError("no gold given: name a folder of NAME.txt, NAME.gold.json");

  const std::vector<GoldDocument> gold = ReadGold(folder);
  const std::string facts = StringOption(*values, "facts"), baseline = StringOption(*values, "baseline");
  const Evaluation evaluation = facts.empty() ? EvaluateRules(gold, LoadRules(*values)) : EvaluateFile(gold, facts);
  Output output;
  output.Write(Table(evaluation));
  if (!baseline.empty()) {
    const Change change = Compare(EvaluateFile(gold, baseline), evaluation);
    output.Write(Listed("gained", change.gained) + Listed("lost", change.lost));
  }
  if (values->count("by-rule") != 0) output.Write(RuleTable(evaluation));
  if (values->count("summary") == 0) {
    output.Write(Listed("missed", WithVerdict(evaluation, Judgement::Verdict::kMissed)) +
                 Listed("invented", WithVerdict(evaluation, Judgement::Verdict::kInvented)) +
                 Listed("wrong in a field", WithVerdict(evaluation, Judgement::Verdict::kWrong)));
  }
  output.Close();
  return kDone;
}

}  // namespace vanban::cli
