// Compares offices by their titles and by the bodies in which they are held. Door: PositionJoiner.
#include "extract/positions.h"

#include <vector>

namespace vanban::extract {
namespace {

// Whether `full` begins with the words of `part`.
bool BeginsWith(std::string_view full, std::string_view part) {
  return full.starts_with(part) && (part.empty() || full.size() == part.size() || full[part.size()] == ' ');
}

}  // namespace

void PositionJoiner::LearnBodies() {
  learned_ = true;
  // What the document calls a body for short is the body.
  std::unordered_map<FoldedId, FoldedId> short_of;
  for (const Draft& draft : drafts_.facts) {
    const auto* defined = draft.dropped ? nullptr : draft.As<Abbreviation>();
    if (defined != nullptr) short_of.try_emplace(folded_.Id(defined->long_form), folded_.Id(defined->short_form));
  }
  std::vector<FoldedId> names;
  names.reserve(bodies_.size());
  for (const BodyName& body : bodies_) {
    names.push_back(folded_.Id(drafts_.Get(body.id).As<Organization>()->name));
    const auto brief = short_of.find(names.back());
    if (brief != short_of.end()) full_.try_emplace(brief->second, body.full);
  }
  for (std::size_t i = 0; i < names.size(); ++i) full_.try_emplace(names[i], bodies_[i].full);
}

std::string_view PositionJoiner::WrittenOut(std::string_view name) {
  if (!learned_) LearnBodies();
  const FoldedId id = folded_.Id(name);
  const auto body = full_.find(id);
  return body == full_.end() ? folded_.Text(id) : body->second;
}

bool PositionJoiner::MayBeOneBody(std::string_view one, std::string_view other) {
  return BeginsWith(one, other) || BeginsWith(other, one);
}

void PositionJoiner::Join(Official& official) {
  std::vector<Position>& all = official.positions;
  for (std::size_t i = 0; i < all.size(); ++i) {
    for (std::size_t k = i + 1; k < all.size();) {
      const std::string_view one = WrittenOut(all[i].organization);
      const std::string_view other = WrittenOut(all[k].organization);
      if (!MayBeOneBody(one, other) || folded_.Id(all[i].title) != folded_.Id(all[k].title)) {
        ++k;
        continue;
      }
      if (other.size() > one.size()) all[i].organization = all[k].organization;
      if (all[i].since.empty()) all[i].since = all[k].since;
      if (all[i].until.empty()) all[i].until = all[k].until;
      all.erase(all.begin() + static_cast<std::ptrdiff_t>(k));
    }
  }
}

}  // namespace vanban::extract
