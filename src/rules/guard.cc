// Derives guards from patterns. A guard may be too weak, never too strong: engine and tests without guards give the
// same results. Door: DeriveGuard.
#include "rules/guard.h"

#include <algorithm>
#include <utility>

namespace vanban::rules {
namespace {

using Type = Pattern::Type;

class Deriver {
 public:
  explicit Deriver(NameClasses& classes) : classes_(classes), nothing_(classes.alphabet().size()) {
    weights_.reserve(classes.alphabet().size());
    for (std::size_t code = 0; code < classes.alphabet().size(); ++code) weights_.push_back(Weight(code));
  }

  [[nodiscard]] std::uint32_t WeightOf(const CodeSet& codes) const {
    std::uint32_t weight = 0;
    codes.ForEach([&](std::size_t code) { weight += weights_[code]; });
    return weight;
  }
  // Whether a plain word or mark, which every row holds, is among the codes.
  [[nodiscard]] bool HoldsFiller(const CodeSet& codes, bool capitals_too) const {
    bool holds = false;
    codes.ForEach([&](std::size_t code) {
      holds = holds || weights_[code] == kPlainLower || (capitals_too && weights_[code] == kPlain);
    });
    return holds;
  }

  std::vector<CodeSet> Clauses(const Pattern& node) {
    switch (node.type) {
      case Type::kAtom:
        return {classes_.Of(node)};
      case Type::kStart:
      case Type::kEnd:
        return {};
      case Type::kSequence: {
        std::vector<CodeSet> all;
        for (const Pattern& child : node.children) {
          for (CodeSet& clause : Clauses(child)) all.push_back(std::move(clause));
        }
        return Best(std::move(all), Guard::kMaxClauses);
      }
      case Type::kChoice: {
        CodeSet any = nothing_;
        for (const Pattern& child : node.children) {
          const std::vector<CodeSet> best = Best(Clauses(child), 1);
          if (best.empty()) return {};
          any |= best.front();
        }
        return {any};
      }
      case Type::kRepeat:
        if (node.min == 0) return {};
        return Clauses(node.children[0]);
      case Type::kLabel:
      case Type::kIt:
        return Clauses(node.children[0]);
    }
    return {};
  }

 private:
  static constexpr std::uint32_t kPlainLower = 100'000;
  static constexpr std::uint32_t kPlain = 30'000;  // other looks, numbers and marks without a kind
  static constexpr std::uint32_t kMark = 3'000;    // quoted marks and words of one letter: `,` stands in every row
  static constexpr std::uint32_t kKnown = 10;

  // How often a code is met, in rough steps.
  [[nodiscard]] std::uint32_t Weight(std::size_t code) const {
    const KindSet& kinds = classes_.alphabet().Kinds(static_cast<std::uint16_t>(code));
    const NameTable& names = classes_.kinds();
    if (kinds.empty()) return kPlain;
    if (kinds.size() > 1) return kKnown;
    const std::string_view name = names.Name(kinds.front());
    if (name == kLookNames[0]) return kPlainLower;
    if (std::find(std::begin(kLookNames), std::end(kLookNames), name) != std::end(kLookNames)) return kPlain;
    return name.size() <= 3 && name.starts_with('\'') ? kMark : kKnown;
  }

  static std::vector<CodeSet> Unique(std::vector<CodeSet> clauses) {
    std::vector<CodeSet> unique;
    for (CodeSet& clause : clauses) {
      if (std::find(unique.begin(), unique.end(), clause) == unique.end()) unique.push_back(std::move(clause));
    }
    return unique;
  }

  [[nodiscard]] std::vector<CodeSet> Best(std::vector<CodeSet> clauses, std::size_t count) const {
    clauses = Unique(std::move(clauses));
    std::vector<std::pair<std::uint32_t, std::size_t>> order;
    for (std::size_t i = 0; i < clauses.size(); ++i) order.emplace_back(WeightOf(clauses[i]), i);
    std::sort(order.begin(), order.end());
    std::vector<CodeSet> best;
    for (std::size_t i = 0; i < std::min(count, order.size()); ++i) best.push_back(std::move(clauses[order[i].second]));
    return best;
  }

  NameClasses& classes_;
  CodeSet nothing_;
  std::vector<std::uint32_t> weights_;
};

std::size_t MinAtoms(const Pattern& node) {
  std::size_t atoms = 0;
  switch (node.type) {
    case Type::kAtom:
      return 1;
    case Type::kStart:
    case Type::kEnd:
      return 0;
    case Type::kChoice:
      atoms = MinAtoms(node.children[0]);
      for (const Pattern& child : node.children) atoms = std::min(atoms, MinAtoms(child));
      return atoms;
    case Type::kRepeat:
      return node.min * MinAtoms(node.children[0]);
    case Type::kSequence:
    case Type::kLabel:
    case Type::kIt:
      for (const Pattern& child : node.children) atoms += MinAtoms(child);
      return atoms;
  }
  return atoms;
}

}  // namespace

Guard DeriveGuard(const Pattern& pattern, const Positions& positions, NameClasses& classes) {
  Deriver deriver(classes);
  Guard guard;
  guard.clauses = deriver.Clauses(pattern);
  guard.selective = !guard.clauses.empty() && (!deriver.HoldsFiller(guard.clauses.front(), true) ||
                                               !deriver.HoldsFiller(positions.steps().front(), false));
  const Pattern* made = &pattern;
  ForEachNode(pattern, [&](const Pattern& node) {
    if (node.type == Type::kIt) made = &node;
  });
  guard.min_atoms = MinAtoms(*made);
  return guard;
}

}  // namespace vanban::rules
