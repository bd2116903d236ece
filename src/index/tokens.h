// The tokens that FTS5 makes of a text, in the tables of the schema.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "index/database.h"

namespace vanban::index {

// FTS5's functions; nullptr: this SQLite has no FTS5.
fts5_api* FullTextFunctions(sqlite3* handle);

std::vector<std::string> TokensOf(Database& database, std::string_view text);

}  // namespace vanban::index
