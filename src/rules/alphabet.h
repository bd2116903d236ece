// The codes of a row. Each set of kinds that an atom or a phrase can have, with its look, is one code; a row of atoms
// is a string with one character for each, and RE2 matches over that.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "rules/code_set.h"
#include "rules/kinds.h"

namespace vanban::rules {

using SetId = std::uint16_t;  // of a set of kinds, looks not counted
inline constexpr SetId kEmptySet = 0;

class Alphabet {
 public:
  Alphabet() { AddSet({}); }

  // While loading.
  SetId AddSet(const KindSet& kinds);
  [[nodiscard]] const KindSet& Set(SetId set) const { return sets_[set].kinds; }
  // This set will be met with this look.
  void Need(SetId set, Look look) { sets_[set].needed |= 1U << static_cast<unsigned>(look); }
  // Gives out the codes, sorted by look, then by kinds, so that fillers lie together. `looks` are the kinds of the
  // looks. False: there are more sets than codes.
  bool Freeze(const std::array<KindId, kLookCount - 1>& looks);

  // After Freeze. A set that was not needed with this look has the code of the nearest look that it was needed with.
  [[nodiscard]] std::uint16_t Code(SetId set, Look look) const {
    return codes_[set * kLookCount + static_cast<std::size_t>(look)];
  }
  [[nodiscard]] std::size_t size() const { return kinds_.size(); }
  [[nodiscard]] const KindSet& Kinds(std::uint16_t code) const { return kinds_[code]; }
  [[nodiscard]] bool HasKind(std::uint16_t code, KindId kind) const {
    const std::size_t word = kind / 64U;
    return word < kind_words_ && (kind_bits_[code * kind_words_ + word] >> (kind % 64U) & 1U) != 0;
  }
  // The codes of each kind, by kind; all that there are.
  [[nodiscard]] std::vector<CodeSet> OfKinds(std::size_t kind_count) const;
  [[nodiscard]] CodeSet All() const;

  // How a code is written in a row: `width()` bytes of UTF-8 each.
  [[nodiscard]] std::size_t width() const { return width_; }
  void Append(std::uint16_t code, std::string& row) const { row.append(&bytes_[code * width_], width_); }
  // A set of codes as a class of RE2.
  [[nodiscard]] std::string Class(const CodeSet& codes) const;
  // How many instructions of RE2 that class takes, roughly.
  [[nodiscard]] std::size_t ClassCost(const CodeSet& codes) const;

 private:
  struct KnownSet {
    KindSet kinds;
    unsigned needed = 0;
  };
  template <typename Use>
  void ForRanges(const CodeSet& codes, Use use) const;
  [[nodiscard]] char32_t CodePoint(std::size_t code) const;

  std::vector<KnownSet> sets_;
  std::map<KindSet, SetId> ids_;
  std::vector<std::uint16_t> codes_;      // of each set, by look
  std::vector<KindSet> kinds_;            // of each code
  std::size_t kind_words_ = 0;            // for one bit a kind
  std::vector<std::uint64_t> kind_bits_;  // the same kinds, a row of words for each code
  std::size_t width_ = 2;
  std::string bytes_;
};

}  // namespace vanban::rules
