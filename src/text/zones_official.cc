// The zones of an official document, as Decree 30/2020/NĐ-CP, Annex I, lays them out one below the other: letterhead,
// number, place and date, title, basis, body, recipients and signature in either order, annexes. One walk down the
// lines; each line's zone follows from the one above. The door is FindOfficialZones.
#include <algorithm>
#include <cstddef>

#include "text/zones.h"

namespace vanban::text {
namespace {

constexpr std::size_t kTop = 30;         // lines within which the letterhead ends
constexpr std::size_t kSignature = 10;   // lines between the office that signs and the name
constexpr std::uint32_t kLongName = 60;  // wider than anything in a signature

bool Begins(const LineFacts& line, Zone zone) { return line.head == static_cast<int>(zone); }

class OfficialZones {
 public:
  OfficialZones(std::string_view text, const std::vector<LineFacts>& lines, const Layout& layout,
                std::vector<Zone>& zones)
      : text_(text), lines_(lines), layout_(layout), zones_(zones) {}

  void Walk() {
    Zone zone = Zone::kLetterhead;
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      zone = i == 0 ? First() : Next(i, zone);
      zones_[i] = zone;
      if (zone == Zone::kRecipients || zone == Zone::kSignature) closed_ = true;
      if (zone == Zone::kBody && lines_[i].start == LineStart::kHeading) heading_seen_ = true;
    }
  }

 private:
  [[nodiscard]] Zone First() const { return Begins(lines_[0], Zone::kNumber) ? Zone::kNumber : Zone::kLetterhead; }

  Zone Next(std::size_t i, Zone zone) {
    switch (zone) {
      case Zone::kLetterhead:
      case Zone::kNumber:
      case Zone::kPlaceDate:
        return BehindHead(i, zone);
      case Zone::kTitle:
        return BehindTitle(i);
      case Zone::kBasis:
        return BehindBasis(i);
      case Zone::kRecipients:
      case Zone::kSignature:
        return BehindEnd(i, zone);
      case Zone::kAnnex:
        return zone;
      default:
        return BehindBody(i);
    }
  }

  Zone BehindHead(std::size_t i, Zone zone) {
    const LineFacts& line = lines_[i];
    const LineFacts& above = lines_[i - 1];
    if (Begins(line, Zone::kNumber) && i < kTop) return Zone::kNumber;
    if (Begins(line, Zone::kLetterhead)) return Zone::kLetterhead;
    if (zone == Zone::kNumber && line.gap == 0 && above.end == LineEnd::kColon) return zone;
    if (IsPlaceDate(i)) return Zone::kPlaceDate;
    if (Continues(i)) return zone;
    if (line.ornament) return zone;
    if (Begins(line, Zone::kTitle) && (zone != Zone::kLetterhead || HeadIsComplete(i))) return Zone::kTitle;
    if (zone == Zone::kLetterhead) return i < kTop && line.width <= kLongName ? zone : Zone::kBody;
    if (Begins(line, Zone::kBasis)) return Zone::kBasis;
    if (line.capitals) return zone == Zone::kNumber && line.gap == 0 ? Zone::kLetterhead : Zone::kTitle;
    return Zone::kBody;
  }

  Zone BehindTitle(std::size_t i) {
    const LineFacts& line = lines_[i];
    const LineFacts& above = lines_[i - 1];
    if (Begins(line, Zone::kNumber) && i < kTop && !line.capitals && above.end != LineEnd::kRunsOn) {
      return Zone::kNumber;
    }
    if (IsPlaceDate(i)) return Zone::kPlaceDate;
    if (Begins(line, Zone::kLetterhead)) return Zone::kLetterhead;
    if (line.ornament || Continues(i)) return Zone::kTitle;
    if (Begins(line, Zone::kTitle)) return Zone::kTitle;  // `V/V …` is no fifth heading
    if (line.capitals) return line.start == LineStart::kHeading ? Zone::kBody : Zone::kTitle;
    if (Begins(line, Zone::kBasis)) return Zone::kBasis;
    // The subject in small letters below the kind: `KẾ HOẠCH⏎Triển khai …`.
    if (above.capitals && Begins(above, Zone::kTitle) && line.start == LineStart::kPlain && IsSubject(i)) {
      return Zone::kTitle;
    }
    return Zone::kBody;
  }

  [[nodiscard]] Zone BehindBasis(std::size_t i) const {
    const LineFacts& line = lines_[i];
    if (Begins(line, Zone::kBasis) || Continues(i)) return Zone::kBasis;
    if (line.capitals || line.start == LineStart::kHeading) return Zone::kBody;
    // A basis broken over lines without its first word: another one follows soon.
    for (std::size_t j = i + 1; j < lines_.size() && j <= i + 6; ++j) {
      if (lines_[j].capitals || lines_[j].start == LineStart::kHeading || lines_[j - 1].end == LineEnd::kStop) break;
      if (Begins(lines_[j], Zone::kBasis)) return Zone::kBasis;
    }
    return Zone::kBody;
  }

  [[nodiscard]] Zone BehindBody(std::size_t i) const {
    const LineFacts& line = lines_[i];
    if (Begins(line, Zone::kRecipients)) return Zone::kRecipients;
    if (IsAnnex(i)) return Zone::kAnnex;
    if (IsSignature(i)) return Zone::kSignature;
    if (Begins(line, Zone::kBasis) && !heading_seen_ && !closed_ && lines_[StretchEnd(i)].end == LineEnd::kSemicolon) {
      return Zone::kBasis;
    }
    return Zone::kBody;
  }

  [[nodiscard]] Zone BehindEnd(std::size_t i, Zone zone) const {
    const LineFacts& line = lines_[i];
    if (Begins(line, Zone::kRecipients)) return Zone::kRecipients;
    if (IsAnnex(i)) return Zone::kAnnex;
    if (Begins(line, Zone::kSignature) && line.capitals) return Zone::kSignature;
    if (zone == Zone::kRecipients) {
      if (line.capitals && line.start == LineStart::kPlain && line.width > 3) return Zone::kSignature;
      return line.name && line.gap > 0 && line.start == LineStart::kPlain ? Zone::kSignature : zone;
    }
    const bool signed_above = lines_[i - 1].name && !lines_[i - 1].capitals;
    return signed_above || (line.width > kLongName && !line.capitals) ? Zone::kBody : zone;
  }

  // The line runs on from the one above by its first letter or by what that one's end asks for.
  [[nodiscard]] bool Continues(std::size_t i) const {
    const LineFacts& line = lines_[i];
    const LineFacts& above = lines_[i - 1];
    if (line.start == LineStart::kContinuer) return true;
    if (line.start != LineStart::kPlain || line.head >= 0) return false;
    if (line.gap > 0) return above.end == LineEnd::kRunsOn && above.width >= 40 && line.gap == 1;
    if (line.lower) return above.end != LineEnd::kStop;
    switch (above.end) {
      case LineEnd::kRunsOn:
      case LineEnd::kComma:
        return true;
      case LineEnd::kWantsNumber:
        return line.digit;
      case LineEnd::kOpen:
        return line.digit || (layout_.wrapped && !line.capitals && !above.capitals && zones_[i - 1] == Zone::kBasis);
      default:
        return false;
    }
  }

  // `Hà Nội, ngày 17 tháng 11 năm 2025`, also over several lines: short, and its figures are a day, a month and, last,
  // a year; or, behind a comma, the year alone.
  bool IsPlaceDate(std::size_t i) {
    if (i < place_end_) return true;
    constexpr std::size_t kLongest = 4;  // lines
    const LineFacts& first = lines_[i];
    if (i >= kTop || first.capitals || first.lower || first.digit || first.head >= 0 ||
        first.start != LineStart::kPlain) {
      return false;
    }
    bool comma = false;
    int numbers = 0;
    std::size_t digits = 0;
    for (std::size_t j = i; j < lines_.size() && j < i + kLongest; ++j) {
      if (j > i && (lines_[j].gap > 0 || lines_[j].capitals)) return false;
      if (lines_[j].width > kLongName) return false;
      for (const char c : text_.substr(lines_[j].span.begin, lines_[j].span.size())) {
        comma = comma || c == ',';
        if (c == ';' || c == '(' || c == ':') return false;
        if (c >= '0' && c <= '9') {
          numbers += static_cast<int>(digits == 0);
          ++digits;
          if (digits == 4 && (numbers == 3 || (comma && numbers == 1))) {
            place_end_ = j + 1;
            return true;
          }
        } else {
          if (digits > 2) return false;
          digits = 0;
        }
      }
      digits = 0;
    }
    return false;
  }

  // A number or a place with its date stands above: what looks like a title is one.
  [[nodiscard]] bool HeadIsComplete(std::size_t i) const {
    return std::any_of(zones_.begin(), zones_.begin() + static_cast<std::ptrdiff_t>(i),
                       [](Zone zone) { return zone == Zone::kNumber || zone == Zone::kPlaceDate; });
  }

  // The last line before the next blank one.
  [[nodiscard]] std::size_t StretchEnd(std::size_t i) const {
    while (i + 1 < lines_.size() && lines_[i + 1].gap == 0 && lines_[i].end != LineEnd::kSemicolon &&
           lines_[i].end != LineEnd::kStop) {
      ++i;
    }
    return i;
  }

  [[nodiscard]] bool IsSubject(std::size_t i) const {
    const std::size_t end = StretchEnd(i);
    return lines_[end].end != LineEnd::kStop && lines_[end].end != LineEnd::kSemicolon &&
           lines_[end].end != LineEnd::kColon && lines_[end].end != LineEnd::kComma && end - i <= 5;
  }

  [[nodiscard]] bool IsAnnex(std::size_t i) const {
    const LineFacts& line = lines_[i];
    return Begins(line, Zone::kAnnex) && line.end != LineEnd::kStop &&
           (line.capitals || (closed_ && line.width < kLongName));
  }

  // An office in capitals with a person's name below it.
  [[nodiscard]] bool IsSignature(std::size_t i) const {
    if (!Begins(lines_[i], Zone::kSignature) || !lines_[i].capitals) return false;
    for (std::size_t j = i; j < lines_.size() && j < i + kSignature; ++j) {
      if (lines_[j].width > kLongName || lines_[j].end == LineEnd::kStop) return false;
      if (j > i && lines_[j].name) return true;
    }
    return false;
  }

  std::string_view text_;
  const std::vector<LineFacts>& lines_;
  const Layout& layout_;
  std::vector<Zone>& zones_;
  std::size_t place_end_ = 0;  // behind the lines of the place and date found last
  bool closed_ = false;        // recipients or a signature stand above
  bool heading_seen_ = false;  // in the body
};

}  // namespace

void FindOfficialZones(std::string_view text, const std::vector<LineFacts>& lines, const Layout& layout,
                       std::vector<Zone>& zones) {
  OfficialZones(text, lines, layout, zones).Walk();
}

}  // namespace vanban::text
