// Export: the whole index, document by document. The door is Export; the formats of annotation are in export_text.cc,
// those made from tables here.
#include "vanban/export.h"

#include "index/database.h"
#include "index/export_text.h"
#include "index/index_impl.h"
#include "index/json_text.h"

namespace vanban {

using index::Database;
using index::Statement;

namespace {

constexpr std::string_view kTables[] = {"documents",
                                        "sentences",
                                        "facts",
                                        "mentions",
                                        "officials",
                                        "positions",
                                        "organization_names",
                                        "citations",
                                        "citation_amendments",
                                        "citation_articles",
                                        "ratios",
                                        "indicators",
                                        "dates",
                                        "abbreviations",
                                        "places",
                                        "persons",
                                        "organizations",
                                        "posts",
                                        "memberships",
                                        "cited_documents",
                                        "province_changes"};

// A row at a time: no table is held.
void ExportCsv(Database& database, bool byte_order_mark, const ExportSink& sink) {
  for (const std::string_view table : kTables) {
    const std::string file = std::string(table) + ".csv";
    Statement rows(database, "SELECT * FROM " + std::string(table) + " ORDER BY 1, 2");
    Report one;
    const int columns = sqlite3_column_count(rows.handle());
    for (int i = 0; i < columns; ++i) one.columns.emplace_back(sqlite3_column_name(rows.handle(), i));
    std::string out = byte_order_mark ? "\xEF\xBB\xBF" : "";
    AppendReport(one, ReportFormat::kCsv, 0, out);
    const std::size_t header = out.size() - (byte_order_mark ? 3 : 0);
    sink(file, out);
    while (rows.Step()) {
      one.rows.assign(1, index::ReadRow(rows));
      out.clear();
      AppendReport(one, ReportFormat::kCsv, 0, out);
      sink(file, std::string_view(out).substr(header));
    }
  }
}

// Popolo takes calendar dates alone: "2021", "2021-06", "2021-06-30".
bool IsPopoloDate(std::string_view text) {
  if (text.size() != 4 && text.size() != 7 && text.size() != 10) return false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool dash = i == 4 || i == 7;
    if (dash ? text[i] != '-' : (text[i] < '0' || text[i] > '9')) return false;
  }
  return true;
}

// One JSON object a row, the columns being its members; ids get their kind before them ("person:12").
void ExportPopoloList(Database& database, std::string_view name, const char* sql, bool last, const ExportSink& sink) {
  Statement rows(database, sql);
  std::string out = "  \"" + std::string(name) + "\": [";
  bool first = true;
  while (rows.Step()) {
    out += first ? "\n    {" : ",\n    {";
    first = false;
    bool first_member = true;
    for (int i = 0; i < sqlite3_column_count(rows.handle()); ++i) {
      const std::string_view column = sqlite3_column_name(rows.handle(), i);
      if (rows.IsNull(i) || (column.ends_with("_date") && !IsPopoloDate(rows.Text(i)))) continue;
      if (!first_member) out += ", ";
      first_member = false;
      index::AppendJsonString(column, out);
      out += ": ";
      if (column == "sources") {
        out += rows.Text(i);  // JSON already, made by SQLite
      } else {
        index::AppendJsonString(rows.Text(i), out);
      }
    }
    out += '}';
    sink("", out);
    out.clear();
  }
  out += first ? "]" : "\n  ]";
  out += last ? "\n" : ",\n";
  sink("", out);
}

void ExportPopolo(Database& database, const ExportSink& sink) {
  sink("", "{\n");
  ExportPopoloList(database, "persons", "SELECT 'person:' || id AS id, name FROM persons ORDER BY persons.id", false,
                   sink);
  ExportPopoloList(database, "organizations",
                   "SELECT 'organization:' || id AS id, name, kind AS classification, valid_from AS founding_date, "
                   "valid_to AS dissolution_date FROM organizations ORDER BY organizations.id",
                   false, sink);
  ExportPopoloList(database, "posts",
                   "SELECT 'post:' || posts.id AS id, posts.title || ', ' || organizations.name AS label, "
                   "posts.title AS role, 'organization:' || organization_id AS organization_id "
                   "FROM posts JOIN organizations ON organizations.id = organization_id ORDER BY posts.id",
                   false, sink);
  ExportPopoloList(
      database, "memberships",
      "SELECT 'membership:' || id AS id, coalesce(title || ', ' || organization, title, organization) AS label, "
      "title AS role, 'person:' || person_id AS person_id, 'organization:' || organization_id AS "
      "organization_id, 'post:' || post_id AS post_id, since AS start_date, until AS end_date, "
      "(SELECT json_group_array(json_patch(json_object('url', coalesce(source, documents.name)), "
      "json_object('note', documents.date))) FROM positions JOIN documents ON documents.id = official_id / 1048576 "
      "WHERE membership_id = memberships.id AND official_id IN (SELECT officials.id FROM officials WHERE "
      "officials.person_id = memberships.person_id)) AS sources FROM memberships ORDER BY memberships.id",
      true, sink);
  sink("", "}\n");
}

}  // namespace

bool IsManyFiles(ExportFormat format) { return format == ExportFormat::kCsv || format == ExportFormat::kBrat; }

void Export(const std::string& path, ExportFormat format, const ExportOptions& options, const ExportSink& sink) {
  Database database(path, Database::Mode::kRead);
  database.Execute("BEGIN");  // one moment in time; ends with the connection
  switch (format) {
    case ExportFormat::kCsv:
      return ExportCsv(database, options.byte_order_mark, sink);
    case ExportFormat::kPopolo:
      return ExportPopolo(database, sink);
    case ExportFormat::kWebAnnotation:
      return index::ExportWebAnnotation(database, sink);
    case ExportFormat::kBrat:
      return index::ExportBrat(database, sink);
    case ExportFormat::kConll:
      return index::ExportConll(database, sink);
  }
}

}  // namespace vanban
