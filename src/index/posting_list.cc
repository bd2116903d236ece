// Reading the leaf pages of FTS5. The door is PostingList. (What the pages hold is said at the top of SQLite's
// fts5_index.c.)
#include "index/posting_list.h"

#include <algorithm>
#include <utility>

#include "vanban/error.h"

namespace vanban::index {
namespace {

constexpr std::size_t kPadding = 16;  // more than the longest number
constexpr std::size_t kHeader = 4;    // of a page: where the first row begins, where the lists end
constexpr char kMainIndex = '0';      // in front of each term

// The number of SQLite's variable length at `at`, which is moved behind it. REQUIRES: kPadding bytes stand there
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

std::size_t ReadTwoBytes(std::string_view bytes, std::size_t at) {
  return (static_cast<std::size_t>(static_cast<unsigned char>(bytes[at])) << 8U) |
         static_cast<unsigned char>(bytes[at + 1]);
}

std::string_view Blob(const Statement& statement, int column) {
  const auto* bytes = static_cast<const char*>(sqlite3_column_blob(statement.handle(), column));
  if (bytes == nullptr) return {};
  return {bytes, static_cast<std::size_t>(sqlite3_column_bytes(statement.handle(), column))};
}

std::string Sql(std::string_view begin, std::string_view table, std::string_view end) {
  return std::string(begin) + std::string(table) + std::string(end);
}

}  // namespace

FullTextPages::FullTextPages(Database& database, std::string_view table)
    : database_(&database),
      table_(table),
      block_(database, Sql("SELECT block FROM ", table, "_data WHERE id = ?1")),
      page_(database, Sql("SELECT pgno >> 1 FROM ", table,
                          "_idx WHERE segid = ?1 AND term <= CAST(?2 AS BLOB) ORDER BY term DESC LIMIT 1")),
      next_page_(database, Sql("SELECT pgno >> 1 FROM ", table,
                               "_idx WHERE segid = ?1 AND term > CAST(?2 AS BLOB) ORDER BY term LIMIT 1")) {
  constexpr std::int64_t kVersion = 4;
  constexpr std::int64_t kStructure = 10;  // the id of the block that lists the segments
  if (QueryInt(database, Sql("SELECT v FROM ", table, "_config WHERE k = 'version'")) != kVersion) return;
  if (!block_.Bind(1, kStructure).Step()) return;
  std::string bytes(Blob(block_, 0));
  block_.Reset();
  const std::size_t size = bytes.size();
  // Behind a counter of four bytes a later form has this mark.
  if (size < 4 || std::string_view(bytes).substr(4, 4) == std::string_view("\xFF\x00\x00\x01", 4)) return;
  bytes.append(kPadding, '\0');
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
}

void FullTextPages::Damaged() const { database_->Fail(SQLITE_CORRUPT, "cannot be read"); }

void FullTextPages::Read(const Segment& segment, std::int64_t number, LeafPage& page) {
  if (!block_.Bind(1, (segment.id << 37) + number).Step()) Damaged();
  const std::string_view block = Blob(block_, 0);
  page.number = number;
  page.bytes.reserve(block.size() + kPadding);
  page.bytes.assign(block);
  page.bytes.append(kPadding, '\0');
  block_.Reset();
  const std::size_t size = page.bytes.size() - kPadding;
  if (size < kHeader) Damaged();
  page.first_row = ReadTwoBytes(page.bytes, 0);
  page.end = ReadTwoBytes(page.bytes, 2);
  if (page.end > size || page.first_row > page.end) Damaged();
  page.first_term = page.end;
  if (page.end < size) {
    std::size_t at = page.end;
    page.first_term = std::min<std::size_t>(ReadNumber(page.bytes.data(), at), page.end);
  }
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

SegmentList::SegmentList(FullTextPages& pages, const FullTextPages::Segment& segment, std::string_view term)
    : pages_(&pages), segment_(segment), first_page_(pages.PageOf(segment, term)) {
  if (!FindTerm(term)) return;
  empty_ = false;
  // Only the list of the last term of a page goes on behind it.
  last_page_ = end_of_first_ < page_.end ? first_page_ : pages.LastPageOf(segment, term);
  Enter(first_page_);
}

// On its first page; false: it is not there, and so nowhere.
bool SegmentList::FindTerm(std::string_view term) {
  pages_->Read(segment_, first_page_, page_);
  const std::size_t size = page_.bytes.size() - kPadding;
  std::string here;
  std::size_t begin = 0;
  for (std::size_t index = page_.end; index < size;) {
    begin += ReadNumber(page_.bytes.data(), index);
    std::size_t at = begin;
    // Each but the first goes without what it has in common with the one before it.
    const std::size_t kept = here.empty() ? 0 : ReadNumber(page_.bytes.data(), at);
    const std::size_t added = ReadNumber(page_.bytes.data(), at);
    if (begin >= page_.end || kept > here.size() || added > page_.end - std::min(at, page_.end)) return false;
    here.resize(kept);
    here.append(page_.bytes, at, added);
    if (here != term) continue;
    begin_ = at + added;
    std::size_t next = index;
    end_of_first_ = index < size ? begin + ReadNumber(page_.bytes.data(), next) : page_.end;
    return true;
  }
  return false;
}

void SegmentList::ReadRow(std::size_t at) {
  row_ = page_row_ = static_cast<std::int64_t>(ReadNumber(page_.bytes.data(), at));
  positions_ = ReadNumber(page_.bytes.data(), at) >> 1U;  // the last bit: deleted
  at_ = at;
}

// Nearly all time goes here: all is kept in registers.
void SegmentList::StepTo(std::int64_t least) {
  while (row_ < least) {
    const char* const bytes = page_.bytes.data();
    const std::size_t end = std::min(end_, page_.end);
    std::size_t at = at_;
    std::size_t positions = positions_;
    std::int64_t row = row_;
    while (row < least && at + positions < end) {
      at += positions;
      row += static_cast<std::int64_t>(ReadNumber(bytes, at));
      positions = ReadNumber(bytes, at) >> 1U;
    }
    at_ = at;
    positions_ = positions;
    row_ = row;
    if (row >= least) return;
    if (at + positions >= page_.end) {
      NextPage();
    } else {
      row_ = kNoRow;
    }
  }
}

void SegmentList::NextPage() {
  const std::int64_t before = page_row_;
  for (std::int64_t number = page_.number + 1; number <= last_page_; ++number) {
    pages_->Read(segment_, number, page_);
    if (page_.first_row != 0) {
      end_ = page_.first_term;
      ReadRow(page_.first_row);
      span_ = page_row_ - before;
      return;
    }
    if (page_.first_term != page_.end) break;  // else it is full of the positions of one row
  }
  row_ = kNoRow;
  page_.number = 0;
}

// Goes to the first row of a page. REQUIRES: one begins there
void SegmentList::Enter(std::int64_t number) {
  if (page_.number != number) pages_->Read(segment_, number, page_);
  end_ = number == first_page_ ? end_of_first_ : page_.first_term;
  const std::size_t at = number == first_page_ ? begin_ : page_.first_row;
  if (at < page_.end) {
    ReadRow(at);
  } else {
    NextPage();  // the page ends with the term
  }
}

// Whether all rows of a page, not the first, are behind `row`, as far as is known.
bool SegmentList::BeginsBehind(std::int64_t number, std::int64_t row) {
  pages_->Read(segment_, number, other_);
  if (other_.first_row == 0) return true;
  std::size_t at = other_.first_row;
  return static_cast<std::int64_t>(ReadNumber(other_.bytes.data(), at)) > row;
}

// Goes to the last page from `low`, which does not begin behind `least`, to before `high` that does not either.
void SegmentList::Locate(std::int64_t least, std::int64_t low, std::int64_t high) {
  while (high - low > 1) {
    const std::int64_t middle = low + (high - low) / 2;
    (BeginsBehind(middle, least) ? high : low) = middle;
  }
  Enter(low);
}

void SegmentList::Skip(std::int64_t least) {
  std::int64_t low = page_.number;
  std::int64_t high = last_page_ + 1;
  for (std::int64_t step = 1; low + step < high; step *= 2) {
    if (BeginsBehind(low + step, least)) {
      high = low + step;
    } else {
      low += step;
    }
  }
  if (low == page_.number) return;
  const std::int64_t before = page_row_;
  const std::int64_t from = page_.number;
  Locate(least, low, high);
  span_ = (page_row_ - before) / (page_.number - from);
}

void SegmentList::GoTo(std::int64_t least) {
  if (anywhere_) {
    anywhere_ = false;
    const bool known = page_.number != 0;
    const bool ahead = known && page_row_ <= least;
    Locate(least, ahead ? page_.number : first_page_, known && !ahead ? page_.number : last_page_ + 1);
  } else if (row_ < least && least - row_ > 2 * span_) {
    Skip(least);
  }
  StepTo(least);
}

void SegmentList::Positions(std::string& bytes) {
  const std::size_t here = std::min(positions_, page_.end - at_);
  bytes.assign(page_.bytes, at_, here);
  std::int64_t number = page_.number;
  for (std::size_t left = positions_ - here; left > 0;) {
    pages_->Read(segment_, ++number, other_);
    const std::size_t there = std::min(left, other_.end - kHeader);
    bytes.append(other_.bytes, kHeader, there);
    left -= there;
  }
}

PostingList::PostingList(FullTextPages& pages, std::string_view token) {
  const std::string term = kMainIndex + std::string(token);
  for (const FullTextPages::Segment& segment : pages.segments()) {
    SegmentList list(pages, segment, term);
    if (list.pages() > 0) segments_.push_back(std::move(list));
  }
}

std::int64_t PostingList::Seek(std::int64_t least) {
  while (true) {
    std::int64_t row = kNoRow;
    for (SegmentList& segment : segments_) {
      segment.Seek(least);
      if (segment.row() >= row) continue;
      row = segment.row();
      found_ = &segment;
    }
    if (row == kNoRow || !found_->is_gone()) return row;
    least = row + 1;
  }
}

void PostingList::Forget() {
  for (SegmentList& segment : segments_) segment.Forget();
}

void PostingList::Positions(std::vector<std::int64_t>& positions) {
  positions.clear();
  found_->Positions(bytes_);
  const std::size_t size = bytes_.size();
  bytes_.append(kPadding, '\0');
  std::int64_t position = 0;
  for (std::size_t at = 0; at < size;) {
    std::uint64_t number = ReadNumber(bytes_.data(), at);
    if (number == 1) {  // another column
      position = static_cast<std::int64_t>(ReadNumber(bytes_.data(), at) << 32U);
      number = ReadNumber(bytes_.data(), at);
    }
    position += static_cast<std::int64_t>(number) - 2;
    positions.push_back(position);
  }
}

std::int64_t PostingList::pages() const {
  std::int64_t pages = 0;
  for (const SegmentList& segment : segments_) pages += segment.pages();
  return pages;
}

}  // namespace vanban::index
