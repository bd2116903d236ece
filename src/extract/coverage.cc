// Counts what the rules do over documents, and what they leave. Door: Coverage.
#include <algorithm>
#include <map>
#include <memory>
#include <string>
#include <unordered_map>
#include <utility>

#include "extract/plan.h"
#include "extract/steps.h"
#include "rules/reduce.h"
#include "text/fold.h"
#include "vanban/explain.h"

namespace vanban {

struct Coverage::Parts {
  explicit Parts(const RuleSet& all)
      : rules(all), plan(all), workspace(all, plan.words()), rule_counts(rules::RuleCount(all)) {
    for (std::size_t i = 0; i < rule_counts.size(); ++i) index_of.emplace(rules::Rule(all, i).id, i);
  }

  const RuleSet& rules;
  extract::Plan plan;
  extract::Workspace workspace;
  std::uint64_t documents = 0;
  std::uint64_t facts = 0;
  std::vector<RuleCount> rule_counts;
  std::unordered_map<std::string_view, std::size_t> index_of;              // by id
  std::map<std::pair<rules::KindId, std::string>, std::uint64_t> orphans;  // by kind and folded text
};

Coverage::Coverage(const RuleSet& rules) : parts_(std::make_unique<Parts>(rules)) {}
Coverage::~Coverage() = default;

void Coverage::Add(const Document& document, const DocumentMetadata& metadata) {
  Parts& parts = *parts_;
  const extract::Steps steps = extract::TakeSteps(document, metadata, parts.rules, parts.plan, parts.workspace);
  ++parts.documents;
  parts.facts += steps.extraction.facts.size();
  for (const extract::Row& row : steps.reduced.rows) {
    for (const rules::NodeId made : row.reduction.made) {
      ++parts.rule_counts[static_cast<std::size_t>(row.reduction.nodes[made].rule)].phrases;
    }
  }
  for (const Fact& fact : steps.extraction.facts) {
    const auto rule = parts.index_of.find(fact.rule);
    if (rule != parts.index_of.end()) ++parts.rule_counts[rule->second].facts;
  }
  for (const extract::Orphan& orphan : steps.drafts.orphans) {
    if (orphan.inside != 0 || orphan.claimed) continue;
    ++parts.orphans[{orphan.kind, text::Fold(steps.reduced.Clean(orphan.span))}];
  }
}

std::vector<Coverage::RuleCount> Coverage::Rules() const {
  std::vector<RuleCount> out = parts_->rule_counts;
  for (std::size_t i = 0; i < out.size(); ++i) out[i].rule = rules::Rule(parts_->rules, i).id;
  return out;
}

std::vector<Coverage::OrphanCount> Coverage::Orphans(std::size_t limit) const {
  std::vector<OrphanCount> out;
  for (const auto& [key, count] : parts_->orphans) {
    out.push_back({std::string(rules::KindName(parts_->rules, key.first)), key.second, count});
  }
  std::ranges::stable_sort(out, std::ranges::greater(), &OrphanCount::count);
  if (out.size() > limit) out.resize(limit);
  return out;
}

std::uint64_t Coverage::documents() const { return parts_->documents; }
std::uint64_t Coverage::facts() const { return parts_->facts; }

}  // namespace vanban
