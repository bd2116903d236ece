// Entities and why they are what they are. The doors are Index::Entities and Index::Explain.
#include <charconv>

#include "index/database.h"
#include "index/full_text.h"
#include "index/index_impl.h"
#include "index/resolve.h"
#include "index/words.h"
#include "vanban/query.h"

namespace vanban {

using index::FactColumn;
using index::Statement;

namespace {

constexpr const char* kPersons = R"(
  SELECT 'person:' || persons.id AS id, persons.name,
         (SELECT group_concat(coalesce(title, '') || coalesce(' ' || organization, ''), '; ')
            FROM memberships WHERE person_id = persons.id) AS offices,
         (SELECT count(*) FROM officials WHERE person_id = persons.id) AS documents
  FROM persons)";
constexpr const char* kOrganizations = R"(
  SELECT 'organization:' || organizations.id AS id, organizations.name, organizations.kind, organizations.field,
         organizations.province, organizations.level, organizations.place, organizations.valid_from, organizations.valid_to,
         (SELECT count(DISTINCT id / 1048576) FROM organization_names WHERE organization_id = organizations.id) AS documents
  FROM organizations)";
constexpr const char* kDocuments = R"(
  SELECT 'document:' || cited_documents.id AS id, cited_documents.kind, cited_documents.number, cited_documents.issuer,
         cited_documents.province, cited_documents.date, cited_documents.subject,
         (SELECT count(*) FROM citations WHERE cited_document_id = cited_documents.id) AS documents
  FROM cited_documents)";

// Why stands last: there a table cuts nothing off.
constexpr const char* kExplainPerson = R"(
  SELECT officials.name, documents.name AS document, documents.date,
         (SELECT group_concat(coalesce(title, '') || coalesce(' ' || organization, ''), '; ')
            FROM positions WHERE official_id = officials.id) AS offices,
         'fact:' || officials.id AS id,
         CASE WHEN officials.joined_to_id IS NULL THEN
           iif((SELECT count(*) FROM officials AS others WHERE others.person_id = officials.person_id) = 1,
               'nobody of this name holds office in a body known to be the same', 'the first text that names the person')
         ELSE 'same name as in ' || other.name || ', office in ' ||
              iif(EXISTS (SELECT 1 FROM positions JOIN organization_names ON organization_names.id = organization_name_id
                            WHERE official_id = officials.joined_to_id AND organization_id = officials.joined_by_id),
                  'the same body', 'the leading bodies of one province') || ': ' || organizations.name ||
              coalesce(', ' || organizations.province, '') || ' (organization:' || organizations.id || ')'
         END AS why
  FROM officials JOIN documents ON documents.id = officials.id / 1048576
       LEFT JOIN documents AS other ON other.id = officials.joined_to_id / 1048576
       LEFT JOIN organizations ON organizations.id = officials.joined_by_id
  WHERE officials.person_id = ?1 ORDER BY officials.id)";
constexpr const char* kExplainOrganization = R"(
  SELECT organization_names.name, documents.name AS document, documents.date, 'fact:' || organization_names.id AS id,
         iif(full_name.organization_id = organization_names.organization_id AND organization_names.same_as_id IS NOT NULL,
             'the document says that it is short for ' || full_name.name, 'the same ' || organizations.identity) AS why
  FROM organization_names JOIN documents ON documents.id = organization_names.id / 1048576
       JOIN organizations ON organizations.id = organization_names.organization_id
       LEFT JOIN organization_names AS full_name ON full_name.id = organization_names.same_as_id
  WHERE organization_names.organization_id = ?1 ORDER BY organization_names.id)";
constexpr const char* kExplainSuccession = R"(
  SELECT former.name, NULL, province_changes.date, NULL, former.province || ' was merged into ' || successor.province || ': ' ||
         iif(former.id = ?1, 'succeeded by organization:' || successor.id, 'succeeds organization:' || former.id) ||
         ', not the same'
  FROM organization_successions AS pairs JOIN organizations AS former ON former.id = pairs.predecessor_id
       JOIN organizations AS successor ON successor.id = pairs.successor_id
       JOIN province_changes ON province_changes.former = former.province AND province_changes.successor = successor.province
  WHERE ?1 IN (former.id, successor.id))";
constexpr const char* kExplainDocument = R"(
  SELECT citations.kind, citations.number, citations.issuer, citations.date AS issued, documents.name AS document,
         documents.date, 'fact:' || citations.id AS id, 'the same ' || cited_documents.identity AS why
  FROM citations JOIN documents ON documents.id = citations.id / 1048576
       JOIN cited_documents ON cited_documents.id = citations.cited_document_id
  WHERE citations.cited_document_id = ?1 ORDER BY citations.id)";

// "person:12" → person, 12.
bool ReadId(std::string_view id, std::string_view& kind, std::int64_t& number) {
  const std::size_t colon = id.find(':');
  if (colon == std::string_view::npos) return false;
  kind = id.substr(0, colon);
  const char* end = id.data() + id.size();
  const auto read = std::from_chars(id.data() + colon + 1, end, number);
  return read.ec == std::errc() && read.ptr == end;
}

Report ExplainFact(index::Database& database, std::int64_t id) {
  Report report;
  report.columns = {"fact", "document", "id", "why"};
  const auto answer = [&report](std::string fact, std::string document, std::string why, std::string entity) {
    report.rows.push_back({std::move(fact), std::move(document), std::move(entity), std::move(why)});
  };
  Statement fact(database,
                 "SELECT facts.type, facts.text, documents.name, date_from, date_to FROM facts JOIN documents "
                 "ON documents.id = document_id WHERE facts.id = ?1");
  if (!fact.Bind(1, id).Step()) return report;
  const std::string type = fact.String(0);
  const std::string text = fact.String(1);
  const std::string document = fact.String(2);
  const index::Days days{fact.String(3), fact.String(4)};
  const index::ProvinceChanges changes(database);
  if (type == "document") {
    Statement citation(database,
                       "SELECT kind, number_key, issuer, province, level, date_from, date_to, cited_document_id "
                       "FROM citations WHERE id = ?1");
    citation.Bind(1, id).Step();
    std::string why = "joined by kind, number, issuer with its place, and day or year";
    if (citation.IsNull(7)) {
      why = "its issuer's place is not said for certain";
      index::CitedDocumentIdentity({.kind = citation.String(0),
                                    .number_key = citation.String(1),
                                    .issuer = citation.String(2),
                                    .province = citation.String(3),
                                    .level = citation.String(4),
                                    .date = {citation.String(5), citation.String(6)}},
                                   changes, &why);
    }
    answer(text, document, why, citation.IsNull(7) ? "" : "document:" + citation.String(7));
  } else if (type == "organization") {
    Statement name(database,
                   "SELECT name, kind, field, province, level, place, organization_id FROM organization_names "
                   "WHERE id = ?1");
    name.Bind(1, id).Step();
    index::Validity validity;
    const index::BodyRow body{.name = name.String(0),
                              .kind = name.String(1),
                              .field = name.String(2),
                              .province = name.String(3),
                              .level = name.String(4),
                              .place = name.String(5)};
    std::string why = "joined by " + index::BodyIdentity(body, days, changes, validity);
    if (name.IsNull(6)) {
      why = body.province.empty() && body.level != "central" ? "the text does not say of which province it is"
            : body.level.empty()                             ? "its kind alone does not name one body"
                                 : "the text does not say which place, or which side of a merger";
    }
    answer(text, document, why, name.IsNull(6) ? "" : "organization:" + name.String(6));
  } else if (type == "official") {
    Statement official(database, "SELECT person_id FROM officials WHERE id = ?1");
    official.Bind(1, id).Step();
    answer(text, document, "see its person", official.IsNull(0) ? "" : "person:" + official.String(0));
  } else {
    answer(text, document, "facts of this type are not joined across documents", "");
  }
  return report;
}

}  // namespace

Report Index::Entities(std::string_view kind, std::string_view name, std::size_t limit) {
  std::string sql;
  FactColumn column = FactColumn::kOfficial;
  if (kind == "person") {
    sql = std::string(kPersons) +
          " WHERE ?1 IS NULL OR persons.id IN (SELECT person_id FROM officials WHERE officials.id IN "
          "(SELECT rowid FROM fact_index WHERE fact_index MATCH ?1)) ORDER BY persons.name, persons.id";
  } else if (kind == "organization") {
    column = FactColumn::kOrganization;
    sql = std::string(kOrganizations) +
          " WHERE ?1 IS NULL OR organizations.id IN (SELECT organization_id FROM organization_names WHERE "
          "organization_names.id IN (SELECT rowid FROM fact_index WHERE fact_index MATCH ?1)) "
          "ORDER BY organizations.name, organizations.id";
  } else if (kind == "document") {
    column = FactColumn::kDocument;
    sql = std::string(kDocuments) +
          " WHERE ?1 IS NULL OR cited_documents.id IN (SELECT cited_document_id FROM citations WHERE "
          "citations.id IN (SELECT rowid FROM fact_index WHERE fact_index MATCH ?1)) "
          "ORDER BY cited_documents.number, cited_documents.id";
  } else {
    throw Error("no kind of entity '" + std::string(kind) + "' (person, organization or document)");
  }
  Statement statement(impl_->database, sql + " LIMIT ?2");
  const std::string match = name.empty() ? std::string() : index::MatchField(column, name).ToSql();
  if (!name.empty() && match.empty()) return {};
  statement.Bind(1, match).Bind(2, static_cast<std::int64_t>(limit));
  return index::ReadRows(statement);
}

Report Index::Explain(std::string_view id) {
  std::string_view kind;
  std::int64_t number = 0;
  const bool read = ReadId(id, kind, number);
  const auto ask = [&](const char* sql) {
    Statement statement(impl_->database, sql);
    statement.Bind(1, number);
    return index::ReadRows(statement);
  };
  if (read && kind == "person") return ask(kExplainPerson);
  if (read && kind == "document") return ask(kExplainDocument);
  if (read && kind == "fact") return ExplainFact(impl_->database, number);
  if (read && kind == "organization") {
    Report report = ask(kExplainOrganization);
    for (auto& row : ask(kExplainSuccession).rows) report.rows.push_back(std::move(row));
    return report;
  }
  throw Error("no id '" + std::string(id) + "' (ids look like person:12, organization:3, document:7, fact:1048577)");
}

}  // namespace vanban
