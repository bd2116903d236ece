// The rows that a Match finds, from posting lists.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <vector>

#include "index/match.h"
#include "index/posting_list.h"

namespace vanban::index {

// How often a phrase stands in a row.
struct Frequency {
  double in_first_column = 0;
  double elsewhere = 0;
};

class MatchCursor {
 public:
  MatchCursor() = default;
  MatchCursor(const MatchCursor&) = delete;
  MatchCursor& operator=(const MatchCursor&) = delete;
  virtual ~MatchCursor() = default;

  // The first row not below `least`; kNoRow: there is none. REQUIRES: `least` never shrinks, unless Forget was called
  virtual std::int64_t Seek(std::int64_t least) = 0;
  virtual void Forget() = 0;
  // Calls with each phrase, from the left to the right.
  virtual void EachPhrase(const std::function<void(MatchCursor&)>& call) = 0;
  // Appends for each phrase, in the same order, how often it stands in `row`, where that is found for its sake too.
  // REQUIRES: what Seek requires
  virtual void Count(std::int64_t row, std::vector<Frequency>& frequencies) = 0;
  // A measure of how much there is to be read.
  [[nodiscard]] virtual std::int64_t pages() const = 0;
};

// Nothing where FTS5 must be asked itself: `pages` are not readable, or a phrase has no token. `pages` must outlive it.
std::unique_ptr<MatchCursor> MakeMatchCursor(Database& database, FullTextPages& pages, std::string_view table,
                                             const Match& match);

}  // namespace vanban::index
