// Puts named pieces into patterns. Door: NamedParts.
#include "rules/named_parts.h"

#include <utility>

namespace vanban::rules {
namespace {

// Faults inside a piece are shown where it is used.
void SetColumn(std::uint32_t column, Pattern& pattern) {
  ForEachNode(pattern, [&](Pattern& node) { node.column = column; });
}

// The kinds of a plain choice of kinds; false: it is none.
bool KindsOf(const Pattern& pattern, std::vector<std::string>& names) {
  if (pattern.type == Pattern::Type::kAtom && !pattern.negated) {
    names.insert(names.end(), pattern.names.begin(), pattern.names.end());
    return true;
  }
  if (pattern.type != Pattern::Type::kChoice) return false;
  for (const Pattern& child : pattern.children) {
    if (!KindsOf(child, names)) return false;
  }
  return true;
}

}  // namespace

void NamedParts::Read(const std::vector<PartEntry>& entries, Faults& faults) {
  for (const PartEntry& entry : entries) {
    Pattern pattern;
    if (!ParsePattern(entry.pattern, entry.pattern_place, entry.pattern_on_one_line, pattern, faults)) continue;
    bool plain = true;
    ForEachNode(pattern, [&](const Pattern& node) {
      plain &= node.type != Pattern::Type::kLabel && node.type != Pattern::Type::kIt;
    });
    if (!plain) faults.Add(entry.place, "a part holds no labels and no `it`", "write them where the part is used");
    Expand(pattern, entry.pattern_place, faults);
    if (!parts_.emplace(entry.id, std::move(pattern)).second) {
      faults.Add(entry.place, "a second part `" + entry.id + "`");
    }
  }
}

void NamedParts::Expand(Pattern& pattern, Place place, Faults& faults) const {
  if (parts_.empty()) return;
  for (Pattern& child : pattern.children) Expand(child, place, faults);
  if (pattern.type != Pattern::Type::kAtom) return;
  if (!pattern.negated) {
    const auto part = pattern.names.size() == 1 ? parts_.find(pattern.names.front()) : parts_.end();
    if (part == parts_.end()) return;
    const std::uint32_t column = pattern.column;
    pattern = part->second;
    SetColumn(column, pattern);
    return;
  }
  std::vector<std::string> names;
  for (std::string& name : pattern.names) {
    const auto part = parts_.find(name);
    if (part == parts_.end()) {
      names.push_back(std::move(name));
    } else if (!KindsOf(part->second, names)) {
      faults.Add(place, "`!` takes no part `" + name + "`, which is more than a choice of kinds");
    }
  }
  pattern.names = std::move(names);
}

}  // namespace vanban::rules
