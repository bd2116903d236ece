// Bodies across documents: level, kind, field, province, place and validity. The doors are BodyIdentity, which decides,
// and ResolveBodiesOf, which stores.
#include <vector>

#include "index/prepare.h"
#include "index/resolve.h"
#include "text/fold.h"

namespace vanban::index {

std::string BodyIdentity(const BodyRow& body, const Days& document, const ProvinceChanges& changes,
                         Validity& validity) {
  validity = {};
  const bool central = body.level == "central";
  const bool local = body.level == "district" || body.level == "commune";
  // Of a body whose level is not said, kind alone (`UBND`, `Trường`) is no evidence; kind and field in a province are.
  const bool provincial = body.level == "province" || (body.level.empty() && !body.field.empty());
  if (body.kind.empty() || !(central || local || provincial)) return {};
  if (!central && body.province.empty()) return {};
  if (local && body.place.empty()) return {};
  const std::string province = central ? "" : text::Fold(body.province);
  if (!central) {
    const auto at = changes.At(province, document);
    if (!at) return {};
    validity = *at;
  }
  std::string identity = provincial ? "province" : body.level;
  for (const std::string& part : {text::Fold(body.kind), text::Fold(body.field), province,
                                  local ? text::Fold(body.place) : std::string(), validity.from + ".." + validity.to}) {
    identity += " | ";
    identity += part;
  }
  return identity;
}

void ResolveBodiesOf(Database& database, std::int64_t document_id, const Days& days, const ProvinceChanges& changes) {
  struct Named {
    std::int64_t id = 0;
    std::int64_t same_as = 0;
    std::int64_t organization = 0;
    BodyRow body;
  };
  std::vector<Named> rows;
  {
    Statement names(database,
                    "SELECT id, same_as_id, name, kind, field, province, level, place FROM organization_names "
                    "WHERE id BETWEEN ?1 AND ?2 ORDER BY id");
    names.Bind(1, document_id * kIdStep).Bind(2, LastIdOf(document_id));
    while (names.Step()) {
      rows.push_back({.id = names.Int(0),
                      .same_as = names.Int(1),
                      .organization = 0,
                      .body = {.name = names.String(2),
                               .kind = names.String(3),
                               .field = names.String(4),
                               .province = names.String(5),
                               .level = names.String(6),
                               .place = names.String(7)}});
    }
  }
  Statement find(database, "SELECT id FROM organizations WHERE identity = ?1");
  Statement insert(database,
                   "INSERT INTO organizations (identity, name, kind, field, province, level, place, "
                   "valid_from, valid_to) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)");
  for (Named& row : rows) {
    Validity validity;
    const std::string identity = BodyIdentity(row.body, days, changes, validity);
    if (identity.empty()) continue;
    if (find.BindText(1, identity).Step()) row.organization = find.Int(0);
    find.Reset();
    if (row.organization != 0) continue;
    const std::string level = identity.substr(0, identity.find(' '));
    insert.BindText(1, identity).BindText(2, row.body.name).Bind(3, row.body.kind).Bind(4, row.body.field);
    insert.Bind(5, row.body.province).BindText(6, level).Bind(7, row.body.place).Bind(8, validity.from);
    insert.Bind(9, validity.to).Run();
    row.organization = database.LastRowId();
  }
  // A short form is the body that the document says it is short for.
  for (Named& row : rows) {
    for (const Named& full : rows) {
      if (row.organization == 0 && row.same_as == full.id) row.organization = full.organization;
    }
  }
  Statement update(database,
                   "UPDATE organization_names SET organization_id = ?2 "
                   "WHERE id = ?1 AND organization_id IS NOT ?2");
  for (const Named& row : rows) update.Bind(1, row.id).BindId(2, row.organization).Run();
}

}  // namespace vanban::index
