// Cited documents across documents: kind, number as an integer, issuer with its place, day or year of issue. The doors
// are CitedDocumentIdentity, which decides, and ResolveCitationsOf, which stores.
#include <map>
#include <vector>

#include "index/prepare.h"
#include "index/resolve.h"
#include "text/fold.h"

namespace vanban::index {
namespace {

bool IsYear(std::string_view part) {
  return part.size() == 4 && (part.substr(0, 2) == "19" || part.substr(0, 2) == "20") &&
         part.find_first_not_of("0123456789") == std::string_view::npos;
}

// `8_2015_nq_hđnd` says its year: such numbers start again each year, so number and year are enough.
bool SaysYear(std::string_view number_key) {
  std::size_t parts = 0;
  while (!number_key.empty()) {
    const std::size_t end = std::min(number_key.find('_'), number_key.size());
    if (parts++ > 0 && IsYear(number_key.substr(0, end))) return true;
    number_key.remove_prefix(std::min(end + 1, number_key.size()));
  }
  return false;
}

// The day, or the year where only that is known. Numbers of one issuer start again each term or each year.
std::string DayOrYear(const Days& date) {
  if (date.from.empty()) return {};
  if (date.from == date.to) return date.from;
  const std::string year = date.from.substr(0, 4);
  return date.to.substr(0, 4) == year ? year : std::string();
}

}  // namespace

std::string CitedDocumentIdentity(const CitationRow& citation, const ProvinceChanges& changes, std::string* why_not) {
  const auto missing = [why_not](std::string_view what) {
    if (why_not != nullptr) *why_not = what;
    return std::string();
  };
  if (citation.kind.empty() || citation.number_key.empty()) return missing("the text gives no kind or no number");
  if (citation.issuer.empty()) return missing("the text does not say who issued it");
  std::string scope = "central";
  if (citation.level != "central") {
    if (citation.level != "province" || citation.province.empty()) {
      return missing("the text does not say where its issuer sits; numbers start again in each province");
    }
    const std::string province = text::Fold(citation.province);
    const auto validity = changes.At(province, citation.date);
    if (!validity) return missing("the province's name stands for two, before and after a merger");
    scope = province + " " + validity->from + ".." + validity->to;
  }
  std::string when = "by number";
  if (!SaysYear(citation.number_key)) {
    when = DayOrYear(citation.date);
    if (when.empty()) return missing("the text does not say when it was issued; numbers start again each term");
  }
  // The number's letters say the issuer's office; a bare number needs the issuer's own name.
  const bool bare = citation.number_key.find_first_not_of("0123456789_") == std::string::npos;
  return text::Fold(citation.kind) + " | " + citation.number_key + " | " + (bare ? text::Fold(citation.issuer) : "") +
         " | " + scope + " | " + when;
}

void ResolveCitationsOf(Database& database, std::int64_t document_id, const ProvinceChanges& changes) {
  const std::int64_t first = document_id * kIdStep;
  const std::int64_t last = first + kIdStep - 1;
  // Where the issuer sits, from the body of that name in the same document, unless the citation says it.
  std::map<std::string, std::pair<std::string, std::string>> seats;
  {
    Statement names(database,
                    "SELECT organization_names.name, organizations.level, organizations.province "
                    "FROM organization_names JOIN organizations ON organizations.id = organization_id "
                    "WHERE organization_names.id BETWEEN ?1 AND ?2");
    names.Bind(1, first).Bind(2, last);
    while (names.Step()) {
      seats.emplace(text::Fold(names.Text(0)), std::pair(names.String(1), names.String(2)));
    }
  }
  struct Row {
    std::int64_t id = 0;
    CitationRow citation;
    std::string number, date, subject;
    bool self = false;
  };
  std::vector<Row> rows;
  {
    Statement citations(database,
                        "SELECT citations.id, citations.kind, number_key, "
                        "coalesce(citations.issuer, iif(self, documents.issuer, NULL)), "
                        "coalesce(citations.province, iif(self, documents.province, NULL)), level, "
                        "iif(self AND citations.date_from IS NULL, documents.date_from, citations.date_from), "
                        "iif(self AND citations.date_from IS NULL, documents.date_to, citations.date_to), "
                        "citations.number, coalesce(citations.date, iif(self, documents.date, NULL)), subject, "
                        "self FROM citations JOIN documents ON documents.id = ?3 "
                        "WHERE citations.id BETWEEN ?1 AND ?2 ORDER BY citations.id");
    citations.Bind(1, first).Bind(2, last).Bind(3, document_id);
    while (citations.Step()) {
      rows.push_back({.id = citations.Int(0),
                      .citation = {.kind = citations.String(1),
                                   .number_key = citations.String(2),
                                   .issuer = citations.String(3),
                                   .province = citations.String(4),
                                   .level = citations.String(5),
                                   .date = {citations.String(6), citations.String(7)}},
                      .number = citations.String(8),
                      .date = citations.String(9),
                      .subject = citations.String(10),
                      .self = citations.Int(11) != 0});
    }
  }
  Statement find(database, "SELECT id FROM cited_documents WHERE identity = ?1");
  Statement insert(database,
                   "INSERT INTO cited_documents (identity, kind, number, issuer, province, date, subject) "
                   "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)");
  Statement complete(database,
                     "UPDATE cited_documents SET subject = coalesce(subject, ?2), date = coalesce(date, ?3) "
                     "WHERE id = ?1 AND (subject IS NULL OR date IS NULL)");
  Statement update(database,
                   "UPDATE citations SET cited_document_id = ?2 "
                   "WHERE id = ?1 AND cited_document_id IS NOT ?2");
  for (Row& row : rows) {
    CitationRow& citation = row.citation;
    if (citation.level.empty()) {
      const auto seat = seats.find(text::Fold(citation.issuer));
      if (seat != seats.end()) {
        citation.level = seat->second.first;
        citation.province = seat->second.second;
      }
    }
    const std::string identity = CitedDocumentIdentity(citation, changes);
    std::int64_t id = 0;
    if (!identity.empty()) {
      if (find.BindText(1, identity).Step()) id = find.Int(0);
      find.Reset();
      if (id == 0) {
        insert.BindText(1, identity).Bind(2, citation.kind).Bind(3, row.number).Bind(4, citation.issuer);
        insert.Bind(5, citation.level == "central" ? std::string_view() : citation.province).Bind(6, row.date);
        insert.Bind(7, row.subject).Run();
        id = database.LastRowId();
      } else {
        complete.Bind(1, id).Bind(2, row.subject).Bind(3, row.date).Run();
      }
    }
    update.Bind(1, row.id).BindId(2, id).Run();
  }
}

}  // namespace vanban::index
