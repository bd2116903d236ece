// Folds the words of segmentation once and finds them in lines. The door is Segmenter.
#include "text/segment_words.h"

#include <algorithm>
#include <array>
#include <span>

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

}  // namespace

PhraseMap::PhraseMap(const std::vector<std::string>& phrases) {
  for (const std::string& phrase : phrases) Add(phrase, 0);
}

void PhraseMap::Add(std::string_view phrase, int value) {
  const std::string folded = Fold(phrase);
  if (folded.empty()) return;
  Entry& entry = entries_[folded];
  (HasLowerCase(phrase) ? entry.any_case : entry.capitals) = value;
  std::size_t pieces = 0;
  for (std::size_t at = 0; at < phrase.size();) {
    if (phrase[at] == ' ') {
      ++at;
    } else {
      at = PieceEnd(phrase, at);
      ++pieces;
    }
  }
  max_words_ = std::max(max_words_, pieces);
}

int PhraseMap::Find(std::string_view folded, bool capitals) const {
  const auto found = entries_.find(folded);
  if (found == entries_.end()) return -1;
  if (capitals && found->second.capitals >= 0) return found->second.capitals;
  return found->second.any_case;
}

std::optional<PhraseMap::Match> PhraseMap::LongestPrefix(std::string_view text) const {
  std::optional<Match> longest;
  std::string folded;
  bool capitals = true;
  std::size_t at = 0;
  for (std::size_t pieces = 0; pieces < max_words_ && at < text.size(); ++pieces) {
    if (text[at] == ' ' || text[at] == '\n' || text[at] == '\t') {
      while (at < text.size() && (text[at] == ' ' || text[at] == '\n' || text[at] == '\t')) ++at;
      folded.push_back(' ');
      if (at == text.size()) break;
    }
    const std::size_t end = PieceEnd(text, at);
    const std::string_view piece = text.substr(at, end - at);
    capitals = capitals && !HasLowerCase(piece);
    AppendFold(piece, folded);
    at = end;
    if (const int value = Find(folded, capitals); value >= 0) longest = Match{static_cast<std::uint32_t>(at), value};
  }
  return longest;
}

bool PhraseMap::Contains(std::string_view text) const { return Find(Fold(text), !HasLowerCase(text)) >= 0; }

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

Segmenter::Impl::Impl(const SegmentWords& words)
    : abbreviations(words.abbreviations),
      body_heads(words.body_heads),
      line_continuers(words.line_continuers),
      line_enders(words.line_enders),
      line_number_enders(words.line_number_enders),
      line_starters(words.line_starters),
      numbered_starters(words.numbered_starters) {
  for (const SegmentWords::ZoneHead& head : words.zone_heads) zone_heads.Add(head.phrase, static_cast<int>(head.zone));
}

Segmenter::Segmenter(const SegmentWords& words) : impl_(std::make_unique<const Impl>(words)) {}
Segmenter::Segmenter(Segmenter&&) noexcept = default;
Segmenter& Segmenter::operator=(Segmenter&&) noexcept = default;
Segmenter::~Segmenter() = default;

}  // namespace vanban
