// The shape at the start of a run, remembered: the same figures, codes and capitalised words come again and again.
#pragma once

#include <cstdint>
#include <cstring>
#include <string_view>
#include <vector>

#include "rules/hash.h"

namespace vanban::rules {

// A direct-mapped cache: a slot holds the last run that fell on it. Bounded, so no text can make it grow.
class ShapeCache {
 public:
  struct Found {
    std::uint16_t tokens = 0;  // 0: no shape
    std::uint16_t shape = 0;
  };
  ShapeCache() : slots_(kSlots) {}

  // What `find()` gave for this run before, or gives now. REQUIRES: it depends on nothing but the run
  template <typename Find>
  Found Get(std::string_view run, Find find) {
    if (run.size() > sizeof(Slot::letters)) return find();
    Slot& slot = slots_[HashOf(run) & (kSlots - 1)];
    if (slot.size == run.size() && std::memcmp(slot.letters, run.data(), run.size()) == 0) return slot.found;
    slot.found = find();
    slot.size = static_cast<std::uint8_t>(run.size());
    std::memcpy(slot.letters, run.data(), run.size());
    return slot.found;
  }

 private:
  static constexpr std::size_t kSlots = 1U << 13U;
  struct Slot {
    Found found;
    std::uint8_t size = 0;
    char letters[27];
  };
  std::vector<Slot> slots_;
};

}  // namespace vanban::rules
