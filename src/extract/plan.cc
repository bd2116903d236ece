// Works out the plan of a rule set. Door: Plan.
#include "extract/plan.h"

namespace vanban::extract {

Plan::Plan(const RuleSet& rules) : words_(rules) {
  for (const TypeOfFact& type : FactTypes()) {
    std::vector<std::int8_t>& fields = fields_.emplace_back();
    for (std::size_t i = 0; i < type.fields.size(); ++i) {
      const rules::LabelId label = rules::FindLabel(rules, type.fields[i].name);
      if (label == 0xFFFF) continue;
      if (fields.size() <= label) fields.resize(label + 1U, -1);
      fields[label] = static_cast<std::int8_t>(i);
    }
  }
  const std::size_t count = rules::RuleCount(rules);
  rules_.resize(count);
  for (std::size_t i = 0; i < count; ++i) {
    const rules::RuleInfo& info = rules::Rule(rules, i);
    RulePlan& plan = rules_[i];
    for (const auto& [field, value] : info.set) plan.set.emplace_back(field, value);
    plan.type = FindFactType(info.fact);
    if (plan.type < 0) continue;
    plan.each_labels = info.each;
    plan.each = !info.each.empty();
    const TypeOfFact& type = FactTypes()[static_cast<std::size_t>(plan.type)];
    for (const auto& [label, field] : info.pair) {
      const int index = FindField(type, field);
      if (index >= 0) plan.pair.emplace_back(label, static_cast<std::uint8_t>(index));
    }
    for (const std::string& field : info.shared) {
      const int index = FindField(type, field);
      if (index >= 0) plan.shared.push_back(static_cast<std::uint8_t>(index));
    }
  }
}

}  // namespace vanban::extract
