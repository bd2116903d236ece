// Facts on their way: stated by Interpret, completed and linked by Resolve, still in text offsets. Source offsets come
// in the last step of Extract and nowhere else.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "extract/fact_fields.h"
#include "extract/reduced.h"
#include "vanban/fact.h"
#include "vanban/span.h"

namespace vanban::extract {

struct Draft {
  FactId id = 0;               // index in Drafts::facts + 1; final ids are given at the end, in the order of the text
  Span span;                   // what becomes start and end
  Span extent;                 // of the whole phrase that stated it; contains `span`
  std::uint32_t sentence = 0;  // in which `span` begins: index into Document::sentences()
  NodeRef from;                // the phrase that stated it (of `each`: the part); none: made by code
  std::string_view rule;       // lives as long as the RuleSet
  FactValue* value = nullptr;  // in Drafts::values; `mentions` in it stay empty: at the end they get the list below
  std::vector<Span> mentions;  // later references, in any order
  bool dropped = false;        // taken back; no fact in the end
  std::uint8_t type = 0;       // value->index(): all drafts are looked through for one type after the other
  FactId becomes = 0;          // of a dropped one: the fact that it was merged into; 0: none

  template <typename T>
  [[nodiscard]] T* As() {
    return type == kTypeOf<T> ? std::get_if<T>(value) : nullptr;
  }
  template <typename T>
  [[nodiscard]] const T* As() const {
    return type == kTypeOf<T> ? std::get_if<T>(value) : nullptr;
  }
};

// A phrase that states no fact itself: what Resolve has to find an owner for, or nobody has.
struct Orphan {
  rules::KindId kind = rules::kNoKind;
  Span span;
  std::uint32_t sentence = 0;
  NodeRef at;
  FactId inside = 0;     // the fact whose phrase contains it (`Nghị quyết này` inside an indicator); 0: none
  bool claimed = false;  // resolved already: set by whoever links it
};

// A field that points at another fact (`document`, `amended_by`) and whose phrase states none itself
// (`Nghị quyết này`): set it when the phrase at `target` is resolved.
struct OpenReference {
  FactId fact = 0;
  std::string_view field;  // "document"
  Span target;
};

struct Drafts {
  // In the order of the text (by span), except those that code appended. An indicator whose name is empty is a `claim`
  // or `amount` that no rule gave a measure: Carry completes it; what has no name at the end is dropped.
  std::vector<Draft> facts;
  std::vector<Orphan> orphans;  // in the order of the text; of one phrase inside another both
  std::vector<OpenReference> references;
  FactValues values;  // of all facts, and of some that came to nothing

  [[nodiscard]] Draft& Get(FactId id) { return facts[id - 1]; }
  [[nodiscard]] const Draft& Get(FactId id) const { return facts[id - 1]; }
  // The value of a fact that was not dropped; null: it was, or is of another type.
  template <typename T>
  [[nodiscard]] const T* Standing(FactId id) const {
    const Draft& draft = Get(id);
    return draft.dropped ? nullptr : draft.As<T>();
  }
  // Calls use(id, value) for each fact of a type that was not dropped.
  template <typename T, typename Use>
  void ForEach(Use use) const {
    for (FactId id = 1; id <= facts.size(); ++id) {
      if (const T* value = Standing<T>(id)) use(id, *value);
    }
  }
  // Appends a fact made by code; the reference lives until the next one.
  Draft& Add(FactValue value, Span span, std::uint32_t sentence, std::string_view rule);
  // REQUIRES: `value` points to one of `values`
  Draft& Add(FactValue* value, Span span, std::uint32_t sentence, std::string_view rule);
  // Sets the references whose target is `target` or lies in it (the fact `id` was found to be meant there).
  void Answer(Span target, FactId id);
};

// The facts that stand, by the sentences in which they begin; made at once, it does not see later changes.
class FactsBySentence {
 public:
  FactsBySentence(const Drafts& drafts, std::size_t sentence_count);
  // In the order of their ids.
  [[nodiscard]] std::span<const FactId> Of(std::uint32_t sentence) const {
    return std::span(facts_).subspan(first_[sentence], first_[sentence + 1] - first_[sentence]);
  }

 private:
  std::vector<FactId> facts_;
  std::vector<std::uint32_t> first_;  // of each sentence in facts_, and the end
};

}  // namespace vanban::extract
