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
  explicit Deriver(NameClasses& classes) : classes_(classes), nothing_(classes.alphabet().size()) {}

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
    for (std::size_t i = 0; i < clauses.size(); ++i) order.emplace_back(classes_.WeightOf(clauses[i]), i);
    std::sort(order.begin(), order.end());
    std::vector<CodeSet> best;
    for (std::size_t i = 0; i < std::min(count, order.size()); ++i) best.push_back(std::move(clauses[order[i].second]));
    return best;
  }

  NameClasses& classes_;
  CodeSet nothing_;
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
  guard.steps = positions.steps();
  guard.selective = !guard.clauses.empty() && (!classes.HoldsFiller(guard.clauses.front(), true) ||
                                               !classes.HoldsFiller(positions.steps().front(), false));
  const Pattern* made = &pattern;
  ForEachNode(pattern, [&](const Pattern& node) {
    if (node.type == Type::kIt) made = &node;
  });
  guard.min_atoms = MinAtoms(*made);
  return guard;
}

}  // namespace vanban::rules
