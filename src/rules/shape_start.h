// With which bytes the matches of a shape begin, read off its regular expression.
#pragma once

#include <bitset>
#include <optional>
#include <string_view>

namespace vanban::rules {

// A superset of the first bytes, and none for a match of nothing. nullopt: written in a way that is not understood
// here (flags, named groups). REQUIRES: RE2 accepts the shape
std::optional<std::bitset<256>> ShapeStart(std::string_view shape);

}  // namespace vanban::rules
