// Carries what was said once over clauses, sentences and list items: the measure, whose it is, of when, planned or
// reached. Door: Carry.
#include "extract/carry.h"

#include <algorithm>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "extract/body_names.h"
#include "extract/carrier.h"
#include "extract/carry_series.h"
#include "extract/folded_texts.h"
#include "extract/tidy_figures.h"

namespace vanban::extract {
namespace {

// What stands around the text proper has numbers of copies and lines, no figures.
bool IsAroundText(Zone zone) {
  return zone == Zone::kLetterhead || zone == Zone::kNumber || zone == Zone::kPlaceDate || zone == Zone::kRecipients ||
         zone == Zone::kSignature || zone == Zone::kByline;
}

}  // namespace

void Carrier::ReadSentence(std::uint32_t index) {
  const Sentence& sentence = reduced_.sentence(index);
  const std::span<const FactId> facts = facts_.Of(index);
  index_ = index;
  const bool led = LeadOf(index) != Sentence::kNoLead;
  if (sentence.paragraph != paragraph_ && !led) topic_ = 0;
  paragraph_ = sentence.paragraph;
  here_.clear();
  ratio_ = 0;
  // No author's sentence: comparing all marks with all figures would take time without bound.
  constexpr std::size_t kMostFacts = 512;
  if (facts.size() > kMostFacts) {
    for (const FactId id : facts) {
      const auto* indicator = drafts_.Get(id).As<Indicator>();
      drafts_.Get(id).dropped |= indicator != nullptr && !HasLetter(indicator->name);
    }
    return;
  }
  marks_ = &reader_.Read(index, facts);

  Said& said = said_in_[index];
  for (EntityMark& mark : marks_->entities) {
    if (!mark.place && !mark.branch) mark.text = FullerName(mark.text);
    if (said.entity.empty() && !mark.away && !mark.weak && !mark.single) {
      said.entity = TextOf(mark);
      said.is_scene = mark.place && mark.scene;
    }
    ReadOwn(mark);
  }
  NameYears();
  for (const PeriodMark& mark : marks_->periods) {
    if (!said.period.empty() || mark.in_brackets || mark.edtf.empty()) continue;
    said.period = mark.edtf;
    constexpr std::uint32_t kOpening = 24;  // bytes: `Trong năm 2023, …`
    said.opens = sentence.kind == SentenceKind::kHeading ||
                 reduced_.IsBehind({sentence.span.begin, sentence.span.begin}, mark.span, kOpening);
  }
  if (!marks_->cues.empty()) said.status = marks_->cues.back().status;
  // Headlines and crossheads of the press say what is new in them, not what follows.
  if (sentence.kind == SentenceKind::kHeading && !frame_.kind.empty()) section_status_ = said.status;

  for (const FactId id : facts) {
    Draft& draft = drafts_.Get(id);
    if (draft.As<Ratio>() != nullptr) ratio_ = id;
    if (draft.As<Indicator>() == nullptr) continue;
    draft.dropped |= IsAroundText(sentence.zone);
    if (!draft.dropped) Complete(id);
    if (!draft.dropped) here_.push_back(id);
  }
  if (!here_.empty()) {
    const std::string& last = drafts_.Get(here_.back()).As<Indicator>()->entity;
    if (OfMany() && !carried_entity_.empty()) {
      // The last of many is not whom the next sentence means.
    } else if (!IsSingledOut(last)) {
      carried_entity_ = last;
    } else if (!said.entity.empty()) {
      carried_entity_ = said.entity;
    }
    if (!led || topic_ == 0) topic_ = here_.front();
    ShareWithin(reduced_, kinds_, drafts_, here_);
  } else if (!said.entity.empty() && !said.is_scene && !IsCaption(index)) {
    carried_entity_ = said.entity;
  }
  // Of sentences without figures, those that begin with a period or open the text say of when it tells.
  constexpr std::uint32_t kOpeningSentences = 4;
  const bool tells = !here_.empty() || said.opens || index < kOpeningSentences;
  if (!said.period.empty() && tells) carried_period_ = said.period;
}

// Whether the figures of the sentence are of three and more, each named: `A 5%, B 4%, C 3%`.
bool Carrier::OfMany() const {
  std::string_view first;
  std::string_view second;
  for (const FactId id : here_) {
    const std::string_view entity = drafts_.Get(id).As<Indicator>()->entity;
    if (entity.empty() || entity == first || entity == second) continue;
    if (!first.empty() && !second.empty()) return true;
    (first.empty() ? first : second) = entity;
  }
  return false;
}

// Whether a sentence tells a picture, not of what the text does; the credit is a sentence of its own behind it.
bool Carrier::IsCaption(std::uint32_t index) const {
  constexpr std::uint32_t kFew = 3;
  const Sentence& sentence = reduced_.sentence(index);
  const std::size_t end = std::min<std::size_t>(index + kFew, reduced_.document->sentences().size());
  for (std::size_t i = index; i < end; ++i) {
    const Sentence& next = reduced_.sentence(static_cast<std::uint32_t>(i));
    if (next.paragraph != sentence.paragraph) break;
    if (next.zone == Zone::kCaption || next.zone == Zone::kByline) return true;
  }
  // The writer's name, also where it is a province's.
  return frame_.kind.empty() && reduced_.rows[index].reduction.row.size() < 2;
}

// `TPHCM` for a document of `TP Hồ Chí Minh`: what its `thành phố` is called where it is said last.
void Carrier::ReadOwn(const EntityMark& mark) {
  if (mark.territory.empty() || frame_.province.empty()) return;
  const std::string_view written = reduced_.Clean(mark.territory, written_);
  if (reduced_.written->Canonical(written, kinds_.province) != frame_.province) return;
  FoldedTexts& folded = *reduced_.folded;
  const bool same = folded.Fold(frame_.territory).find(folded.Fold(written)) != std::string_view::npos;
  own_written_ = same ? std::string_view(frame_.territory) : written;
}

// `9 tháng năm 2020 …, cả năm …`: the year of the period before; `năm nay`: the document's.
void Carrier::NameYears() {
  constexpr std::size_t kYear = 4;
  const auto year_of = [](std::string_view edtf) {
    return edtf.size() >= kYear && edtf.substr(0, kYear).find('X') == std::string_view::npos ? edtf.substr(0, kYear)
                                                                                             : std::string_view();
  };
  std::string_view last = carried_period_;
  for (PeriodMark& mark : marks_->periods) {
    if (mark.whole_year) mark.edtf = year_of(last);
    if ((mark.whole_year || mark.this_year) && mark.edtf.empty()) mark.edtf = year_of(frame_.date);
    if (mark.this_year && mark.edtf.empty()) mark.edtf = year_of(last);
    if (!mark.in_brackets) last = mark.edtf;
  }
}

bool Carrier::IsSingledOut(std::string_view entity) const {
  bool single = false;
  for (const EntityMark& mark : marks_->entities) {
    if (TextOf(mark) != entity) continue;
    if (!mark.single) return false;
    single = true;
  }
  return single;
}

void Carrier::Complete(FactId id) {
  Draft& draft = drafts_.Get(id);
  auto& indicator = *draft.As<Indicator>();
  if (!HasLetter(indicator.name)) indicator.name.clear();
  const bool alone = here_.empty() && topic_ == 0;
  if (!alone && !reduced_.written->Canonical(indicator.name, kinds_.planned).empty()) {
    // `(kế hoạch là 9,4%)`: of what, the figure before says.
    indicator.name.clear();
    indicator.status = Status::kTarget;
  }
  // `bình quân đạt 29%`: nor does this say of what, unless nothing else does.
  std::string vague;
  if (!reduced_.written->Canonical(indicator.name, kinds_.unnamed).empty()) vague.swap(indicator.name);
  if (indicator.name.empty()) {
    GiveName(draft, indicator);
  } else {
    TakeFullerName(draft, indicator);
  }
  if (indicator.name.empty()) indicator.name.swap(vague);
  if (indicator.name.empty()) {
    draft.dropped = true;
    return;
  }
  if (indicator.entity.empty()) indicator.entity = EntityFor(draft);
  if (indicator.period.empty()) indicator.period = PeriodFor(draft, indicator);
  if (indicator.status == Status::kUnknown) indicator.status = StatusFor(draft, indicator);
}

// A nameless figure means what the one before it in its sentence means (also a ratio: `45/91 xã đạt chuẩn, đạt tỷ lệ
// 49%`), else what the sentence before began with, else what the next figure counts (`94% trong tổng số 547 dòng
// thuế`).
void Carrier::GiveName(const Draft& draft, Indicator& indicator) {
  constexpr std::uint32_t kNear = 40;  // bytes
  if (ratio_ != 0 && (here_.empty() || drafts_.Get(here_.back()).span.begin < drafts_.Get(ratio_).span.begin)) {
    const auto& ratio = *drafts_.Get(ratio_).As<Ratio>();
    indicator.name = ratio.status.empty() ? ratio.of : ratio.of + ' ' + ratio.status;
    return;
  }
  FactId of = here_.empty() ? 0 : here_.back();
  // A measure named since then, without a figure of its own, is nearer; and a share is no share of a number of things.
  const bool counts = of != 0 && IsCount(drafts_.Get(of)) && indicator.direction == Direction::kLevel;
  const Span after = of == 0 || counts ? reduced_.sentence(index_).span : drafts_.Get(of).span;
  const std::uint32_t since = of == 0 || counts ? after.begin : after.end;
  if (const Span mention = MentionBefore(since, draft); !mention.empty()) {
    indicator.name = reduced_.Clean(mention);
    return;
  }
  if (of == 0) {
    for (const FactId id : facts_.Of(index_)) {
      const Draft& next = drafts_.Get(id);
      const auto* behind = next.As<Indicator>();
      if (behind == nullptr || behind->name.empty() || next.span.begin < draft.span.end) continue;
      if (reduced_.IsBehind(draft.span, next.span, kNear) && next.sentence == index_ && !Parted(draft.span, next.span))
        of = id;
      break;
    }
  }
  if (of == 0) of = topic_;
  if (of != 0) indicator.name = drafts_.Get(of).As<Indicator>()->name;
}

// The last measure of the sentence named without a figure between `since` and the figure; none: an empty span.
Span Carrier::MentionBefore(std::uint32_t since, const Draft& draft) const {
  const rules::Reduction& reduction = reduced_.rows[index_].reduction;
  for (auto at = reduction.row.rbegin(); at != reduction.row.rend(); ++at) {
    const Span span = reduction.nodes[*at].span;
    if (span.begin < since) break;
    if (span.end <= draft.span.begin && reduced_.Is({index_, *at}, kinds_.measure_mention)) return span;
  }
  return {};
}

// `Cục Hải quan` after `Cục Hải quan Tây Ninh`: the last name that says more.
std::string_view Carrier::FullerName(std::string_view name) {
  if (const auto known = named_.find(name); known != named_.end()) return known->second;
  for (std::size_t end = 0; end != std::string_view::npos;) {
    end = name.find(' ', end + 1);
    named_[name.substr(0, end)] = name;
  }
  return name;
}

// Whether a figure is a number of things, which stand behind it.
bool Carrier::IsCount(const Draft& draft) const {
  const auto& indicator = *draft.As<Indicator>();
  return !indicator.name.empty() && indicator.name.starts_with(indicator.unit);
}

// `số vụ vi phạm chỉ có 85 vụ, năm nay có 198 vụ`: a bare noun is what was counted before; a measure only where it is
// cut short, as `chỉ số này`.
void Carrier::TakeFullerName(const Draft& draft, Indicator& indicator) const {
  if (here_.empty()) return;
  const auto& before = *drafts_.Get(here_.back()).As<Indicator>();
  const std::size_t at =
      before.name.size() > indicator.name.size() ? before.name.find(indicator.name) : std::string::npos;
  const bool within = at == 0 || (at != std::string::npos && IsCount(draft));
  if (before.unit == indicator.unit && within) indicator.name = before.name;
}

// Whether a comma or a stronger sign stands between two places.
bool Carrier::Parted(Span first, Span second) const {
  return reduced_.text({first.end, second.begin}).find_first_of(",;:.(") != std::string_view::npos;
}

void Carry(const ReducedDocument& reduced, const Frame& frame, Drafts& drafts) {
  TidyFigures(reduced, drafts);
  Carrier(reduced, frame, drafts).Run();
}

}  // namespace vanban::extract
