// Where several ascending sequences meet: each in turn is sent to where the one before it stands (leapfrog join).
#pragma once

#include <cstddef>
#include <cstdint>

namespace vanban::index {

// The first value not below `least` that all of `count` sequences have. `seek(i, value)` gives the first one of
// sequence `i` that is not below `value`; `none`, which is above all values, where there is none. They are asked in
// their order, so the shortest should come first. REQUIRES: count > 0
template <typename Seek>
std::int64_t FirstInAll(std::size_t count, std::int64_t least, std::int64_t none, Seek seek) {
  for (std::size_t i = 0; i < count;) {
    const std::int64_t found = seek(i, least);
    if (found == none) return none;
    i = found == least || i == 0 ? i + 1 : 0;
    least = found;
  }
  return least;
}

}  // namespace vanban::index
