// The posting list of a token: the rows of a full-text table that have it. Through MATCH a row costs 20 to 100 ns and a
// look-up 15 microseconds, read from the pages of FTS5 7 ns and a few microseconds.
#pragma once

#include <cstdint>
#include <limits>
#include <string>
#include <string_view>
#include <vector>

#include "index/full_text_pages.h"

namespace vanban::index {

inline constexpr std::int64_t kNoRow = std::numeric_limits<std::int64_t>::max();

// The list of one token in one segment. A row may be said to be gone: then it has no positions.
class SegmentList {
 public:
  SegmentList(FullTextPages& pages, const FullTextPages::Segment& segment, std::string_view term);

  [[nodiscard]] std::int64_t row() const { return row_; }
  [[nodiscard]] bool is_gone() const { return positions_ == 0; }
  [[nodiscard]] std::int64_t pages() const { return empty_ ? 0 : last_page_ - first_page_ + 1; }
  // Goes to the first row not below `least`. REQUIRES: `least` never shrinks, unless Forget was called
  void Seek(std::int64_t least) {
    if (row_ < least || anywhere_) GoTo(least);
  }
  void Forget() { anywhere_ = true; }
  // The bytes of the row's positions.
  void Positions(std::string& bytes);

 private:
  bool FindTerm(std::string_view term);
  void GoTo(std::int64_t least);
  void StepTo(std::int64_t least);
  void NextPage();
  void Enter(std::int64_t number);
  void ReadRow(std::size_t at);
  std::int64_t FirstRow(std::int64_t number);
  void Skip(std::int64_t least);
  void Locate(std::int64_t least, std::int64_t low, std::int64_t high);

  FullTextPages* pages_;
  FullTextPages::Segment segment_;
  std::int64_t first_page_ = 0;
  std::int64_t last_page_ = 0;
  std::size_t begin_ = 0;  // of the list on its first page, and its end there
  std::size_t end_of_first_ = 0;
  LeafPage page_;
  LeafPage other_;
  std::size_t end_ = 0;  // of the list on the page at hand
  std::size_t at_ = 0;   // where the row's positions begin, and how many bytes they are
  std::size_t positions_ = 0;
  std::int64_t row_ = kNoRow;
  std::int64_t page_row_ = 0;  // the first of the page, and, as far as is known, of the one after
  std::int64_t next_row_ = 0;
  std::int64_t span_ = 0;  // ids on a page, about
  bool anywhere_ = false;
  bool empty_ = true;
};

// The list of one token in all segments.
class PostingList {
 public:
  PostingList(FullTextPages& pages, std::string_view token);
  PostingList(PostingList&&) noexcept = default;

  // The first row not below `least`; kNoRow: there is none. REQUIRES: `least` never shrinks, unless Forget was called
  std::int64_t Seek(std::int64_t least) {
    if (found_ != nullptr) {
      found_->Seek(least);
      if (found_->row() < others_ && !found_->is_gone()) return found_->row();
    }
    return SeekInAll(least);
  }
  void Forget();
  // Where the token stands in the row found: column * 2^32 + place, ascending.
  void Positions(std::vector<std::int64_t>& positions);
  // A measure of its length.
  [[nodiscard]] std::int64_t pages() const;

 private:
  std::int64_t SeekInAll(std::int64_t least);

  std::vector<SegmentList> segments_;
  // Ids ascend from segment to segment, nearly: the one that had the last row has the next.
  SegmentList* found_ = nullptr;
  std::int64_t others_ = kNoRow;  // no other has a row before
  std::string bytes_;
};

}  // namespace vanban::index
