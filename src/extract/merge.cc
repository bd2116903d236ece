// Merges what the same words name. Doors: Merge, MergeInto.
#include "extract/merge.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>
#include <string_view>
#include <tuple>
#include <vector>

#include "extract/fact_fields.h"
#include "extract/folded_texts.h"

namespace vanban::extract {
namespace {

// What drafts must share to be one: their type, which texts are compared, and these folded.
using Key = std::array<std::uint32_t, 4>;

// nullopt: never merged by words.
std::optional<Key> KeyOf(FoldedTexts& folded, const Draft& draft) {
  enum Compared : std::uint32_t { kNames, kForms, kSubjects, kIssues, kNumbers };
  const auto type = std::uint32_t{draft.type} << 8U;
  if (const auto* official = draft.As<Official>()) return Key{type | kNames, folded.Id(official->name)};
  if (const auto* body = draft.As<Organization>()) return Key{type | kNames, folded.Id(body->name)};
  if (const auto* abbreviation = draft.As<Abbreviation>()) {
    return Key{type | kForms, folded.Id(abbreviation->short_form), folded.Id(abbreviation->long_form)};
  }
  const auto* citation = draft.As<Citation>();
  if (citation == nullptr) return std::nullopt;
  const FoldedId kind = folded.Id(citation->kind);
  if (!citation->number.empty()) return Key{type | kNumbers, kind, folded.Id(citation->number)};
  if (!citation->subject.empty()) return Key{type | kSubjects, kind, folded.Id(citation->subject)};
  if (citation->issuer.empty() && citation->date.empty()) return std::nullopt;
  return Key{type | kIssues, kind, folded.Id(citation->issuer), folded.Id(citation->date)};
}

void AddPositions(FoldedTexts& folded, const Official& from, Official& to) {
  const auto same_folded = [&](std::string_view a, std::string_view b) {
    return a == b || folded.Id(a) == folded.Id(b);
  };
  for (const Position& position : from.positions) {
    const auto same = std::ranges::find_if(to.positions, [&](const Position& had) {
      return same_folded(had.title, position.title) && same_folded(had.organization, position.organization);
    });
    if (same == to.positions.end()) {
      to.positions.push_back(position);
      continue;
    }
    if (same->since.empty()) same->since = position.since;
    if (same->until.empty()) same->until = position.until;
  }
}

// Two dates of issue that differ are two documents, however alike their names; a year says no other day.
bool Contradict(const Draft& a, const Draft& b) {
  const auto* one = a.As<Citation>();
  const auto* other = b.As<Citation>();
  if (one == nullptr || !one->number.empty()) return false;
  const std::size_t shared = std::min(one->date.size(), other->date.size());
  return one->date.compare(0, shared, other->date, 0, shared) != 0;
}

// The same figure twice, from overlapping phrases: the one with a name stays, else the first.
void DropRepeatedFigures(Drafts& drafts) {
  for (std::size_t i = 0; i < drafts.facts.size(); ++i) {
    Draft& one = drafts.facts[i];
    for (std::size_t k = i + 1; k < drafts.facts.size() && drafts.facts[k].span.begin < one.span.end; ++k) {
      Draft& other = drafts.facts[k];
      if (one.dropped) break;
      if (other.dropped || one.type != other.type) continue;
      bool same = false;
      bool keep_other = false;
      if (const auto* a = one.As<Indicator>()) {
        const auto* b = other.As<Indicator>();
        same = a->value == b->value && a->unit == b->unit && a->direction == b->direction;
        keep_other = a->name.empty() && !b->name.empty();
      } else if (const auto* ratio = one.As<Ratio>()) {
        const auto* b = other.As<Ratio>();
        same = ratio->numerator == b->numerator && ratio->denominator == b->denominator;
      } else if (one.As<DateExpression>() != nullptr) {
        same = one.span == other.span;
      }
      if (!same) continue;
      Draft& drop = keep_other ? one : other;
      drop.dropped = true;
      drop.becomes = keep_other ? other.id : one.id;
    }
  }
}

}  // namespace

void MergeInto(const ReducedDocument& reduced, Drafts& drafts, FactId keep, FactId drop) {
  Draft& to = drafts.Get(keep);
  Draft& from = drafts.Get(drop);
  auto* official = to.As<Official>();
  if (official != nullptr) AddPositions(*reduced.folded, *from.As<Official>(), *official);
  for (const FieldOfFact& field : FactTypes()[to.type].fields) {
    if (field.get == nullptr || field.reading == Reading::kPositions) continue;
    const FieldPointer had = field.get(*to.value);
    if (IsEmpty(had)) CopyField(field.get(*from.value), had);
  }
  auto* citation = to.As<Citation>();
  if (citation != nullptr && from.As<Citation>()->date.size() > citation->date.size()) {
    citation->date = from.As<Citation>()->date;  // the day says more than the year
  }
  to.mentions.push_back(from.span);
  to.mentions.insert(to.mentions.end(), from.mentions.begin(), from.mentions.end());
  from.dropped = true;
  from.becomes = keep;
}

void Merge(const ReducedDocument& reduced, Drafts& drafts) {
  struct Keyed {
    Key key;
    FactId id;
  };
  std::vector<Keyed> keyed;
  keyed.reserve(drafts.facts.size());
  for (const Draft& draft : drafts.facts) {
    if (draft.dropped) continue;
    if (const std::optional<Key> key = KeyOf(*reduced.folded, draft)) keyed.push_back({*key, draft.id});
  }
  std::ranges::sort(keyed, {}, [](const Keyed& one) { return std::tie(one.key, one.id); });
  // Of one key several may stand, where their dates differ (`Luật Đất đai năm 1993`, `Luật Đất đai năm 2024`).
  std::vector<FactId> standing;
  for (std::size_t i = 0; i < keyed.size(); ++i) {
    if (i == 0 || keyed[i].key != keyed[i - 1].key) standing.clear();
    const FactId id = keyed[i].id;
    const auto same =
        std::ranges::find_if(standing, [&](FactId other) { return !Contradict(drafts.Get(other), drafts.Get(id)); });
    if (same == standing.end()) {
      standing.push_back(id);
    } else {
      MergeInto(reduced, drafts, *same, id);
    }
  }
  DropRepeatedFigures(drafts);
}

}  // namespace vanban::extract
