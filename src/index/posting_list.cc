// Stepping over lists and looking up in them. The door is PostingList.
#include "index/posting_list.h"

#include <algorithm>
#include <utility>

namespace vanban::index {
namespace {

constexpr char kMainIndex = '0';  // in front of each term

// Whatever a damaged page says, no sum is undefined.
std::int64_t Plus(std::int64_t a, std::uint64_t b) {
  return static_cast<std::int64_t>(static_cast<std::uint64_t>(a) + b);
}

}  // namespace

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
  const std::size_t size = page_.bytes.size() - kPagePadding;
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
  next_row_ = 0;
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
      row = Plus(row, ReadNumber(bytes, at));
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
      span_ = Plus(page_row_, 0 - static_cast<std::uint64_t>(before));
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

// Of a page that is not the first: no row of this list on it is before the row given.
std::int64_t SegmentList::FirstRow(std::int64_t number) {
  const std::int64_t row = number > last_page_ ? -1 : pages_->FirstRow(segment_, number);
  return row < 0 ? kNoRow : row;
}

// Goes to the last page from `low`, which does not begin behind `least`, to before `high` that does not either.
void SegmentList::Locate(std::int64_t least, std::int64_t low, std::int64_t high) {
  while (high - low > 1) {
    const std::int64_t middle = low + (high - low) / 2;
    (FirstRow(middle) > least ? high : low) = middle;
  }
  Enter(low);
}

// Goes over pages that end before `least`, if there are any.
void SegmentList::Skip(std::int64_t least) {
  if (next_row_ == 0) next_row_ = FirstRow(page_.number + 1);
  if (next_row_ > least) return;
  const std::int64_t before = page_row_;
  const std::int64_t from = page_.number;
  std::int64_t low = from + 1;
  std::int64_t high = last_page_ + 1;
  for (std::int64_t step = 1; low + step < high; step *= 2) {
    if (FirstRow(low + step) > least) {
      high = low + step;
    } else {
      low += step;
    }
  }
  Locate(least, low, high);
  span_ = Plus(page_row_, 0 - static_cast<std::uint64_t>(before)) / (page_.number - from);
}

void SegmentList::GoTo(std::int64_t least) {
  if (anywhere_) {
    anywhere_ = false;
    const bool known = page_.number != 0;
    const bool ahead = known && page_row_ <= least;
    Locate(least, ahead ? page_.number : first_page_, known && !ahead ? page_.number : last_page_ + 1);
  } else if (least >= next_row_ && least > Plus(row_, static_cast<std::uint64_t>(span_))) {
    Skip(least);
  }
  StepTo(least);
}

void SegmentList::Positions(std::string& bytes) {
  const std::size_t begin = std::min(at_, page_.end);
  const std::size_t here = std::min(positions_, page_.end - begin);
  bytes.assign(page_.bytes, begin, here);
  std::int64_t number = page_.number;
  for (std::size_t left = positions_ - here; left > 0;) {
    pages_->Read(segment_, ++number, other_);
    const std::size_t there = std::min(left, std::max(other_.end, LeafPage::kHeader) - LeafPage::kHeader);
    bytes.append(other_.bytes, LeafPage::kHeader, there);
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

std::int64_t PostingList::SeekInAll(std::int64_t least) {
  while (true) {
    std::int64_t row = kNoRow;
    others_ = kNoRow;
    for (SegmentList& segment : segments_) {
      segment.Seek(least);
      if (segment.row() < row) {
        others_ = row;
        row = segment.row();
        found_ = &segment;
      } else {
        others_ = std::min(others_, segment.row());
      }
    }
    if (row == kNoRow || !found_->is_gone()) return row;
    least = row + 1;
  }
}

void PostingList::Forget() {
  found_ = nullptr;
  for (SegmentList& segment : segments_) segment.Forget();
}

void PostingList::Positions(std::vector<std::int64_t>& positions) {
  positions.clear();
  found_->Positions(bytes_);
  const std::size_t size = bytes_.size();
  bytes_.append(kPagePadding, '\0');
  std::int64_t position = 0;
  for (std::size_t at = 0; at < size;) {
    std::uint64_t number = ReadNumber(bytes_.data(), at);
    if (number == 1) {  // another column
      position = static_cast<std::int64_t>(ReadNumber(bytes_.data(), at) << 32U);
      number = ReadNumber(bytes_.data(), at);
    }
    position = Plus(position, number - 2);
    positions.push_back(position);
  }
}

std::int64_t PostingList::pages() const {
  std::int64_t pages = 0;
  for (const SegmentList& segment : segments_) pages += segment.pages();
  return pages;
}

}  // namespace vanban::index
