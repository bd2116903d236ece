// Ties by place in the text, kept apart from what facts state. The door is FindSurroundings.
#include "index/surroundings.h"

#include <algorithm>
#include <string>
#include <variant>

#include "text/fold.h"

namespace vanban::index {
namespace {

struct Place {
  SourceSpan span;
  FactId fact = 0;
};

// All places where facts of a type stand, mentions included, in order; of those that begin together the longest first.
template <typename Type>
std::vector<Place> PlacesOf(const std::vector<Fact>& facts) {
  std::vector<Place> places;
  for (const Fact& fact : facts) {
    const auto* value = std::get_if<Type>(&fact.value);
    if (value == nullptr) continue;
    places.push_back({fact.span, fact.id});
    for (const SourceSpan& mention : value->mentions) places.push_back({mention, fact.id});
  }
  std::sort(places.begin(), places.end(), [](const Place& a, const Place& b) {
    return a.span.begin != b.span.begin ? a.span.begin < b.span.begin : a.span.end > b.span.end;
  });
  return places;
}

auto FirstFrom(const std::vector<Place>& places, std::uint32_t at) {
  return std::lower_bound(places.begin(), places.end(), at,
                          [](const Place& place, std::uint32_t begin) { return place.span.begin < begin; });
}

std::uint32_t Distance(SourceSpan a, SourceSpan b) {
  if (a.end <= b.begin) return b.begin - a.end;
  return b.end <= a.begin ? a.begin - b.end : 0;
}

FactId NearestCitation(std::string_view text, const std::vector<Place>& citations, SourceSpan figure,
                       SourceSpan sentence, bool in_paragraph) {
  FactId nearest = 0;
  std::uint32_t least = 0;
  const auto first = FirstFrom(citations, sentence.begin);
  for (auto at = first; at != citations.end() && at->span.begin < sentence.end; ++at) {
    const std::uint32_t distance = Distance(at->span, figure);
    if (nearest != 0 && distance >= least) continue;
    nearest = at->fact;
    least = distance;
  }
  if (nearest != 0 || !in_paragraph || first == citations.begin()) return nearest;
  const Place& before = *(first - 1);
  if (before.span.end > sentence.begin) return 0;
  const std::string_view between = text.substr(before.span.end, sentence.begin - before.span.end);
  return between.find('\n') == std::string_view::npos ? before.fact : 0;
}

// Where a figure says of what kind of document it is a part: the last document of that kind that was cited before.
FactId LastOfKind(const std::vector<Fact>& facts, const std::vector<Place>& citations, const Fact& figure) {
  const std::string written = text::Fold(figure.text);
  FactId last = 0;
  for (const Place& place : citations) {
    if (place.span.begin >= figure.span.begin) break;
    const auto cited =
        std::find_if(facts.begin(), facts.end(), [&](const Fact& fact) { return fact.id == place.fact; });
    const std::string kind = text::Fold(std::get<Citation>(cited->value).kind);
    if (!kind.empty() && written.find(kind) != std::string::npos) last = place.fact;
  }
  return last;
}

}  // namespace

std::vector<Surroundings> FindSurroundings(std::string_view text, const std::vector<Fact>& facts,
                                           std::span<const SourceSpan> sentences) {
  std::vector<Surroundings> found(facts.size());
  const std::vector<Place> citations = PlacesOf<Citation>(facts);
  const std::vector<Place> organizations = PlacesOf<Organization>(facts);
  std::size_t last_ratio = facts.size();
  for (std::size_t i = 0; i < facts.size(); ++i) {
    const bool ratio = std::holds_alternative<Ratio>(facts[i].value);
    if (!ratio && !std::holds_alternative<Indicator>(facts[i].value)) continue;
    const SourceSpan figure = facts[i].span;
    const auto after =
        std::upper_bound(sentences.begin(), sentences.end(), figure.begin,
                         [](std::uint32_t at, const SourceSpan& sentence) { return at < sentence.begin; });
    if (after == sentences.begin()) continue;
    const SourceSpan sentence = *(after - 1);
    found[i].citation = NearestCitation(text, citations, figure, sentence, ratio);
    if (ratio && found[i].citation == 0) found[i].citation = LastOfKind(facts, citations, facts[i]);
    // Ratios in one sentence are of one whole.
    if (ratio && found[i].citation == 0 && last_ratio != facts.size() &&
        facts[last_ratio].span.begin >= sentence.begin) {
      found[i].citation = found[last_ratio].citation;
    }
    if (ratio) last_ratio = i;
    const auto organization = FirstFrom(organizations, sentence.begin);
    if (organization != organizations.end() && organization->span.end <= figure.begin) {
      found[i].organization = organization->fact;
    }
  }
  return found;
}

}  // namespace vanban::index
