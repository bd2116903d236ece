// Reading what FTS5 wrote. The door is FullTextPages.
#include "index/full_text_pages.h"

#include <algorithm>
#include <array>

namespace vanban::index {
namespace {

std::size_t ReadTwoBytes(std::string_view bytes, std::size_t at) {
  return (static_cast<std::size_t>(static_cast<unsigned char>(bytes[at])) << 8U) |
         static_cast<unsigned char>(bytes[at + 1]);
}

std::string_view Blob(const Statement& statement, int column) {
  const auto* bytes = static_cast<const char*>(sqlite3_column_blob(statement.handle(), column));
  if (bytes == nullptr) return {};
  return {bytes, static_cast<std::size_t>(sqlite3_column_bytes(statement.handle(), column))};
}

std::int64_t PageId(const FullTextPages::Segment& segment, std::int64_t number) { return (segment.id << 37) + number; }

std::string Padded(std::string_view bytes) {
  std::string padded(bytes);
  padded.append(kPagePadding, '\0');
  return padded;
}

std::string Sql(std::string_view begin, std::string_view table, std::string_view end) {
  return std::string(begin) + std::string(table) + std::string(end);
}

}  // namespace

FullTextPages::FullTextPages(Database& database, std::string_view table)
    : database_(&database),
      block_(database, Sql("SELECT block FROM ", table, "_data WHERE id = ?1")),
      page_(database, Sql("SELECT pgno >> 1 FROM ", table,
                          "_idx WHERE segid = ?1 AND term <= CAST(?2 AS BLOB) ORDER BY term DESC LIMIT 1")),
      next_page_(database, Sql("SELECT pgno >> 1 FROM ", table,
                               "_idx WHERE segid = ?1 AND term > CAST(?2 AS BLOB) ORDER BY term LIMIT 1")),
      sizes_(database, Sql("SELECT sz FROM ", table, "_docsize WHERE id = ?1")) {
  constexpr std::int64_t kVersion = 4;
  constexpr std::int64_t kStructure = 10;  // the id of the block that lists the segments
  if (QueryInt(database, Sql("SELECT v FROM ", table, "_config WHERE k = 'version'")) != kVersion) return;
  if (!block_.Bind(1, kStructure).Step()) return;
  const std::string bytes = Padded(Blob(block_, 0));
  block_.Reset();
  const std::size_t size = bytes.size() - kPagePadding;
  // Behind a counter of four bytes a later form has this mark.
  if (size < 4 || std::string_view(bytes).substr(4, 4) == std::string_view("\xFF\x00\x00\x01", 4)) return;
  std::size_t at = 4;
  const std::uint64_t levels = ReadNumber(bytes.data(), at);
  ReadNumber(bytes.data(), at);  // segments in all
  ReadNumber(bytes.data(), at);  // writes so far
  for (std::uint64_t level = 0; level < levels; ++level) {
    ReadNumber(bytes.data(), at);  // segments being merged
    std::vector<Segment> oldest_first;
    for (std::uint64_t left = ReadNumber(bytes.data(), at); left > 0; --left) {
      if (at >= size) Damaged();
      Segment& segment = oldest_first.emplace_back();
      segment.id = static_cast<std::int64_t>(ReadNumber(bytes.data(), at));
      segment.first_page = static_cast<std::int64_t>(ReadNumber(bytes.data(), at));
      segment.last_page = static_cast<std::int64_t>(ReadNumber(bytes.data(), at));
    }
    if (at > size) Damaged();
    segments_.insert(segments_.end(), oldest_first.rbegin(), oldest_first.rend());
  }
  readable_ = true;
  ReadTotals();
}

void FullTextPages::ReadTotals() {
  constexpr std::int64_t kTotals = 1;  // the id of the block that counts the rows, and the tokens in each column
  if (block_.Bind(1, kTotals).Step()) {
    const std::string bytes = Padded(Blob(block_, 0));
    std::size_t at = 0;
    rows_ = static_cast<double>(ReadNumber(bytes.data(), at));
    const auto tokens = static_cast<double>(ReadNumber(bytes.data(), at));
    if (rows_ > 0) average_tokens_ = std::max(1.0, tokens / rows_);
  }
  block_.Reset();
}

double FullTextPages::TokensOf(std::int64_t row) {
  double tokens = 0;
  if (sizes_.Bind(1, row).Step()) {
    const std::string bytes = Padded(Blob(sizes_, 0));
    std::size_t at = 0;
    tokens = static_cast<double>(ReadNumber(bytes.data(), at));
  }
  sizes_.Reset();
  return tokens;
}

void FullTextPages::Damaged() const { database_->Fail(SQLITE_CORRUPT, "cannot be read"); }

void FullTextPages::Read(const Segment& segment, std::int64_t number, LeafPage& page) {
  if (!block_.Bind(1, PageId(segment, number)).Step()) Damaged();
  const std::string_view block = Blob(block_, 0);
  page.number = number;
  page.bytes.reserve(block.size() + kPagePadding);
  page.bytes.assign(block);
  page.bytes.append(kPagePadding, '\0');
  block_.Reset();
  const std::size_t size = page.bytes.size() - kPagePadding;
  if (size < LeafPage::kHeader) Damaged();
  page.first_row = ReadTwoBytes(page.bytes, 0);
  page.end = ReadTwoBytes(page.bytes, 2);
  if (page.end > size || page.first_row > page.end) Damaged();
  page.first_term = page.end;
  if (page.end < size) {
    std::size_t at = page.end;
    page.first_term = std::min<std::size_t>(ReadNumber(page.bytes.data(), at), page.end);
  }
}

std::int64_t FullTextPages::FirstRow(const Segment& segment, std::int64_t number) {
  if (!block_.Bind(1, PageId(segment, number)).Step()) Damaged();
  const std::string_view block = Blob(block_, 0);
  if (block.size() < LeafPage::kHeader) Damaged();
  std::int64_t row = -1;
  if (const std::size_t begin = ReadTwoBytes(block, 0); begin != 0 && begin < block.size()) {
    std::array<char, kPagePadding> bytes{};
    block.substr(begin, bytes.size()).copy(bytes.data(), bytes.size());
    std::size_t at = 0;
    row = static_cast<std::int64_t>(ReadNumber(bytes.data(), at));
  }
  block_.Reset();
  return row;
}

std::int64_t FullTextPages::PageOf(const Segment& segment, std::string_view term) {
  page_.Bind(1, segment.id).BindText(2, term);
  const std::int64_t page = page_.Step() ? page_.Int(0) : 0;
  page_.Reset();
  return std::max(page, segment.first_page);
}

std::int64_t FullTextPages::LastPageOf(const Segment& segment, std::string_view term) {
  next_page_.Bind(1, segment.id).BindText(2, term);
  const std::int64_t page = next_page_.Step() ? next_page_.Int(0) : segment.last_page;
  next_page_.Reset();
  return page;
}

}  // namespace vanban::index
