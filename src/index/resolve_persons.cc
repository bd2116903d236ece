// Persons across documents: one name and an office in one body. The door is ResolvePersonsNamed, which looks at all
// officials of one name at once, so that the order in which documents came makes no difference.
#include <algorithm>
#include <map>
#include <numeric>
#include <set>
#include <vector>

#include "index/prepare.h"
#include "index/resolve.h"
#include "text/fold.h"

namespace vanban::index {
namespace {

struct Held {
  std::string title, organization, since, until;
  std::int64_t organization_id = 0;
  std::string leading;  // of the leading bodies of a province: which province; else empty
  bool former = false, acting = false;
  std::int64_t ordinal = 0;
};

struct Found {
  std::int64_t id = 0;
  std::int64_t person = 0;
  std::string name;
  Days days;
  std::vector<Held> offices;
  std::size_t parent = 0;  // of the union-find forest
  std::int64_t joined_to = 0, joined_by = 0;
};

std::size_t Root(std::vector<Found>& found, std::size_t at) {
  while (found[at].parent != at) at = found[at].parent = found[found[at].parent].parent;
  return at;
}

std::vector<Found> Load(Database& database, const std::string& name_key) {
  std::vector<Found> found;
  Statement rows(database,
                 "SELECT officials.id, person_id, officials.name, date_from, date_to, positions.ordinal, "
                 "positions.title, positions.organization, since, until, former, acting, organizations.id, "
                 "organizations.level, organizations.field, organizations.province, organizations.valid_from "
                 "FROM officials JOIN documents ON documents.id = officials.id / 1048576 "
                 "LEFT JOIN positions ON official_id = officials.id "
                 "LEFT JOIN organization_names ON organization_names.id = organization_name_id "
                 "LEFT JOIN organizations ON organizations.id = organization_names.organization_id "
                 "WHERE name_key = ?1 ORDER BY officials.id, positions.ordinal");
  rows.BindText(1, name_key);
  while (rows.Step()) {
    if (found.empty() || found.back().id != rows.Int(0)) {
      found.push_back({.id = rows.Int(0),
                       .person = rows.Int(1),
                       .name = rows.String(2),
                       .days = {rows.String(3), rows.String(4)},
                       .offices = {},
                       .parent = found.size()});
    }
    if (rows.IsNull(5)) continue;
    Held held{.title = rows.String(6),
              .organization = rows.String(7),
              .since = rows.String(8),
              .until = rows.String(9),
              .organization_id = rows.Int(12),
              .leading = {},
              .former = rows.Int(10) != 0,
              .acting = rows.Int(11) != 0,
              .ordinal = rows.Int(5)};
    // The bodies without a field lead the whole province, and their offices are few and known to all: who moves from
    // one to the other is no namesake. Between departments one might be.
    if (rows.Text(13) == "province" && rows.IsNull(14)) held.leading = rows.String(15) + " " + rows.String(16);
    found.back().offices.push_back(std::move(held));
  }
  return found;
}

void Join(std::vector<Found>& found) {
  std::map<std::int64_t, std::size_t> by_body;
  std::map<std::string, std::pair<std::size_t, std::int64_t>> by_province;
  const auto join = [&found](std::size_t at, std::size_t other, std::int64_t body) {
    const std::size_t a = Root(found, at);
    const std::size_t b = Root(found, other);
    if (a == b) return;
    found[std::max(a, b)].parent = std::min(a, b);
    if (found[at].joined_to != 0) return;
    found[at].joined_to = found[other].id;
    found[at].joined_by = body;
  };
  for (std::size_t i = 0; i < found.size(); ++i) {
    for (const Held& held : found[i].offices) {
      if (held.organization_id == 0) continue;
      const auto [body, new_body] = by_body.emplace(held.organization_id, i);
      if (!new_body) join(i, body->second, held.organization_id);
      if (held.leading.empty()) continue;
      const auto [province, new_province] = by_province.emplace(held.leading, std::pair(i, held.organization_id));
      if (!new_province) join(i, province->second.first, held.organization_id);
    }
  }
}

// One office of one person, as all texts together tell it.
struct Membership {
  const Held* held = nullptr;
  std::string since, until, first_seen, last_seen;
  bool former = true, acting = false;
  std::vector<std::pair<std::int64_t, std::int64_t>> positions;  // official, ordinal
};

class PersonWriter {
 public:
  explicit PersonWriter(Database& database)
      : database_(&database),
        person_(database, "INSERT INTO persons (name, name_key) VALUES (?1, ?2)"),
        link_(database, "UPDATE officials SET person_id = ?2, joined_to_id = ?3, joined_by_id = ?4 WHERE id = ?1"),
        find_post_(database, "SELECT id FROM posts WHERE organization_id = ?1 AND title_key = ?2"),
        post_(database, "INSERT INTO posts (title, title_key, organization_id) VALUES (?1, ?2, ?3)"),
        membership_(database,
                    "INSERT INTO memberships (person_id, post_id, organization_id, title, organization, since, "
                    "until, former, acting, first_seen, last_seen) "
                    "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)"),
        position_(database, "UPDATE positions SET membership_id = ?3 WHERE official_id = ?1 AND ordinal = ?2") {}

  std::int64_t InsertPerson(const Found& first, const std::string& name_key) {
    person_.BindText(1, first.name).BindText(2, name_key).Run();
    return database_->LastRowId();
  }

  void Link(const Found& found, std::int64_t person) {
    link_.Bind(1, found.id).Bind(2, person).BindId(3, found.joined_to).BindId(4, found.joined_by).Run();
  }

  void InsertMemberships(std::int64_t person, const std::vector<const Found*>& texts) {
    std::map<std::pair<std::string, std::string>, Membership> memberships;
    for (const Found* found : texts) {
      for (const Held& held : found->offices) {
        const std::string body = held.organization_id != 0 ? std::to_string(held.organization_id)
                                                           : "as written: " + text::Fold(held.organization);
        Membership& membership = memberships[{text::Fold(held.title), body}];
        Collect(*found, held, membership);
      }
    }
    for (const auto& [key, membership] : memberships) Insert(person, key.first, membership);
  }

 private:
  static void Collect(const Found& found, const Held& held, Membership& membership) {
    if (membership.held == nullptr) membership.held = &held;
    if (membership.since.empty()) membership.since = held.since;
    if (membership.until.empty()) membership.until = held.until;
    membership.former = membership.former && held.former;
    membership.acting = membership.acting || held.acting;
    const Days& days = found.days;
    if (!days.from.empty() && (membership.first_seen.empty() || days.from < membership.first_seen)) {
      membership.first_seen = days.from;
    }
    if (!days.to.empty() && days.to > membership.last_seen) membership.last_seen = days.to;
    membership.positions.emplace_back(found.id, held.ordinal);
  }

  void Insert(std::int64_t person, const std::string& title_key, const Membership& membership) {
    const Held& held = *membership.held;
    std::int64_t post = 0;
    if (held.organization_id != 0) {
      if (find_post_.Bind(1, held.organization_id).BindText(2, title_key).Step()) post = find_post_.Int(0);
      find_post_.Reset();
      if (post == 0) {
        post_.BindText(1, held.title).BindText(2, title_key).Bind(3, held.organization_id).Run();
        post = database_->LastRowId();
      }
    }
    membership_.Bind(1, person).BindId(2, post).BindId(3, held.organization_id).Bind(4, held.title);
    membership_.Bind(5, held.organization).Bind(6, membership.since).Bind(7, membership.until);
    membership_.Bind(8, membership.former).Bind(9, membership.acting).Bind(10, membership.first_seen);
    membership_.Bind(11, membership.last_seen).Run();
    const std::int64_t id = database_->LastRowId();
    for (const auto& [official, ordinal] : membership.positions) {
      position_.Bind(1, official).Bind(2, ordinal).Bind(3, id).Run();
    }
  }

  Database* database_;
  Statement person_, link_, find_post_, post_, membership_, position_;
};

void RemoveWithMemberships(Database& database, const std::string& name_key) {
  Statement memberships(database,
                        "DELETE FROM memberships WHERE person_id IN (SELECT id FROM persons WHERE name_key = ?1)");
  memberships.BindText(1, name_key).Run();
}

}  // namespace

void ResolvePersonsNamed(Database& database, const std::string& name_key) {
  std::vector<Found> found = Load(database, name_key);
  Join(found);
  RemoveWithMemberships(database, name_key);
  // A person keeps the id that its first text had; ids that nobody keeps go.
  std::map<std::size_t, std::vector<const Found*>> persons;
  for (std::size_t i = 0; i < found.size(); ++i) persons[Root(found, i)].push_back(&found[i]);
  PersonWriter writer(database);
  std::set<std::int64_t> kept;
  for (const auto& [root, texts] : persons) {
    std::int64_t person = 0;
    for (const Found* text : texts) {
      if (text->person != 0 && !kept.contains(text->person)) {
        person = text->person;
        break;
      }
    }
    if (person == 0) person = writer.InsertPerson(*texts.front(), name_key);
    kept.insert(person);
    for (const Found* text : texts) writer.Link(*text, person);
    writer.InsertMemberships(person, texts);
  }
  std::vector<std::int64_t> gone;
  {
    Statement held(database, "SELECT id FROM persons WHERE name_key = ?1");
    held.BindText(1, name_key);
    while (held.Step()) {
      if (!kept.contains(held.Int(0))) gone.push_back(held.Int(0));
    }
  }
  Statement remove(database, "DELETE FROM persons WHERE id = ?1");
  for (const std::int64_t id : gone) remove.Bind(1, id).Run();
}

}  // namespace vanban::index
