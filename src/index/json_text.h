// JSON strings, for reports and exports. (The JSON library belongs to the room that reads JSON.)
#pragma once

#include <string>
#include <string_view>

namespace vanban::index {

// Appends `text` in quotes, escaped as RFC 8259 asks. REQUIRES: valid UTF-8
void AppendJsonString(std::string_view text, std::string& out);

}  // namespace vanban::index
