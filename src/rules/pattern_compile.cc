// Writes a pattern as an expression of RE2 over codes. A label inside a repetition becomes a group around the whole
// repetition (RE2 keeps only the last of several), from which the atoms are collected. Door: CompilePattern.
#include "rules/pattern_compile.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>

namespace vanban::rules {
namespace {

using Type = Pattern::Type;

class Writer {
 public:
  Writer(NameClasses& classes, NameTable& labels, Place place, Faults& faults)
      : classes_(classes), labels_(labels), place_(place), faults_(faults) {}

  CompiledPattern Write(const Pattern& pattern) {
    FindFixedContext(pattern);
    FindByCode(pattern);
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
        if (repeated || by_code_.contains(&node)) {
          Append(node.children[0], repeated);
          return;
        }
        OpenLabel(node).group = ++out_.group_count;
        text += '(';
        Append(node.children[0], false);
        text += ')';
        return;
      case Type::kIt:
        if (!fixed_context_) out_.it_groups.push_back(++out_.group_count);
        text += fixed_context_ ? "(?:" : "(";
        Append(node.children[0], false);
        text += ')';
        return;
    }
  }

  // The number of atoms that a part covers, where it is always the same.
  static std::optional<std::size_t> FixedLength(const Pattern& node) {
    switch (node.type) {
      case Type::kAtom: return 1;
      case Type::kStart:
      case Type::kEnd: return 0;
      case Type::kRepeat: {
        const auto length = FixedLength(node.children[0]);
        if (node.min != node.max || !length) return std::nullopt;
        return *length * node.min;
      }
      case Type::kChoice: {
        const auto length = FixedLength(node.children[0]);
        for (const Pattern& child : node.children) {
          if (FixedLength(child) != length) return std::nullopt;
        }
        return length;
      }
      case Type::kSequence:
      case Type::kLabel:
      case Type::kIt: break;
    }
    std::size_t sum = 0;
    for (const Pattern& child : node.children) {
      const auto length = FixedLength(child);
      if (!length) return std::nullopt;
      sum += *length;
    }
    return sum;
  }

  // Where `it` stands between contexts of fixed length, it needs no group.
  void FindFixedContext(const Pattern& pattern) {
    if (pattern.type != Type::kSequence) {
      fixed_context_ = pattern.type == Type::kIt;
      return;
    }
    std::size_t left = 0;
    std::size_t right = 0;
    bool behind = false;
    for (const Pattern& child : pattern.children) {
      if (child.type == Type::kIt) {
        behind = true;
        continue;
      }
      const auto length = FixedLength(child);
      if (!length) return;
      (behind ? right : left) += *length;
    }
    if (!behind) return;  // no `it`, or deeper down
    fixed_context_ = true;
    out_.left_context = left;
    out_.right_context = right;
  }

  struct Use {
    std::vector<const Pattern*> nodes;  // that have the label
    bool all_single = true;             // each marks one atom
    bool repeated = false;
  };
  void FindUses(const Pattern& node, bool repeated, std::map<std::pair<std::string, bool>, Use>& uses) {
    if (node.type == Type::kLabel) {
      Use& use = uses[{node.label, node.canonical}];
      use.nodes.push_back(&node);
      const Pattern& marked = node.children[0];
      const Pattern& inner = marked.type == Type::kRepeat && marked.max == 1 ? marked.children[0] : marked;
      use.all_single = use.all_single && inner.type == Type::kAtom;
      use.repeated = use.repeated || repeated;
    }
    for (const Pattern& child : node.children) FindUses(child, repeated || (node.type == Type::kRepeat && node.max > 1), uses);
  }
  void AddCodes(const Pattern& node, const std::vector<const Pattern*>& but, CodeSet& codes) {
    if (std::find(but.begin(), but.end(), &node) != but.end()) return;
    if (node.type == Type::kAtom) codes |= classes_.Of(node);
    for (const Pattern& child : node.children) AddCodes(child, but, codes);
  }

  // The labels whose codes stand for nothing else in the pattern.
  void FindByCode(const Pattern& pattern) {
    std::map<std::pair<std::string, bool>, Use> uses;
    FindUses(pattern, false, uses);
    for (const auto& [name, use] : uses) {
      if (!use.all_single && (use.nodes.size() > 1 || use.repeated)) continue;
      CodeSet inside(classes_.alphabet().size());
      CodeSet outside(classes_.alphabet().size());
      for (const Pattern* node : use.nodes) AddCodes(*node, {}, inside);
      AddCodes(pattern, use.nodes, outside);
      if (inside.Intersects(outside)) continue;
      LabelGroup& group = OpenLabel(*use.nodes.front());
      group.by_code = true;
      group.each = use.all_single;
      group.members = std::move(inside);
      by_code_.insert(use.nodes.begin(), use.nodes.end());
    }
  }

  LabelGroup& OpenLabel(const Pattern& node) {
    LabelGroup group;
    group.label = labels_.Add(node.label);
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
    if (label != nullptr && by_code_.contains(label)) label = nullptr;
    if (label != nullptr) {
      LabelGroup& group = OpenLabel(*label);
      group.group = ++out_.group_count;
      group.by_code = true;
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
  std::set<const Pattern*> by_code_;
  bool fixed_context_ = false;
  CompiledPattern out_;
};

}  // namespace

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

CompiledPattern CompilePattern(const Pattern& pattern, NameClasses& classes, NameTable& labels, Place place,
                               Faults& faults) {
  return Writer(classes, labels, place, faults).Write(pattern);
}

}  // namespace vanban::rules
