#include "rules/engine.h"

#include <algorithm>

namespace vanban::rules {

const std::string_view kStages = R"(
[[stage]]
name = "a"
purpose = "first"
[[stage]]
name = "b"
purpose = "second"
[[stage]]
name = "c"
purpose = "third"
)";

std::string Lexicon(std::string_view lines) {
  std::vector<std::string> sorted;
  while (!lines.empty()) {
    const std::string_view line = lines.substr(0, lines.find('\n'));
    lines.remove_prefix(std::min(lines.size(), line.size() + 1));
    if (line.empty()) continue;
    std::string& copy = sorted.emplace_back(line);
    std::replace(copy.begin(), copy.end(), '|', '\t');
  }
  std::sort(sorted.begin(), sorted.end());
  std::string file = "# source: this test\n";
  for (const std::string& line : sorted) file += line + "\n";
  return file;
}

Engine::Engine(std::string_view toml, std::string_view lexicon, const FactSchema& schema) {
  const std::vector<RuleSource> sources = {
      {"stages.toml", std::string(kStages)}, {"test.toml", std::string(toml)}, {"lexicon/test.tsv", Lexicon(lexicon)}};
  rules_ = std::make_unique<RuleSet>(RuleSet::Load(sources, schema));
}

std::string Engine::Show(const Document& document, const Reduction& reduction) const {
  std::string out;
  for (const NodeId id : reduction.row) {
    const Node& node = reduction.nodes[id];
    if (!out.empty()) out += " · ";
    if (node.rule < 0) {
      out += node.span.empty() ? "/" : document.text(node.span);
      continue;
    }
    out += std::string(KindName(*rules_, node.kind)) + "{";
    bool first = true;
    for (const Part& part : reduction.Parts(node)) {
      out += first ? "" : " ";
      first = false;
      out += LabelName(*rules_, part.label);
      out += part.canonical ? "==" : "=";
      out += part.canonical ? part.value : document.text(part.span);
    }
    if (first) out += document.text(node.span);
    out += "}";
  }
  return out;
}

std::string Engine::Reduce(std::string_view text, const DocumentLexicon* lexicon) const {
  const Document document = Document::FromBytes(text, rules_->segmenter());
  Reducer reducer(*rules_);
  reducer.Begin(document, lexicon);
  std::string out;
  Reduction reduction;
  for (const Sentence& sentence : document.sentences()) {
    reducer.ReduceSentence(sentence, reduction);
    if (!out.empty()) out += "\n";
    out += Show(document, reduction);
  }
  return out;
}

std::string Engine::ReduceZone(std::string_view text) const {
  const Document document = Document::FromBytes(text, rules_->segmenter());
  Reducer reducer(*rules_);
  reducer.Begin(document, nullptr);
  std::vector<std::unique_ptr<Reduction>> rows;
  std::vector<const Reduction*> pointers;
  for (const Sentence& sentence : document.sentences()) {
    rows.push_back(std::make_unique<Reduction>());
    reducer.ReduceSentence(sentence, *rows.back());
    pointers.push_back(rows.back().get());
  }
  Reduction zone;
  reducer.ReduceZone(pointers, zone);
  return Show(document, zone);
}

std::string Engine::Atoms(std::string_view text, const DocumentLexicon* lexicon) const {
  const Document document = Document::FromBytes(text, rules_->segmenter());
  Reducer reducer(*rules_);
  reducer.Begin(document, lexicon);
  std::string out;
  Reduction reduction;
  for (const Sentence& sentence : document.sentences()) {
    Trace trace;
    reducer.ReduceSentence(sentence, reduction, &trace);
    for (const NodeId atom : trace.atoms) {
      if (!out.empty()) out += " ";
      out += document.text(reduction.nodes[atom].span);
      char mark = ':';
      for (const std::string& kind : KindsOf(*rules_, reduction.nodes[atom])) {
        out += mark + kind;
        mark = '+';
      }
    }
  }
  return out;
}

std::string FaultsOf(const std::vector<RuleSource>& sources, const FactSchema& schema) {
  try {
    RuleSet::Load(sources, schema);
  } catch (const Error& error) {
    return error.what();
  }
  return {};
}

}  // namespace vanban::rules
