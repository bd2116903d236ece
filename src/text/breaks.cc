// Decides for each line whether the sentence runs on in the next one. The door is FindBreaks.
//
// The signs stand in the order of their strength: what the line's end asks for, what the next line begins with, and
// last, for a line that is open at its end before one that begins with a capital, the shape of the paragraph.
#include "text/breaks.h"

#include <cstddef>

#include "text/credit.h"
#include "text/zones.h"

namespace vanban::text {
namespace {

class BreakFinder {
 public:
  BreakFinder(std::string_view text, const std::vector<LineFacts>& lines, const std::vector<Zone>& zones,
              const Layout& layout, const Segmenter::Impl& words)
      : text_(text), lines_(lines), zones_(zones), layout_(layout), words_(words) {
    press_ = IsPress(zones);
  }

  std::vector<Break> Run() {
    std::vector<Break> breaks(lines_.size(), Break::kParagraph);
    for (std::size_t i = 0; i + 1 < lines_.size(); ++i) {
      breaks[i] = Behind(i);
      if (breaks[i] != Break::kSoft) first_ = i + 1;
    }
    return breaks;
  }

 private:
  [[nodiscard]] Break Behind(std::size_t i) const {
    const LineFacts& line = lines_[i];
    const LineFacts& next = lines_[i + 1];
    if (line.ornament || next.ornament || zones_[i] != zones_[i + 1]) return Break::kParagraph;
    if (next.gap > 0) return RunsOnOverGap(i) ? Break::kSoft : Break::kParagraph;
    if (RunsOn(i)) return Break::kSoft;
    const bool full = layout_.wrapped && line.width * 4 >= layout_.width * 3 && !IsTooWide(line);
    const bool goes_on = full && line.end == LineEnd::kStop && next.start == LineStart::kPlain && !IsCaption(i);
    return goes_on ? Break::kSentence : Break::kParagraph;
  }

  // Over a blank line only what cannot end there runs on.
  [[nodiscard]] bool RunsOnOverGap(std::size_t i) const {
    const LineFacts& line = lines_[i];
    const LineFacts& next = lines_[i + 1];
    if (next.start != LineStart::kPlain || next.gap > 1) return false;
    const bool head = zones_[i] == Zone::kLetterhead || zones_[i] == Zone::kTitle;
    if (head && line.capitals && next.capitals && line.end != LineEnd::kStop) return CapitalsRunOn(i);
    if (zones_[i] != Zone::kBody && zones_[i] != Zone::kBasis) return false;
    if (line.marker > 0 && line.marker == line.span.size()) return true;  // `2.` and its text
    return line.end == LineEnd::kRunsOn && line.width >= 40;
  }

  [[nodiscard]] bool RunsOn(std::size_t i) const {
    const LineFacts& line = lines_[i];
    const LineFacts& next = lines_[i + 1];
    const Zone zone = zones_[i];
    if (next.start == LineStart::kContinuer || zone == Zone::kPlaceDate) return true;
    switch (line.end) {
      case LineEnd::kRunsOn:
        if (line.capitals && !next.capitals && !next.lower && !next.digit) return zone == Zone::kBody;
        return next.bullet != Bullet::kSure;
      case LineEnd::kWantsNumber:
        if (next.digit) return true;
        break;
      case LineEnd::kComma:
        return next.start == LineStart::kPlain || next.bullet == Bullet::kDoubtful;
      case LineEnd::kSemicolon:
        return layout_.wrapped && next.lower && next.start == LineStart::kPlain;
      case LineEnd::kColon:
        return zone == Zone::kNumber || (layout_.wrapped && next.lower && next.start == LineStart::kPlain);
      default:
        break;
    }
    if (line.marker > 0 && line.marker == line.span.size()) return next.start == LineStart::kPlain;
    if (next.start != LineStart::kPlain) {
      // `kinh tế⏎- xã hội`; `khoản 3⏎Điều 15.`
      return layout_.wrapped && line.end != LineEnd::kStop &&
             (next.bullet == Bullet::kDoubtful || (next.bullet == Bullet::kNumber && line.ends_in_digit) ||
              (next.start == LineStart::kHeading && next.marker == next.span.size() && !next.capitals &&
               zone != Zone::kAnnex && line.width * 2 >= layout_.width));
    }
    if (next.lower) return true;
    const bool one_word = i == first_ && line.first_word == line.width;  // `ỦY⏎BAN NHÂN DÂN`
    if (one_word && line.capitals && next.capitals) {                    // nor `PHÓ⏎CHỦ TỊCH`
      if (zone == Zone::kSignature || (zone == Zone::kLetterhead && next.head < 0)) return true;
    }
    if (line.end == LineEnd::kStop || line.capitals != next.capitals) return false;
    if (line.capitals) return CapitalsRunOn(i);
    if (zone == Zone::kSignature || zone == Zone::kRecipients || !layout_.wrapped) return false;
    return ShapeRunsOn(i);
  }

  [[nodiscard]] bool CapitalsRunOn(std::size_t i) const {
    const LineFacts& next = lines_[i + 1];
    switch (zones_[i]) {
      case Zone::kSignature:
        return next.head < 0;
      case Zone::kLetterhead:
        return next.head < 0 && !next.body_head;
      case Zone::kTitle:
        return !IsIssuer(i + 1);
      default:
        return true;
    }
  }

  // The last lines of the title name who issues: `CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH …`.
  [[nodiscard]] bool IsIssuer(std::size_t i) const {
    constexpr std::size_t kLongest = 2;  // lines
    const auto names_body = [&](const LineFacts& line) {
      return line.body_head || line.head == static_cast<int>(Zone::kSignature);
    };
    if (!names_body(lines_[i]) || names_body(lines_[first_])) return false;
    std::size_t end = i;
    while (end < lines_.size() && zones_[end] == Zone::kTitle && lines_[end].capitals) ++end;
    return end - i <= kLongest && end < lines_.size() && (zones_[end] == Zone::kBasis || zones_[end] == Zone::kBody);
  }

  // Wider than any line that was wrapped: its author ended it.
  [[nodiscard]] bool IsTooWide(const LineFacts& line) const {
    return !layout_.ragged && line.width * 20 > layout_.width * 23;
  }

  // It ends in a credit: its author ended it, however wide it is.
  [[nodiscard]] bool IsCaption(std::size_t i) const {
    const Span span = lines_[i].span;
    return press_ && zones_[i] == Zone::kBody && EndsInCredit(text_.substr(span.begin, span.size()), words_);
  }

  [[nodiscard]] bool IsFull(const LineFacts& line) const { return line.width * 5 >= layout_.width * 3; }

  static bool HasEnded(const LineFacts& line) {
    return line.end == LineEnd::kStop || line.end == LineEnd::kSemicolon || line.end == LineEnd::kColon;
  }

  // An open line before a capital, in a wrapped text.
  [[nodiscard]] bool ShapeRunsOn(std::size_t i) const {
    const LineFacts& line = lines_[i];
    const LineFacts& next = lines_[i + 1];
    if (line.bracketed || IsTooWide(line) || IsCaption(i)) return false;
    if (next.digit) return true;
    if (!layout_.ragged) return line.width + 1 + next.first_word > layout_.width * 17 / 20;
    if (line.width * 5 >= layout_.width * 4) return true;
    // The first line of a paragraph is short in such a text, and a full one follows it. Two short ones that are open
    // are the first lines of two paragraphs: a heading and its text.
    const bool heading = lines_[first_].marker > 0 && i - first_ <= 2;
    if (!heading || i + 2 == lines_.size() || lines_[i + 2].gap > 0 || HasEnded(next)) return true;
    const bool full_follows = IsFull(lines_[i + 2]) || HasEnded(lines_[i + 2]);
    return IsFull(next) || !full_follows;
  }

  std::string_view text_;
  const std::vector<LineFacts>& lines_;
  const std::vector<Zone>& zones_;
  const Layout& layout_;
  const Segmenter::Impl& words_;
  bool press_ = false;
  std::size_t first_ = 0;  // the first line of the sentence in hand
};

}  // namespace

std::vector<Break> FindBreaks(std::string_view text, const std::vector<LineFacts>& lines,
                              const std::vector<Zone>& zones, const Layout& layout, const Segmenter::Impl& words) {
  return BreakFinder(text, lines, zones, layout, words).Run();
}

}  // namespace vanban::text
