// The kinds of streams; the doors are the functions at the end. Lists of ids that the SQL indexes give are kept while
// they are short; where they would be long, so much lets through that rows can be asked one by one.
#include "index/stream.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "index/match_rows.h"
#include "index/prepare.h"

namespace vanban::index {
namespace {

constexpr std::size_t kLongestList = 100'000;  // 0.8 MB, read and sorted in 15 ms

std::int64_t DocumentOf(std::int64_t row) { return row < 0 ? kNoDocument : row / kIdStep; }
std::int64_t LastRowOf(std::int64_t document) { return document * kIdStep + kIdStep - 1; }

// What `sql` gives, the largest first; nullopt where it is too long to be kept.
std::optional<std::vector<std::int64_t>> ListOf(Database& database, const std::string& sql) {
  Statement rows(database, sql + " LIMIT " + std::to_string(kLongestList + 1));
  std::vector<std::int64_t> ids;
  while (rows.Step()) ids.push_back(rows.Int(0));
  if (ids.size() > kLongestList) return std::nullopt;
  std::sort(ids.begin(), ids.end(), std::greater<>());
  return ids;
}

class MatchStream : public DocumentStream {
 public:
  MatchStream(Database& database, std::string_view table, const std::string& match, const std::string& filter)
      : rows_(database, table, match, filter) {}

  std::int64_t Seek(std::int64_t most) override { return DocumentOf(rows_.Seek(LastRowOf(most))); }
  bool Contains(std::int64_t document) override {
    rows_.Rewind();
    return Seek(document) == document;
  }

 private:
  MatchRows rows_;
};

// Rows that a list names, `step` ids to a document, and that full text finds too, where it is asked.
class ListStream : public DocumentStream {
 public:
  ListStream(std::vector<std::int64_t> ids, std::int64_t step, std::unique_ptr<MatchRows> rows)
      : ids_(std::move(ids)), step_(step), rows_(std::move(rows)) {}

  std::int64_t Seek(std::int64_t most) override {
    std::int64_t row = most * step_ + step_ - 1;
    while (true) {
      at_ = std::lower_bound(ids_.begin() + at_, ids_.end(), row, std::greater<>()) - ids_.begin();
      if (at_ == std::ssize(ids_)) return kNoDocument;
      const std::int64_t listed = ids_[static_cast<std::size_t>(at_)];
      row = rows_ ? rows_->Seek(listed) : listed;
      if (row < 0) return kNoDocument;
      if (row == listed) return row / step_;
    }
  }
  bool Contains(std::int64_t document) override {
    at_ = 0;
    if (rows_) rows_->Rewind();
    return Seek(document) == document;
  }

 private:
  std::vector<std::int64_t> ids_;
  std::int64_t step_;
  std::unique_ptr<MatchRows> rows_;
  std::ptrdiff_t at_ = 0;
};

// Documents under a condition on their own row.
class TableStream : public DocumentStream {
 public:
  TableStream(Database& database, const std::string& condition)
      : rows_(database, "SELECT id FROM documents WHERE id <= ?1" + condition + " ORDER BY id DESC") {}

  std::int64_t Seek(std::int64_t most) override {
    constexpr int kStepsBeforeLookup = 20;
    if (!started_) Start(most);
    for (int steps = 0; id_ > most; ++steps) {
      if (steps == kStepsBeforeLookup) {
        Start(most);
      } else {
        Next();
      }
    }
    return id_;
  }
  bool Contains(std::int64_t document) override {
    started_ = false;
    return Seek(document) == document;
  }

 private:
  void Start(std::int64_t most) {
    rows_.Reset();
    rows_.Bind(1, most);
    started_ = true;
    Next();
  }
  void Next() { id_ = rows_.Step() ? rows_.Int(0) : kNoDocument; }

  Statement rows_;
  std::int64_t id_ = kNoDocument;
  bool started_ = false;
};

class NothingStream : public DocumentStream {
 public:
  std::int64_t Seek(std::int64_t /*most*/) override { return kNoDocument; }
  bool Contains(std::int64_t /*document*/) override { return false; }
};

class AndStream : public DocumentStream {
 public:
  AndStream(Streams wanted, Streams unwanted) : wanted_(std::move(wanted)), unwanted_(std::move(unwanted)) {}

  std::int64_t Seek(std::int64_t most) override {
    while (most > kNoDocument) {
      const std::int64_t before = most;
      for (const auto& stream : wanted_) {
        most = stream->Seek(most);
        if (most == kNoDocument) return kNoDocument;
      }
      if (most != before) continue;
      const bool excluded = std::any_of(unwanted_.begin(), unwanted_.end(),
                                        [most](const auto& stream) { return stream->Seek(most) == most; });
      if (!excluded) return most;
      --most;
    }
    return kNoDocument;
  }
  bool Contains(std::int64_t document) override {
    const auto contains = [document](const auto& stream) { return stream->Contains(document); };
    return std::all_of(wanted_.begin(), wanted_.end(), contains) &&
           std::none_of(unwanted_.begin(), unwanted_.end(), contains);
  }

 private:
  Streams wanted_, unwanted_;
};

class OrStream : public DocumentStream {
 public:
  explicit OrStream(Streams streams) : streams_(std::move(streams)) {}

  std::int64_t Seek(std::int64_t most) override {
    std::int64_t newest = kNoDocument;
    for (const auto& stream : streams_) newest = std::max(newest, stream->Seek(most));
    return newest;
  }
  bool Contains(std::int64_t document) override {
    return std::any_of(streams_.begin(), streams_.end(),
                       [document](const auto& stream) { return stream->Contains(document); });
  }

 private:
  Streams streams_;
};

}  // namespace

std::unique_ptr<DocumentStream> DocumentsOfRows(Database& database, std::string_view table, const std::string& match) {
  return std::make_unique<MatchStream>(database, table, match, "");
}

std::unique_ptr<DocumentStream> DocumentsOfFacts(Database& database, const FactCondition& condition) {
  if (condition.list.empty()) return std::make_unique<MatchStream>(database, "fact_index", condition.match, "");
  if (auto ids = ListOf(database, condition.list)) {
    std::unique_ptr<MatchRows> rows;
    if (!condition.listed) rows = std::make_unique<MatchRows>(database, "fact_index", condition.match);
    return std::make_unique<ListStream>(std::move(*ids), kIdStep, std::move(rows));
  }
  return std::make_unique<MatchStream>(database, "fact_index", condition.match, condition.filter);
}

std::unique_ptr<DocumentStream> DocumentsOfDays(Database& database, const std::string& from, const std::string& to) {
  // A first day is never after the last: the second bound is there for the SQL index alone.
  const std::string condition = "date_from >= '" + from + "' AND date_from <= '" + to + "' AND date_to <= '" + to + "'";
  if (auto ids = ListOf(database, "SELECT id FROM documents WHERE " + condition)) {
    return std::make_unique<ListStream>(std::move(*ids), 1, nullptr);
  }
  return std::make_unique<TableStream>(database, " AND " + condition);
}

std::unique_ptr<DocumentStream> AllDocuments(Database& database) { return std::make_unique<TableStream>(database, ""); }

std::unique_ptr<DocumentStream> NoDocuments() { return std::make_unique<NothingStream>(); }

std::unique_ptr<DocumentStream> InAllOf(Streams wanted, Streams unwanted) {
  if (wanted.size() == 1 && unwanted.empty()) return std::move(wanted[0]);
  return std::make_unique<AndStream>(std::move(wanted), std::move(unwanted));
}

std::unique_ptr<DocumentStream> InAnyOf(Streams streams) { return std::make_unique<OrStream>(std::move(streams)); }

}  // namespace vanban::index
