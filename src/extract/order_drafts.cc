// Puts what was stated row by row in order. Doors: OrderDrafts, LinkReferences.
#include "extract/order_drafts.h"

#include <algorithm>
#include <compare>
#include <cstdint>
#include <utility>

namespace vanban::extract {

void OrderDrafts(const ReducedDocument& reduced, std::vector<PendingReference>& pending, Drafts& drafts) {
  struct Place {
    std::uint64_t at;
    FactId id;

    auto operator<=>(const Place&) const = default;
  };
  std::vector<Place> order;
  order.reserve(drafts.facts.size());
  for (const Draft& draft : drafts.facts) {
    if (!draft.dropped) order.push_back({std::uint64_t{draft.span.begin} << 32U | draft.span.end, draft.id});
  }
  std::ranges::sort(order);
  std::vector<FactId> new_id(drafts.facts.size() + 1, 0);
  std::vector<Draft> facts;
  facts.reserve(order.size());
  for (const auto& [at, id] : order) {
    facts.push_back(std::move(drafts.Get(id)));
    facts.back().id = new_id[id] = static_cast<FactId>(facts.size());
  }
  drafts.facts = std::move(facts);

  std::erase_if(pending, [&](const PendingReference& one) { return new_id[one.fact] == 0; });
  for (PendingReference& one : pending) one.fact = new_id[one.fact];
  for (Orphan& orphan : drafts.orphans) orphan.inside = new_id[orphan.inside];
  std::ranges::stable_sort(drafts.orphans, {}, [](const Orphan& orphan) {
    return std::pair(orphan.span.begin, ~orphan.span.end);  // the larger first
  });
  // What a zone's phrase holds was an orphan in its own sentence.
  for (const Draft& draft : drafts.facts) {
    if (!draft.from || !reduced.rows[draft.from.row].zone) continue;
    auto at = std::ranges::lower_bound(drafts.orphans, draft.extent.begin, {},
                                       [](const Orphan& orphan) { return orphan.span.begin; });
    for (; at != drafts.orphans.end() && at->span.begin < draft.extent.end; ++at) {
      if (at->inside == 0 && draft.extent.Contains(at->span)) at->inside = draft.id;
    }
  }
}

void LinkReferences(const ReducedDocument& reduced, const std::vector<PendingReference>& pending, Drafts& drafts) {
  for (const PendingReference& one : pending) {
    const Span span = reduced.node(one.target.phrase).span;
    const FieldOfFact& field = FactTypes()[static_cast<std::size_t>(one.type)].fields[one.target.field];
    const FieldPointer pointer = field.get(*drafts.Get(one.fact).value);
    bool found = false;
    auto at = std::ranges::lower_bound(drafts.facts, span.begin, {}, [](const Draft& d) { return d.span.begin; });
    for (; at != drafts.facts.end() && at->span.begin < span.end; ++at) {
      if (at->As<Citation>() == nullptr || at->id == one.fact || !span.Contains(at->span)) continue;
      found = true;
      if (auto* const* many = std::get_if<std::vector<FactId>*>(&pointer)) (*many)->push_back(at->id);
      auto* const* single = std::get_if<FactId*>(&pointer);
      if (single != nullptr && **single == 0) **single = at->id;
    }
    if (!found) drafts.references.push_back({one.fact, field.name, span});
  }
}

}  // namespace vanban::extract
