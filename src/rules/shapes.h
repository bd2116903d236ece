// Shapes: forms of one run without blanks (numbers, document numbers, numeric dates), found by RE2.
#pragma once

#include <bitset>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "rules/alphabet.h"
#include "rules/faults.h"
#include "rules/rule_file.h"


namespace vanban::rules {

// Immutable after Compile; any number of threads may search one.
class ShapeSet {
 public:
  ShapeSet();
  ShapeSet(ShapeSet&&) noexcept;
  ShapeSet& operator=(ShapeSet&&) noexcept;
  ~ShapeSet();

  // Longer runs are looked at up to here only, so that text without blanks costs no more than other text.
  static constexpr std::size_t kMaxBytes = 256;

  // Adds faults for a shape that holds words or blanks, or of which it cannot be said how it starts.
  void Compile(const std::vector<ShapeEntry>& shapes, Faults& faults);

  [[nodiscard]] bool MayStart(char byte) const { return starts_[static_cast<unsigned char>(byte)]; }
  // The length of the longest shape at the start of `text`; 0: none.
  [[nodiscard]] std::size_t Match(std::string_view text) const;
  [[nodiscard]] bool MatchesAll(std::string_view text) const { return !text.empty() && Match(text) == text.size(); }
  // The first shape that is all of `text`, by its place in `shapes`; -1: none.
  [[nodiscard]] int Which(std::string_view text) const;

 private:
  struct Searches;
  std::bitset<256> starts_;
  std::unique_ptr<Searches> searches_;  // none without shapes
};

}  // namespace vanban::rules
