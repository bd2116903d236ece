// Which line breaks end the sentence.
#pragma once

#include <string_view>
#include <vector>

#include "text/lines.h"
#include "vanban/document.h"

namespace vanban::text {

// For each line whether the break behind it is hard; the last one is.
std::vector<bool> FindHardBreaks(const std::vector<LineFacts>& lines, const std::vector<Zone>& zones);

}  // namespace vanban::text
