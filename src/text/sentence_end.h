// Where a sentence ends inside a line.
#pragma once

#include <cstddef>
#include <string_view>

#include "vanban/document.h"

namespace vanban::text {

// The end of the sentence that begins at `begin`, at most `end`; closing quotes and brackets belong to it. Stops before
// `from` are none (a list marker's).
// REQUIRES: begin <= from <= end <= text.size()
std::size_t SentenceEnd(std::string_view text, std::size_t begin, std::size_t from, std::size_t end,
                        const Segmenter::Impl& words);

}  // namespace vanban::text
