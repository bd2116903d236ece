// Folds the words of segmentation once and finds them in lines. The door is Segmenter.
#include "text/segment_words.h"

#include <array>
#include <span>
#include <vector>

#include "text/char_class.h"
#include "text/fold.h"
#include "text/utf8.h"

namespace vanban {
namespace text {
namespace {

bool HasLowerCase(std::string_view text) {
  const CharClasses& classes = CharClasses::Get();
  for (std::size_t at = 0; at < text.size();) {
    if (classes(NextChar(text, at)) == CharClass::kLower) return true;
  }
  return false;
}

// In bytes; no piece of a phrase is longer.
constexpr std::size_t kLongestPiece = 100;

enum : PhraseTable::Uses {
  kStarter = 1,
  kContinuer = 2,
  kNumbered = 4,
  kBodyHead = 8,
  kZoneHead = 0x100,  // times one more than the zone
  kEnder = 1,
  kNumberEnder = 2,
  kAbbreviation = 4,
  kSecondWord = 8,  // two words are to be looked up
};

}  // namespace

struct PhraseTable::Piece {
  std::size_t end = 0;
  std::string_view text;  // empty: none is left
  std::uint32_t print = 0;
  bool blank = false;  // blanks stand before it

  // The piece at `at`, or behind the blanks there.
  Piece(std::string_view whole, std::size_t at) {
    for (; at < whole.size() && IsBlankByte(whole[at]); ++at) blank = true;
    const PrintedWord word = ReadWord(whole, at);
    end = word.end;
    print = word.print;
    if (end == at && at < whole.size()) {
      const CharClasses& classes = CharClasses::Get();
      const char32_t c = NextChar(whole, end);
      print = static_cast<std::uint32_t>(c);
      const bool digit = classes(c) == CharClass::kDigit;
      for (std::size_t next = end;
           digit && next < whole.size() && classes(NextChar(whole, next)) == CharClass::kDigit;) {
        end = next;
      }
    }
    text = whole.substr(at, end - at);
  }
};

std::uint32_t PhraseTable::Key(std::uint32_t from, const Piece& piece) {
  return (piece.print + from * 2 + static_cast<std::uint32_t>(piece.blank)) * 0x9E3779B1U;
}

std::uint32_t PhraseTable::Go(std::uint32_t from, const Piece& piece) const {
  const std::uint32_t key = Key(from, piece);
  for (std::size_t slot = key >> 16U;; ++slot) {
    const Step step = steps_[slot & (steps_.size() - 1)];
    if (step.to == 0) return 0;
    if (step.key != key || piece.text.size() > kLongestPiece) continue;
    const Place& place = places_[step.to];
    if (place.from != from || place.blank != piece.blank) continue;
    if (place.piece == piece.text) return step.to;  // written as it is folded
    std::array<char, FoldedRoom(kLongestPiece)> folded;
    const std::size_t size = FoldInto(piece.text, folded.data());
    if (place.piece == std::string_view(folded.data(), size)) return step.to;
  }
}

void PhraseTable::AddStep(Step step) {
  if (places_.size() * 4 > steps_.size()) {
    std::vector<Step> old(steps_.size() * 2);
    old.swap(steps_);
    for (const Step& kept : old) {
      if (kept.to != 0) AddStep(kept);
    }
  }
  std::size_t slot = step.key >> 16U;
  while (steps_[slot & (steps_.size() - 1)].to != 0) ++slot;
  steps_[slot & (steps_.size() - 1)] = step;
}

void PhraseTable::Add(std::string_view phrase, Uses uses) {
  if (phrase.empty()) return;
  std::uint32_t place = 0;
  for (std::size_t at = 0; at < phrase.size();) {
    const Piece piece(phrase, at);
    if (piece.text.empty() || piece.text.size() > kLongestPiece) return;
    const std::uint32_t before = place;
    place = Go(before, piece);
    if (place == 0) {
      place = static_cast<std::uint32_t>(places_.size());
      places_.push_back({.from = before, .blank = piece.blank, .piece = Fold(piece.text)});
      AddStep({Key(before, piece), place});
    }
    at = piece.end;
  }
  places_[place].capitals |= uses;
  if (HasLowerCase(phrase)) places_[place].any_case |= uses;
}

template <typename Visit>
void PhraseTable::WalkPrefixes(std::string_view text, Visit visit) const {
  std::uint32_t place = 0;
  bool capitals = true;
  for (std::size_t at = 0; at < text.size();) {
    const Piece piece(text, at);
    place = Go(place, piece);
    if (place == 0) return;
    at = piece.end;
    capitals = capitals && !HasLowerCase(piece.text);
    const Uses uses = capitals ? places_[place].capitals : places_[place].any_case;
    if (uses != 0) visit(static_cast<std::uint32_t>(at), uses);
  }
}

PhraseTable::Uses PhraseTable::Find(std::string_view text) const {
  std::uint32_t place = 0;
  for (std::size_t at = 0; at < text.size();) {
    const Piece piece(text, at);
    place = Go(place, piece);
    if (place == 0) return 0;
    at = piece.end;
  }
  return HasLowerCase(text) ? places_[place].any_case : places_[place].capitals;
}

}  // namespace text

std::span<const SegmentWords::List> SegmentWords::Lists() {
  static constexpr std::array<List, 7> kLists = {{
      {"abbreviations", &SegmentWords::abbreviations},
      {"body_heads", &SegmentWords::body_heads},
      {"line_continuers", &SegmentWords::line_continuers},
      {"line_enders", &SegmentWords::line_enders},
      {"line_number_enders", &SegmentWords::line_number_enders},
      {"line_starters", &SegmentWords::line_starters},
      {"numbered_starters", &SegmentWords::numbered_starters},
  }};
  return kLists;
}

Segmenter::Impl::Impl(const SegmentWords& words) {
  const auto add = [](const std::vector<std::string>& phrases, text::PhraseTable::Uses use, text::PhraseTable& table) {
    for (const std::string& phrase : phrases) table.Add(phrase, use);
  };
  add(words.body_heads, text::kBodyHead, heads_);
  add(words.line_continuers, text::kContinuer, heads_);
  add(words.line_starters, text::kStarter, heads_);
  add(words.numbered_starters, text::kNumbered, heads_);
  for (const SegmentWords::ZoneHead& head : words.zone_heads) {
    heads_.Add(head.phrase, text::kZoneHead * (static_cast<std::uint32_t>(head.zone) + 1));
    AddZoneHead(head.phrase, head.zone);
  }
  add(words.abbreviations, text::kAbbreviation, tails_);
  add(words.line_enders, text::kEnder, tails_);
  add(words.line_number_enders, text::kNumberEnder, tails_);
  // A numbered starter that ends a line wants its number.
  add(words.numbered_starters, text::kNumberEnder, tails_);
  for (const auto* list : {&words.line_enders, &words.line_number_enders, &words.numbered_starters}) {
    for (const std::string& phrase : *list) {
      const std::size_t blank = phrase.rfind(' ');
      if (blank != std::string::npos) tails_.Add(std::string_view(phrase).substr(blank + 1), text::kSecondWord);
    }
  }
}

// A consonant has one capital; a vowel may bear a tone or not, and the stroked d is longer than a byte.
void Segmenter::Impl::AddZoneHead(std::string_view head, Zone zone) {
  constexpr std::string_view kVowels = "aeiouy";
  if (head.empty()) return;
  const char first = text::Fold(head).front();
  const bool consonant = first > 'a' && first <= 'z' && kVowels.find(first) == std::string_view::npos;
  for (std::size_t byte = 0; byte < zones_begun_.size(); ++byte) {
    const auto small = static_cast<char>(byte | 0x20U);
    const bool begins = consonant ? small == first : byte >= 0xC3 || kVowels.find(small) != std::string_view::npos;
    if (begins) zones_begun_[byte] |= Bit(zone);
  }
}

text::HeadWords Segmenter::Impl::FindHead(std::string_view text) const {
  text::HeadWords head;
  heads_.WalkPrefixes(text, [&](std::uint32_t length, text::PhraseTable::Uses uses) {
    head.starter = head.starter || (uses & text::kStarter) != 0;
    head.continuer = head.continuer || (uses & text::kContinuer) != 0;
    head.body_head = head.body_head || (uses & text::kBodyHead) != 0;
    if ((uses & text::kNumbered) != 0) head.numbered = length;
    if (uses >= text::kZoneHead) {
      head.zone = static_cast<int>(uses / text::kZoneHead) - 1;
      head.zone_length = length;
    }
  });
  return head;
}

text::TailWords Segmenter::Impl::FindTail(std::string_view words) const {
  const text::PhraseTable::Uses uses = tails_.Find(words);
  return {(uses & text::kEnder) != 0, (uses & text::kNumberEnder) != 0, (uses & text::kAbbreviation) != 0,
          (uses & text::kSecondWord) != 0};
}

bool Segmenter::Impl::IsAbbreviation(std::string_view word_with_stop) const {
  return (tails_.Find(word_with_stop) & text::kAbbreviation) != 0;
}

Segmenter::Segmenter(const SegmentWords& words) : impl_(std::make_unique<const Impl>(words)) {}
Segmenter::Segmenter(Segmenter&&) noexcept = default;
Segmenter& Segmenter::operator=(Segmenter&&) noexcept = default;
Segmenter::~Segmenter() = default;

}  // namespace vanban
