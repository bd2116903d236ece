// Index: the door for all questions. Those with a command of their own are SQL over the views of the schema; names and
// numbers are found by fact_index, as query fields are.
#include "index/database.h"
#include "index/full_text.h"
#include "index/index_impl.h"
#include "index/search.h"
#include "vanban/query.h"

namespace vanban {

using index::Database;
using index::FactColumn;
using index::Statement;

namespace {

// A value without words finds nothing, as a MATCH that is empty would be an error.
std::string FieldMatch(FactColumn column, std::string_view value) {
  const index::Match match = index::MatchField(column, value);
  return match.empty() ? "\"\"" : match.ToSql();
}

constexpr const char* kTimelineSql = R"(
  WITH told AS (
    SELECT positions.membership_id, count(DISTINCT days_named.document_id) AS documents, min(days_named.day) AS first_day
    FROM officials JOIN positions ON positions.official_id = officials.id
         JOIN days_named ON days_named.document_id = officials.id / 1048576
    WHERE officials.person_id IN (SELECT person_id FROM officials
                                  WHERE id IN (SELECT rowid FROM fact_index WHERE fact_index MATCH ?1))
    GROUP BY positions.membership_id)
  SELECT timeline.person, timeline.title, timeline.organization, organizations.province, timeline.since, timeline.until,
         timeline.first_seen, timeline.last_seen, told.first_day, iif(timeline.former, 'former', NULL) AS former,
         iif(timeline.acting, 'acting', NULL) AS acting, told.documents, 'person:' || timeline.person_id AS id
  FROM told JOIN timeline USING (membership_id) LEFT JOIN organizations ON organizations.id = timeline.organization_id
  ORDER BY timeline.person, timeline.person_id, coalesce(timeline.since, timeline.first_seen, told.first_day, '9999'),
           timeline.membership_id)";

constexpr const char* kProgressSql = R"(
  SELECT progress.date, progress.first_day, progress.type, progress.name, progress.organization, progress.entity,
         progress.period,
         iif(progress.type = 'ratio' OR progress.status = 'result', progress.value, NULL) AS result,
         iif(progress.type = 'ratio', progress.out_of, iif(progress.status = 'result', NULL, progress.value)) AS target,
         iif(progress.type = 'ratio', round(progress.value / progress.out_of, 4), NULL) AS ratio,
         progress.unit, progress.status, progress.tied_to, progress.tie, progress.document, progress.text
  FROM progress
  WHERE progress.citation_id IN (SELECT rowid FROM fact_index WHERE fact_index MATCH ?1)
  ORDER BY coalesce(progress.date, progress.first_day, '9999'), progress.name, progress.period, progress.fact_id)";

constexpr const char* kSeriesSql = R"(
  SELECT series.name, series.entity, series.period, iif(series.status = 'result', series.value, NULL) AS result,
         iif(series.status = 'target', series.value, NULL) AS target,
         iif(series.status IN ('result', 'target'), NULL, series.value) AS other, series.value_to, series.unit,
         series.bound, series.direction, series.baseline, series.document, series.date, series.start_char, series.end_char
  FROM series
  WHERE series.fact_id IN (SELECT rowid FROM fact_index WHERE fact_index MATCH ?1)
  ORDER BY series.entity, coalesce(series.period_from, series.date, '9999'), series.unit, series.fact_id)";

constexpr const char* kCitesSql = R"(
  SELECT cites.kind, cites.number, cites.issuer, cites.province, cites.issued, cites.subject,
         cites.cited_by, cites.cited_on, cites.first_day, iif(cites.self, 'itself', NULL) AS self,
         coalesce('document:' || cites.cited_document_id, 'fact:' || cites.fact_id) AS id, cites.start_char, cites.end_char
  FROM cites
  WHERE cites.fact_id IN (SELECT rowid FROM fact_index WHERE fact_index MATCH ?1)
  ORDER BY cites.cited_document_id IS NULL, cites.cited_document_id,
           coalesce(cites.cited_on, cites.first_day, '9999'), cites.fact_id)";

constexpr const char* kStatsSql = R"(
  SELECT 'documents' AS what, count(*) AS number, min(date_from) AS first, max(date_to) AS last FROM documents
  UNION ALL SELECT 'bytes of text', total(text_bytes), NULL, NULL FROM documents
  UNION ALL SELECT 'sentences', count(*), NULL, NULL FROM sentences
  UNION ALL SELECT * FROM (SELECT 'facts: ' || type, count(*), NULL, NULL FROM facts GROUP BY type ORDER BY type)
  UNION ALL SELECT 'persons', count(*), NULL, NULL FROM persons
  UNION ALL SELECT 'organizations', count(*), NULL, NULL FROM organizations
  UNION ALL SELECT 'posts', count(*), NULL, NULL FROM posts
  UNION ALL SELECT 'memberships', count(*), NULL, NULL FROM memberships
  UNION ALL SELECT 'documents cited', count(*), NULL, NULL FROM cited_documents
  UNION ALL SELECT 'rules that found them', count(DISTINCT rules), NULL, NULL FROM documents)";

Report Matched(Database& database, const char* sql, const std::string& match) {
  Statement statement(database, sql);
  statement.BindText(1, match);
  return index::ReadRows(statement);
}

}  // namespace

std::vector<Cell> index::ReadRow(const Statement& statement) {
  std::vector<Cell> row;
  for (int i = 0; i < sqlite3_column_count(statement.handle()); ++i) {
    switch (sqlite3_column_type(statement.handle(), i)) {
      case SQLITE_INTEGER:
        row.emplace_back(statement.Int(i));
        break;
      case SQLITE_FLOAT:
        row.emplace_back(statement.Double(i));
        break;
      case SQLITE_NULL:
        row.emplace_back();
        break;
      default:
        row.emplace_back(statement.String(i));
    }
  }
  return row;
}

Report index::ReadRows(Statement& statement) {
  Report report;
  const int columns = sqlite3_column_count(statement.handle());
  for (int i = 0; i < columns; ++i) report.columns.emplace_back(sqlite3_column_name(statement.handle(), i));
  while (statement.Step()) report.rows.push_back(ReadRow(statement));
  return report;
}

Index::Index(const std::string& path) : impl_(std::make_unique<Impl>(path)) {}
Index::Index(Index&&) noexcept = default;
Index& Index::operator=(Index&&) noexcept = default;
Index::~Index() = default;

SearchAnswer Index::Search(const Query& query, const SearchOptions& options) {
  return index::Search(impl_->database, query.root(), options);
}

Report Index::Timeline(std::string_view official) {
  return Matched(impl_->database, kTimelineSql, FieldMatch(FactColumn::kOfficial, official));
}

Report Index::Progress(std::string_view document_number) {
  return Matched(impl_->database, kProgressSql,
                 FieldMatch(FactColumn::kDocument, document_number) + " AND " + index::MatchType("document").ToSql());
}

Report Index::Series(std::string_view indicator, std::string_view entity) {
  std::string match = FieldMatch(FactColumn::kIndicator, indicator) + " AND " + index::MatchType("indicator").ToSql();
  if (!entity.empty()) match += " AND " + FieldMatch(FactColumn::kPlace, entity);
  return Matched(impl_->database, kSeriesSql, match);
}

Report Index::Cites(std::string_view document_number) {
  return Matched(impl_->database, kCitesSql,
                 FieldMatch(FactColumn::kDocument, document_number) + " AND " + index::MatchType("document").ToSql());
}

Report Index::Stats() {
  Statement statement(impl_->database, kStatsSql);
  Report report = index::ReadRows(statement);
  for (auto& row : report.rows) {
    if (const auto* number = std::get_if<double>(&row[1])) row[1] = static_cast<std::int64_t>(*number);
  }
  return report;
}

}  // namespace vanban
