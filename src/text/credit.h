// The credit at the end of a caption: `… tại hội nghị. Ảnh: Minh Triết`.
#pragma once

#include <cstddef>
#include <string_view>

#include "text/segment_words.h"

namespace vanban::text {

// Where the credit begins in which `text` from `begin` to `end`, whole lines, ends; `end`: there is none.
std::size_t CreditBegin(std::string_view text, std::size_t begin, std::size_t end, const Segmenter::Impl& words);

// Whether a whole credit stands at the end of `line`; a name of one word may run on in the next one.
bool EndsInCredit(std::string_view line, const Segmenter::Impl& words);

}  // namespace vanban::text
