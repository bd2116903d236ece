// The kinds of streams; the doors are the functions at the end. Lists of ids that the SQL indexes give are kept while
// they are short; where they would be long, so much lets through that rows can be asked one by one.
#include "index/stream.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "index/leapfrog.h"
#include "index/match_rows.h"
#include "index/prepare.h"

namespace vanban::index {
namespace {

constexpr std::size_t kLongestList = 100'000;  // 0.8 MB, read and sorted in 15 ms

// What `sql` gives, the smallest first; nullopt where it is too long to be kept.
std::optional<std::vector<std::int64_t>> ListOf(Database& database, const std::string& sql) {
  Statement rows(database, sql + " LIMIT " + std::to_string(kLongestList + 1));
  std::vector<std::int64_t> ids;
  while (rows.Step()) ids.push_back(rows.Int(0));
  if (ids.size() > kLongestList) return std::nullopt;
  std::sort(ids.begin(), ids.end());
  return ids;
}

class MatchStream : public RowStream {
 public:
  MatchStream(Database& database, std::string_view table, const Match& match, const std::string& filter)
      : rows_(database, table, match, filter) {}

  void Within(std::int64_t first, std::int64_t last) override { rows_.Within(first * kIdStep, LastIdOf(last)); }
  std::int64_t Seek(std::int64_t least) override {
    const std::int64_t row = rows_.Seek(least * kIdStep);
    return row == kNoRow ? kNoDocument : row / kIdStep;
  }
  std::uint32_t RowsOf(std::int64_t document) override {
    std::uint32_t count = 0;
    for (std::int64_t row = rows_.Seek(document * kIdStep); row <= LastIdOf(document); row = rows_.Next()) ++count;
    return count;
  }

 private:
  MatchRows rows_;
};

// Rows that a list names, `step` ids to a document, and that full text finds too, where it is asked.
class ListStream : public DocumentStream {
 public:
  ListStream(std::vector<std::int64_t> ids, std::int64_t step, std::unique_ptr<MatchRows> rows)
      : ids_(std::move(ids)), step_(step), rows_(std::move(rows)) {}

  void Within(std::int64_t first, std::int64_t last) override {
    at_ = std::lower_bound(ids_.cbegin(), ids_.cend(), first * step_);
    end_ = std::lower_bound(at_, ids_.cend(), (last + 1) * step_);
    if (rows_) rows_->Within(first * step_, (last + 1) * step_ - 1);
  }
  std::int64_t Seek(std::int64_t least) override {
    std::int64_t row = least * step_;
    while (true) {
      at_ = std::lower_bound(at_, end_, row);
      if (at_ == end_) return kNoDocument;
      row = rows_ ? rows_->Seek(*at_) : *at_;
      if (row == kNoRow) return kNoDocument;
      if (row == *at_) return row / step_;
    }
  }

 private:
  std::vector<std::int64_t> ids_;
  std::int64_t step_;
  std::unique_ptr<MatchRows> rows_;
  std::vector<std::int64_t>::const_iterator at_, end_;
};

// Documents under a condition on rows of a table, `step` ids to a document, read in the order of the ids.
class TableStream : public DocumentStream {
 public:
  TableStream(Database& database, const std::string& table, const std::string& condition, std::int64_t step)
      : rows_(database,
              "SELECT id FROM " + table + " NOT INDEXED WHERE id BETWEEN ?1 AND ?2" + condition + " ORDER BY id"),
        step_(step) {}

  void Within(std::int64_t /*first*/, std::int64_t last) override {
    last_ = last;
    started_ = false;
  }
  std::int64_t Seek(std::int64_t least) override {
    constexpr int kStepsBeforeLookup = 3;  // which costs as much as three
    if (!started_) Start(least);
    for (int steps = 0; id_ < least; ++steps) {
      if (steps == kStepsBeforeLookup) {
        Start(least);
      } else {
        Next();
      }
    }
    return id_;
  }

 private:
  void Start(std::int64_t least) {
    rows_.Reset();
    rows_.Bind(1, least * step_).Bind(2, (last_ + 1) * step_ - 1);
    started_ = true;
    Next();
  }
  void Next() { id_ = rows_.Step() ? rows_.Int(0) / step_ : kNoDocument; }

  Statement rows_;
  std::int64_t step_;
  std::int64_t last_ = kNoDocument - 1;
  std::int64_t id_ = kNoDocument;
  bool started_ = false;
};

class NothingStream : public DocumentStream {
 public:
  void Within(std::int64_t /*first*/, std::int64_t /*last*/) override {}
  std::int64_t Seek(std::int64_t /*least*/) override { return kNoDocument; }
};

class AndStream : public DocumentStream {
 public:
  AndStream(Streams wanted, Streams unwanted) : wanted_(std::move(wanted)), unwanted_(std::move(unwanted)) {}

  void Within(std::int64_t first, std::int64_t last) override {
    for (const auto& stream : wanted_) stream->Within(first, last);
    for (const auto& stream : unwanted_) stream->Within(first, last);
  }
  std::int64_t Seek(std::int64_t least) override {
    const auto seek = [this](std::size_t i, std::int64_t document) { return wanted_[i]->Seek(document); };
    std::int64_t found = FirstInAll(wanted_.size(), least, kNoDocument, seek);
    while (found != kNoDocument && IsExcluded(found)) found = FirstInAll(wanted_.size(), found + 1, kNoDocument, seek);
    return found;
  }

 private:
  [[nodiscard]] bool IsExcluded(std::int64_t document) const {
    return std::any_of(unwanted_.begin(), unwanted_.end(),
                       [document](const auto& stream) { return stream->Seek(document) == document; });
  }

  Streams wanted_, unwanted_;
};

class OrStream : public DocumentStream {
 public:
  explicit OrStream(Streams streams) : streams_(std::move(streams)) {}

  void Within(std::int64_t first, std::int64_t last) override {
    for (const auto& stream : streams_) stream->Within(first, last);
  }
  std::int64_t Seek(std::int64_t least) override {
    std::int64_t first = kNoDocument;
    for (const auto& stream : streams_) first = std::min(first, stream->Seek(least));
    return first;
  }

 private:
  Streams streams_;
};

}  // namespace

std::unique_ptr<RowStream> DocumentsOfRows(Database& database, std::string_view table, const Match& match) {
  return std::make_unique<MatchStream>(database, table, match, "");
}

std::string FactCondition::Filter() const {
  if (table.empty()) return {};
  return " AND EXISTS (SELECT 1 FROM " + table + " WHERE id = fact_index.rowid AND " + test + ")";
}

std::unique_ptr<DocumentStream> DocumentsOfFacts(Database& database, const FactCondition& condition) {
  if (condition.table.empty()) return std::make_unique<MatchStream>(database, "fact_index", condition.match, "");
  if (auto ids = ListOf(database, "SELECT id FROM " + condition.table + " WHERE " + condition.test)) {
    std::unique_ptr<MatchRows> rows;
    if (!condition.tested_only) rows = std::make_unique<MatchRows>(database, "fact_index", condition.match);
    return std::make_unique<ListStream>(std::move(*ids), kIdStep, std::move(rows));
  }
  if (condition.tested_only) {
    return std::make_unique<TableStream>(database, condition.table, " AND " + condition.test, kIdStep);
  }
  return std::make_unique<MatchStream>(database, "fact_index", condition.match, condition.Filter());
}

std::unique_ptr<DocumentStream> DocumentsOfDays(Database& database, const std::string& from, const std::string& to) {
  // A first day is never after the last: the second bound is there for the SQL index alone.
  const std::string condition = "date_from >= '" + from + "' AND date_from <= '" + to + "' AND date_to <= '" + to + "'";
  if (auto ids = ListOf(database, "SELECT id FROM documents WHERE " + condition)) {
    return std::make_unique<ListStream>(std::move(*ids), 1, nullptr);
  }
  return std::make_unique<TableStream>(database, "documents", " AND " + condition, 1);
}

std::unique_ptr<DocumentStream> AllDocuments(Database& database) {
  return std::make_unique<TableStream>(database, "documents", "", 1);
}

std::unique_ptr<DocumentStream> NoDocuments() { return std::make_unique<NothingStream>(); }

std::unique_ptr<DocumentStream> InAllOf(Streams wanted, Streams unwanted) {
  if (wanted.size() == 1 && unwanted.empty()) return std::move(wanted[0]);
  return std::make_unique<AndStream>(std::move(wanted), std::move(unwanted));
}

std::unique_ptr<DocumentStream> InAnyOf(Streams streams) { return std::make_unique<OrStream>(std::move(streams)); }

}  // namespace vanban::index
