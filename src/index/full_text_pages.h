// The pages in which FTS5 keeps a full-text table, read as they are. The format is that of FTS5's version 4, which
// every SQLite since 3.9 (2015) writes for tables made as ours are; of another FullTextPages says that it cannot read
// it. (What the pages hold is said at the top of SQLite's fts5_index.c.)
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "index/database.h"

namespace vanban::index {

inline constexpr std::size_t kPagePadding = 16;  // zeros behind what is read, more than the longest number

// The number of SQLite's variable length at `at`, which is moved behind it. REQUIRES: kPagePadding bytes stand there
inline std::uint64_t ReadNumber(const char* bytes, std::size_t& at) {
  const auto* byte = reinterpret_cast<const unsigned char*>(bytes) + at;
  if (byte[0] < 0x80) {
    ++at;
    return byte[0];
  }
  std::uint64_t number = byte[0] & 0x7FU;
  for (std::size_t i = 1; i < 8; ++i) {
    number = (number << 7U) | (byte[i] & 0x7FU);
    if (byte[i] < 0x80) {
      at += i + 1;
      return number;
    }
  }
  at += 9;
  return (number << 8U) | byte[8];
}

// A leaf page: the ends of what began before it, then terms, each with its list.
struct LeafPage {
  // At its beginning stands where the first row begins, and where the lists end.
  static constexpr std::size_t kHeader = 4;

  std::int64_t number = 0;     // 0: none
  std::string bytes;           // with zeros behind, so that a number cut short is one too
  std::size_t end = 0;         // of the lists; behind them stands where each term begins
  std::size_t first_row = 0;   // where the first row begins that goes on with the list of a page before; 0: none does
  std::size_t first_term = 0;  // `end`: no term begins here
};

// The pages of one table as they stand in the transaction at hand, which must not end before.
class FullTextPages {
 public:
  struct Segment {
    std::int64_t id = 0;
    std::int64_t first_page = 0;
    std::int64_t last_page = 0;
  };

  FullTextPages(Database& database, std::string_view table);

  // False: the table is not of the format known here.
  [[nodiscard]] bool readable() const { return readable_; }
  // The newest first: what one says of a row holds against those behind it.
  [[nodiscard]] const std::vector<Segment>& segments() const { return segments_; }
  void Read(const Segment& segment, std::int64_t number, LeafPage& page);
  // The first row that begins on a page and goes on with a list of a page before; -1: none does.
  std::int64_t FirstRow(const Segment& segment, std::int64_t number);
  // The pages on which a term can begin, and its list end.
  std::int64_t PageOf(const Segment& segment, std::string_view term);
  std::int64_t LastPageOf(const Segment& segment, std::string_view term);
  [[nodiscard]] double rows() const { return rows_; }
  // In the first column: of a row on average, and of this one.
  [[nodiscard]] double average_tokens() const { return average_tokens_; }
  double TokensOf(std::int64_t row);

 private:
  void ReadTotals();
  [[noreturn]] void Damaged() const;

  Database* database_;
  Statement block_, page_, next_page_, sizes_;
  std::vector<Segment> segments_;
  double rows_ = 0;
  double average_tokens_ = 1;
  bool readable_ = false;
};

}  // namespace vanban::index
