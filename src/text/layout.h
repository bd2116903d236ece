// How the lines of the whole text were broken.
#pragma once

#include <cstdint>
#include <vector>

#include "text/lines.h"

namespace vanban::text {

struct Layout {
  bool wrapped = false;     // broken at a width: published legal texts; press texts have one paragraph a line
  bool ragged = false;      // many lines stay short of it: the source broke its markup too
  std::uint32_t width = 0;  // in characters, of a full line
};

Layout MeasureLayout(const std::vector<LineFacts>& lines);

}  // namespace vanban::text
