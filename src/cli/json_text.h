// JSON for the few records that the program writes itself; facts are written by AppendJson (vanban/extractor.h).
#pragma once

#include <string>
#include <string_view>

namespace vanban::cli {

// Appends `text` in quotes, escaped as JSON asks. REQUIRES: text is valid UTF-8
void AppendJsonString(std::string_view text, std::string& out);

}  // namespace vanban::cli
