// Book-keeping of drafts. Door: Drafts' members.
#include "extract/draft.h"

#include <utility>

namespace vanban::extract {

Draft& Drafts::Add(FactValue value, Span span, std::uint32_t sentence, std::string_view rule) {
  Draft& draft = facts.emplace_back();
  draft.id = static_cast<FactId>(facts.size());
  draft.span = span;
  draft.extent = span;
  draft.sentence = sentence;
  draft.rule = rule;
  draft.value = std::move(value);
  return draft;
}

void Drafts::Answer(Span target, FactId id) {
  for (const OpenReference& open : references) {
    if (!target.Contains(open.target)) continue;
    FactValue& value = Get(open.fact).value;
    if (auto* citation = std::get_if<Citation>(&value); citation != nullptr && open.field == "amended_by") {
      citation->amended_by.push_back(id);
    } else if (auto* ratio = std::get_if<Ratio>(&value)) {
      ratio->document = id;
    } else if (auto* indicator = std::get_if<Indicator>(&value)) {
      indicator->document = id;
    }
  }
}

}  // namespace vanban::extract
