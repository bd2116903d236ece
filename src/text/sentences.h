// Sentences within the stretches between hard line breaks.
#pragma once

#include <string_view>
#include <vector>

#include "text/lines.h"
#include "vanban/document.h"

namespace vanban::text {

std::vector<Sentence> FindSentences(std::string_view text, const std::vector<LineFacts>& lines,
                                    const std::vector<Zone>& zones, const std::vector<bool>& hard,
                                    const Segmenter::Impl& words);

}  // namespace vanban::text
