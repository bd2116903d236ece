// Compares offices by their titles and by the bodies in which they are held. Door: PositionJoiner.
#include "extract/positions.h"

#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "extract/body_names.h"
#include "text/fold.h"

namespace vanban::extract {
namespace {

// Whether `full` begins with the words of `part`.
bool BeginsWith(std::string_view full, std::string_view part) {
  return full.starts_with(part) && (part.empty() || full.size() == part.size() || full[part.size()] == ' ');
}

}  // namespace

PositionJoiner::PositionJoiner(const ReducedDocument& reduced, const Drafts& drafts) {
  const BodyWords& words = reduced.words->bodies;
  // What the document calls a body for short is the body.
  std::unordered_map<std::string, std::string> short_of;
  for (const Draft& draft : drafts.facts) {
    const auto* defined = draft.dropped ? nullptr : draft.As<Abbreviation>();
    if (defined != nullptr) short_of.try_emplace(text::Fold(defined->long_form), text::Fold(defined->short_form));
  }
  std::vector<std::pair<std::string, std::string>> bodies;  // folded, written out
  for (const Draft& draft : drafts.facts) {
    const auto* body = draft.As<Organization>();
    if (body == nullptr || !draft.from) continue;
    bodies.emplace_back(text::Fold(body->name), extract::WrittenOut(reduced, words, draft.from));
    const auto brief = short_of.find(bodies.back().first);
    if (brief != short_of.end()) written_out_.try_emplace(brief->second, bodies.back().second);
  }
  for (auto& [name, full] : bodies) written_out_.try_emplace(std::move(name), std::move(full));
}

std::string PositionJoiner::WrittenOut(std::string_view name) const {
  std::string folded = text::Fold(name);
  const auto known = written_out_.find(folded);
  return known == written_out_.end() ? folded : known->second;
}

bool PositionJoiner::MayBeOneBody(std::string_view a, std::string_view b) const {
  const std::string one = WrittenOut(a);
  const std::string other = WrittenOut(b);
  return BeginsWith(one, other) || BeginsWith(other, one);
}

void PositionJoiner::Join(Official& official) const {
  std::vector<Position>& all = official.positions;
  for (std::size_t i = 0; i < all.size(); ++i) {
    for (std::size_t k = i + 1; k < all.size();) {
      if (text::Fold(all[i].title) != text::Fold(all[k].title) ||
          !MayBeOneBody(all[i].organization, all[k].organization)) {
        ++k;
        continue;
      }
      if (WrittenOut(all[k].organization).size() > WrittenOut(all[i].organization).size()) {
        all[i].organization = all[k].organization;
      }
      if (all[i].since.empty()) all[i].since = all[k].since;
      if (all[i].until.empty()) all[i].until = all[k].until;
      all.erase(all.begin() + static_cast<std::ptrdiff_t>(k));
    }
  }
}

}  // namespace vanban::extract
