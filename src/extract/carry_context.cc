// Reads what a sentence offers to its figures. Door: ReadMarks.
#include "extract/carry_context.h"

#include <algorithm>
#include <tuple>
#include <utility>

namespace vanban::extract {
namespace {

// Whether an EDTF value is a stretch of time that figures can be of: a year, a month, an interval; not a single day.
bool IsPeriod(std::string_view edtf) {
  if (edtf.empty() || edtf.find('X') != std::string_view::npos) return false;
  return edtf.find('/') != std::string_view::npos || edtf.size() <= 7;
}

bool IsInside(Span span, const std::vector<Span>& outer) {
  return std::ranges::any_of(outer, [&](Span one) { return one.Contains(span); });
}

class MarkReader {
 public:
  MarkReader(const ReducedDocument& reduced, const CarryKinds& kinds, std::uint32_t sentence)
      : reduced_(reduced), kinds_(kinds), row_(sentence), reduction_(reduced.rows[sentence].reduction) {}

  SentenceMarks Read(const Drafts& drafts, const std::vector<FactId>& facts) {
    FindClosedSpans();
    FindBrackets();
    ReadEntities();
    ReadAtoms();
    for (const FactId id : facts) {
      const auto* date = drafts.Get(id).As<DateExpression>();
      const Span span = drafts.Get(id).span;
      if (date == nullptr || !IsPeriod(date->value) || IsInside(span, cited_) || IsInside(span, baselines_)) continue;
      marks_.periods.push_back({span, date->value, IsInside(span, marks_.brackets)});
    }
    return std::move(marks_);
  }

 private:
  // Where no mark counts: documents cited, names of persons; and what figures are compared with.
  void FindClosedSpans() {
    const Vocabulary& words = *reduced_.words;
    for (const rules::NodeId made : reduction_.made) {
      const NodeRef at{row_, made};
      if (reduced_.Is(at, words.citation) || reduced_.Is(at, words.person)) cited_.push_back(reduced_.node(at).span);
      for (const rules::Part& part : reduced_.parts(at)) {
        if (part.label == words.baseline) baselines_.push_back(part.span);
      }
    }
  }

  void FindBrackets() {
    const Span whole = reduced_.sentence(row_).span;
    const std::string_view text = reduced_.text(whole);
    std::vector<std::uint32_t> open;
    for (std::uint32_t i = 0; i < text.size(); ++i) {
      if (text[i] == '(') open.push_back(i);
      if (text[i] != ')' || open.empty()) continue;
      marks_.brackets.push_back({whole.begin + open.back(), whole.begin + i + 1});
      open.pop_back();
    }
  }

  [[nodiscard]] bool IsPlace(NodeRef at) const {
    return reduced_.Is(at, reduced_.words->place) || reduced_.Is(at, kinds_.province) || reduced_.Is(at, kinds_.city) ||
           reduced_.Is(at, kinds_.country) || reduced_.Is(at, kinds_.nation) || reduced_.Is(at, kinds_.region);
  }

  // The last place within a phrase; none: an empty reference.
  [[nodiscard]] NodeRef PlaceIn(NodeRef at) const {
    NodeRef found;
    for (const rules::NodeId child : reduced_.children(at)) {
      const NodeRef inner{at.row, child};
      const NodeRef place = IsPlace(inner) ? inner : PlaceIn(inner);
      if (place) found = place;
    }
    return found;
  }

  [[nodiscard]] bool Holds(NodeRef body, rules::KindId kind) const {
    return std::ranges::any_of(reduced_.children(body), [&](rules::NodeId child) {
      return reduced_.Is({body.row, child}, kind);
    });
  }

  // Names of bodies and places; of one inside another only the outer.
  void ReadEntities() {
    std::vector<NodeRef> found;
    for (rules::NodeId node = 0; node < reduction_.nodes.size(); ++node) {
      const NodeRef at{row_, node};
      if (IsPlace(at) || (reduced_.IsPhrase(at) && reduced_.Is(at, reduced_.words->body))) found.push_back(at);
    }
    std::ranges::sort(found, {}, [&](NodeRef at) {
      const Span span = reduced_.node(at).span;
      return std::tuple(span.begin, ~span.end, !reduced_.IsPhrase(at));
    });
    Span last;
    for (const NodeRef at : found) {
      const Span span = reduced_.node(at).span;
      if (last.Contains(span) || IsInside(span, cited_) || IsInside(span, baselines_)) continue;
      last = span;
      // A place right behind a body is part of its name.
      if (IsPlace(at) && !marks_.entities.empty() && !marks_.entities.back().place &&
          reduced_.IsBehind(marks_.entities.back().span, span, 1)) {
        EntityMark& body = marks_.entities.back();
        body.span.end = span.end;
        body.text = reduced_.Clean(body.span);
        body.local = true;
        continue;
      }
      EntityMark mark;
      mark.span = span;
      mark.text = reduced_.Clean(span);
      mark.place = IsPlace(at);
      mark.weak = !mark.place && Holds(at, kinds_.state_organ);
      const NodeRef place = PlaceIn(at);
      mark.local = mark.place || place;
      if (!mark.place && Holds(at, kinds_.speaks_for_territory)) {
        mark.place = true;
        mark.own = !place;
        if (place) mark.text = reduced_.Clean(reduced_.node(place).span);
      }
      marks_.entities.push_back(std::move(mark));
    }
  }

  // Cues, bare words for the own territory, and the prepositions before entities.
  void ReadAtoms() {
    for (rules::NodeId node = 0; node < reduction_.nodes.size(); ++node) {
      const NodeRef at{row_, node};
      const Span span = reduced_.node(at).span;
      if (reduced_.IsPhrase(at)) {
        if (reduced_.Is(at, kinds_.target_cue)) marks_.cues.push_back({span, Status::kTarget});
        continue;
      }
      if (reduced_.Is(at, kinds_.singling)) {
        for (EntityMark& mark : marks_.entities) mark.single |= mark.span.begin > span.begin;
      }
      if (reduced_.Is(at, kinds_.source)) SetBefore(span, &EntityMark::told);
      if (reduced_.Is(at, kinds_.away)) SetBefore(span, &EntityMark::away);
      if (reduced_.Is(at, kinds_.belongs)) SetBefore(span, &EntityMark::belongs);
      if (IsInside(span, cited_) || IsInside(span, baselines_)) continue;
      if (reduced_.Is(at, kinds_.as_of)) marks_.as_of.push_back(span);
      if (reduced_.Is(at, kinds_.status_cue)) {
        const Status status = StatusNamed(rules::Canonical(*reduced_.rules, reduced_.text(span), kinds_.status_cue));
        if (status != Status::kUnknown) marks_.cues.push_back({span, status});
      }
      if (reduced_.Is(at, kinds_.level) && !InEntity(span)) own_.push_back(Own(span));
    }
    PassOnAway();
    for (EntityMark& mark : marks_.entities) mark.weak |= mark.told && !mark.local;
    marks_.entities.insert(marks_.entities.end(), own_.begin(), own_.end());
    std::ranges::sort(marks_.entities, {}, [](const EntityMark& mark) { return mark.span.begin; });
    std::ranges::sort(marks_.cues, {}, [](const StatusMark& mark) { return mark.span.begin; });
  }

  // `phối hợp với A; B và C`: of bodies in a row, all or none are the other side.
  void PassOnAway() {
    constexpr std::uint32_t kBetween = 6;  // bytes: `, ` or ` và `
    for (std::size_t i = 1; i < marks_.entities.size(); ++i) {
      const EntityMark& before = marks_.entities[i - 1];
      EntityMark& mark = marks_.entities[i];
      const bool next = reduced_.IsBehind(before.span, mark.span, kBetween);
      mark.away |= before.away && next && !before.place && !mark.place;
    }
  }

  [[nodiscard]] static EntityMark Own(Span span) {
    EntityMark mark;
    mark.span = span;
    mark.own = mark.place = true;
    return mark;
  }

  [[nodiscard]] bool InEntity(Span span) const {
    return std::ranges::any_of(marks_.entities, [&](const EntityMark& mark) { return mark.span.Contains(span); });
  }

  // Sets a flag of the entity that begins right behind a preposition (one word may stand between: `của ngành X`).
  void SetBefore(Span preposition, bool EntityMark::*flag) {
    constexpr std::uint32_t kOneWord = 12;  // bytes
    for (EntityMark& mark : marks_.entities) {
      if (reduced_.IsBehind(preposition, mark.span, kOneWord)) mark.*flag = true;
    }
  }

  const ReducedDocument& reduced_;
  const CarryKinds& kinds_;
  const std::uint32_t row_;
  const rules::Reduction& reduction_;
  SentenceMarks marks_;
  std::vector<EntityMark> own_;
  std::vector<Span> cited_, baselines_;
};

}  // namespace

Status StatusNamed(std::string_view name) {
  for (const Status status : {Status::kResult, Status::kTarget, Status::kRule}) {
    if (ToString(status) == name) return status;
  }
  return Status::kUnknown;
}

CarryKinds::CarryKinds(const RuleSet& rules) {
  const auto kind = [&](const char* name) { return rules::FindKind(rules, name); };
  level = kind("admin-level");
  province = kind("province");
  country = kind("country");
  city = kind("city");
  region = kind("region");
  nation = kind("nation");
  speaks_for_territory = kind("speaks-for-territory");
  away = kind("away");
  belongs = kind("belongs");
  source = kind("source-word");
  state_organ = kind("state-organ");
  target_cue = kind("target-cue");
  singling = kind("singling");
  measure_mention = kind("measure-mention");
  status_cue = kind("status-cue");
  planned = kind("planned");
  as_of = kind("as-of");
  last_year = kind("last-year");
  respectively = kind("respectively");
  share = kind("share");
  compared_lead = kind("compared-lead");
  document_status = kind("document-status");
}

SentenceMarks ReadMarks(const ReducedDocument& reduced, const CarryKinds& kinds, const Drafts& drafts,
                        std::uint32_t sentence, const std::vector<FactId>& facts) {
  return MarkReader(reduced, kinds, sentence).Read(drafts, facts);
}

}  // namespace vanban::extract
