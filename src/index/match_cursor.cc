// Phrases, and what must all or may any match. The door is MakeMatchCursor.
#include "index/match_cursor.h"

#include <algorithm>
#include <numeric>
#include <utility>
#include <vector>

#include "index/leapfrog.h"
#include "index/tokens.h"

namespace vanban::index {
namespace {

using Cursors = std::vector<std::unique_ptr<MatchCursor>>;

constexpr int kColumnShift = 32;

// Tokens side by side, in one of the columns.
class PhraseCursor : public MatchCursor {
 public:
  // `columns`: empty: any
  PhraseCursor(FullTextPages& pages, const std::vector<std::string>& tokens, std::vector<std::int64_t> columns)
      : columns_(std::move(columns)), positions_(tokens.size()) {
    for (const std::string& token : tokens) lists_.emplace_back(pages, token);
    order_.resize(lists_.size());
    std::iota(order_.begin(), order_.end(), 0);
    std::stable_sort(order_.begin(), order_.end(),
                     [this](std::size_t a, std::size_t b) { return lists_[a].pages() < lists_[b].pages(); });
  }

  std::int64_t Seek(std::int64_t least) override {
    if (lists_.size() == 1 && columns_.empty()) return lists_[0].Seek(least);
    const auto seek = [this](std::size_t i, std::int64_t row) { return lists_[order_[i]].Seek(row); };
    std::int64_t row = FirstInAll(order_.size(), least, kNoRow, seek);
    while (row != kNoRow && !StandsSo()) row = FirstInAll(order_.size(), row + 1, kNoRow, seek);
    return row;
  }
  void Forget() override {
    for (PostingList& list : lists_) list.Forget();
  }
  void EachPhrase(const std::function<void(MatchCursor&)>& call) override { call(*this); }
  void Count(std::int64_t row, std::vector<Frequency>& frequencies) override {
    Frequency& frequency = frequencies.emplace_back();
    if (Seek(row) != row) return;
    ReadPositions();
    for (const std::int64_t position : positions_[0]) {
      if (Begins(position)) ++(position >> kColumnShift == 0 ? frequency.in_first_column : frequency.elsewhere);
    }
  }
  [[nodiscard]] std::int64_t pages() const override { return lists_[order_[0]].pages(); }

 private:
  void ReadPositions() {
    for (std::size_t i = 0; i < lists_.size(); ++i) lists_[i].Positions(positions_[i]);
  }
  // Whether the phrase begins there in the row whose positions are at hand. REQUIRES: its first token stands there
  [[nodiscard]] bool Begins(std::int64_t position) const {
    if (!columns_.empty() && std::find(columns_.begin(), columns_.end(), position >> kColumnShift) == columns_.end()) {
      return false;
    }
    for (std::size_t i = 1; i < positions_.size(); ++i) {
      if (!std::binary_search(positions_[i].begin(), positions_[i].end(), ++position)) return false;
    }
    return true;
  }
  bool StandsSo() {
    if (lists_.size() == 1 && columns_.empty()) return true;
    ReadPositions();
    return std::any_of(positions_[0].begin(), positions_[0].end(), [this](auto position) { return Begins(position); });
  }

  std::vector<PostingList> lists_;
  std::vector<std::size_t> order_;  // the shortest first
  std::vector<std::int64_t> columns_;
  std::vector<std::vector<std::int64_t>> positions_;  // of each list, in the row at hand
};

class AllCursor : public MatchCursor {
 public:
  explicit AllCursor(Cursors cursors) : cursors_(std::move(cursors)) {
    for (const auto& cursor : cursors_) order_.push_back(cursor.get());
    std::stable_sort(order_.begin(), order_.end(), [](auto* a, auto* b) { return a->pages() < b->pages(); });
  }
  std::int64_t Seek(std::int64_t least) override {
    return FirstInAll(order_.size(), least, kNoRow,
                      [this](std::size_t i, std::int64_t row) { return order_[i]->Seek(row); });
  }
  void Forget() override {
    for (const auto& cursor : cursors_) cursor->Forget();
  }
  void EachPhrase(const std::function<void(MatchCursor&)>& call) override {
    for (const auto& cursor : cursors_) cursor->EachPhrase(call);
  }
  void Count(std::int64_t row, std::vector<Frequency>& frequencies) override {
    const std::size_t before = frequencies.size();
    const bool found = Seek(row) == row;
    for (const auto& cursor : cursors_) cursor->Count(row, frequencies);
    if (!found) std::fill(frequencies.begin() + static_cast<std::ptrdiff_t>(before), frequencies.end(), Frequency());
  }
  [[nodiscard]] std::int64_t pages() const override { return order_[0]->pages(); }

 private:
  Cursors cursors_;
  std::vector<MatchCursor*> order_;  // the same, the shortest first
};

class AnyCursor : public MatchCursor {
 public:
  explicit AnyCursor(Cursors cursors) : cursors_(std::move(cursors)), rows_(cursors_.size(), -1) {}
  std::int64_t Seek(std::int64_t least) override {
    std::int64_t first = kNoRow;
    for (std::size_t i = 0; i < cursors_.size(); ++i) {
      if (rows_[i] < least) rows_[i] = cursors_[i]->Seek(least);
      first = std::min(first, rows_[i]);
    }
    return first;
  }
  void Forget() override {
    for (const auto& cursor : cursors_) cursor->Forget();
    std::fill(rows_.begin(), rows_.end(), -1);
  }
  void EachPhrase(const std::function<void(MatchCursor&)>& call) override {
    for (const auto& cursor : cursors_) cursor->EachPhrase(call);
  }
  void Count(std::int64_t row, std::vector<Frequency>& frequencies) override {
    for (const auto& cursor : cursors_) cursor->Count(row, frequencies);
  }
  [[nodiscard]] std::int64_t pages() const override {
    std::int64_t pages = 0;
    for (const auto& cursor : cursors_) pages += cursor->pages();
    return pages;
  }

 private:
  Cursors cursors_;
  std::vector<std::int64_t> rows_;  // where each stands
};

// The numbers of columns by their names.
std::vector<std::int64_t> ColumnNumbers(Database& database, std::string_view table, std::string_view names) {
  std::vector<std::int64_t> numbers;
  if (names.empty()) return numbers;
  Statement columns(database,
                    "SELECT cid FROM pragma_table_info(?1) WHERE instr(' ' || ?2 || ' ', ' ' || name || ' ')");
  columns.BindText(1, table).BindText(2, names);
  while (columns.Step()) numbers.push_back(columns.Int(0));
  return numbers;
}

}  // namespace

std::unique_ptr<MatchCursor> MakeMatchCursor(Database& database, FullTextPages& pages, std::string_view table,
                                             const Match& match) {
  if (!pages.readable()) return nullptr;
  if (match.kind == Match::Kind::kPhrase) {
    const std::vector<std::string> tokens = TokensOf(database, match.words);
    if (tokens.empty()) return nullptr;
    return std::make_unique<PhraseCursor>(pages, tokens, ColumnNumbers(database, table, match.columns));
  }
  Cursors cursors;
  for (const Match& child : match.children) {
    cursors.push_back(MakeMatchCursor(database, pages, table, child));
    if (!cursors.back()) return nullptr;
  }
  if (match.kind == Match::Kind::kAll) return std::make_unique<AllCursor>(std::move(cursors));
  return std::make_unique<AnyCursor>(std::move(cursors));
}

}  // namespace vanban::index
