// Compares offices by their titles and by the bodies in which they are held. Door: PositionJoiner.
#include "extract/positions.h"

#include <optional>
#include <utility>
#include <vector>

namespace vanban::extract {
namespace {

// Whether `full` begins with the words of `part`.
bool BeginsWith(std::string_view full, std::string_view part) {
  return full.starts_with(part) && (part.empty() || full.size() == part.size() || full[part.size()] == ' ');
}

// Whether what `full` says behind `part` begins the body's name: then the head of the body was read into the title.
bool RestBeginsBody(std::string_view full, std::string_view part, std::string_view body) {
  return BeginsWith(body, full.substr(part.size() + 1));
}

bool OneWord(std::string_view text) { return text.find(' ') == std::string_view::npos; }

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

std::string_view PositionJoiner::TitleOf(const Position& position) {
  const std::string_view written_out = reduced_.written->Canonical(position.title, reduced_.words->title_short);
  return folded_.Fold(written_out.empty() ? std::string_view(position.title) : written_out);
}

std::optional<Position> PositionJoiner::Joined(const Position& one, const Position& other) {
  const std::string_view title = TitleOf(one);
  const std::string_view fuller = TitleOf(other);
  if (title.size() > fuller.size()) return Joined(other, one);
  const std::string_view body = WrittenOut(one.organization);
  const std::string_view held = WrittenOut(other.organization);
  const bool same_title = title == fuller;
  if (!same_title) {
    // A title of one word begins too many others to be theirs.
    if (OneWord(title) || !BeginsWith(fuller, title)) return std::nullopt;
    if (held.empty() && RestBeginsBody(fuller, title, body)) return one;
    // The bare office that is more than the title of another stays: `fuller` without a body may be of no body at all.
    if (held.empty() && !body.empty()) return std::nullopt;
  }
  if (!MayBeOneBody(body, held)) return std::nullopt;
  Position joined = same_title ? one : other;
  joined.organization = held.size() > body.size() ? other.organization : one.organization;
  return joined;
}

void PositionJoiner::Join(Official& official) {
  std::vector<Position>& all = official.positions;
  for (std::size_t i = 0; i < all.size(); ++i) {
    for (std::size_t k = i + 1; k < all.size();) {
      std::optional<Position> joined = Joined(all[i], all[k]);
      if (!joined) {
        ++k;
        continue;
      }
      joined->since = all[i].since.empty() ? all[k].since : all[i].since;
      joined->until = all[i].until.empty() ? all[k].until : all[i].until;
      all[i] = *std::move(joined);
      all.erase(all.begin() + static_cast<std::ptrdiff_t>(k));
    }
  }
}

}  // namespace vanban::extract
