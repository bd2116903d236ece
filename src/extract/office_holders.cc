// Finds who holds an office. Doors: OfficeHolders, PositionAt.
#include "extract/office_holders.h"

#include <algorithm>

namespace vanban::extract {

Position PositionAt(const ReducedDocument& reduced, NodeRef office) {
  Position position;
  const rules::Part* title = reduced.Find(office, reduced.words->title);
  const rules::Part* organization = reduced.Find(office, reduced.words->organization);
  position.title = reduced.Clean(title == nullptr ? reduced.node(office).span : title->span);
  if (organization != nullptr) position.organization = reduced.Clean(organization->span);
  return position;
}

void OfficeHolders::CollectHeld() {
  has_held_ = true;
  for (const Draft& draft : drafts_.facts) {
    if (draft.As<Official>() != nullptr) CollectHeldBy(draft);
  }
}

void OfficeHolders::CollectHeldBy(const Draft& official) {
  std::vector<HeldOffice>& held = held_[official.id];
  held.clear();
  for (const Position& position : official.As<Official>()->positions) {
    held.push_back({reduced_.folded->Id(position.title), joiner_.WrittenOut(position.organization), position.former});
    std::vector<FactId>& holders = holders_[held.back().title];
    if (std::ranges::find(holders, official.id) == holders.end()) holders.push_back(official.id);
  }
}

// Once: long documents name thousands of offices, and each mention is compared with those before it.
void OfficeHolders::CollectNamed() {
  has_named_ = true;
  for (const Orphan& orphan : drafts_.orphans) {
    if (orphan.kind != reduced_.words->office) continue;
    if (reduced_.Find(orphan.at, reduced_.words->organization) == nullptr) continue;
    const Position office = PositionAt(reduced_, orphan.at);
    if (office.organization.empty()) continue;
    named_[reduced_.folded->Id(office.title)].push_back({orphan.span.begin, joiner_.WrittenOut(office.organization)});
  }
}

void OfficeHolders::Update(FactId official) {
  if (has_held_) CollectHeldBy(drafts_.Get(official));
}

FactId OfficeHolders::Find(const Position& office, std::uint32_t begin, Gender gender) {
  if (!has_held_) CollectHeld();
  const Meant meant{reduced_.folded->Id(office.title), joiner_.WrittenOut(office.organization), begin, gender};
  const auto named = holders_.find(meant.title);
  if (named == holders_.end()) return 0;
  FactId found = 0;
  for (const FactId official : named->second) {
    if (!Holds(official, meant)) continue;
    if (found != 0) return 0;
    found = official;
  }
  return found;
}

bool OfficeHolders::Holds(FactId official, const Meant& meant) {
  const auto indexes = appearances_.Of(official);
  const auto last = std::find_if(indexes.rbegin(), indexes.rend(), [&](std::uint32_t index) {
    return Agree(meant.gender, appearances_.seen()[index].gender);
  });
  if (last == indexes.rend()) return false;
  const std::uint32_t begin = appearances_.seen()[*last].begin;
  return std::ranges::any_of(held_.at(official), [&](const HeldOffice& held) {
    if (held.former || held.title != meant.title) return false;
    if (meant.organization.empty()) return !IsBlocked(held, begin, meant.begin);
    return !held.organization.empty() && PositionJoiner::MayBeOneBody(meant.organization, held.organization);
  });
}

// A title alone may mean the holder last spoken of: another body's office of that title between them blocks it.
bool OfficeHolders::IsBlocked(const HeldOffice& held, std::uint32_t from, std::uint32_t to) {
  if (!has_named_) CollectNamed();
  const auto named = named_.find(held.title);
  if (named == named_.end()) return false;
  auto other = std::ranges::upper_bound(named->second, from, {}, &NamedOffice::begin);
  for (; other != named->second.end() && other->begin < to; ++other) {
    if (!PositionJoiner::MayBeOneBody(other->organization, held.organization)) return true;
  }
  return false;
}

}  // namespace vanban::extract
