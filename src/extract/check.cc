// Runs the examples and rejects of rules through the whole path. Door: CheckRules.
#include <algorithm>

#include "extract/fact_json_compare.h"
#include "extract/plan.h"
#include "extract/steps.h"
#include "rules/lint.h"
#include "rules/reduce.h"
#include "vanban/explain.h"

namespace vanban {
namespace {

using rules::FaultAt;
using rules::RuleExample;
using rules::RuleInfo;

class Checker {
 public:
  explicit Checker(const RuleSet& rules) : rules_(rules), plan_(rules), workspace_(rules, plan_.words()) {}

  std::vector<Fault> Run() {
    for (std::size_t i = 0; i < rules::RuleCount(rules_); ++i) {
      const RuleInfo& rule = rules::Rule(rules_, i);
      for (const RuleExample& example : rule.examples) CheckExample(rule, i, example);
      for (const RuleExample& reject : rule.rejects) CheckReject(rule, i, reject);
    }
    return std::move(faults_);
  }

 private:
  static bool Makes(const extract::Steps& steps, std::size_t rule) {
    return std::ranges::any_of(steps.reduced.rows, [&](const extract::Row& row) {
      return std::ranges::any_of(row.reduction.made, [&](rules::NodeId made) {
        return row.reduction.nodes[made].rule == static_cast<std::int32_t>(rule);
      });
    });
  }

  template <typename Then>
  void Take(const RuleExample& example, Then then) {
    const Document document = Document::FromBytes(example.text, rules_.segmenter());
    DocumentMetadata metadata;
    metadata.published = example.published;
    then(extract::TakeSteps(document, metadata, rules_, plan_, workspace_));
  }

  void CheckExample(const RuleInfo& rule, std::size_t index, const RuleExample& example) {
    Take(example, [&](const extract::Steps& steps) {
      std::string what;
      if (!Makes(steps, index)) what += "\n    the rule makes nothing of its example";
      if (!example.facts_json.empty()) {
        for (const std::string& line : extract::CompareFacts(example.facts_json, steps.extraction)) {
          what += "\n    " + line;
        }
      }
      if (what.empty()) return;
      faults_.push_back(FaultAt(example.file, "[" + rule.id + "] \"" + example.text + "\"" + what, {}));
    });
  }

  void CheckReject(const RuleInfo& rule, std::size_t index, const RuleExample& reject) {
    Take(reject, [&](const extract::Steps& steps) {
      if (!Makes(steps, index)) return;
      faults_.push_back(FaultAt(reject.file, "[" + rule.id + "] \"" + reject.text + "\"\n    must be rejected", {}));
    });
  }

  const RuleSet& rules_;
  extract::Plan plan_;
  extract::Workspace workspace_;
  std::vector<Fault> faults_;
};

}  // namespace

std::vector<Fault> CheckRules(const std::vector<RuleSource>& sources) {
  try {
    const RuleSet rules = RuleSet::Load(sources, FactSchemaOfExtract());
    return Checker(rules).Run();
  } catch (const Error& error) {
    return error.faults();
  }
}

std::vector<RuleSummary> ListRules(const RuleSet& rules) {
  std::vector<RuleSummary> out;
  for (std::size_t i = 0; i < rules::RuleCount(rules); ++i) {
    const RuleInfo& rule = rules::Rule(rules, i);
    const std::string makes(rule.makes == rules::kNoKind ? std::string_view() : rules::KindName(rules, rule.makes));
    out.push_back({rule.id, rule.file, rule.stage, rule.fact, makes, rule.examples.size()});
  }
  const std::vector<std::string_view> stages = rules::StageNames(rules);
  std::ranges::stable_sort(out, {}, [&](const RuleSummary& one) { return std::ranges::find(stages, one.stage); });
  return out;
}

}  // namespace vanban
