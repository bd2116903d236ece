// Builds the automaton of positions and walks it. Repetitions with large bounds are taken as a few copies and a loop,
// and `start` and `end` as nothing: then the automaton accepts too much, never too little, and "cannot begin" and "only
// one way" are sure, but RE2 decides.
// Door: Positions.
#include "rules/positions.h"

#include <algorithm>
#include <bit>

namespace vanban::rules {
namespace {

using Type = Pattern::Type;

constexpr std::size_t kMaxSteps = 4;
constexpr std::uint32_t kMaxCopies = 3;
constexpr std::size_t kMaxPositions = 2'000;  // more come of deeply nested bounds only
constexpr std::size_t kMaxClasses = 256;
// How far a match is followed before RE2 is asked, and how many atoms are looked at in vain for each of the row: more
// would make long rows cost the square of their length.
constexpr std::size_t kMaxLook = 16;
constexpr std::size_t kMaxVain = 8;

void Add(std::vector<std::uint32_t>& to, const std::vector<std::uint32_t>& more) {
  to.insert(to.end(), more.begin(), more.end());
}

std::vector<std::uint32_t> Unique(std::vector<std::uint32_t> positions) {
  std::sort(positions.begin(), positions.end());
  positions.erase(std::unique(positions.begin(), positions.end()), positions.end());
  return positions;
}

PositionMask MaskOf(const std::vector<std::uint32_t>& positions) {
  PositionMask mask = 0;
  for (const std::uint32_t position : positions) mask |= PositionMask{1} << position;
  return mask;
}

}  // namespace

Positions::Positions(const Pattern& pattern, NameClasses& classes) {
  exact_ = true;
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
  FindSteps(whole);
  usable_ = sets_.size() <= kMax;
  if (usable_) {
    first_ = MaskOf(whole.first);
    last_ = MaskOf(whole.last);
    for (const auto& follow : follow_) next_.push_back(MaskOf(follow));
    ClassifyCodes(classes.alphabet().size());
    ForEachNode(pattern, [&](const Pattern& node) {
      if (node.type == Type::kStart || node.type == Type::kEnd) exact_ = false;
    });
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

void Positions::Join(Fragment& all, const Fragment& one) {
  for (const std::uint32_t position : all.last) Add(follow_[position], one.first);
  if (all.nullable) Add(all.first, one.first);
  if (!one.nullable) all.last.clear();
  Add(all.last, one.last);
  all.nullable = all.nullable && one.nullable;
}

Positions::Fragment Positions::Build(const Pattern& node, NameClasses& classes) {
  Fragment all;
  const std::size_t before = sets_.size();
  switch (node.type) {
    case Type::kAtom: {
      if (sets_.size() > kMaxPositions) return {{0}, {0}, false};  // of no meaning, and not used
      const auto position = static_cast<std::uint32_t>(sets_.size());
      sets_.push_back(&classes.Of(node));
      follow_.emplace_back();
      return {{position}, {position}, false};
    }
    case Type::kStart:
    case Type::kEnd:
      return all;
    case Type::kChoice:
      all.nullable = false;
      for (const Pattern& child : node.children) {
        const Fragment one = Build(child, classes);
        Add(all.first, one.first);
        Add(all.last, one.last);
        all.nullable = all.nullable || one.nullable;
      }
      return all;
    case Type::kRepeat:
      return BuildRepeat(node, classes);
    case Type::kSequence:
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
  std::vector<std::uint32_t> before;
  for (std::uint32_t i = 0; i < copies; ++i) {
    const Fragment one = Build(node.children[0], classes);
    if (i == 0) {
      all.first = one.first;
      all.nullable = node.min == 0 || one.nullable;
    }
    for (const std::uint32_t position : before) Add(follow_[position], one.first);
    if (i + 1 == copies && node.max > copies) {
      for (const std::uint32_t position : one.last) Add(follow_[position], one.first);
    }
    if (i + 1 >= std::min(node.min, copies) || one.nullable) Add(all.last, one.last);
    before = one.last;
    if (sets_.size() > (exact_ ? kMax : kMaxPositions)) break;
  }
  return all;
}

void Positions::FindSteps(const Fragment& whole) {
  std::vector<std::uint32_t> active = Unique(whole.first);
  const std::vector<std::uint32_t> last = Unique(whole.last);
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
    if (ends || steps_.size() == kMaxSteps) return;
    active = Unique(std::move(next));
  }
}

PositionMask Positions::Below(const Pattern& node) const {
  const auto at = below_.find(&node);
  return usable_ && at != below_.end() ? at->second : 0;
}

PositionMask Positions::FollowOf(PositionMask positions) const {
  PositionMask follow = 0;
  for (; positions != 0; positions &= positions - 1)
    follow |= next_[static_cast<std::size_t>(std::countr_zero(positions))];
  return follow;
}

std::size_t Positions::NextBegin(std::span<const std::uint16_t> codes, std::size_t from) const {
  const std::size_t length = steps_.size();
  const CodeSet* const steps = steps_.data();
  for (; from + length <= codes.size(); ++from) {
    if (!steps[0].Has(codes[from])) continue;
    std::size_t step = 1;
    while (step < length && steps[step].Has(codes[from + step])) ++step;
    if (step == length) return from;
  }
  return codes.size();
}

Positions::Match Positions::Next(std::span<const std::uint16_t> codes, std::size_t from) const {
  std::size_t vain = 0;
  while (true) {
    from = NextBegin(codes, from);
    if (from == codes.size() || !usable_) return {from, 0};
    PositionMask active = first_ & Fitting(codes[from]);
    std::size_t end = 0;
    std::size_t at = from;
    while (true) {
      if ((active & last_) != 0) end = at + 1;
      if (!exact_ && (end != 0 || at + 1 == from + kMaxLook)) return {from, 0};
      if (++at == codes.size()) break;
      active = FollowOf(active) & Fitting(codes[at]);
      if (active == 0) break;
    }
    if (end != 0) return {from, end};
    vain += at - from;
    if (vain > kMaxVain * codes.size()) return {from + 1, 0};
    ++from;
  }
}

bool Positions::Assign(std::span<const std::uint16_t> codes, std::vector<PositionMask>& masks) const {
  if (!usable_) return false;
  masks.clear();
  PositionMask active = first_;
  for (const std::uint16_t code : codes) {
    masks.push_back(active & Fitting(code));
    active = FollowOf(masks.back());
  }
  // Backwards, each position must be the only one that the one behind it can follow.
  PositionMask behind = last_;
  for (std::size_t at = codes.size(); at-- > 0;) {
    PositionMask possible = 0;
    for (PositionMask rest = masks[at]; rest != 0; rest &= rest - 1) {
      const auto position = static_cast<std::size_t>(std::countr_zero(rest));
      const bool goes_on = at + 1 == codes.size() ? (last_ >> position & 1U) != 0 : (next_[position] & behind) != 0;
      if (goes_on) possible |= PositionMask{1} << position;
    }
    if (!std::has_single_bit(possible)) return false;
    masks[at] = behind = possible;
  }
  return true;
}

}  // namespace vanban::rules
