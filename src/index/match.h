// What a full-text table is asked, as a tree: written out for MATCH, or read list by list (match_cursor.h).
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace vanban::index {

struct Match {
  enum class Kind : std::uint8_t { kPhrase, kAll, kAny };

  Kind kind = Kind::kPhrase;
  std::string words;            // of kPhrase: side by side, folded, blanks between; none: the tree asks for nothing
  std::string columns;          // of kPhrase: names of columns, blanks between; empty: in any
  std::vector<Match> children;  // of kAll and kAny

  [[nodiscard]] bool empty() const { return kind == Kind::kPhrase && words.empty(); }
  // As FTS5 writes it.
  [[nodiscard]] std::string ToSql() const;
};

Match Phrase(std::string words, std::string_view columns = {});
// Those given that ask for something, together; one alone is itself.
Match AllOf(std::vector<Match> matches);
Match AnyOf(std::vector<Match> matches);

}  // namespace vanban::index
