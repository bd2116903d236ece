// SegmentWords made ready: folded phrases, found by one walk at the start of a line and one look-up at a line's end or
// at a stop.
#pragma once

#include <bitset>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>

#include "vanban/document.h"

namespace vanban::text {

// What the phrases at the start of a text are good for; the longest of each use counts.
struct HeadWords {
  std::uint32_t numbered = 0;  // length in bytes of a numbered starter; 0: none
  std::uint32_t zone_length = 0;
  int zone = -1;  // the zone whose head it is
  bool starter = false;
  bool continuer = false;
  bool body_head = false;
};

// What the words before a line's end, or before a stop, are good for.
struct TailWords {
  bool ender = false;
  bool number_ender = false;
  bool abbreviation = false;
  bool second_word = false;  // ends a phrase of two words: look these up
};

// Phrases under their folded form. One that is written in capitals is found in capitals only.
class PhraseTable {
 public:
  // A set of bits; what they mean is the caller's.
  using Uses = std::uint32_t;
  void Add(std::string_view phrase, Uses uses);

  // Calls visit(length, uses) for each phrase at the start of `text`, from the shortest, whole words only.
  template <typename Visit>
  void WalkPrefixes(std::string_view text, Visit visit) const;
  // The uses of `text` as a whole phrase; 0: none.
  [[nodiscard]] Uses Find(std::string_view text) const;

 private:
  struct Entry {  // also for what merely begins a phrase, so that a walk ends early
    Uses any_case = 0;
    Uses capitals = 0;
  };
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>()(text); }
  };
  [[nodiscard]] bool MayBegin(std::string_view text) const;
  static std::size_t FilterIndex(char32_t letter, std::string_view text);

  std::unordered_map<std::string, Entry, Hash, std::equal_to<>> entries_;
  std::bitset<512> first_words_;  // by first letter in either case and number of letters: most texts end here
};

}  // namespace vanban::text

namespace vanban {

struct Segmenter::Impl {
  explicit Impl(const SegmentWords& words);

  [[nodiscard]] text::HeadWords FindHead(std::string_view text) const;
  // REQUIRES: `words` is the last word, or the last two, with the stop behind it, if any
  [[nodiscard]] text::TailWords FindTail(std::string_view words) const;
  [[nodiscard]] bool IsAbbreviation(std::string_view word_with_stop) const;

 private:
  text::PhraseTable heads_;
  text::PhraseTable tails_;
};

}  // namespace vanban
