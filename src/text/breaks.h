// Which line breaks end the sentence, and which the paragraph.
#pragma once

#include <cstdint>
#include <vector>

#include "text/layout.h"
#include "text/lines.h"
#include "vanban/document.h"

namespace vanban::text {

enum class Break : std::uint8_t {
  kSoft,      // the sentence runs on in the next line
  kSentence,  // the sentence ends, the paragraph runs on
  kParagraph,
};

// For each line the break behind it; the last one's is kParagraph.
std::vector<Break> FindBreaks(std::string_view text, const std::vector<LineFacts>& lines,
                              const std::vector<Zone>& zones, const Layout& layout, const Segmenter::Impl& words);

}  // namespace vanban::text
