// Rows of a full-text table under a MATCH, the oldest first.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "index/database.h"
#include "index/match.h"
#include "index/match_cursor.h"
#include "index/posting_list.h"

namespace vanban::index {

class MatchRows {
 public:
  // `filter`: " AND …" or empty; `column`: what is selected beside the rowid where MATCH is asked, ", …" or empty. The
  // connection must outlive it, and the transaction too.
  MatchRows(Database& database, std::string_view table, const Match& match, std::string_view filter = {},
            std::string_view column = {});

  // From now on only rows from `first` to `last`; without it, all.
  void Within(std::int64_t first, std::int64_t last);
  // Goes to the first row that is not below `least`; kNoRow: there is none. Rows nearby are stepped over, rows far away
  // are looked up. REQUIRES: `least` never shrinks from call to call after Within
  std::int64_t Seek(std::int64_t least);
  std::int64_t Next();

  // Where rows come from lists; else nullptr, and MATCH is asked.
  [[nodiscard]] MatchCursor* cursor() const { return cursor_.get(); }
  [[nodiscard]] FullTextPages& pages() const { return *pages_; }
  // REQUIRES: MATCH is asked
  [[nodiscard]] double column() const { return rows_->Double(1); }

 private:
  void Start(std::int64_t least);
  void Step() { row_ = rows_->Step() ? rows_->Int(0) : kNoRow; }

  std::unique_ptr<FullTextPages> pages_;
  std::unique_ptr<MatchCursor> cursor_;  // where lists say all that is asked; else:
  std::optional<Statement> rows_;
  std::string match_;
  std::int64_t first_ = 0;
  std::int64_t last_ = kNoRow - 1;
  std::int64_t row_ = kNoRow;
  bool started_ = false;
  // Nanoseconds, as measured: of stepping over one id, of looking up.
  double step_cost_ = 0;
  double lookup_cost_ = 0;
};

}  // namespace vanban::index
