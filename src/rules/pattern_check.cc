// What can be judged of a pattern without knowing kinds: where `it` and labels may stand. Doors: SimplifyPattern,
// CheckPattern.
#include <algorithm>
#include <functional>
#include <utility>
#include <vector>

#include "rules/pattern.h"

namespace vanban::rules {
namespace {

using Type = Pattern::Type;

bool IsRepetition(const Pattern& node) { return node.type == Type::kRepeat && node.max > 1; }

// Where labels and `it` may stand.
class Judge {
 public:
  using Add = std::function<void(const Pattern&, std::string, std::string)>;
  explicit Judge(Add add) : add_(std::move(add)) {}

  void Check(const Pattern& pattern) {
    CountIts(pattern);
    CheckLabels(pattern, false);
  }

 private:
  // How many `it` take part in each match.
  int CountIts(const Pattern& node) {
    int count = node.type == Type::kIt ? 1 : 0;
    if (node.type == Type::kChoice) {
      count = CountIts(node.children[0]);
      for (std::size_t i = 1; i < node.children.size(); ++i) {
        if (CountIts(node.children[i]) != count) {
          add_(node, "`it` in one alternative and not in another", "what is made must always be there");
          return 0;
        }
      }
      return count;
    }
    for (const Pattern& child : node.children) count += CountIts(child);
    if (count > 1) add_(node, "a second `it`", "a rule makes one thing");
    if (count > 0 && node.type == Type::kRepeat) {
      add_(node, "`it` inside a repetition", "what is made must always be there, once");
      return 0;
    }
    return std::min(count, 1);
  }

  void CheckLabels(const Pattern& node, bool repeated) {
    if (node.type == Type::kLabel && repeated && node.children[0].type != Type::kAtom) {
      add_(node, "the label `" + node.label + "` inside a repetition marks more than a single kind",
           "make a phrase of it first, in an earlier stage");
    }
    for (const Pattern& child : node.children) CheckLabels(child, repeated || IsRepetition(node));
  }

  Add add_;
};

}  // namespace

void SimplifyPattern(Pattern& pattern) {
  for (Pattern& child : pattern.children) SimplifyPattern(child);
  const auto plain = [](const Pattern& node) {
    return node.type == Type::kAtom && !node.negated && node.except.empty();
  };
  if (pattern.type != Type::kChoice) return;
  std::vector<Pattern> choices;
  for (Pattern& child : pattern.children) {
    if (choices.empty() || !plain(child) || !plain(choices.back())) {
      choices.push_back(std::move(child));
    } else {
      auto& names = choices.back().names;
      names.insert(names.end(), child.names.begin(), child.names.end());
    }
  }
  if (choices.size() == 1) {
    Pattern only = std::move(choices.front());
    pattern = std::move(only);
  } else {
    pattern.children = std::move(choices);
  }
}

bool CheckPattern(const Pattern& pattern, Place place, bool one_line, Faults& faults) {
  const std::size_t before = faults.size();
  Judge([&](const Pattern& node, std::string message, std::string advice) {
    faults.Add(PlaceIn(place, one_line, node.column), std::move(message), std::move(advice));
  }).Check(pattern);
  return faults.size() == before;
}

}  // namespace vanban::rules
