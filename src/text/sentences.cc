// Gathers lines into stretches and cuts these into sentences, with their paragraphs, blocks and leads. The door is
// FindSentences.
#include "text/sentences.h"

#include <algorithm>
#include <cstddef>

#include "text/char_class.h"
#include "text/credit.h"
#include "text/marker.h"
#include "text/segment_words.h"
#include "text/sentence_end.h"
#include "text/utf8.h"
#include "text/zones.h"

namespace vanban::text {
namespace {

// One line says one thing there, whatever its stops: `- Lưu: VT. TH.`
bool IsOneSentence(Zone zone) {
  switch (zone) {
    case Zone::kLetterhead:
    case Zone::kNumber:
    case Zone::kPlaceDate:
    case Zone::kRecipients:
    case Zone::kSignature:
    case Zone::kCaption:
    case Zone::kByline:
      return true;
    default:
      return false;
  }
}

// What the markers of one list have in common: `-`, `1.`, `1.1.`, `a)`.
std::uint32_t MarkerType(std::string_view marker) {
  const CharClasses& classes = CharClasses::Get();
  std::size_t at = 0;
  const char32_t first = NextChar(marker, at);
  const CharClass kind = classes(first);
  if (kind == CharClass::kOther) return first;
  const auto groups = static_cast<std::uint32_t>(std::count(marker.begin(), marker.end(), '.'));
  const auto last = static_cast<std::uint32_t>(marker.back());
  return (kind == CharClass::kDigit ? 0x1000000U : 0x2000000U) | groups << 8U | last;
}

class SentenceFinder {
 public:
  SentenceFinder(std::string_view text, const std::vector<LineFacts>& lines, const std::vector<Zone>& zones,
                 const std::vector<Break>& breaks, const Segmenter::Impl& words)
      : text_(text), lines_(lines), zones_(zones), breaks_(breaks), words_(words) {
    press_ = IsPress(zones);
    sentences_.reserve(lines.size());
  }

  std::vector<Sentence> Run() {
    for (std::size_t i = 0; i < lines_.size();) {
      std::size_t last = i;
      while (breaks_[last] == Break::kSoft) ++last;
      const LineFacts& line = lines_[i];
      const bool bare_bullet = line.bullet != Bullet::kNone && line.marker == line.span.size();
      if (!line.ornament && !(bare_bullet && i == last)) Stretch(i, last);
      if (breaks_[last] == Break::kParagraph) ++paragraph_;
      i = last + 1;
    }
    return std::move(sentences_);
  }

 private:
  // A sentence that ends in `:` and the marker that it begins with.
  struct Lead {
    std::uint32_t sentence = 0;
    std::uint32_t marker = 0;  // 0: none
  };

  void Stretch(std::size_t first, std::size_t last) {
    const std::size_t begin = lines_[first].span.begin;
    const std::size_t end = lines_[last].span.end;
    const Zone zone = zones_[first];
    std::size_t from = begin;  // behind opening quotes and the marker
    while (from + 1 < end && (text_[from] == '"' || text_[from] == '(')) ++from;
    const Marker marker = MarkerAt(lines_[first], from, end);
    const std::uint32_t type = marker.length == 0 ? 0 : MarkerType(text_.substr(from, marker.length));
    from += marker.length;

    Sentence sentence;
    sentence.zone = zone;
    sentence.kind = KindOf(lines_[first], zone, marker);
    sentence.lead = LeadOf(sentence.kind, type);
    const std::size_t credit = press_ && zone == Zone::kBody ? CreditBegin(text_, begin, end, words_) : end;
    for (std::size_t at = begin; at < credit;) {
      const std::size_t stop =
          IsOneSentence(zone) ? credit : SentenceEnd(text_, at, std::max(at, from), credit, words_);
      at = Add(sentence, at, stop);
      if (sentence.kind == SentenceKind::kHeading && zone != Zone::kTitle) sentence.kind = SentenceKind::kProse;
    }
    if (text_[end - 1] == ':') leads_.push_back({static_cast<std::uint32_t>(sentences_.size() - 1), type});
    if (credit < end) {
      sentence.zone = Zone::kCaption;
      Add(sentence, credit, end);
    }
  }

  // Adds the sentence between, less the blanks at its ends; returns where the next one begins.
  std::size_t Add(Sentence& sentence, std::size_t begin, std::size_t end) {
    std::size_t trimmed = end;
    while (trimmed > begin && IsBlankByte(text_[trimmed - 1])) --trimmed;
    sentence.span = {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(trimmed)};
    sentence.paragraph = paragraph_;
    if (!sentences_.empty() && sentences_.back().zone != sentence.zone) ++block_;
    sentence.block = block_;
    sentences_.push_back(sentence);
    while (end < text_.size() && IsBlankByte(text_[end])) ++end;
    return end;
  }

  // The line's own marker; looked for again where quotes stand before it or a line break within it (`Điều⏎3.`).
  [[nodiscard]] Marker MarkerAt(const LineFacts& line, std::size_t from, std::size_t end) const {
    constexpr std::uint32_t kShort = 12;
    if (line.marker > 0) {
      return {line.marker, line.start == LineStart::kHeading ? MarkerKind::kHeading : MarkerKind::kListItem};
    }
    if (from == line.span.begin && line.width > kShort) return {};
    const std::string_view rest = text_.substr(from, end - from);
    return FindMarker(rest, words_.FindHead(rest).numbered);
  }

  static SentenceKind KindOf(const LineFacts& line, Zone zone, const Marker& marker) {
    if (marker.kind == MarkerKind::kListItem) return SentenceKind::kListItem;
    if (marker.kind == MarkerKind::kHeading || line.capitals || zone == Zone::kTitle) return SentenceKind::kHeading;
    return SentenceKind::kProse;
  }

  // An item's lead is the nearest sentence with `:` above that is no item of the same list. What is no item ends all
  // lists.
  std::uint32_t LeadOf(SentenceKind kind, std::uint32_t type) {
    if (kind != SentenceKind::kListItem) {
      leads_.clear();
      return Sentence::kNoLead;
    }
    const auto same = std::find_if(leads_.begin(), leads_.end(), [&](const Lead& lead) { return lead.marker == type; });
    leads_.erase(same, leads_.end());
    return leads_.empty() ? Sentence::kNoLead : leads_.back().sentence;
  }

  std::string_view text_;
  const std::vector<LineFacts>& lines_;
  const std::vector<Zone>& zones_;
  const std::vector<Break>& breaks_;
  const Segmenter::Impl& words_;
  bool press_ = false;
  std::uint32_t paragraph_ = 0;
  std::uint32_t block_ = 0;
  std::vector<Lead> leads_;  // from the outermost to the innermost list
  std::vector<Sentence> sentences_;
};

}  // namespace

std::vector<Sentence> FindSentences(std::string_view text, const std::vector<LineFacts>& lines,
                                    const std::vector<Zone>& zones, const std::vector<Break>& breaks,
                                    const Segmenter::Impl& words) {
  return SentenceFinder(text, lines, zones, breaks, words).Run();
}

}  // namespace vanban::text
