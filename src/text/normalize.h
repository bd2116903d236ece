// As little normalisation as matching needs.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "text/alignment.h"

namespace vanban::text {

struct Normalized {
  std::string text;
  Alignment alignment;
};

// NFC; CRLF and CR to LF; NBSP and odd spaces to a space; zero-width characters, soft hyphens and direction marks left
// out; full-width forms to ASCII; dashes to `-`, double quotes to `"`, single ones to `'`; eth `Ð ð` to `Đ đ` where a
// Vietnamese word has it. nullopt: nothing had to be changed (and nothing was copied). Normalising twice changes
// nothing. REQUIRES: source is valid UTF-8
std::optional<Normalized> Normalize(std::string_view source);

// Characters that are no writing: zero-width ones, soft hyphens, direction marks.
bool IsLeftOut(char32_t c);

}  // namespace vanban::text
