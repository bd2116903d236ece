// Resolve: one document after the other for bodies and citations, then one name after the other for persons; what it
// holds in memory is one document, or the officials of one name. The door is Resolve.
#include "index/resolve.h"

#include "index/schema.h"
#include "text/fold.h"

namespace vanban::index {
namespace {

void FillProvinceChanges(Database& database) {
  if (QueryInt(database, "SELECT count(*) FROM province_changes") != 0) return;
  Statement insert(database, "INSERT INTO province_changes VALUES (?1, ?2, ?3, ?4, ?5)");
  std::string_view rest = kProvinceChanges;
  while (!rest.empty()) {
    const std::size_t end = std::min(rest.find('\n'), rest.size());
    const std::string_view line = rest.substr(0, end);
    rest.remove_prefix(std::min(end + 1, rest.size()));
    const std::size_t first = line.find('\t');
    const std::size_t second = line.find('\t', first + 1);
    if (line.empty() || line[0] == '#' || second == std::string_view::npos) continue;
    const std::string_view former = line.substr(0, first);
    const std::string_view successor = line.substr(first + 1, second - first - 1);
    const std::string former_key = text::Fold(former);
    const std::string successor_key = text::Fold(successor);
    insert.BindText(1, former_key).BindText(2, successor_key).BindText(3, former).BindText(4, successor);
    insert.BindText(5, line.substr(second + 1)).Run();
  }
}

// Everything is forgotten that was joined; persons, bodies and documents keep their ids, for they are found again.
void Forget(Database& database) {
  database.Execute("UPDATE documents SET resolved = 0 WHERE resolved = 1");
  database.Execute("INSERT OR IGNORE INTO pending_names VALUES ('')");
}

// Those that nobody names any more.
void RemoveOrphans(Database& database) {
  database.Execute("DELETE FROM posts WHERE NOT EXISTS (SELECT 1 FROM memberships WHERE post_id = posts.id)");
  database.Execute(
      "DELETE FROM organizations WHERE NOT EXISTS (SELECT 1 FROM organization_names "
      "WHERE organization_id = organizations.id)");
  database.Execute(
      "DELETE FROM cited_documents WHERE NOT EXISTS (SELECT 1 FROM citations "
      "WHERE cited_document_id = cited_documents.id)");
}

// Calls resolve(id, days) for each document that is not resolved yet, in the order of their ids.
template <typename Visit>
void EachUnresolved(Database& database, Visit visit) {
  Statement documents(database,
                      "SELECT id, date_from, date_to FROM documents WHERE resolved = 0 AND id > ?1 "
                      "ORDER BY id LIMIT 1");
  std::int64_t last = 0;
  while (documents.Bind(1, last).Step()) {
    last = documents.Int(0);
    const Days days{documents.String(1), documents.String(2)};
    documents.Reset();
    visit(last, days);
  }
}

}  // namespace

ProvinceChanges::ProvinceChanges(Database& database) {
  Statement rows(database, "SELECT former_key, successor_key, date FROM province_changes");
  while (rows.Step()) changes_.push_back({rows.String(0), rows.String(1), rows.String(2)});
}

std::optional<Validity> ProvinceChanges::At(std::string_view province_key, const Days& days) const {
  const Change* ended = nullptr;
  for (const Change& change : changes_) {
    if (change.successor_key == province_key) {
      if (!days.to.empty() && days.to < change.date) return Validity{.from = "", .to = PreviousDay(change.date)};
      if (!days.from.empty() && days.from >= change.date) return Validity{.from = change.date, .to = ""};
      return std::nullopt;
    }
    if (change.former_key == province_key) ended = &change;
  }
  if (ended != nullptr) return Validity{.from = "", .to = PreviousDay(ended->date)};
  return Validity{};
}

ResolveSummary Resolve(Database& database, bool again) {
  ResolveSummary summary;
  Transaction transaction(database);
  database.Execute(kIndexesSql);
  FillProvinceChanges(database);
  if (again) Forget(database);
  const ProvinceChanges changes(database);
  Statement resolved(database, "UPDATE documents SET resolved = 1 WHERE id = ?1");
  Statement names(database,
                  "INSERT OR IGNORE INTO pending_names SELECT DISTINCT name_key FROM officials "
                  "WHERE id BETWEEN ?1 * 1048576 AND ?1 * 1048576 + 1048575");
  EachUnresolved(database, [&](std::int64_t id, const Days& days) {
    ResolveBodiesOf(database, id, days, changes);
    ResolveCitationsOf(database, id, changes);
    names.Bind(1, id).Run();
    resolved.Bind(1, id).Run();
    ++summary.documents;
  });
  Statement pending(database, "SELECT name_key FROM pending_names WHERE name_key > ?1 ORDER BY name_key LIMIT 1");
  std::string name;
  while (pending.BindText(1, name).Step()) {
    name = pending.String(0);
    pending.Reset();
    ResolvePersonsNamed(database, name);
  }
  pending.Reset();
  const bool removed = QueryInt(database, "SELECT count(*) FROM pending_names WHERE name_key = ''") != 0;
  if (removed) RemoveOrphans(database);
  database.Execute("DELETE FROM pending_names");
  summary.persons = static_cast<std::uint64_t>(QueryInt(database, "SELECT count(*) FROM persons"));
  summary.organizations = static_cast<std::uint64_t>(QueryInt(database, "SELECT count(*) FROM organizations"));
  summary.cited_documents = static_cast<std::uint64_t>(QueryInt(database, "SELECT count(*) FROM cited_documents"));
  transaction.Commit();
  return summary;
}

}  // namespace vanban::index
