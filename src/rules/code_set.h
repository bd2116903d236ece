// A set of codes: what a name in a pattern stands for.
#pragma once

#include <bit>
#include <cstdint>
#include <vector>

namespace vanban::rules {

class CodeSet {
 public:
  explicit CodeSet(std::size_t size = 0) : words_((size + 63) / 64) {}

  void Add(std::size_t code) { words_[code / 64] |= std::uint64_t{1} << (code % 64); }
  void Remove(std::size_t code) { words_[code / 64] &= ~(std::uint64_t{1} << (code % 64)); }
  [[nodiscard]] bool Has(std::size_t code) const { return (words_[code / 64] >> (code % 64) & 1U) != 0; }
  [[nodiscard]] bool Intersects(const CodeSet& other) const {
    for (std::size_t i = 0; i < words_.size(); ++i) {
      if ((words_[i] & other.words_[i]) != 0) return true;
    }
    return false;
  }
  [[nodiscard]] bool empty() const {
    for (const std::uint64_t word : words_) {
      if (word != 0) return false;
    }
    return true;
  }
  [[nodiscard]] std::size_t Count() const {
    std::size_t count = 0;
    for (const std::uint64_t word : words_) count += static_cast<std::size_t>(std::popcount(word));
    return count;
  }
  CodeSet& operator|=(const CodeSet& other) {
    for (std::size_t i = 0; i < words_.size(); ++i) words_[i] |= other.words_[i];
    return *this;
  }
  // Calls use(code) for each, in order.
  template <typename Use>
  void ForEach(Use use) const {
    for (std::size_t i = 0; i < words_.size(); ++i) {
      for (std::uint64_t word = words_[i]; word != 0; word &= word - 1) {
        use(i * 64 + static_cast<std::size_t>(std::countr_zero(word)));
      }
    }
  }
  friend bool operator==(const CodeSet&, const CodeSet&) = default;

 private:
  std::vector<std::uint64_t> words_;
};

}  // namespace vanban::rules
