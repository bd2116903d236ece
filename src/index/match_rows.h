// Rows of a full-text table under a MATCH, the newest first.
#pragma once

#include <cstdint>
#include <limits>
#include <string>
#include <string_view>

#include "index/database.h"

namespace vanban::index {

inline constexpr std::int64_t kNoRow = -1;
inline constexpr std::int64_t kNewestRow = std::numeric_limits<std::int64_t>::max();

class MatchRows {
 public:
  // `columns`: what is selected beside the rowid, ", …" or empty; `filter`: " AND …" or empty. The connection must
  // outlive it.
  MatchRows(Database& database, std::string_view table, std::string match, std::string_view filter = {},
            std::string_view columns = {});

  // Goes to the first row, from the newest on, that is not above `most`; kNoRow: there is none. Rows nearby are stepped
  // over, rows far away are looked up. REQUIRES: `most` never grows from call to call, but after Rewind
  std::int64_t Seek(std::int64_t most);
  std::int64_t Next() { return row_ = rows_.Step() ? rows_.Int(0) : kNoRow; }
  void Rewind() { started_ = false; }

  // For a third parameter, and for the columns selected.
  [[nodiscard]] Statement& statement() { return rows_; }

 private:
  void Start(std::int64_t most);

  Statement rows_;
  std::string match_;
  std::int64_t row_ = kNoRow;
  bool started_ = false;
};

}  // namespace vanban::index
