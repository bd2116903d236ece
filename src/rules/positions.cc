// Builds the automaton of positions and walks it. Repetitions with large bounds are taken as a few copies and a loop:
// then the automaton accepts too much, never too little, and "cannot begin" and "only one way" are sure, but RE2
// decides. Door: Positions.
#include "rules/positions.h"

#include <algorithm>
#include <bit>

namespace vanban::rules {
namespace {

using Type = Pattern::Type;

constexpr std::uint32_t kMaxCopies = 3;
constexpr std::size_t kMaxPositions = 2'000;  // more come of deeply nested bounds only
constexpr std::size_t kMaxClasses = 256;
// How far a match is followed before RE2 is asked: more would make long rows cost the square of their length.
constexpr std::size_t kMaxLook = 16;

template <typename Item>
void Add(std::vector<Item>& to, const std::vector<Item>& more) {
  to.insert(to.end(), more.begin(), more.end());
}

std::vector<std::uint32_t> Unique(std::vector<std::uint32_t> positions) {
  std::sort(positions.begin(), positions.end());
  positions.erase(std::unique(positions.begin(), positions.end()), positions.end());
  return positions;
}

}  // namespace

Positions::Positions(const Pattern& pattern, NameClasses& classes) {
  exact_ = ordered_ = true;
  Fragment whole = Build(pattern, classes);
  if (sets_.size() > kMax) {
    exact_ = false;
    sets_.clear();
    follow_.clear();
    below_.clear();
    whole = Build(pattern, classes);
  }
  if (sets_.size() > kMaxPositions) {
    steps_ = {classes.alphabet().All()};
    return;
  }
  FindSteps(whole, classes);
  usable_ = sets_.size() <= kMax;
  if (usable_) {
    for (const Edge& edge : whole.first) {
      if (edge.position == Edge::kNothing) continue;
      (edge.when == When::kAtStart ? first_at_start_ : first_) |= PositionMask{1} << edge.position;
      first_order_.push_back(edge.position);
    }
    for (const Edge& edge : whole.last) {
      (edge.when == When::kAtEnd ? last_at_end_ : last_) |= PositionMask{1} << edge.position;
    }
    for (const auto& follow : follow_) {
      PositionMask mask = 0;
      for (const std::uint32_t position : follow) mask |= PositionMask{1} << position;
      next_.push_back(mask);
    }
    next_order_ = std::move(follow_);
    ClassifyCodes(classes.alphabet().size());
  }
  sets_.clear();
  follow_.clear();
}

// Splits the codes by the positions that they fit, one set of codes after the other.
void Positions::ClassifyCodes(std::size_t code_count) {
  std::map<const CodeSet*, PositionMask> sets;
  for (std::size_t position = 0; position < sets_.size(); ++position) {
    sets[sets_[position]] |= PositionMask{1} << position;
  }
  class_of_.assign(code_count, 0);
  fitting_ = {0};
  constexpr std::size_t kNew = ~std::size_t{0};
  for (const auto& [set, positions] : sets) {
    std::vector<std::size_t> inside(fitting_.size(), kNew);  // by class: that of its codes in this set
    set->ForEach([&](std::size_t code) {
      std::size_t& to = inside[class_of_[code]];
      if (to == kNew) {
        to = fitting_.size();
        fitting_.push_back(fitting_[class_of_[code]] | positions);
      }
      class_of_[code] = static_cast<std::uint8_t>(to);
    });
    if (fitting_.size() > kMaxClasses) {
      usable_ = exact_ = false;
      return;
    }
  }
}

void Positions::MoveTo(Tables& tables, std::size_t column) {
  classes_ = tables.classes.data() + column;
  columns_ = static_cast<std::uint32_t>(tables.columns);
  masks_ = tables.masks.data() + tables.masks.size();
  fitting_at_ = static_cast<std::uint32_t>(kNext + next_.size());
  tables.masks.insert(tables.masks.end(), {first_, first_ | first_at_start_, last_, last_ | last_at_end_});
  Add(tables.masks, next_);
  Add(tables.masks, fitting_);
  next_ = {};
  fitting_ = {};
  class_of_ = {};
}

bool Positions::Fragment::MayBeNothing(When when) const {
  return std::any_of(first.begin(), first.end(),
                     [&](const Edge& edge) { return edge.position == Edge::kNothing && edge.when == when; });
}

void Positions::Follow(const std::vector<Edge>& last, const std::vector<Edge>& first) {
  for (const Edge& from : last) {
    if (from.when != When::kAlways) continue;
    for (const Edge& to : first) {
      if (to.when != When::kAlways) continue;
      if (to.position != Edge::kNothing) {
        follow_[from.position].push_back(to.position);
      } else if (&to != &first.back()) {
        ordered_ = false;  // what comes behind this part is preferred to a part of it, but is only added later
      }
    }
  }
}

void Positions::Join(Fragment& all, const Fragment& one) {
  Follow(all.last, one.first);
  std::vector<Edge> first;
  for (const Edge& edge : all.first) {
    if (edge.position != Edge::kNothing) {
      first.push_back(edge);
      continue;
    }
    for (Edge next : one.first) {
      if (edge.when == When::kAtEnd && next.position != Edge::kNothing) continue;
      if (edge.when != When::kAlways && next.when != When::kAlways && edge.when != next.when) continue;
      if (next.when == When::kAlways) next.when = edge.when;
      first.push_back(next);
    }
  }
  all.first = std::move(first);
  if (!one.MayBeNothing(When::kAlways)) {
    if (!one.MayBeNothing(When::kAtEnd)) all.last.clear();
    for (Edge& edge : all.last) edge.when = When::kAtEnd;
  }
  Add(all.last, one.last);
}

Positions::Fragment Positions::Build(const Pattern& node, NameClasses& classes) {
  Fragment all;
  const std::size_t before = sets_.size();
  if (exact_ && before > kMax) return all;  // too many: all is built again with fewer
  switch (node.type) {
    case Type::kAtom: {
      // One position too many is of no meaning, and not used.
      const auto position = static_cast<std::uint32_t>(std::min(sets_.size(), kMaxPositions));
      all.first = all.last = {{position, When::kAlways}};
      if (sets_.size() > kMaxPositions) return all;
      sets_.push_back(&classes.Of(node));
      follow_.emplace_back();
      return all;
    }
    case Type::kStart:
      all.first = {{Edge::kNothing, When::kAtStart}};
      return all;
    case Type::kEnd:
      all.first = {{Edge::kNothing, When::kAtEnd}};
      return all;
    case Type::kChoice:
      for (const Pattern& child : node.children) {
        const Fragment one = Build(child, classes);
        Add(all.first, one.first);
        Add(all.last, one.last);
      }
      return all;
    case Type::kRepeat:
      return BuildRepeat(node, classes);
    case Type::kSequence:
      all.first = {{Edge::kNothing, When::kAlways}};
      for (const Pattern& child : node.children) Join(all, Build(child, classes));
      return all;
    case Type::kLabel:
    case Type::kIt:
      all = Build(node.children[0], classes);
      for (std::size_t position = before; position < std::min(sets_.size(), kMax); ++position) {
        below_[&node] |= PositionMask{1} << position;
      }
      return all;
  }
  return all;
}

// The copies follow each other, and any from the last necessary one on may be the last: so there is one way to read a
// run of atoms.
Positions::Fragment Positions::BuildRepeat(const Pattern& node, NameClasses& classes) {
  const std::uint32_t wanted = exact_ && node.max != Pattern::kUnbounded ? node.max : node.min;
  const std::uint32_t copies = std::clamp(wanted, 1U, exact_ ? std::uint32_t{kMax} + 1 : kMaxCopies);
  Fragment all;
  std::vector<Edge> before;
  for (std::uint32_t i = 0; i < copies; ++i) {
    const Fragment one = Build(node.children[0], classes);
    const bool nullable = one.MayBeNothing(When::kAlways);
    const bool nullable_at_border = one.MayBeNothing(When::kAtStart) || one.MayBeNothing(When::kAtEnd);
    if (i == 0) {
      all.first = one.first;
      if (node.min == 0 && !nullable) all.first.push_back({Edge::kNothing, When::kAlways});
    }
    Follow(before, one.first);
    if (i + 1 == copies && node.max > copies) Follow(one.last, one.first);
    // What may be nothing in some places only is taken as if it could in all.
    if (nullable_at_border && node.max > 1) exact_ = false;
    if (i + 1 >= std::min(node.min, copies) || nullable || nullable_at_border) Add(all.last, one.last);
    before = one.last;
    if (sets_.size() > (exact_ ? kMax : kMaxPositions)) break;
  }
  return all;
}

void Positions::FindSteps(const Fragment& whole, const NameClasses& classes) {
  const auto positions = [](const std::vector<Edge>& edges) {
    std::vector<std::uint32_t> all;
    for (const Edge& edge : edges) {
      if (edge.position != Edge::kNothing) all.push_back(edge.position);
    }
    return Unique(std::move(all));
  };
  std::vector<std::uint32_t> active = positions(whole.first);
  const std::vector<std::uint32_t> last = positions(whole.last);
  while (true) {
    CodeSet codes;
    std::vector<std::uint32_t> next;
    bool ends = active.empty();
    for (const std::uint32_t position : active) {
      if (position == active.front()) {
        codes = *sets_[position];
      } else {
        codes |= *sets_[position];
      }
      Add(next, follow_[position]);
      ends = ends || std::binary_search(last.begin(), last.end(), position);
    }
    steps_.push_back(std::move(codes));
    if (ends || steps_.size() == kMaxSteps) break;
    active = Unique(std::move(next));
  }
  std::vector<std::uint32_t> weights;
  for (const CodeSet& step : steps_) weights.push_back(classes.WeightOf(step));
  rarest_step_ = static_cast<std::size_t>(std::min_element(weights.begin(), weights.end()) - weights.begin());
}

PositionMask Positions::Below(const Pattern& node) const {
  const auto at = below_.find(&node);
  return usable_ && at != below_.end() ? at->second : 0;
}

PositionMask Positions::FollowOf(PositionMask positions) const {
  PositionMask follow = 0;
  for (; positions != 0; positions &= positions - 1)
    follow |= masks_[kNext + static_cast<std::size_t>(std::countr_zero(positions))];
  return follow;
}

bool Positions::HasSteps(std::span<const std::uint16_t> codes, std::size_t at) const {
  if (at + steps_.size() > codes.size()) return false;
  std::size_t step = 0;
  while (step < steps_.size() && steps_[step].Has(codes[at + step])) ++step;
  return step == steps_.size();
}

std::size_t Positions::NextBegin(std::span<const std::uint16_t> codes, std::size_t from) const {
  const CodeSet& rarest = steps_[rarest_step_];
  for (; from + steps_.size() <= codes.size(); ++from) {
    if (rarest.Has(codes[from + rarest_step_]) && HasSteps(codes, from)) return from;
  }
  return codes.size();
}

Positions::Answer Positions::Try(std::span<const std::uint16_t> codes, Match& match) const {
  match.end = match.begin;
  if (!usable_) return Answer::kAskRE2;
  PositionMask active = First(match.begin == 0) & Fitting(codes[match.begin]);
  std::size_t end = 0;
  std::size_t at = match.begin;
  while (active != 0) {
    if ((active & Last(at + 1 == codes.size())) != 0) end = at + 1;
    if (!exact_ && (end != 0 || at + 1 == match.begin + kMaxLook)) return Answer::kAskRE2;
    if (++at == codes.size()) break;
    active = FollowOf(active) & Fitting(codes[at]);
  }
  match.end = end != 0 ? end : at;
  return end != 0 ? Answer::kYes : Answer::kNo;
}

bool Positions::Assign(std::span<const std::uint16_t> codes, Match match, std::vector<PositionMask>& masks) const {
  if (!usable_) return false;
  masks.clear();
  PositionMask active = First(match.begin == 0);
  for (std::size_t at = match.begin; at < match.end; ++at) {
    masks.push_back(active & Fitting(codes[at]));
    active = FollowOf(masks.back());
  }
  // Backwards: of each atom's positions those from which the match goes on to its end.
  bool single = true;
  PositionMask behind = 0;
  for (std::size_t at = masks.size(); at-- > 0;) {
    PositionMask possible = masks[at] & Last(match.end == codes.size());
    if (at + 1 < masks.size()) {
      possible = 0;
      for (PositionMask rest = masks[at]; rest != 0; rest &= rest - 1) {
        if ((masks_[kNext + static_cast<std::size_t>(std::countr_zero(rest))] & behind) != 0)
          possible |= rest & (~rest + 1);
      }
    }
    single = single && possible != 0 && (possible & (possible - 1)) == 0;
    masks[at] = behind = possible;
  }
  if (single || !exact_ || !ordered_) return single;
  // Of several ways RE2's: at each atom the first that the pattern names, a repetition rather than what stands behind.
  const std::vector<std::uint32_t>* order = &first_order_;
  for (PositionMask& mask : masks) {
    const auto chosen = std::find_if(order->begin(), order->end(),
                                     [&](std::uint32_t position) { return (mask >> position & 1U) != 0; });
    if (chosen == order->end()) return false;
    mask = PositionMask{1} << *chosen;
    order = &next_order_[*chosen];
  }
  return true;
}

}  // namespace vanban::rules
