// Searching: from a query to the first page of answers.
#pragma once

#include "index/database.h"
#include "vanban/query.h"

namespace vanban::index {

SearchAnswer Search(Database& database, const Query::Node& root, const SearchOptions& options);

}  // namespace vanban::index
