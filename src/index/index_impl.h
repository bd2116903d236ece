// What stands behind Index, for the files that answer its questions.
#pragma once

#include "index/database.h"
#include "vanban/query.h"

namespace vanban::index {

// The row that a statement stands on.
std::vector<Cell> ReadRow(const Statement& statement);

// All rows of a statement, under the names of its columns.
Report ReadRows(Statement& statement);

}  // namespace vanban::index

namespace vanban {

struct Index::Impl {
  explicit Impl(const std::string& path) : database(path, index::Database::Mode::kRead) {}

  index::Database database;
};

}  // namespace vanban
