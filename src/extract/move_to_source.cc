// Turns drafts into facts. Door: MoveToSource.
#include "extract/move_to_source.h"

#include <algorithm>
#include <compare>
#include <cstdint>
#include <string>
#include <utility>

#include "extract/fact_fields.h"

namespace vanban::extract {
namespace {

bool Stands(const Draft& draft) {
  const auto* indicator = draft.As<Indicator>();
  return !draft.dropped && !draft.span.empty() && (indicator == nullptr || !indicator->name.empty());
}

// The fact that a draft ended in; 0: in none.
FactId EndOf(const Drafts& drafts, FactId id) {
  for (std::size_t steps = 0; id != 0 && drafts.Get(id).dropped && steps < drafts.facts.size(); ++steps) {
    id = drafts.Get(id).becomes;
  }
  return id != 0 && Stands(drafts.Get(id)) ? id : 0;
}

void MoveReferences(const std::vector<FactId>& final_id, FactId self, FactValue& value) {
  const auto moved = [&](FactId id) { return final_id[id] == self ? 0 : final_id[id]; };
  for (const FieldOfFact& field : FactTypes()[value.index()].fields) {
    if (field.reading != Reading::kReference) continue;
    const FieldPointer at = field.get(value);
    if (auto* const* one = std::get_if<FactId*>(&at)) **one = moved(**one);
    if (auto* const* many = std::get_if<std::vector<FactId>*>(&at)) {
      for (FactId& id : **many) id = moved(id);
      std::erase(**many, 0U);
    }
  }
}

std::vector<SourceSpan> MoveMentions(const Document& document, const Draft& draft) {
  std::vector<SourceSpan> mentions;
  for (const Span span : draft.mentions) {
    if (span != draft.span && !span.empty()) mentions.push_back(document.ToSource(span));
  }
  std::ranges::sort(mentions);
  mentions.erase(std::unique(mentions.begin(), mentions.end()), mentions.end());
  return mentions;
}

}  // namespace

Extraction MoveToSource(const ReducedDocument& reduced, const DocumentMetadata& metadata, const Frame& frame,
                        Drafts& drafts) {
  const Document& document = *reduced.document;
  struct Place {
    std::uint64_t at;
    std::size_t type;
    FactId id;

    auto operator<=>(const Place&) const = default;
  };
  std::vector<Place> order;
  order.reserve(drafts.facts.size());
  for (const Draft& draft : drafts.facts) {
    const Span span = draft.span;
    if (Stands(draft)) order.push_back({std::uint64_t{span.begin} << 32U | span.end, draft.type, draft.id});
  }
  std::ranges::sort(order);
  std::vector<FactId> final_id(drafts.facts.size() + 1, 0);
  for (std::size_t i = 0; i < order.size(); ++i) final_id[order[i].id] = static_cast<FactId>(i + 1);
  for (FactId id = 1; id < final_id.size(); ++id) {
    if (final_id[id] == 0) final_id[id] = final_id[EndOf(drafts, id)];
  }

  Extraction out;
  out.doc.id = metadata.id;
  out.doc.source = metadata.source;
  out.doc.title = metadata.title;
  out.doc.date = frame.date;
  out.doc.text_bytes = document.source().size();
  if (document.encoding() != Encoding::kUtf8) out.doc.encoding = EncodingName(document.encoding());
  out.doc.invalid_bytes = document.invalid_bytes();
  out.doc.kind = frame.kind;
  out.doc.number = frame.number;
  out.doc.issuer = frame.issuer;
  out.doc.province = frame.province;
  out.facts.reserve(order.size());
  for (const Place& place : order) {
    Draft& draft = drafts.Get(place.id);
    const FactId id = final_id[place.id];
    const SourceSpan span = document.ToSource(draft.span);
    MoveReferences(final_id, id, *draft.value);
    if (auto* mentions = MentionsOf(*draft.value)) *mentions = MoveMentions(document, draft);
    out.facts.emplace_back(id, span, std::string(document.SourceText(span)), std::string(draft.rule),
                           std::move(*draft.value));
  }
  return out;
}

}  // namespace vanban::extract
