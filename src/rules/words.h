// What this room asks the room `text` about words, in one place.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "vanban/document.h"

namespace vanban::rules {

// The case of the letters of a token.
struct LetterCase {
  bool first_is_letter = false;
  bool first_is_capital = false;
  bool has_lower = false;
};
// REQUIRES for all: valid UTF-8
LetterCase CaseOf(std::string_view text);
// Whether a line is written in capitals: two at least, and no letter in lower case.
bool IsInCapitals(std::string_view line);
bool StartsWithCapital(std::string_view text);

// Whether normalising would leave the text as it is.
bool IsNormal(std::string_view text);
// The text as normalising would make it.
std::string Normal(std::string_view text);

// The tokens of a text that is no document; spans count in `text`. REQUIRES: IsNormal(text)
std::vector<Token> SplitTokens(std::string_view text);

}  // namespace vanban::rules
