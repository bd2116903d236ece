// What Interpret needs of a rule set, worked out once: for each rule its type, for each label its field.
#pragma once

#include <cstdint>
#include <string_view>
#include <utility>
#include <vector>

#include "extract/fact_fields.h"
#include "extract/vocabulary.h"
#include "rules/reduce.h"

namespace vanban::extract {

struct RulePlan {
  int type = -1;      // index in FactTypes(); -1: states none
  bool each = false;  // states one fact for each part with a label of `each`
  std::vector<rules::LabelId> each_labels;
  std::vector<std::pair<rules::LabelId, std::uint8_t>> pair;  // part, index of the field
  std::vector<std::uint8_t> shared;                           // indexes of fields
  std::vector<std::pair<std::string_view, std::string_view>> set;
};

// Immutable after construction.
class Plan {
 public:
  // Keeps a reference.
  explicit Plan(const RuleSet& rules);

  [[nodiscard]] const Vocabulary& words() const { return words_; }
  [[nodiscard]] const RulePlan& rule(std::int32_t index) const { return rules_[static_cast<std::size_t>(index)]; }
  // The field of a type that a label names; -1: none.
  [[nodiscard]] int Field(int type, rules::LabelId label) const {
    const auto& fields = fields_[static_cast<std::size_t>(type)];
    return label < fields.size() ? fields[label] : -1;
  }

 private:
  Vocabulary words_;
  std::vector<RulePlan> rules_;
  std::vector<std::vector<std::int8_t>> fields_;  // [type][label]
};

}  // namespace vanban::extract
