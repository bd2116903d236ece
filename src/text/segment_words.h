// SegmentWords made ready: folded phrases that are looked up at the start and at the end of lines, and at stops.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "vanban/document.h"

namespace vanban::text {

// Folded phrases with a value each, found at the start of a text, whole words only.
class PhraseMap {
 public:
  struct Match {
    std::uint32_t length = 0;  // bytes of text
    int value = 0;
  };
  PhraseMap() = default;
  explicit PhraseMap(const std::vector<std::string>& phrases);  // each with value 0
  void Add(std::string_view phrase, int value);
  // The longest phrase at the start of `text`. One written in capitals matches capitals only.
  [[nodiscard]] std::optional<Match> LongestPrefix(std::string_view text) const;
  // Whether the whole of `text` is a phrase.
  [[nodiscard]] bool Contains(std::string_view text) const;

 private:
  struct Entry {
    int any_case = -1;
    int capitals = -1;
  };
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>()(text); }
  };
  [[nodiscard]] int Find(std::string_view folded, bool capitals) const;
  std::unordered_map<std::string, Entry, Hash, std::equal_to<>> entries_;
  std::size_t max_words_ = 0;
};

}  // namespace vanban::text

namespace vanban {

struct Segmenter::Impl {
  explicit Impl(const SegmentWords& words);
  text::PhraseMap abbreviations;
  text::PhraseMap body_heads;
  text::PhraseMap line_continuers;
  text::PhraseMap line_enders;
  text::PhraseMap line_number_enders;
  text::PhraseMap line_starters;
  text::PhraseMap numbered_starters;
  text::PhraseMap zone_heads;  // value: Zone
};

}  // namespace vanban
