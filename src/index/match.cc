// What full text is asked, as a tree. The doors are Phrase, AllOf, AnyOf and Match::ToSql.
#include "index/match.h"

#include <utility>

namespace vanban::index {
namespace {

Match Together(Match::Kind kind, std::vector<Match> matches) {
  std::erase_if(matches, [](const Match& one) { return one.empty(); });
  if (matches.empty()) return {};
  if (matches.size() == 1) return std::move(matches[0]);
  return {.kind = kind, .words = "", .columns = "", .children = std::move(matches)};
}

}  // namespace

Match Phrase(std::string words, std::string_view columns) {
  return {.kind = Match::Kind::kPhrase, .words = std::move(words), .columns = std::string(columns), .children = {}};
}

Match AllOf(std::vector<Match> matches) { return Together(Match::Kind::kAll, std::move(matches)); }

Match AnyOf(std::vector<Match> matches) { return Together(Match::Kind::kAny, std::move(matches)); }

std::string Match::ToSql() const {
  if (empty()) return {};
  if (kind == Kind::kPhrase) {
    const std::string phrase = '"' + words + '"';
    return columns.empty() ? phrase : "({" + columns + "} : " + phrase + ")";
  }
  std::string sql;
  for (const Match& child : children) {
    if (!sql.empty()) sql += kind == Kind::kAll ? " AND " : " OR ";
    sql += child.ToSql();
  }
  return "(" + sql + ")";
}

}  // namespace vanban::index
