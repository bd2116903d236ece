// Resolve: what is the same across documents, compared by what the documents resolved it to, never by strings alone.
// Identity is strict: what is not known for certain stays apart, and can be asked why (entities --explain).
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "index/database.h"
#include "index/edtf.h"
#include "vanban/index.h"

namespace vanban::index {

// In one transaction. `again`: everything anew, else what came or went since the last time.
ResolveSummary Resolve(Database& database, bool again);

// From when to when a body of a merged province is one body; both empty: always.
struct Validity {
  std::string from;
  std::string to;
};

// The merged provinces, from the table province_changes.
class ProvinceChanges {
 public:
  explicit ProvinceChanges(Database& database);

  // The validity of a body of this province in a text of these days. nullopt: the province's name stands for two
  // provinces, before and after a merger, and the text does not say for which.
  [[nodiscard]] std::optional<Validity> At(std::string_view province_key, const Days& days) const;

 private:
  struct Change {
    std::string former_key, successor_key, date;
  };
  std::vector<Change> changes_;
};

// The step for bodies (resolve_bodies.cc): sets organization_names.organization_id of one document.
// The step for documents (resolve_documents.cc): sets citations.cited_document_id of one document.
// The step for persons (resolve_persons.cc): all officials of one name.
struct BodyRow {
  std::string name, kind, field, province, level, place;
};
// What a body is compared by; empty: the text does not say which body it is. `validity` is set with it.
std::string BodyIdentity(const BodyRow& body, const Days& document, const ProvinceChanges& changes, Validity& validity);

struct CitationRow {
  std::string kind, number_key, issuer, province, level;
  Days date;
};
// What a cited document is compared by; empty: the text does not say which document it is. `why_not`, where given,
// says what is missing then.
std::string CitedDocumentIdentity(const CitationRow& citation, const ProvinceChanges& changes,
                                  std::string* why_not = nullptr);

void ResolveBodiesOf(Database& database, std::int64_t document_id, const Days& days, const ProvinceChanges& changes);
void ResolveCitationsOf(Database& database, std::int64_t document_id, const ProvinceChanges& changes);
void ResolvePersonsNamed(Database& database, const std::string& name_key);

}  // namespace vanban::index
