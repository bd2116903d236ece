// Gathers lines into stretches and cuts these into sentences, with their paragraphs, blocks and leads. The door is
// FindSentences.
#include "text/sentences.h"

#include <algorithm>
#include <cstddef>

#include "text/bytes.h"
#include "text/char_class.h"
#include "text/marker.h"
#include "text/segment_words.h"
#include "text/sentence_end.h"
#include "text/utf8.h"

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
    press_ = std::find(zones.begin(), zones.end(), Zone::kLetterhead) == zones.end();
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
    const std::size_t credit = press_ && zone == Zone::kBody ? CreditBegin(begin, end) : end;
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

  // Where the credit of a caption begins, `end` where there is none: `… tại hội nghị. Ảnh: Minh Triết`.
  [[nodiscard]] std::size_t CreditBegin(std::size_t begin, std::size_t end) const {
    constexpr std::size_t kLongest = 90;  // bytes, a run of blanks as one
    if (HasNoCredit(begin, end)) return end;
    std::size_t from = end;
    bool blank_behind = false;
    for (std::size_t bytes = 0; from > begin && (bytes < kLongest || IsContinuation(text_[from]));) {
      const bool blank = IsBlankByte(text_[--from]);
      bytes += static_cast<std::size_t>(!(blank && blank_behind));
      blank_behind = blank;
    }
    for (std::size_t at = from; at < end; ++at) {
      if (words_.MayBeginHead(Zone::kCaption, text_[at]) && IsCredit(begin, from, at, end)) return at;
    }
    return end;
  }

  // Whether the end of a long stretch shows that it has no credit: no stop and no bracket to stand before one, no colon
  // to stand behind its head. Nearly all stretches are done with here, in few steps of sixteen bytes.
  [[nodiscard]] bool HasNoCredit(std::size_t begin, std::size_t end) const {
    constexpr std::size_t kLookedAt = 96;  // what CreditBegin looks at where no two blanks stand together, and more
    if (end - begin <= kLookedAt || text_[end - 1] == ':') return false;
    for (std::size_t at = end - 1 - kLookedAt; at + 1 < end; at += sizeof(Bytes)) {
      const Bytes here = LoadBytes(text_.data() + at);
      const Bytes next = LoadBytes(text_.data() + at + 1);
      if (Any((here == '.') | (here == '(') | (here == ':') | ((here <= ' ') & (next <= ' ')))) return false;
    }
    return true;
  }

  // Whether a credit begins at `at`; of the stretch only what stands between `from` and `end` is looked at.
  [[nodiscard]] bool IsCredit(std::size_t begin, std::size_t from, std::size_t at, std::size_t end) const {
    const CharClasses& classes = CharClasses::Get();
    if (at == from && from > begin) return false;  // perhaps within a word
    std::size_t before = at;
    if (at > from && IsWord(classes(PreviousChar(text_, before)))) return false;
    std::size_t behind = at;
    if (classes(NextChar(text_, behind)) != CharClass::kUpper) return false;
    const HeadWords head = words_.FindHead(text_.substr(at, end - at));
    if (head.zone != static_cast<int>(Zone::kCaption)) return false;
    if (text_[at + head.zone_length - 1] == ':') return true;
    while (at > from && IsBlankByte(text_[at - 1])) --at;
    return at == from ? from == begin : text_[at - 1] == '.' || text_[at - 1] == '(';
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
