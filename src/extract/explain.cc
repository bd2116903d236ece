// Tells what became of a text, for people who write rules. Door: Explain.
#include "vanban/explain.h"

#include <algorithm>
#include <set>

#include "extract/define.h"
#include "extract/plan.h"
#include "extract/steps.h"
#include "rules/reduce.h"
#include "rules/trace.h"

namespace vanban {
namespace {

using rules::NodeId;
using rules::Reduction;

class Explainer {
 public:
  Explainer(const RuleSet& rules, const Document& document, std::string_view rule_id)
      : rules_(rules), document_(document), plan_(rules), workspace_(rules, plan_.words()) {
    for (std::size_t i = 0; i < rules::RuleCount(rules) && !rule_id.empty(); ++i) {
      if (rules::Rule(rules, i).id == rule_id) rule_ = static_cast<std::int32_t>(i);
    }
    if (!rule_id.empty() && rule_ < 0) out_ += "no rule has the id " + std::string(rule_id) + "\n";
  }

  std::string Run(const DocumentMetadata& metadata) {
    const extract::Steps steps = extract::TakeSteps(document_, metadata, rules_, plan_, workspace_);
    for (const rules::DocumentLexicon::Entry& entry : steps.lexicon.entries) {
      out_ += "defined here: " + entry.phrase + " is like " + entry.like + "\n";
    }
    ExplainRows(steps.lexicon);
    ExplainFacts(steps);
    return std::move(out_);
  }

 private:
  static std::string Quoted(std::string_view text) {
    std::string quoted = "\"" + CleanValue(text) + "\"";
    return quoted;
  }
  [[nodiscard]] std::string Text(Span span) const { return Quoted(document_.text(span)); }

  void ExplainRows(const rules::DocumentLexicon& lexicon) {
    rules::Reducer reducer(rules_);
    reducer.Begin(document_, &lexicon);
    const auto sentences = document_.sentences();
    std::vector<Reduction> rows(sentences.size());
    for (std::size_t i = 0; i < sentences.size(); ++i) {
      rules::Trace trace;
      reducer.ReduceSentence(sentences[i], rows[i], &trace);
      out_ += "sentence " + std::to_string(i + 1) + " (" + std::string(SentenceKindName(sentences[i].kind)) + ", " +
              std::string(ZoneName(sentences[i].zone)) + "): " + Text(sentences[i].span) + "\n";
      out_ += "  atoms\n";
      for (const NodeId atom : trace.atoms) ExplainNode(rows[i], atom);
      ExplainStages(rows[i], trace);
      out_ += "  row\n";
      for (const NodeId node : rows[i].row) ExplainNode(rows[i], node);
      Probe(rows[i], trace);
    }
    for (std::size_t first = 0; first < sentences.size();) {
      std::vector<const Reduction*> block;
      std::size_t end = first;
      for (; end < sentences.size() && sentences[end].block == sentences[first].block; ++end) {
        block.push_back(&rows[end]);
      }
      Reduction zone;
      rules::Trace trace;
      reducer.ReduceZone(block, zone, &trace);
      if (!trace.stages.empty()) {
        out_ += "zone " + std::string(ZoneName(sentences[first].zone)) + " (sentences " + std::to_string(first + 1) +
                " to " + std::to_string(end) + ")\n";
        ExplainStages(zone, trace);
      }
      first = end;
    }
  }

  void ExplainNode(const Reduction& reduction, NodeId id) {
    const rules::Node& node = reduction.nodes[id];
    out_ += "    " + Text(node.span);
    if (node.rule >= 0) out_ += " by " + rules::Rule(rules_, static_cast<std::size_t>(node.rule)).id;
    out_ += ":";
    for (const std::string& kind : rules::KindsOf(rules_, node)) out_ += " " + kind;
    out_ += "\n";
  }

  void ExplainStages(const Reduction& reduction, const rules::Trace& trace) {
    std::set<NodeId> shown;
    for (const rules::StageTrace& stage : trace.stages) {
      out_ += "  " + stage.stage + "\n";
      for (const rules::TraceMatch& match : stage.matches) {
        const Span span{reduction.nodes[stage.row[match.begin]].span.begin,
                        reduction.nodes[stage.row[match.end - 1]].span.end};
        const rules::RuleInfo& rule = rules::Rule(rules_, match.rule);
        if (!match.won) {
          out_ += "    " + rule.id + " lost to " + rules::Rule(rules_, match.lost_to).id + ": " + Text(span) + "\n";
          continue;
        }
        const auto made = std::ranges::find_if(reduction.made, [&](NodeId id) {
          return reduction.nodes[id].rule == static_cast<std::int32_t>(match.rule) && !shown.contains(id) &&
                 span.Contains(reduction.nodes[id].span);
        });
        if (made == reduction.made.end()) continue;
        shown.insert(*made);
        out_ += "    " + rule.id + ": " + Text(reduction.nodes[*made].span);
        for (const rules::Part& part : reduction.Parts(reduction.nodes[*made])) {
          out_ += "\n      " + std::string(rules::LabelName(rules_, part.label)) +
                  (part.canonical ? " = " + Quoted(part.value) : ": " + Text(part.span));
        }
        out_ += "\n";
      }
    }
  }

  // Where the asked rule stopped in a sentence.
  void Probe(const Reduction& reduction, const rules::Trace& trace) {
    if (rule_ < 0) return;
    const rules::RuleInfo& rule = rules::Rule(rules_, static_cast<std::size_t>(rule_));
    const std::span<const NodeId> row = RowAt(rule.stage, reduction, trace);
    const rules::Probe probe = rules::ProbeRule(rules_, static_cast<std::size_t>(rule_), reduction, row);
    out_ += "  " + rule.id + " ";
    if (probe.complete) {
      out_ += "matches here\n";
    } else if (!probe.any) {
      out_ += "does not begin here\n";
    } else {
      const std::string at = probe.stop < row.size() ? Text(reduction.nodes[row[probe.stop]].span) : "the end";
      out_ += "begins at " + Text(reduction.nodes[row[probe.begin]].span) + " and stops at " + at +
              ", where it expects " + probe.expected + "\n";
    }
  }

  // The row as the stage found it. A stage in which nothing matched is not in the trace: the next one's row is the
  // same.
  [[nodiscard]] std::span<const NodeId> RowAt(std::string_view stage, const Reduction& reduction,
                                              const rules::Trace& trace) const {
    const std::vector<std::string_view> order = rules::StageNames(rules_);
    const auto place = [&](std::string_view name) { return std::ranges::find(order, name) - order.begin(); };
    for (const rules::StageTrace& one : trace.stages) {
      if (place(one.stage) >= place(stage)) return one.row;
    }
    return reduction.row;
  }

  void ExplainFacts(const extract::Steps& steps) {
    out_ += "facts\n";
    for (const Fact& fact : steps.extraction.facts) {
      Extraction one;
      one.facts.push_back(fact);
      std::string json;
      AppendJson(one, json);
      const std::size_t begin = json.find("\"facts\":[") + 9;
      out_ += "  " + json.substr(begin, json.size() - begin - 2) + "\n";
    }
    out_ += "orphans\n";
    for (const extract::Orphan& orphan : steps.drafts.orphans) {
      if (orphan.inside != 0 || orphan.claimed) continue;
      out_ += "  " + std::string(rules::KindName(rules_, orphan.kind)) + " " + Text(orphan.span) + "\n";
    }
  }

  const RuleSet& rules_;
  const Document& document_;
  extract::Plan plan_;
  extract::Workspace workspace_;
  std::int32_t rule_ = -1;  // the asked one
  std::string out_;
};

}  // namespace

std::string Explain(const RuleSet& rules, std::string_view text, const DocumentMetadata& metadata,
                    std::string_view rule_id) {
  const Document document = Document::FromBytes(text, rules.segmenter());
  return Explainer(rules, document, rule_id).Run(metadata);
}

}  // namespace vanban
