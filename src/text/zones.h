// Which part of the document each line belongs to.
#pragma once

#include <string_view>
#include <vector>

#include "text/lines.h"
#include "vanban/document.h"

namespace vanban::text {

// One zone for each line.
std::vector<Zone> FindZones(std::string_view text, const std::vector<LineFacts>& lines);

}  // namespace vanban::text
