// Writes a pattern as an expression of RE2 over codes. A label inside a repetition becomes a group around the whole
// repetition (RE2 keeps only the last of several), from which the atoms are collected. Door: CompilePattern.
#include "rules/pattern_compile.h"

#include <algorithm>
#include <iterator>
#include <string>
#include <utility>

#include "rules/positions.h"

namespace vanban::rules {
namespace {

using Type = Pattern::Type;

class Writer {
 public:
  Writer(const Positions& positions, NameClasses& classes, NameTable& labels, Place place, Faults& faults)
      : positions_(positions), classes_(classes), labels_(labels), place_(place), faults_(faults) {}

  CompiledPattern Write(const Pattern& pattern) {
    Append(pattern, false);
    return std::move(out_);
  }

 private:
  void Append(const Pattern& node, bool repeated) {
    std::string& text = out_.expression;
    switch (node.type) {
      case Type::kAtom: {
        const AtomClass& known = classes_.Get(node);
        text += known.expression;
        out_.cost += known.cost;
        return;
      }
      case Type::kStart:
        text += "\\A";
        return;
      case Type::kEnd:
        text += "\\z";
        return;
      case Type::kSequence:
        for (const Pattern& child : node.children) Append(child, repeated);
        return;
      case Type::kChoice:
        text += "(?:";
        for (std::size_t i = 0; i < node.children.size(); ++i) {
          if (i > 0) text += '|';
          Append(node.children[i], repeated);
        }
        text += ')';
        return;
      case Type::kRepeat:
        AppendRepeat(node, repeated);
        return;
      case Type::kLabel:
        if (repeated) {
          Append(node.children[0], true);
          return;
        }
        OpenLabel(node);
        text += '(';
        Append(node.children[0], false);
        text += ')';
        return;
      case Type::kIt:
        out_.it_groups.push_back(++out_.group_count);
        out_.it_positions |= positions_.Below(node);
        text += '(';
        Append(node.children[0], false);
        text += ')';
        return;
    }
  }

  LabelGroup& OpenLabel(const Pattern& node) {
    LabelGroup group;
    group.label = labels_.Add(node.label);
    group.group = ++out_.group_count;
    group.positions = positions_.Below(node);
    group.canonical = node.canonical;
    if (node.canonical) {
      ForEachNode(node, [&](const Pattern& below) {
        for (const std::string& name : below.names) AddKind(group.kinds, classes_.kinds().Find(name));
      });
    }
    out_.groups.push_back(std::move(group));
    return out_.groups.back();
  }

  void AppendRepeat(const Pattern& node, bool repeated) {
    std::string& text = out_.expression;
    const bool outermost = node.max > 1 && !repeated;
    const Pattern* label = outermost ? ListLabel(node.children[0]) : nullptr;
    if (label != nullptr) {
      LabelGroup& group = OpenLabel(*label);
      group.each = true;
      group.members = classes_.Of(label->children[0]);
      text += '(';
    }
    const std::size_t cost = out_.cost;
    text += "(?:";
    Append(node.children[0], repeated || node.max > 1);
    text += ')';
    if (node.max == Pattern::kUnbounded) {
      if (node.min <= 1) {
        text += node.min == 0 ? '*' : '+';
      } else {
        text += '{' + std::to_string(node.min) + ",}";
      }
    } else if (node.min == 0 && node.max == 1) {
      text += '?';
    } else {
      text += '{' + std::to_string(node.min) + ',' + std::to_string(node.max) + '}';
    }
    const std::uint32_t copies = node.max == Pattern::kUnbounded ? std::max(node.min, 1U) : node.max;
    out_.cost = cost + (out_.cost - cost + 1) * copies;
    if (label != nullptr) text += ')';
  }

  // The label inside a repetition, if there is one; it must be the only one, and its atoms must be told from all
  // others.
  const Pattern* ListLabel(const Pattern& repeated) {
    const Pattern* label = nullptr;
    ForEachNode(repeated, [&](const Pattern& node) {
      if (node.type != Type::kLabel) return;
      if (label != nullptr) {
        Fault(node, "two labels inside one repetition: `" + label->label + "` and `" + node.label + "`");
      }
      label = &node;
    });
    if (label == nullptr) return nullptr;
    const CodeSet members = classes_.Of(label->children[0]);
    ForEachNode(repeated, [&](const Pattern& node) {
      if (node.type != Type::kAtom || &node == &label->children[0]) return;
      if (classes_.Of(node).Intersects(members)) {
        Fault(node, "inside the repetition the part `" + label->label + "` cannot be told from another part");
      }
    });
    return label;
  }

  void Fault(const Pattern& node, std::string message) {
    Place place = place_;
    place.column += node.column;
    faults_.Add(place, std::move(message), "make a phrase of it first, in an earlier stage");
  }

  const Positions& positions_;
  NameClasses& classes_;
  NameTable& labels_;
  Place place_;
  Faults& faults_;
  CompiledPattern out_;
};

}  // namespace

namespace {

constexpr std::uint32_t kPlainLower = 100'000;
constexpr std::uint32_t kPlain = 30'000;  // other looks, numbers and marks without a kind
constexpr std::uint32_t kMark = 3'000;    // quoted marks and words of one letter: `,` stands in every row
constexpr std::uint32_t kKnown = 10;

std::uint32_t WeightOfKinds(const KindSet& kinds, const NameTable& names) {
  if (kinds.empty()) return kPlain;
  if (kinds.size() > 1) return kKnown;
  const std::string_view name = names.Name(kinds.front());
  if (name == kLookNames[0]) return kPlainLower;
  if (std::find(std::begin(kLookNames), std::end(kLookNames), name) != std::end(kLookNames)) return kPlain;
  return name.size() <= 3 && name.starts_with('\'') ? kMark : kKnown;
}

}  // namespace

NameClasses::NameClasses(const Alphabet& alphabet, const NameTable& kinds, Known& known)
    : alphabet_(alphabet), kinds_(kinds), of_kinds_(alphabet.OfKinds(kinds.size())), known_(known) {
  for (std::size_t code = 0; code < alphabet.size(); ++code) {
    weights_.push_back(WeightOfKinds(alphabet.Kinds(static_cast<std::uint16_t>(code)), kinds));
  }
}

std::uint32_t NameClasses::WeightOf(const CodeSet& codes) const {
  std::uint32_t weight = 0;
  codes.ForEach([&](std::size_t code) { weight += weights_[code]; });
  return weight;
}

bool NameClasses::HoldsFiller(const CodeSet& codes, bool capitals_too) const {
  bool holds = false;
  codes.ForEach([&](std::size_t code) {
    holds = holds || weights_[code] == kPlainLower || (capitals_too && weights_[code] == kPlain);
  });
  return holds;
}

const AtomClass& NameClasses::Get(const Pattern& atom) {
  std::string key(atom.negated ? "!" : "");
  for (const std::string& name : atom.names) key += name + '|';
  for (const std::string& name : atom.except) key += name + '!';
  const auto [at, added] = known_.try_emplace(std::move(key));
  AtomClass& made = at->second;
  if (!added) return made;
  CodeSet codes(alphabet_.size());
  for (const std::string& name : atom.names) codes |= of_kinds_[kinds_.Find(name)];
  for (const std::string& name : atom.except) {
    of_kinds_[kinds_.Find(name)].ForEach([&](std::size_t code) { codes.Remove(code); });
  }
  if (atom.negated) {
    CodeSet others = alphabet_.All();
    codes.ForEach([&](std::size_t code) { others.Remove(code); });
    codes = std::move(others);
  }
  made.expression = alphabet_.Class(codes);
  made.cost = alphabet_.ClassCost(codes);
  made.codes = std::move(codes);
  return made;
}

CompiledPattern CompilePattern(const Pattern& pattern, const Positions& positions, NameClasses& classes,
                               NameTable& labels, Place place, Faults& faults) {
  return Writer(positions, classes, labels, place, faults).Write(pattern);
}

}  // namespace vanban::rules
