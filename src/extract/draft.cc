// Book-keeping of drafts. Doors: Drafts' members, FactsBySentence.
#include "extract/draft.h"

#include <numeric>
#include <utility>

namespace vanban::extract {

Draft& Drafts::Add(FactValue value, Span span, std::uint32_t sentence, std::string_view rule) {
  return Add(&values.Add(std::move(value)), span, sentence, rule);
}

Draft& Drafts::Add(FactValue* value, Span span, std::uint32_t sentence, std::string_view rule) {
  const auto id = static_cast<FactId>(facts.size() + 1);
  const auto type = static_cast<std::uint8_t>(value->index());
  return facts.emplace_back(id, span, span, sentence, NodeRef(), rule, value, std::vector<Span>(), false, type,
                            FactId{0});
}

void Drafts::Answer(Span target, FactId id) {
  for (const OpenReference& open : references) {
    if (!target.Contains(open.target)) continue;
    FactValue& value = *Get(open.fact).value;
    if (auto* citation = std::get_if<Citation>(&value); citation != nullptr && open.field == "amended_by") {
      citation->amended_by.push_back(id);
    } else if (auto* ratio = std::get_if<Ratio>(&value)) {
      ratio->document = id;
    } else if (auto* indicator = std::get_if<Indicator>(&value)) {
      indicator->document = id;
    }
  }
}

FactsBySentence::FactsBySentence(const Drafts& drafts, std::size_t sentence_count) : first_(sentence_count + 1) {
  for (const Draft& draft : drafts.facts) {
    if (!draft.dropped) ++first_[draft.sentence + 1];
  }
  std::partial_sum(first_.begin(), first_.end(), first_.begin());
  facts_.resize(first_.back());
  std::vector<std::uint32_t> next(first_.begin(), first_.end() - 1);
  for (const Draft& draft : drafts.facts) {
    if (!draft.dropped) facts_[next[draft.sentence]++] = draft.id;
  }
}

}  // namespace vanban::extract
