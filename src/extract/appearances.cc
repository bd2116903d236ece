// Keeps who appeared where. Door: Appearances.
#include "extract/appearances.h"

#include <algorithm>

namespace vanban::extract {

void Appearances::Begin() {
  std::ranges::stable_sort(coming_, {}, &Appearance::begin);
  seen_.reserve(coming_.size());
}

void Appearances::WalkTo(std::uint32_t offset) {
  if (offset == offset_) return;
  while (next_ < coming_.size() && coming_[next_].begin <= offset_) See(coming_[next_++]);
  for (const Appearance& one : here_) See(one);
  here_.clear();
  while (next_ < coming_.size() && coming_[next_].begin < offset) See(coming_[next_++]);
  offset_ = offset;
}

void Appearances::See(const Appearance& one) {
  const auto index = static_cast<std::uint32_t>(seen_.size());
  if (!one.name.empty()) by_last_word_[one.name.substr(one.name.rfind(' ') + 1)].push_back(index);
  if (one.official != 0) by_official_[one.official].push_back(index);
  seen_.push_back(one);
}

std::span<const std::uint32_t> Appearances::EndingIn(std::string_view word) const {
  const auto found = by_last_word_.find(word);
  return found == by_last_word_.end() ? std::span<const std::uint32_t>() : found->second;
}

std::span<const std::uint32_t> Appearances::Of(FactId official) const {
  const auto found = by_official_.find(official);
  return found == by_official_.end() ? std::span<const std::uint32_t>() : found->second;
}

}  // namespace vanban::extract
