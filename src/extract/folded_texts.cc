// Numbers texts by their folded form. Door: FoldedTexts.
#include "extract/folded_texts.h"

#include "text/fold.h"

namespace vanban::extract {

void FoldedTexts::BeginDocument() {
  written_.Clear();
  folded_.Clear();
  id_of_.assign(1, kNothing);
  written_.Of({});
  folded_.Of({});
}

FoldedId FoldedTexts::Id(std::string_view text) {
  const std::uint32_t number = written_.Of(text);
  if (number < id_of_.size()) return id_of_[number];
  buffer_.clear();
  text::AppendFold(text, buffer_);
  id_of_.push_back(folded_.Of(buffer_));
  return id_of_.back();
}

}  // namespace vanban::extract
