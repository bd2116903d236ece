// The tokens that FTS5 makes of a text, in the tables of the schema.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "index/database.h"

namespace vanban::index {

std::vector<std::string> TokensOf(Database& database, std::string_view text);

}  // namespace vanban::index
