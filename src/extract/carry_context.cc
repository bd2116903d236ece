// Reads what a sentence offers to its figures. Door: MarkReader.
#include "extract/carry_context.h"

#include <algorithm>
#include <tuple>

#include "extract/body_names.h"
#include "extract/short_names.h"
#include "text/char_class.h"
#include "text/utf8.h"

namespace vanban::extract {
namespace {

bool IsInside(Span span, const std::vector<Span>& outer) {
  return std::ranges::any_of(outer, [&](Span one) { return one.Contains(span); });
}

EntityMark Own(Span span) {
  EntityMark mark;
  mark.span = span;
  mark.own = mark.place = true;
  return mark;
}

}  // namespace

bool IsPeriod(std::string_view edtf) {
  if (edtf.empty() || edtf.find('X') != std::string_view::npos) return false;
  return edtf.find('/') != std::string_view::npos || edtf.size() <= 7;
}

MarkReader::MarkReader(const ReducedDocument& reduced, const Drafts& drafts)
    : reduced_(reduced), kinds_(reduced.words->carry), drafts_(drafts) {
  const rules::KindId firm = reduced.words->firm;
  for (const Draft& draft : drafts.facts) {
    const auto* body = draft.As<Organization>();
    if (draft.dropped || body == nullptr || (draft.rule != kShortNameRule && draft.mentions.empty())) continue;
    // Of others than firms the short name stands mostly where they speak.
    if (reduced.written->Canonical(body->kind, firm).empty()) continue;
    if (draft.rule == kShortNameRule) short_names_.push_back(draft.span);
    short_names_.insert(short_names_.end(), draft.mentions.begin(), draft.mentions.end());
  }
  std::ranges::sort(short_names_, {}, &Span::begin);
}

SentenceMarks& MarkReader::Read(std::uint32_t sentence, std::span<const FactId> facts) {
  row_ = sentence;
  marks_.entities.clear();
  marks_.periods.clear();
  marks_.cues.clear();
  marks_.as_of.clear();
  marks_.brackets.clear();
  FindMarkedNodes();
  if (marked_.empty() && facts.empty() && short_names_.empty()) return marks_;
  FindClosedSpans();
  ReadEntities();
  if (!short_names_.empty()) ReadShortNames();
  ReadAtoms();
  if (facts.empty()) return marks_;
  FindBrackets();
  for (const FactId id : facts) {
    const auto* date = drafts_.Get(id).As<DateExpression>();
    const Span span = drafts_.Get(id).span;
    if (date == nullptr || !IsPeriod(date->value) || IsInside(span, cited_) || IsInside(span, baselines_)) continue;
    marks_.periods.push_back({span, PeriodOf(span, date->value), IsInside(span, marks_.brackets)});
  }
  ReadUnnamedYears();
  return marks_;
}

// `năm nay`, `cả năm`; not behind a part of the year, which has taken its own: `quý II năm nay`.
void MarkReader::ReadUnnamedYears() {
  constexpr std::uint32_t kBlank = 1;
  const std::size_t named = marks_.periods.size();
  for (const NodeRef at : marked_) {
    const bool whole = Is(at, CarryKinds::kWholeYearMark);
    if (!whole && !Is(at, CarryKinds::kThisYearMark)) continue;
    const Span span = reduced_.node(at).span;
    const auto is_part = [&](const PeriodMark& mark) {
      return mark.span.Contains(span) || reduced_.IsBehind(mark.span, span, kBlank);
    };
    if (std::ranges::any_of(marks_.periods, is_part) || IsInside(span, cited_) || IsInside(span, baselines_)) continue;
    marks_.periods.push_back({span, {}, IsInside(span, marks_.brackets), !whole, whole});
  }
  if (named != marks_.periods.size())
    std::ranges::sort(marks_.periods, {}, [](const auto& mark) { return mark.span.begin; });
}

// `từ đầu năm đến hết tháng 8`: from January on.
std::string_view MarkReader::PeriodOf(Span date, std::string_view edtf) {
  constexpr std::size_t kMonth = 7;  // of `2020-08`
  constexpr std::size_t kYear = 4;
  constexpr std::uint32_t kBlank = 1;
  if (edtf.size() != kMonth || edtf[kYear] != '-') return edtf;
  const bool since = std::ranges::any_of(marked_, [&](NodeRef at) {
    return Is(at, CarryKinds::kSinceNewYearMark) && reduced_.IsBehind(reduced_.node(at).span, date, kBlank);
  });
  if (!since) return edtf;
  return made_.emplace_front(std::string(edtf.substr(0, kYear)) + "-01/" + std::string(edtf));
}

void MarkReader::FindMarkedNodes() {
  marked_.clear();
  const std::vector<rules::Node>& nodes = reduced_.rows[row_].reduction.nodes;
  for (rules::NodeId node = 0; node < nodes.size(); ++node) {
    if (kinds_.marks[nodes[node].code] != 0) marked_.push_back({row_, node});
  }
}

// Where no mark counts: documents cited, names of persons; and what figures are compared with.
void MarkReader::FindClosedSpans() {
  cited_.clear();
  baselines_.clear();
  reached_.clear();
  const rules::Reduction& reduction = reduced_.rows[row_].reduction;
  for (const rules::NodeId made : reduction.made) {
    const NodeRef at{row_, made};
    if (Is(at, CarryKinds::kClosedMark)) cited_.push_back(reduced_.node(at).span);
    if (Is(at, CarryKinds::kResultCueMark)) reached_.push_back(reduced_.node(at).span);
  }
  for (const rules::Part& part : reduction.parts) {
    if (part.label == reduced_.words->baseline) baselines_.push_back(part.span);
  }
}

void MarkReader::FindBrackets() {
  const Span whole = reduced_.sentence(row_).span;
  const std::string_view text = reduced_.text(whole);
  std::vector<std::uint32_t> open;
  for (std::size_t i = std::min(text.find('('), text.size()); i < text.size(); ++i) {
    const auto at = static_cast<std::uint32_t>(i);
    if (text[i] == '(') open.push_back(at);
    if (text[i] != ')' || open.empty()) continue;
    marks_.brackets.push_back({whole.begin + open.back(), whole.begin + at + 1});
    open.pop_back();
  }
}

// The last place within a phrase; none: an empty reference.
NodeRef MarkReader::PlaceIn(NodeRef at) const {
  NodeRef found;
  for (const rules::NodeId child : reduced_.children(at)) {
    const NodeRef inner{at.row, child};
    const NodeRef place = Is(inner, CarryKinds::kPlaceMark) ? inner : PlaceIn(inner);
    if (place) found = place;
  }
  return found;
}

bool MarkReader::Holds(NodeRef body, rules::KindId kind) const {
  return std::ranges::any_of(reduced_.children(body), [&](rules::NodeId child) {
    return reduced_.Is({body.row, child}, kind);
  });
}

// Whether a place of one syllable is the last of a longer name (`Thạnh Mỹ`): another with a capital stands before it.
bool MarkReader::EndsName(Span place) const {
  const std::string_view name = reduced_.text(place);
  if (name.find_first_of(" \n.") != std::string_view::npos || !ShortFormLetters(name).empty()) return false;
  const Span sentence = reduced_.sentence(row_).span;
  std::string_view before = reduced_.text({sentence.begin, place.begin});
  const std::size_t end = before.find_last_not_of(" \n") + 1;
  if (end == 0 || end == before.size()) return false;
  before = before.substr(0, end);
  const std::size_t blank = before.find_last_of(" \n");
  if (blank == std::string_view::npos) return false;  // the sentence's first word
  const std::string_view word = before.substr(blank + 1);
  if (word.find_first_of(",;:.()\"'-") != std::string_view::npos) return false;
  std::size_t at = 0;
  return !word.empty() && ShortFormLetters(word).empty() &&
         text::CharClasses::Get()(text::NextChar(word, at)) == text::CharClass::kUpper;
}

// How high a territory stands that is named with its kind; 0: with none, or no territory.
int MarkReader::LevelOf(Span territory) const {
  const std::string written = CleanValue(reduced_.text(territory));
  const std::string_view name = written;
  const std::size_t blank = name.find(' ');
  if (blank == std::string_view::npos) return 0;
  const std::string_view kind = rules::Canonical(*reduced_.rules, name.substr(0, blank), kinds_.level);
  if (!rules::Canonical(*reduced_.rules, name.substr(blank + 1), kinds_.province).empty()) return 3;
  if (kind == "commune") return 1;
  return kind.empty() ? 0 : 2;
}

// Names of bodies and places; of one inside another only the outer.
void MarkReader::ReadEntities() {
  found_.clear();
  for (const NodeRef at : marked_) {
    const bool body = reduced_.IsPhrase(at) && Is(at, CarryKinds::kBodyMark | CarryKinds::kBranchMark);
    if (body || Is(at, CarryKinds::kPlaceMark)) found_.push_back(at);
  }
  if (found_.empty()) return;
  std::ranges::sort(found_, {}, [&](NodeRef at) {
    const Span span = reduced_.node(at).span;
    return std::tuple(span.begin, ~span.end, !reduced_.IsPhrase(at));
  });
  std::vector<EntityMark>& entities = marks_.entities;
  Span last;
  for (const NodeRef at : found_) {
    const Span span = reduced_.node(at).span;
    if (last.Contains(span) || IsInside(span, cited_) || IsInside(span, baselines_)) continue;
    last = span;
    const bool is_place = Is(at, CarryKinds::kPlaceMark);
    if (is_place && EndsName(span)) continue;
    // A place right behind a body is part of its name.
    if (is_place && !entities.empty() && !entities.back().place && reduced_.IsBehind(entities.back().span, span, 1)) {
      EntityMark& body = entities.back();
      body.span.end = span.end;
      body.name = body.span;
      body.local = true;
      continue;
    }
    // `huyện Tuy Phong, tỉnh Bình Thuận`: what it lies in.
    constexpr std::uint32_t kComma = 2;  // bytes
    if (is_place && !entities.empty() && reduced_.IsBehind(entities.back().span, span, kComma)) {
      const int level = LevelOf(entities.back().territory);
      if (level > 0 && level < LevelOf(span)) {
        entities.back().span.end = span.end;
        continue;
      }
    }
    EntityMark mark;
    mark.span = span;
    mark.name = span;
    mark.place = is_place;
    mark.branch = Is(at, CarryKinds::kBranchMark);
    mark.weak = !is_place && Holds(at, kinds_.state_organ);
    const NodeRef place = PlaceIn(at);
    mark.local = is_place || place;
    if (mark.local) mark.territory = reduced_.node(is_place ? at : place).span;
    if (!is_place && Holds(at, kinds_.speaks_for_territory)) {
      mark.place = true;
      mark.own = !place;
      if (place) mark.name = reduced_.node(place).span;
    }
    entities.push_back(mark);
  }
  for (EntityMark& mark : entities) mark.text = reduced_.Clean(mark.name, made_);
}

// `doanh thu của MISA`: a firm by what the document calls it in short, where no rule saw a body.
void MarkReader::ReadShortNames() {
  const Span whole = reduced_.sentence(row_).span;
  for (auto at = std::ranges::lower_bound(short_names_, whole.begin, {}, &Span::begin);
       at != short_names_.end() && at->begin < whole.end; ++at) {
    if (InEntity(*at) || IsInside(*at, cited_) || IsInside(*at, baselines_)) continue;
    EntityMark mark;
    mark.span = mark.name = *at;
    mark.text = reduced_.Clean(*at, made_);
    marks_.entities.push_back(mark);
  }
  std::ranges::sort(marks_.entities, {}, [](const EntityMark& mark) { return mark.span.begin; });
}

// Cues, bare words for the own territory, and the prepositions before entities.
void MarkReader::ReadAtoms() {
  own_.clear();
  for (const NodeRef at : marked_) {
    const Span span = reduced_.node(at).span;
    if (reduced_.IsPhrase(at)) {
      if (Is(at, CarryKinds::kTargetCueMark)) marks_.cues.push_back({span, Status::kTarget});
      if (Is(at, CarryKinds::kResultCueMark)) marks_.cues.push_back({span, Status::kResult});
      continue;
    }
    if (Is(at, CarryKinds::kSinglingMark)) {
      for (EntityMark& mark : marks_.entities) mark.single |= mark.span.begin > span.begin;
    }
    if (Is(at, CarryKinds::kSourceMark)) SetBefore(span, &EntityMark::told);
    if (Is(at, CarryKinds::kAwayMark)) SetBefore(span, &EntityMark::away);
    if (Is(at, CarryKinds::kBelongsMark)) SetBefore(span, &EntityMark::belongs);
    if (Is(at, CarryKinds::kSceneMark)) SetBefore(span, &EntityMark::scene);
    if (IsInside(span, cited_) || IsInside(span, baselines_)) continue;
    if (Is(at, CarryKinds::kAsOfMark)) marks_.as_of.push_back(span);
    if (Is(at, CarryKinds::kStatusCueMark) && !IsInside(span, reached_)) {
      const Status status = StatusNamed(rules::Canonical(*reduced_.rules, reduced_.node(at), kinds_.status_cue));
      if (status != Status::kUnknown) marks_.cues.push_back({span, status, Is(at, CarryKinds::kBoundMark)});
    }
    if (Is(at, CarryKinds::kLevelMark) && !InEntity(span)) own_.push_back(Own(span));
  }
  PassOnAway();
  PassOverLists();
  for (EntityMark& mark : marks_.entities) mark.weak |= mark.told && !mark.local;
  marks_.entities.insert(marks_.entities.end(), own_.begin(), own_.end());
  std::ranges::sort(marks_.entities, {}, [](const EntityMark& mark) { return mark.span.begin; });
  std::ranges::sort(marks_.cues, {}, [](const StatusMark& mark) { return mark.span.begin; });
}

// `phối hợp với A; B và C`: of bodies in a row, all or none are the other side.
void MarkReader::PassOnAway() {
  constexpr std::uint32_t kBetween = 6;  // bytes: `, ` or ` và `
  for (std::size_t i = 1; i < marks_.entities.size(); ++i) {
    const EntityMark& before = marks_.entities[i - 1];
    EntityMark& mark = marks_.entities[i];
    const bool next = reduced_.IsBehind(before.span, mark.span, kBetween);
    mark.away |= before.away && next && !before.place && !mark.place;
  }
}

// `Hoa Kỳ, Nhật Bản và Hàn Quốc`: of three places in a row the last is not the owner of what follows.
void MarkReader::PassOverLists() {
  constexpr std::size_t kList = 3;
  constexpr std::uint32_t kBetween = 6;  // bytes: `, ` or ` và `
  std::vector<EntityMark>& marks = marks_.entities;
  for (std::size_t first = 0; first < marks.size();) {
    std::size_t end = first + 1;
    while (end < marks.size() && marks[end].place && marks[end - 1].place &&
           reduced_.IsBehind(marks[end - 1].span, marks[end].span, kBetween)) {
      ++end;
    }
    for (std::size_t i = first; end - first >= kList && i < end; ++i) marks[i].away = true;
    first = end;
  }
}

bool MarkReader::InEntity(Span span) const {
  return std::ranges::any_of(marks_.entities, [&](const EntityMark& mark) { return mark.span.Contains(span); });
}

// Sets a flag of the entity that begins right behind a preposition (one word may stand between: `của ngành X`; no sign
// and no figure: `đến năm 2030, X`).
void MarkReader::SetBefore(Span preposition, bool EntityMark::*flag) {
  constexpr std::uint32_t kOneWord = 12;  // bytes
  for (EntityMark& mark : marks_.entities) {
    if (!reduced_.IsBehind(preposition, mark.span, kOneWord)) continue;
    const std::string_view between = reduced_.text({preposition.end, mark.span.begin});
    if (between.find_first_of(",;:.()0123456789") == std::string_view::npos) mark.*flag = true;
  }
}

Status StatusNamed(std::string_view name) {
  for (const Status status : {Status::kResult, Status::kTarget, Status::kRule}) {
    if (ToString(status) == name) return status;
  }
  return Status::kUnknown;
}

}  // namespace vanban::extract
