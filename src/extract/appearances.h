// Who appeared where in a document: the list that references to persons are resolved against. It is walked along with
// the text, so that each reference sees what stands before it and finds its candidates without looking at all of it.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "extract/draft.h"
#include "extract/folded_texts.h"
#include "extract/person_names.h"

namespace vanban::extract {

// Somebody named or meant.
struct Appearance {
  std::uint32_t begin = 0;
  std::uint32_t sentence = 0;
  FactId official = 0;            // 0: a person that is no official of this document
  std::string_view name;          // folded; empty where only an office or honorific stood there
  FoldedId honorific = kNothing;  // as used here
  Gender gender = Gender::kUnknown;
};

class Appearances {
 public:
  // Those known before the walk, in any order.
  void Add(const Appearance& one) { coming_.push_back(one); }
  void Begin();

  // Walks on: what begins before `offset` is seen. REQUIRES: Begin was called; offsets do not fall
  void WalkTo(std::uint32_t offset);
  // Somebody who begins at the offset walked to: seen from the next one on.
  void Insert(const Appearance& one) { here_.push_back(one); }

  // In the order of the text.
  [[nodiscard]] std::span<const Appearance> seen() const { return seen_; }
  // Indexes in seen() of those whose name ends in this word, and of those of an official, in the order of the text.
  [[nodiscard]] std::span<const std::uint32_t> EndingIn(std::string_view word) const;
  [[nodiscard]] std::span<const std::uint32_t> Of(FactId official) const;

 private:
  void See(const Appearance& one);

  std::vector<Appearance> coming_;  // [next_, end): not yet seen
  std::size_t next_ = 0;
  std::vector<Appearance> here_;
  std::uint32_t offset_ = 0;
  std::vector<Appearance> seen_;
  std::unordered_map<std::string_view, std::vector<std::uint32_t>> by_last_word_;
  std::unordered_map<FactId, std::vector<std::uint32_t>> by_official_;
};

}  // namespace vanban::extract
