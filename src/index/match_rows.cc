// The one place that decides between stepping and looking up; the door is Seek.
#include "index/match_rows.h"

#include <algorithm>
#include <chrono>
#include <utility>

namespace vanban::index {
namespace {

// A step costs 0.1 to 5 microseconds, a look-up 15 to 150, as the words are: what it was so far in this very scan says
// more than any estimate. Only time depends on it, never what is found.
constexpr int kStepsAnyway = 16;
constexpr int kMostSteps = 5000;
constexpr double kWeightOfLast = 0.2;

using Clock = std::chrono::steady_clock;

double NanosecondsSince(Clock::time_point begin) {
  return std::chrono::duration<double, std::nano>(Clock::now() - begin).count();
}

// The average of late, in which one that was interrupted by what else the machine does counts little.
void Learn(double& average, double last) {
  average = average == 0 ? last : (1 - kWeightOfLast) * average + kWeightOfLast * std::min(last, 3 * average);
}

std::string Sql(std::string_view table, std::string_view filter, std::string_view column) {
  const std::string name(table);
  return "SELECT rowid" + std::string(column) + " FROM " + name + " WHERE " + name +
         " MATCH ?1 AND rowid BETWEEN ?2 AND ?3" + std::string(filter) + " ORDER BY rowid";
}

}  // namespace

MatchRows::MatchRows(Database& database, std::string_view table, const Match& match, std::string_view filter,
                     std::string_view column)
    : match_(match.ToSql()) {
  if (filter.empty()) {
    pages_ = std::make_unique<FullTextPages>(database, table);
    cursor_ = MakeMatchCursor(database, *pages_, table, match);
  }
  if (!cursor_) rows_.emplace(database, Sql(table, filter, column));
}

void MatchRows::Within(std::int64_t first, std::int64_t last) {
  first_ = first;
  last_ = last;
  started_ = false;
}

std::int64_t MatchRows::Seek(std::int64_t least) {
  if (!started_) Start(least);
  if (row_ >= least) return row_;
  if (cursor_) {
    row_ = cursor_->Seek(least);
    if (row_ > last_) row_ = kNoRow;
    return row_;
  }
  const std::int64_t before = row_;
  const auto distance = static_cast<double>(least - before);
  const int most = distance * step_cost_ <= lookup_cost_ ? kMostSteps : kStepsAnyway;
  const Clock::time_point begin = Clock::now();
  for (int steps = 0; row_ < least && steps < most; ++steps) Step();
  if (row_ != kNoRow) Learn(step_cost_, NanosecondsSince(begin) / static_cast<double>(row_ - before));
  if (row_ < least) Start(least);
  return row_;
}

std::int64_t MatchRows::Next() {
  if (cursor_) return row_ == kNoRow ? kNoRow : Seek(row_ + 1);
  Step();
  return row_;
}

void MatchRows::Start(std::int64_t least) {
  started_ = true;
  if (cursor_) {
    cursor_->Forget();
    row_ = cursor_->Seek(std::max(first_, least));
    if (row_ > last_) row_ = kNoRow;
    return;
  }
  const Clock::time_point begin = Clock::now();
  rows_->Reset();
  rows_->BindText(1, match_).Bind(2, std::max(first_, least)).Bind(3, last_);
  Step();
  Learn(lookup_cost_, NanosecondsSince(begin));
}

}  // namespace vanban::index
