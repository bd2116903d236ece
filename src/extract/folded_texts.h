// Texts folded for comparing, each but once: names, titles and kinds come again and again, in one document and from one
// to the next.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "rules/hash.h"

namespace vanban::extract {

using FoldedId = std::uint32_t;          // equal for texts that are equal when folded
inline constexpr FoldedId kNothing = 0;  // of the empty text

// For one thread at a time.
class FoldedTexts {
 public:
  FoldedTexts() { Clear(); }
  FoldedTexts(const FoldedTexts&) = delete;
  FoldedTexts& operator=(const FoldedTexts&) = delete;

  // To be called before each document. What was given for the one before holds no more: too much is forgotten.
  void BeginDocument();
  [[nodiscard]] FoldedId Id(std::string_view text);
  [[nodiscard]] std::string_view Text(FoldedId id) const { return texts_[id]; }
  // text::Fold; lives until the next document.
  [[nodiscard]] std::string_view Fold(std::string_view text) { return Text(Id(text)); }

 private:
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const { return rules::HashOf(text); }
  };
  using Ids = std::unordered_map<std::string, FoldedId, Hash, std::equal_to<>>;

  void Clear();

  Ids by_text_;                          // as written
  Ids by_folded_;                        // `texts_` points to its keys
  std::vector<std::string_view> texts_;  // by id
};

}  // namespace vanban::extract
