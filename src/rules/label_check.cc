// Checks `fact`, `set`, `each`, `pair`, `shared` and the labels of a pattern against the schema, which comes as data:
// this room knows no fact. Door: CheckLabels.
#include "rules/label_check.h"

#include <algorithm>
#include <string>
#include <vector>

namespace vanban::rules {
namespace {

const FactSchema::Type* FindType(const std::vector<FactSchema::Type>& types, const std::string& name) {
  const auto at = std::find_if(types.begin(), types.end(), [&](const auto& type) { return type.name == name; });
  return at == types.end() ? nullptr : &*at;
}

bool HasField(const FactSchema::Type* type, const std::string& name) {
  return type != nullptr && std::any_of(type->fields.begin(), type->fields.end(),
                                        [&](const FactSchema::Field& field) { return field.name == name; });
}

std::string FieldsOf(const FactSchema::Type* type) {
  std::string names;
  for (const FactSchema::Field& field : type->fields) names.append(names.empty() ? "" : ", ").append(field.name);
  return names;
}

}  // namespace

void CheckLabels(const RuleEntry& rule, const Pattern& pattern, const FactSchema& schema, Faults& faults) {
  if (schema.types.empty() && schema.phrases.empty()) return;
  const FactSchema::Type* fact = FindType(schema.types, rule.fact);
  const FactSchema::Type* phrase = FindType(schema.phrases, rule.makes);
  const auto add = [&](Place place, std::string message, std::string advice = {}) {
    faults.Add(place, "rule `" + rule.id + "`: " + message, std::move(advice));
  };
  std::string known;
  if (fact != nullptr) known += "fields of " + rule.fact + ": " + FieldsOf(fact);
  if (phrase != nullptr && !phrase->fields.empty()) {
    known += (known.empty() ? "" : "; ") + ("labels of a phrase " + rule.makes + ": ") + FieldsOf(phrase);
  }
  if (!rule.fact.empty() && fact == nullptr) {
    std::string types;
    for (const auto& type : schema.types) types.append(types.empty() ? "" : ", ").append(type.name);
    add(rule.place, "there are no facts of type `" + rule.fact + "`", "the types are: " + types);
    return;
  }
  std::vector<std::string> labels;
  const auto in = [](const auto& list, const std::string& name) {
    return std::find(list.begin(), list.end(), name) != list.end();
  };
  const auto names_part = [&](const std::string& label) {
    return in(rule.each, label) ||
           std::any_of(rule.pair.begin(), rule.pair.end(), [&](const auto& pair) { return pair.first == label; });
  };
  ForEachNode(pattern, [&](const Pattern& node) {
    if (node.type != Pattern::Type::kLabel) return;
    labels.push_back(node.label);
    // A phrase whose labels count as the fact's own: claim:claim.
    const bool passes_on = fact != nullptr && FindType(schema.phrases, node.label) != nullptr;
    if (passes_on || names_part(node.label) || HasField(fact, node.label) || HasField(phrase, node.label)) return;
    add(PlaceIn(rule.pattern_place, rule.pattern_on_one_line, node.column),
        "nothing reads the label `" + node.label + "`",
        known.empty() ? "a rule without `fact`, whose phrase `" + rule.makes + "` code does not read, has no labels"
                      : known);
  });
  if (fact == nullptr && !(rule.each.empty() && rule.pair.empty() && rule.shared.empty())) {
    add(rule.place, "`each`, `pair` and `shared` need a `fact`");
  }
  for (const auto& [field, value] : rule.set) {
    if (!HasField(fact, field) && !HasField(phrase, field))
      add(rule.place, "`set` names no field: `" + field + "`", known);
  }
  for (const std::string& label : rule.each) {
    if (!in(labels, label)) add(rule.place, "`each` names `" + label + "`, which is no label of the pattern");
  }
  for (const auto& [part, field] : rule.pair) {
    if (!in(labels, part)) add(rule.place, "`pair` names `" + part + "`, which is no label of the pattern");
    if (rule.each.empty()) add(rule.place, "`pair` without `each`", "name in `each` the parts that become facts");
    if (fact != nullptr && !HasField(fact, field)) {
      add(rule.place, "`pair` names no field: `" + field + "`", "fields of " + rule.fact + ": " + FieldsOf(fact));
    }
  }
  for (const std::string& field : rule.shared) {
    if (rule.each.empty()) add(rule.place, "`shared` without `each`", "name in `each` the parts that become facts");
    if (fact != nullptr && !HasField(fact, field) && !in(labels, field)) {
      add(rule.place, "`shared` names no field: `" + field + "`", "fields of " + rule.fact + ": " + FieldsOf(fact));
    }
  }
}

}  // namespace vanban::rules
