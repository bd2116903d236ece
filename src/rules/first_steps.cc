// Glushkov's construction: the atoms of a pattern are positions, each with the positions that can follow it; walking
// them breadth-first gives the codes of each step. Repetitions are taken as a few copies and a loop. Door: FirstSteps.
#include "rules/first_steps.h"

#include <algorithm>

namespace vanban::rules {
namespace {

using Type = Pattern::Type;
using Position = std::uint32_t;

constexpr std::size_t kMaxSteps = 4;
constexpr std::uint32_t kMaxCopies = 3;         // more than kMaxSteps of one atom tell no more
constexpr std::size_t kMaxPositions = 2'000;    // more come of deeply nested bounds only

// A part of the pattern: how it can begin and end.
struct Fragment {
  std::vector<Position> first, last;
  bool nullable = true;
};

void Add(std::vector<Position>& to, const std::vector<Position>& more) { to.insert(to.end(), more.begin(), more.end()); }

class Walker {
 public:
  explicit Walker(NameClasses& classes) : classes_(classes) {}

  std::vector<CodeSet> Walk(const Pattern& pattern) {
    const Fragment whole = Build(pattern);
    if (full_) return {classes_.alphabet().All()};
    std::vector<CodeSet> steps;
    std::vector<Position> active = Unique(whole.first);
    const std::vector<Position> last = Unique(whole.last);
    while (true) {
      CodeSet codes(classes_.alphabet().size());
      std::vector<Position> next;
      bool ends = false;
      for (const Position position : active) {
        codes |= sets_[position];
        Add(next, follow_[position]);
        ends = ends || std::binary_search(last.begin(), last.end(), position);
      }
      steps.push_back(std::move(codes));
      if (ends || steps.size() == kMaxSteps) return steps;
      active = Unique(std::move(next));
    }
  }

 private:
  static std::vector<Position> Unique(std::vector<Position> positions) {
    std::sort(positions.begin(), positions.end());
    positions.erase(std::unique(positions.begin(), positions.end()), positions.end());
    return positions;
  }
  void Link(const std::vector<Position>& from, const std::vector<Position>& to) {
    for (const Position position : from) Add(follow_[position], to);
  }

  // `one` behind `all`.
  void Join(Fragment& all, const Fragment& one) {
    Link(all.last, one.first);
    if (all.nullable) Add(all.first, one.first);
    if (!one.nullable) all.last.clear();
    Add(all.last, one.last);
    all.nullable = all.nullable && one.nullable;
  }

  Fragment Build(const Pattern& node) {
    Fragment all;
    switch (node.type) {
      case Type::kAtom: {
        const auto position = static_cast<Position>(sets_.size());
        full_ = full_ || sets_.size() >= kMaxPositions;
        if (full_) return {{0}, {0}, false};  // of no meaning, and not used
        sets_.push_back(classes_.Of(node));
        follow_.emplace_back();
        return {{position}, {position}, false};
      }
      case Type::kStart:
      case Type::kEnd: return all;
      case Type::kChoice:
        all.nullable = false;
        for (const Pattern& child : node.children) {
          const Fragment one = Build(child);
          Add(all.first, one.first);
          Add(all.last, one.last);
          all.nullable = all.nullable || one.nullable;
        }
        return all;
      case Type::kRepeat: return BuildRepeat(node);
      case Type::kSequence:
      case Type::kLabel:
      case Type::kIt:
        for (const Pattern& child : node.children) Join(all, Build(child));
        return all;
    }
    return all;
  }

  Fragment BuildRepeat(const Pattern& node) {
    const std::uint32_t copies = std::clamp(node.min, 1U, kMaxCopies);
    Fragment all;
    for (std::uint32_t i = 0; i < copies; ++i) {
      Fragment one = Build(node.children[0]);
      if (i + 1 == copies && node.max > copies) Link(one.last, one.first);
      one.nullable = one.nullable || node.min == 0;
      Join(all, one);
    }
    return all;
  }

  NameClasses& classes_;
  std::vector<CodeSet> sets_;                  // by position
  std::vector<std::vector<Position>> follow_;  // by position
  bool full_ = false;
};

}  // namespace

std::vector<CodeSet> FirstSteps(const Pattern& pattern, NameClasses& classes) { return Walker(classes).Walk(pattern); }

}  // namespace vanban::rules
