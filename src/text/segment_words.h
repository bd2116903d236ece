// SegmentWords made ready: folded phrases, found by one walk at the start of a line and one look-up at a line's end or
// at a stop.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

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

// Phrases under their folded form, as a tree whose steps are pieces: runs of letters, runs of digits, other characters.
// One that is written in capitals is found in capitals only.
class PhraseTable {
 public:
  PhraseTable() : steps_(64), places_(1) {}

  // A set of bits; what they mean is the caller's.
  using Uses = std::uint32_t;
  void Add(std::string_view phrase, Uses uses);

  // Calls visit(length, uses) for each phrase at the start of `text`, from the shortest, whole words only.
  template <typename Visit>
  void WalkPrefixes(std::string_view text, Visit visit) const;
  // The uses of `text` as a whole phrase; 0: none.
  [[nodiscard]] Uses Find(std::string_view text) const;

 private:
  struct Piece;
  struct Place {
    std::uint32_t from = 0;  // the place before it
    bool blank = false;      // blanks stand before its piece
    std::string piece;       // folded
    Uses any_case = 0;
    Uses capitals = 0;
  };
  struct Step {
    std::uint32_t key = 0;  // of the place before and the piece's print: only what is likely the same is folded
    std::uint32_t to = 0;   // 0: an empty slot
  };
  static std::uint32_t Key(std::uint32_t from, const Piece& piece);
  // The place behind `piece` from `from`; 0: no phrase goes on so.
  [[nodiscard]] std::uint32_t Go(std::uint32_t from, const Piece& piece) const;
  void AddStep(Step step);

  std::vector<Step> steps_;  // open addressing; a power of two, three slots of four are empty at least
  std::vector<Place> places_;
};

}  // namespace vanban::text

namespace vanban {

struct Segmenter::Impl {
  explicit Impl(const SegmentWords& words);

  [[nodiscard]] text::HeadWords FindHead(std::string_view text) const;
  // REQUIRES: `words` is the last word, or the last two, with the stop behind it, if any
  [[nodiscard]] text::TailWords FindTail(std::string_view words) const;
  [[nodiscard]] bool IsAbbreviation(std::string_view word_with_stop) const;
  // Whether a capital that is the first letter of the zone's head may begin with this byte; false is sure.
  [[nodiscard]] bool MayBeginHead(Zone zone, char byte) const {
    return (zones_begun_[static_cast<unsigned char>(byte)] & Bit(zone)) != 0;
  }

 private:
  static std::uint32_t Bit(Zone zone) { return 1U << static_cast<unsigned>(zone); }
  void AddZoneHead(std::string_view head, Zone zone);

  text::PhraseTable heads_;
  text::PhraseTable tails_;
  std::array<std::uint32_t, 256> zones_begun_{};  // by byte
};

}  // namespace vanban
