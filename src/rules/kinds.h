// Names become numbers here: kinds, labels, and the sets of kinds that atoms have.
#pragma once

#include <algorithm>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "rules/hash.h"
#include "rules/reduce.h"

namespace vanban::rules {

// How an atom is written; a kind beside its others.
enum class Look : std::uint8_t { kLower, kCapital, kInitial, kUpper, kNone };
inline constexpr std::size_t kLookCount = 5;
inline constexpr std::string_view kLookNames[kLookCount - 1] = {"lower", "capital", "initial", "upper"};

// Numbers for names, in the order in which they come.
class NameTable {
 public:
  std::uint16_t Add(std::string_view name) {
    if (const auto known = numbers_.find(name); known != numbers_.end()) return known->second;
    const auto number = static_cast<std::uint16_t>(names_.size());
    names_.push_back(&numbers_.emplace(name, number).first->first);
    return number;
  }
  // 0xFFFF: none of that name.
  [[nodiscard]] std::uint16_t Find(std::string_view name) const {
    const auto at = numbers_.find(name);
    return at == numbers_.end() ? 0xFFFF : at->second;
  }
  [[nodiscard]] std::string_view Name(std::uint16_t number) const { return *names_[number]; }
  [[nodiscard]] std::size_t size() const { return names_.size(); }

 private:
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view name) const { return HashOf(name); }
  };
  std::unordered_map<std::string, std::uint16_t, Hash, std::equal_to<>> numbers_;
  std::vector<const std::string*> names_;  // the keys, which stay where they are
};

// Sorted, each once.
using KindSet = std::vector<KindId>;

inline void AddKind(KindSet& set, KindId kind) {
  const auto at = std::lower_bound(set.begin(), set.end(), kind);
  if (at == set.end() || *at != kind) set.insert(at, kind);
}

}  // namespace vanban::rules
