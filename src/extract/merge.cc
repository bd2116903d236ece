// Merges what the same words name. Doors: Merge, MergeInto.
#include "extract/merge.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <unordered_map>

#include "extract/fact_fields.h"
#include "text/fold.h"

namespace vanban::extract {
namespace {

constexpr char kSeparator = '\x1f';

// What two drafts of one type must share to be one; empty: never merged by words.
std::string KeyOf(const Draft& draft) {
  std::string key(1, static_cast<char>('0' + draft.value->index()));
  const auto add = [&](std::string_view text) {
    key.push_back(kSeparator);
    text::AppendFold(text, key);
  };
  if (const auto* official = draft.As<Official>()) {
    add(official->name);
  } else if (const auto* organization = draft.As<Organization>()) {
    add(organization->name);
  } else if (const auto* abbreviation = draft.As<Abbreviation>()) {
    add(abbreviation->short_form);
    add(abbreviation->long_form);
  } else if (const auto* citation = draft.As<Citation>()) {
    add(citation->kind);
    if (citation->number.empty()) {
      add(citation->subject);
      if (citation->subject.empty()) {
        if (citation->issuer.empty() && citation->date.empty()) return {};
        add(citation->issuer);
        add(citation->date);
      }
    } else {
      key.push_back(kSeparator);  // a number is no subject
      add(citation->number);
    }
  } else {
    return {};
  }
  return key;
}

bool SameFolded(std::string_view a, std::string_view b) { return a == b || text::Fold(a) == text::Fold(b); }

void AddPositions(const Official& from, Official& to) {
  for (const Position& position : from.positions) {
    const auto same = std::ranges::find_if(to.positions, [&](const Position& had) {
      return SameFolded(had.title, position.title) && SameFolded(had.organization, position.organization);
    });
    if (same == to.positions.end()) {
      to.positions.push_back(position);
      continue;
    }
    if (same->since.empty()) same->since = position.since;
    if (same->until.empty()) same->until = position.until;
  }
}

// Two dates of issue that differ are two documents, however alike their names.
bool Contradict(const Draft& a, const Draft& b) {
  const auto* one = a.As<Citation>();
  const auto* other = b.As<Citation>();
  return one != nullptr && one->number.empty() && !one->date.empty() && !other->date.empty() &&
         one->date != other->date;
}

// The same figure twice, from overlapping phrases: the one with a name stays, else the first.
void DropRepeatedFigures(Drafts& drafts) {
  for (std::size_t i = 0; i < drafts.facts.size(); ++i) {
    Draft& one = drafts.facts[i];
    for (std::size_t k = i + 1; k < drafts.facts.size() && drafts.facts[k].span.begin < one.span.end; ++k) {
      Draft& other = drafts.facts[k];
      if (one.dropped) break;
      if (other.dropped || one.value->index() != other.value->index()) continue;
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

void MergeInto(Drafts& drafts, FactId keep, FactId drop) {
  Draft& to = drafts.Get(keep);
  Draft& from = drafts.Get(drop);
  auto* official = to.As<Official>();
  if (official != nullptr) AddPositions(*from.As<Official>(), *official);
  for (const FieldOfFact& field : FactTypes()[to.value->index()].fields) {
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

void Merge(const ReducedDocument& /*reduced*/, Drafts& drafts) {
  std::unordered_map<std::string, FactId> first;
  for (FactId id = 1; id <= drafts.facts.size(); ++id) {
    const Draft& draft = drafts.Get(id);
    if (draft.dropped) continue;
    std::string key = KeyOf(draft);
    if (key.empty()) continue;
    const auto [at, is_first] = first.try_emplace(std::move(key), id);
    if (!is_first && !Contradict(drafts.Get(at->second), draft)) MergeInto(drafts, at->second, id);
  }
  DropRepeatedFigures(drafts);
}

}  // namespace vanban::extract
