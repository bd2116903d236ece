// Which part of the document each line belongs to.
#pragma once

#include <string_view>
#include <vector>

#include "text/layout.h"
#include "text/lines.h"
#include "vanban/document.h"

namespace vanban::text {

// One zone for each line. An official document is one that shows a letterhead near its top; all else is read as a
// press text.
std::vector<Zone> FindZones(std::string_view text, const std::vector<LineFacts>& lines, const Layout& layout);

// Whether the zones are those of a press text: no line is a letterhead.
bool IsPress(const std::vector<Zone>& zones);

// The two kinds, each for lines that begin as kBody.
void FindOfficialZones(std::string_view text, const std::vector<LineFacts>& lines, const Layout& layout,
                       std::vector<Zone>& zones);
void FindPressZones(const std::vector<LineFacts>& lines, std::vector<Zone>& zones);

}  // namespace vanban::text
