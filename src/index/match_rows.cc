// The one place that decides between stepping and looking up; the door is Seek.
#include "index/match_rows.h"

#include <utility>

namespace vanban::index {
namespace {

constexpr int kStepsBeforeLookup = 40;  // a step costs 0.2 to 2 microseconds, a look-up 20 to 80

std::string Sql(std::string_view table, std::string_view filter, std::string_view columns) {
  const std::string name(table);
  return "SELECT rowid" + std::string(columns) + " FROM " + name + " WHERE " + name + " MATCH ?1 AND rowid <= ?2" +
         std::string(filter) + " ORDER BY rowid DESC";
}

}  // namespace

MatchRows::MatchRows(Database& database, std::string_view table, std::string match, std::string_view filter,
                     std::string_view columns)
    : rows_(database, Sql(table, filter, columns)), match_(std::move(match)) {}

std::int64_t MatchRows::Seek(std::int64_t most) {
  if (!started_) Start(most);
  for (int steps = 0; row_ > most; ++steps) {
    if (steps == kStepsBeforeLookup) {
      Start(most);
    } else {
      Next();
    }
  }
  return row_;
}

void MatchRows::Start(std::int64_t most) {
  rows_.Reset();
  rows_.BindText(1, match_).Bind(2, most);
  started_ = true;
  Next();
}

}  // namespace vanban::index
