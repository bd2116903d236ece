// Texts, each kept once and numbered from 0 on, in a few lines of memory: a map of strings has a node, and most often a
// second piece of memory, for each, and finding one waits for all of them.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory_resource>
#include <string_view>
#include <vector>

namespace vanban::extract {

// For one thread at a time.
class TextNumbers {
 public:
  TextNumbers() = default;
  TextNumbers(const TextNumbers&) = delete;
  TextNumbers& operator=(const TextNumbers&) = delete;

  // The number of a text; size() before the call: it is a new one.
  std::uint32_t Of(std::string_view text);
  // Lives until Clear.
  [[nodiscard]] std::string_view Text(std::uint32_t number) const { return texts_[number].text; }
  [[nodiscard]] std::size_t size() const { return texts_.size(); }
  // Forgets all texts, and keeps what memory a usual document takes.
  void Clear();

 private:
  static constexpr std::size_t kUsualSlots = 1024;
  static constexpr std::size_t kUsualBytes = std::size_t{1} << 14U;
  struct Known {
    std::size_t hash;
    std::string_view text;
  };
  void Place(std::size_t hash, std::uint32_t number);

  std::vector<Known> texts_;
  std::vector<std::uint32_t> slots_ = std::vector<std::uint32_t>(kUsualSlots);  // a number and 1; 0: empty
  std::array<std::byte, kUsualBytes> usual_;
  std::pmr::monotonic_buffer_resource bytes_{usual_.data(), usual_.size()};
};

// What was made for a text, kept for the next time that it comes; a bounded number of texts.
template <typename Value>
class TextMemory {
 public:
  // What `make()` gives for the text, or gave. Lives until the next call.
  template <typename Make>
  const Value& Get(std::string_view text, Make make) {
    constexpr std::size_t kMostKept = 2048;
    if (values_.size() == kMostKept) {
      numbers_.Clear();
      values_.clear();
    }
    const std::uint32_t number = numbers_.Of(text);
    if (number == values_.size()) values_.push_back(make());
    return values_[number];
  }

 private:
  TextNumbers numbers_;
  std::vector<Value> values_;
};

}  // namespace vanban::extract
