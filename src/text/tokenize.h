// Tokens over any normalised text; see Tokenize in vanban/document.h.
#pragma once

#include <string_view>
#include <vector>

#include "vanban/document.h"

namespace vanban::text {

// REQUIRES: span lies in text, on character boundaries
void TokenizeText(std::string_view text, Span span, std::vector<Token>& tokens);

}  // namespace vanban::text
