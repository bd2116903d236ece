// Numbers texts by their folded form. Door: FoldedTexts.
#include "extract/folded_texts.h"

#include <utility>

#include "text/fold.h"

namespace vanban::extract {

void FoldedTexts::BeginDocument() {
  constexpr std::size_t kMostKept = 8192;
  if (by_text_.size() > kMostKept) Clear();
}

void FoldedTexts::Clear() {
  by_text_.clear();
  by_folded_.clear();
  by_text_.emplace(std::string(), kNothing);
  texts_.assign(1, by_folded_.emplace(std::string(), kNothing).first->first);
}

FoldedId FoldedTexts::Id(std::string_view text) {
  if (const auto known = by_text_.find(text); known != by_text_.end()) return known->second;
  const auto next = static_cast<FoldedId>(texts_.size());
  const auto [folded, is_new] = by_folded_.try_emplace(text::Fold(text), next);
  if (is_new) texts_.push_back(folded->first);
  by_text_.emplace(std::string(text), folded->second);
  return folded->second;
}

}  // namespace vanban::extract
