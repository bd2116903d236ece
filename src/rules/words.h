// What this room asks the room `text` about words, in one place.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "vanban/document.h"

namespace vanban::rules {

// The case of the letters of a token or a line.
struct LetterCase {
  bool first_is_letter = false;
  bool first_is_capital = false;
  bool has_lower = false;
  std::uint32_t capitals = 0;
};
// REQUIRES for all: valid UTF-8
LetterCase CaseOf(std::string_view text);
bool StartsWithCapital(std::string_view text);

// Whether normalising would leave the text as it is.
bool IsNormal(std::string_view text);
// The text as normalising would make it.
std::string Normal(std::string_view text);

// The tokens of a text that is no document; spans count in `text`. REQUIRES: IsNormal(text)
std::vector<Token> SplitTokens(std::string_view text);

}  // namespace vanban::rules
