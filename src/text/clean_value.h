// Whether a text is already the value that CleanValue would make of it: nearly always, and seen without a copy.
#pragma once

#include <string_view>

namespace vanban::text {

// True only if CleanValue(source_text) == source_text. False for a few texts that are clean all the same (marks of
// scripts other than Latin). REQUIRES: source_text is valid UTF-8
bool IsCleanValue(std::string_view source_text);

}  // namespace vanban::text
