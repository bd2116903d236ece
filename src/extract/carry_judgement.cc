// Whose a figure is, of when, and whether planned or reached: judged from the marks of its sentence, then from what was
// carried. Part of Carrier, door: Carry.
#include <algorithm>
#include <string>
#include <string_view>

#include "extract/body_names.h"
#include "extract/carrier.h"
#include "extract/tidy_figures.h"

namespace vanban::extract {

bool Carrier::InOtherBracket(Span mark, Span figure) const {
  return std::ranges::any_of(marks_->brackets,
                             [&](Span bracket) { return bracket.Contains(mark) && !bracket.Contains(figure); });
}

// The sentence that leads this one: that above its list, or the one before it that ends in a colon.
std::uint32_t Carrier::LeadOf(std::uint32_t sentence) const {
  const std::uint32_t lead = reduced_.sentence(sentence).lead;
  if (lead != Sentence::kNoLead || sentence == 0) return lead;
  return reduced_.text(reduced_.sentence(sentence - 1).span).ends_with(':') ? sentence - 1 : Sentence::kNoLead;
}

const Said* Carrier::Lead() const {
  const std::uint32_t lead = LeadOf(index_);
  return lead == Sentence::kNoLead ? nullptr : &said_in_[lead];
}

std::string_view Carrier::EntityFor(const Draft& draft) const {
  const EntityMark* before = nullptr;
  const EntityMark* behind = nullptr;
  const EntityMark* weak = nullptr;
  for (const EntityMark& mark : marks_->entities) {
    if (mark.away || TextOf(mark).empty() || InOtherBracket(mark.span, draft.span)) continue;
    // What a regulation lays down holds for its territory; the bodies in it have duties, not figures.
    if (by_kind_ == Status::kRule && !mark.place && !mark.belongs) continue;
    // `Bộ X giải ngân 5 tỷ đồng`: what it does itself is its own.
    constexpr std::uint32_t kBlank = 1;
    const bool acts =
        !mark.told && reduced_.IsBehind(mark.span, draft.extent, kBlank) && draft.extent.begin > mark.span.end;
    if (mark.weak && !acts) {
      if (mark.span.begin < draft.span.end) weak = &mark;
    } else if (mark.span.begin < draft.span.end) {
      before = &mark;
    } else if (behind == nullptr && mark.belongs) {
      behind = &mark;
    }
  }
  constexpr std::uint32_t kPreposition = 10;  // bytes: `600 triệu tấn của cả nước`
  if (behind != nullptr && behind->place && reduced_.IsBehind(draft.span, behind->span, kPreposition)) {
    return TextOf(*behind);
  }
  if (before != nullptr) return TextOf(*before);
  if (behind != nullptr) return TextOf(*behind);
  const Said* lead = Lead();
  if (lead != nullptr && !lead->entity.empty()) return lead->entity;
  if (by_kind_ != Status::kRule && !carried_entity_.empty()) return carried_entity_;
  if (!own_written_.empty() || by_kind_ == Status::kRule) return own_written_;
  return weak != nullptr ? TextOf(*weak) : std::string_view(carried_entity_);
}

// `đạt 66% dự toán (67.000 tỷ đồng)`: a bracket that says what the figure before it is compared with; that figure.
const Draft* Carrier::ComparedBy(const Draft& draft) const {
  if (here_.empty()) return nullptr;
  constexpr std::uint32_t kOpening = 40;  // bytes: ` (`, also behind the rest of the baseline
  const Draft& last = drafts_.Get(here_.back());
  const auto& to = *last.As<Indicator>();
  const auto& own = *draft.As<Indicator>();
  const bool level = own.direction == Direction::kLevel && own.baseline.empty() && own.unit != to.unit;
  if (!level || to.baseline.empty() || !InOtherBracket(draft.span, last.span)) return nullptr;
  if (!reduced_.IsBehind(last.span, draft.span, kOpening)) return nullptr;
  // `(25.694/39.826 tỷ đồng)`: both.
  const std::string_view text = reduced_.text(draft.span);
  const std::size_t stroke = text.find('/');
  const std::string_view behind = stroke == std::string_view::npos ? std::string_view() : text.substr(stroke + 1);
  const bool both = !behind.empty() && behind.front() >= '0' && behind.front() <= '9';
  return both ? nullptr : &last;
}

std::string Carrier::PeriodFor(const Draft& draft, const Indicator& indicator) const {
  // `tăng 10% so cùng kỳ (10.482 tỷ đồng)`: the figure of the year before.
  if (!here_.empty() && indicator.direction == Direction::kLevel) {
    const Draft& last = drafts_.Get(here_.back());
    const auto& to = *last.As<Indicator>();
    const bool in_bracket = InOtherBracket(draft.span, last.span);
    if (in_bracket && to.unit != indicator.unit && to.name == indicator.name && Says(reduced_, kinds_.last_year, last))
      return YearBefore(to.period);
  }
  // `dự toán năm 2020 (492 tỷ đồng)`
  if (const Draft* compared = ComparedBy(draft); compared != nullptr) {
    for (const FactId id : facts_.Of(index_)) {
      const auto* date = drafts_.Get(id).As<DateExpression>();
      if (date != nullptr && IsPeriod(date->value) && compared->span.Contains(drafts_.Get(id).span)) return date->value;
    }
  }
  const PeriodMark* before = nullptr;
  const PeriodMark* behind = nullptr;
  for (const PeriodMark& mark : marks_->periods) {
    if (InOtherBracket(mark.span, draft.span)) continue;
    if (mark.span.begin < draft.span.end) {
      before = &mark;
    } else if (behind == nullptr && !mark.edtf.empty()) {
      behind = &mark;
    }
  }
  if (before != nullptr) return std::string(before->edtf);
  const bool as_of = std::ranges::any_of(marks_->as_of, [&](Span span) { return span.begin < draft.span.begin; });
  if (as_of) return {};
  if (behind != nullptr && here_.empty()) return std::string(behind->edtf);
  for (auto last = here_.rbegin(); last != here_.rend(); ++last) {
    const Draft& other = drafts_.Get(*last);
    if (!InOtherBracket(other.span, draft.span)) return other.As<Indicator>()->period;
  }
  const Said* lead = Lead();
  if (lead != nullptr && !lead->period.empty()) return std::string(lead->period);
  return std::string(carried_period_);
}

Status Carrier::StatusFor(const Draft& draft, const Indicator& indicator) const {
  if (IsPlanned(reduced_, kinds_, draft)) return Status::kTarget;
  const Draft* plan = ComparedBy(draft);
  if (plan != nullptr && Says(reduced_, kinds_.planned, *plan)) return Status::kTarget;
  const StatusMark* cue = nullptr;
  bool limit = false;  // the figure's own bound is one that is laid down
  for (const StatusMark& mark : marks_->cues) {
    if (InOtherBracket(mark.span, draft.span)) continue;
    if (mark.own_figure) {
      if (!draft.extent.Contains(mark.span) && !draft.span.Contains(mark.span)) continue;
      limit |= mark.status == Status::kRule;
      if (mark.status != Status::kRule) cue = &mark;
      continue;
    }
    // Within the figure's own words only its verb tells (`ước đạt`), not what is counted (`26 chỉ tiêu`).
    const bool before = mark.span.begin <= draft.span.begin;
    const bool verb = mark.status == Status::kResult && mark.span.begin < draft.span.end;
    if (before || verb) cue = &mark;
  }
  // In a plan the least is an aim, the most a limit.
  if (limit && (cue == nullptr || cue->status != Status::kTarget)) {
    const bool aim = by_kind_ == Status::kTarget && indicator.bound == Bound::kMin;
    return aim ? Status::kTarget : Status::kRule;
  }
  if (cue != nullptr) return cue->status;
  const Said* lead = Lead();
  if (lead != nullptr && lead->status != Status::kUnknown) return lead->status;
  if (section_status_ != Status::kUnknown) return section_status_;
  if (IsAfter(indicator.period, frame_.date)) return Status::kTarget;
  // What is compared is no amount laid down.
  const bool compared = indicator.direction != Direction::kLevel || !indicator.baseline.empty();
  // Nor is a number of acts that are published.
  const bool published =
      indicator.bound == Bound::kExact && !reduced_.written->Canonical(indicator.unit, kinds_.enacted).empty();
  if (by_kind_ == Status::kUnknown || (by_kind_ == Status::kRule && (compared || published))) return Status::kResult;
  return by_kind_;
}

}  // namespace vanban::extract
