// A cache of bounded size that keeps the last two items of each place: where one place has room for one, words and
// figures that fall on it push each other out all the time.
#pragma once

#include <array>
#include <cstddef>
#include <vector>

namespace vanban::rules {

// `Slot` is one item, empty by default. For one thread at a time.
template <typename Slot, std::size_t kPlaces>
class TwoWayCache {
 public:
  TwoWayCache() : places_(kPlaces) {}

  // The slot at `place` for which `is(slot)` holds; else what `make()` gives takes the place of the older one. Holds
  // until the next call. REQUIRES: place < kPlaces
  template <typename Is, typename Make>
  const Slot& Get(std::size_t place, Is is, Make make) {
    std::array<Slot, 2>& slots = places_[place].slots;
    if (is(slots[0])) return slots[0];
    if (is(slots[1])) return slots[1];
    slots[1] = slots[0];
    return slots[0] = make();
  }

 private:
  struct alignas(2 * sizeof(Slot)) Place {  // one line of memory, where a slot is half a line
    std::array<Slot, 2> slots;
  };
  std::vector<Place> places_;
};

}  // namespace vanban::rules
