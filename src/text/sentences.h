// Sentences within the stretches between line breaks that end one.
#pragma once

#include <string_view>
#include <vector>

#include "text/breaks.h"
#include "text/lines.h"
#include "vanban/document.h"

namespace vanban::text {

std::vector<Sentence> FindSentences(std::string_view text, const std::vector<LineFacts>& lines,
                                    const std::vector<Zone>& zones, const std::vector<Break>& breaks,
                                    const Segmenter::Impl& words);

}  // namespace vanban::text
