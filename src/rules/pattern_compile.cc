// Writes a pattern as an expression of RE2 over codes. A label inside a repetition becomes a group around the whole
// repetition (RE2 keeps only the last of several), from which the atoms are collected. Door: CompilePattern.
#include "rules/pattern_compile.h"

#include <algorithm>
#include <utility>

namespace vanban::rules {
namespace {

using Type = Pattern::Type;

class Writer {
 public:
  Writer(NameClasses& classes, NameTable& labels, Place place, Faults& faults)
      : classes_(classes), labels_(labels), place_(place), faults_(faults) {}

  CompiledPattern Write(const Pattern& pattern) {
    Append(pattern, false);
    return std::move(out_);
  }

 private:
  void Append(const Pattern& node, bool repeated) {
    std::string& text = out_.expression;
    switch (node.type) {
      case Type::kAtom: {
        const CodeSet codes = classes_.Of(node);
        text += classes_.alphabet().Class(codes);
        out_.cost += classes_.alphabet().ClassCost(codes);
        return;
      }
      case Type::kStart: text += "\\A"; return;
      case Type::kEnd: text += "\\z"; return;
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
      case Type::kRepeat: AppendRepeat(node, repeated); return;
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
      group.list = true;
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

  // The label inside a repetition, if there is one; it must be the only one, and its atoms must be told from all others.
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

  NameClasses& classes_;
  NameTable& labels_;
  Place place_;
  Faults& faults_;
  CompiledPattern out_;
};

}  // namespace

const CodeSet& NameClasses::Of(const std::string& name) {
  const auto [at, added] = known_.try_emplace(name);
  if (added) at->second = alphabet_.OfKind(kinds_.Find(name));
  return at->second;
}

CodeSet NameClasses::Of(const Pattern& atom) {
  CodeSet codes(alphabet_.size());
  for (const std::string& name : atom.names) codes |= Of(name);
  for (const std::string& name : atom.except) {
    Of(name).ForEach([&](std::size_t code) { codes.Remove(code); });
  }
  if (!atom.negated) return codes;
  CodeSet others = alphabet_.All();
  codes.ForEach([&](std::size_t code) { others.Remove(code); });
  return others;
}

CompiledPattern CompilePattern(const Pattern& pattern, NameClasses& classes, NameTable& labels, Place place,
                               Faults& faults) {
  return Writer(classes, labels, place, faults).Write(pattern);
}

}  // namespace vanban::rules
