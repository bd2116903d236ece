// Folds the words of segmentation once and finds them in lines. The door is Segmenter.
#include "text/segment_words.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <array>
#include <span>
#include <vector>

#include "text/char_class.h"
#include "text/fold.h"
#include "text/utf8.h"

namespace vanban {
namespace text {
namespace {

bool IsBlankByte(char c) { return static_cast<unsigned char>(c) <= ' '; }

char32_t FirstChar(std::string_view text) {
  std::size_t at = 0;
  return NextChar(text, at);
}

bool HasLowerCase(std::string_view text) {
  const CharClasses& classes = CharClasses::Get();
  for (std::size_t at = 0; at < text.size();) {
    if (classes(NextChar(text, at)) == CharClass::kLower) return true;
  }
  return false;
}

// The end of the piece that begins at `at`: a run of letters, one of digits, or one other character.
std::size_t PieceEnd(std::string_view text, std::size_t at) {
  const CharClasses& classes = CharClasses::Get();
  const CharClass first = classes(NextChar(text, at));
  if (!IsWord(first) && first != CharClass::kDigit) return at;
  while (at < text.size()) {
    std::size_t next = at;
    const CharClass kind = classes(NextChar(text, next));
    if (IsWord(first) ? !IsWord(kind) : kind != first) break;
    at = next;
  }
  return at;
}

// A folded phrase under construction, on the stack; no phrase is longer.
class FoldedPhrase {
 public:
  // Appends the piece of `text` at `at`, with a blank where blanks stand before it. Returns the piece's end; kNone
  // where no piece is left or there is no room for it.
  std::size_t Append(std::string_view text, std::size_t at) {
    bool blank = false;
    for (; at < text.size() && IsBlankByte(text[at]); ++at) blank = true;
    if (at == text.size()) return kNone;
    const std::size_t end = PieceEnd(text, at);
    if (size_ + 1 + FoldedRoom(end - at) > buffer_.size()) return kNone;
    if (blank) buffer_[size_++] = ' ';
    size_ += FoldInto(text.substr(at, end - at), buffer_.data() + size_);
    return end;
  }
  [[nodiscard]] std::string_view view() const { return {buffer_.data(), size_}; }

  static constexpr std::size_t kNone = static_cast<std::size_t>(-1);

 private:
  std::array<char, 160> buffer_;
  std::size_t size_ = 0;
};

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

void PhraseTable::Add(std::string_view phrase, Uses uses) {
  if (phrase.empty()) return;
  for (const char32_t c : {FirstChar(phrase), FirstChar(Fold(phrase))}) {
    const auto letter = static_cast<UChar32>(c);
    for (const UChar32 form : {letter, u_toupper(letter), u_tolower(letter)}) {
      first_words_.set(FilterIndex(static_cast<char32_t>(form), phrase));
    }
  }
  FoldedPhrase folded;
  for (std::size_t at = 0; at < phrase.size();) {
    at = folded.Append(phrase, at);
    if (at == FoldedPhrase::kNone) return;
    Entry& entry = entries_[std::string(folded.view())];
    if (at < phrase.size()) continue;
    entry.capitals |= uses;
    if (HasLowerCase(phrase)) entry.any_case |= uses;
  }
}

// Folding changes letters, but not how many a word has.
std::size_t PhraseTable::FilterIndex(char32_t letter, std::string_view text) {
  const std::string_view word = text.substr(0, PieceEnd(text, 0));
  const auto letters = std::count_if(word.begin(), word.end(), [](char c) { return !IsContinuation(c); });
  return letter % 64 * 8 + static_cast<std::size_t>(std::min<std::ptrdiff_t>(letters, 7));
}

bool PhraseTable::MayBegin(std::string_view text) const {
  return !text.empty() && first_words_.test(FilterIndex(FirstChar(text), text));
}

template <typename Visit>
void PhraseTable::WalkPrefixes(std::string_view text, Visit visit) const {
  if (!MayBegin(text)) return;
  FoldedPhrase folded;
  bool capitals = true;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = at;
    at = folded.Append(text, at);
    if (at == FoldedPhrase::kNone) return;
    const auto found = entries_.find(folded.view());
    if (found == entries_.end()) return;
    capitals = capitals && !HasLowerCase(text.substr(begin, at - begin));
    const Uses uses = capitals ? found->second.capitals : found->second.any_case;
    if (uses != 0) visit(static_cast<std::uint32_t>(at), uses);
  }
}

PhraseTable::Uses PhraseTable::Find(std::string_view text) const {
  if (!MayBegin(text)) return 0;
  FoldedPhrase folded;
  for (std::size_t at = 0; at < text.size();) {
    at = folded.Append(text, at);
    if (at == FoldedPhrase::kNone) return 0;
  }
  const auto found = entries_.find(folded.view());
  if (found == entries_.end()) return 0;
  return HasLowerCase(text) ? found->second.any_case : found->second.capitals;
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
