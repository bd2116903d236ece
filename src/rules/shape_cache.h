// The shape at the start of a run, remembered: the same figures, codes and capitalised words come again and again.
#pragma once

#include <cstdint>
#include <cstring>
#include <string_view>

#include "rules/hash.h"
#include "rules/two_way_cache.h"

namespace vanban::rules {

// Bounded, so no text can make it grow.
class ShapeCache {
 public:
  struct Found {
    std::uint16_t tokens = 0;  // 0: no shape
    std::uint16_t shape = 0;
  };

  // What `find()` gave for this run before, or gives now. REQUIRES: it depends on nothing but the run
  template <typename Find>
  Found Get(std::string_view run, Find find) {
    if (run.size() > sizeof(Slot::letters)) return find();
    const auto is = [&](const Slot& slot) {
      return slot.size == run.size() && std::memcmp(slot.letters, run.data(), run.size()) == 0;
    };
    const auto make = [&] {
      Slot slot;
      slot.found = find();
      slot.size = static_cast<std::uint8_t>(run.size());
      std::memcpy(slot.letters, run.data(), run.size());
      return slot;
    };
    return cache_.Get(HashOf(run) & (kPlaces - 1), is, make).found;
  }

 private:
  static constexpr std::size_t kPlaces = std::size_t{1} << 12U;
  struct Slot {
    Found found;
    std::uint8_t size = 0;
    char letters[27];
  };
  static_assert(sizeof(Slot) == 32);
  TwoWayCache<Slot, kPlaces> cache_;
};

}  // namespace vanban::rules
