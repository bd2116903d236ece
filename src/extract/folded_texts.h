// A document's texts folded for comparing, each but once: names, titles and kinds come again and again.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "extract/text_numbers.h"

namespace vanban::extract {

using FoldedId = std::uint32_t;          // equal for texts that are equal when folded
inline constexpr FoldedId kNothing = 0;  // of the empty text

// For one thread at a time.
class FoldedTexts {
 public:
  FoldedTexts() { BeginDocument(); }

  // To be called before each document: what was given for the one before holds no more. (Kept from one to the next,
  // they took the room in the processor's caches that rules need.)
  void BeginDocument();
  [[nodiscard]] FoldedId Id(std::string_view text);
  [[nodiscard]] std::string_view Text(FoldedId id) const { return folded_.Text(id); }
  // text::Fold; lives until the next document.
  [[nodiscard]] std::string_view Fold(std::string_view text) { return Text(Id(text)); }

 private:
  TextNumbers written_;
  std::vector<FoldedId> id_of_;  // of what is written, by number
  TextNumbers folded_;           // the numbers are the ids
  std::string buffer_;
};

}  // namespace vanban::extract
