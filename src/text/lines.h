// The lines of a text.
#pragma once

#include <string_view>
#include <vector>

#include "text/line_facts.h"

namespace vanban::text {

// All lines that are not blank, in order; where two columns were flattened into one, the left one's lines first.
std::vector<LineFacts> FindLines(std::string_view text, const Segmenter::Impl& words);

}  // namespace vanban::text
