// Names become numbers here: kinds, labels, and the sets of kinds that atoms have.
#pragma once

#include <algorithm>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

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
    const auto [at, added] = numbers_.try_emplace(std::string(name), static_cast<std::uint16_t>(names_.size()));
    if (added) names_.push_back(&at->first);
    return at->second;
  }
  // 0xFFFF: none of that name.
  [[nodiscard]] std::uint16_t Find(std::string_view name) const {
    const auto at = numbers_.find(std::string(name));
    return at == numbers_.end() ? 0xFFFF : at->second;
  }
  [[nodiscard]] std::string_view Name(std::uint16_t number) const { return *names_[number]; }
  [[nodiscard]] std::size_t size() const { return names_.size(); }

 private:
  std::unordered_map<std::string, std::uint16_t> numbers_;
  std::vector<const std::string*> names_;  // the keys, which stay where they are
};

// Sorted, each once.
using KindSet = std::vector<KindId>;

inline void AddKind(KindSet& set, KindId kind) {
  const auto at = std::lower_bound(set.begin(), set.end(), kind);
  if (at == set.end() || *at != kind) set.insert(at, kind);
}

}  // namespace vanban::rules
