// A table of numbers by the texts' hashes, open addressing, never more than half full. Door: TextNumbers.
#include "extract/text_numbers.h"

#include <algorithm>

#include "rules/hash.h"

namespace vanban::extract {

std::uint32_t TextNumbers::Of(std::string_view text) {
  const std::size_t hash = rules::HashOf(text);
  const std::size_t mask = slots_.size() - 1;
  for (std::size_t slot = hash & mask; slots_[slot] != 0; slot = (slot + 1) & mask) {
    const Known& known = texts_[slots_[slot] - 1];
    if (known.hash == hash && known.text == text) return slots_[slot] - 1;
  }
  const auto number = static_cast<std::uint32_t>(texts_.size());
  auto* const bytes = static_cast<char*>(bytes_.allocate(text.size(), 1));
  std::copy(text.begin(), text.end(), bytes);
  texts_.push_back({hash, {bytes, text.size()}});
  if (texts_.size() * 2 > slots_.size()) {
    slots_.assign(slots_.size() * 2, 0);
    for (std::uint32_t i = 0; i < texts_.size(); ++i) Place(texts_[i].hash, i);
  } else {
    Place(hash, number);
  }
  return number;
}

void TextNumbers::Place(std::size_t hash, std::uint32_t number) {
  const std::size_t mask = slots_.size() - 1;
  std::size_t slot = hash & mask;
  while (slots_[slot] != 0) slot = (slot + 1) & mask;
  slots_[slot] = number + 1;
}

void TextNumbers::Clear() {
  texts_.clear();
  slots_.assign(kUsualSlots, 0);
  bytes_.release();
}

}  // namespace vanban::extract
