// Compares offices by their titles and by the bodies in which they are held. Door: PositionJoiner.
#include "extract/positions.h"

#include <utility>

#include "text/fold.h"

namespace vanban::extract {
namespace {

// Whether `full` begins with the words of `part`.
bool BeginsWith(std::string_view full, std::string_view part) {
  return full.starts_with(part) && (part.empty() || full.size() == part.size() || full[part.size()] == ' ');
}

}  // namespace

void PositionJoiner::LearnBodies() {
  // What the document calls a body for short is the body.
  std::unordered_map<std::string, std::string> short_of;
  for (const Draft& draft : drafts_.facts) {
    const auto* defined = draft.dropped ? nullptr : draft.As<Abbreviation>();
    if (defined != nullptr) short_of.try_emplace(text::Fold(defined->long_form), text::Fold(defined->short_form));
  }
  std::vector<std::string> names;
  for (const BodyName& body : bodies_) {
    names.push_back(text::Fold(drafts_.Get(body.id).As<Organization>()->name));
    const auto brief = short_of.find(names.back());
    if (brief != short_of.end()) by_folded_.try_emplace(brief->second, &body.full);
  }
  for (std::size_t i = 0; i < names.size(); ++i) by_folded_.try_emplace(std::move(names[i]), &bodies_[i].full);
}

const std::string& PositionJoiner::WrittenOut(std::string_view name) {
  const auto [known, is_new] = known_.try_emplace(std::string(name));
  if (!is_new) return known->second;
  if (by_folded_.empty()) LearnBodies();
  std::string folded = text::Fold(name);
  const auto body = by_folded_.find(folded);
  known->second = body == by_folded_.end() ? std::move(folded) : *body->second;
  return known->second;
}

bool PositionJoiner::MayBeOneBody(std::string_view one, std::string_view other) {
  return BeginsWith(one, other) || BeginsWith(other, one);
}

void PositionJoiner::Join(Official& official) {
  std::vector<Position>& all = official.positions;
  for (std::size_t i = 0; i < all.size(); ++i) {
    for (std::size_t k = i + 1; k < all.size();) {
      const std::string& one = WrittenOut(all[i].organization);
      const std::string& other = WrittenOut(all[k].organization);
      if (!MayBeOneBody(one, other) || text::Fold(all[i].title) != text::Fold(all[k].title)) {
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
