// Assigns zones in one walk down the lines. The door is FindZones.
//
// An official document is one that shows a letterhead or a number near its top; all else is read as a press text.
#include "text/zones.h"

#include <algorithm>
#include <cstddef>

namespace vanban::text {
namespace {

constexpr std::size_t kTop = 30;  // lines in which the letterhead, number, place and title are looked for

bool HasHead(const LineFacts& line, Zone zone) { return line.head == static_cast<int>(zone); }

class Official {
 public:
  Official(std::string_view text, const std::vector<LineFacts>& lines, std::vector<Zone>& zones)
      : text_(text), lines_(lines), zones_(zones) {}

  static bool Is(const std::vector<LineFacts>& lines) {
    const std::size_t top = std::min(lines.size(), kTop);
    return std::any_of(lines.begin(), lines.begin() + static_cast<std::ptrdiff_t>(top),
                       [](const LineFacts& line) { return HasHead(line, Zone::kLetterhead); });
  }

  void Walk() {
    Zone zone = Zone::kLetterhead;
    bool continued = false;  // the line before runs on into this one
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      const LineFacts& line = lines_[i];
      zone = Next(i, zone, continued);
      zones_[i] = zone;
      continued = line.gap == 0 && (line.end == LineEnd::kRunsOn || line.end == LineEnd::kOpen);
    }
  }

 private:
  Zone Next(std::size_t i, Zone zone, bool continued) const {
    const LineFacts& line = lines_[i];
    const bool lower = line.lower && line.gap == 0;
    switch (zone) {
      case Zone::kLetterhead:
      case Zone::kNumber:
      case Zone::kPlaceDate:
        if (HasHead(line, Zone::kNumber)) return Zone::kNumber;
        if (HasHead(line, Zone::kLetterhead)) return Zone::kLetterhead;
        if (zone == Zone::kNumber && lines_[i - 1].end == LineEnd::kColon) return Zone::kNumber;
        if (zone != Zone::kLetterhead && HasHead(line, Zone::kTitle)) return Zone::kTitle;
        if (IsPlaceDate(i)) return Zone::kPlaceDate;
        if (line.ornament) return zone;
        if (zone == Zone::kLetterhead) return i < kTop && (line.capitals || !line.lower) ? zone : Zone::kBody;
        if (HasHead(line, Zone::kBasis)) return Zone::kBasis;
        if (line.capitals) return Zone::kTitle;
        if (zone == Zone::kPlaceDate && i > 0 && zones_[i - 1] == zone && (line.lower || line.digit) && line.gap == 0) {
          return zone;
        }
        return zone == Zone::kNumber && line.gap == 0 ? Zone::kTitle : Zone::kBody;
      case Zone::kTitle:
        if (HasHead(line, Zone::kBasis) && !line.capitals) return Zone::kBasis;
        if (HasHead(line, Zone::kNumber)) return Zone::kNumber;
        if (IsPlaceDate(i)) return Zone::kPlaceDate;
        if (line.capitals || line.ornament || HasHead(line, Zone::kTitle) || lower) return zone;
        return Zone::kBody;
      case Zone::kBasis:
        if (HasHead(line, Zone::kBasis) || lower || line.digit || (continued && !line.capitals)) return zone;
        return line.capitals ? Zone::kTitle : Zone::kBody;
      default:
        break;
    }
    if (HasHead(line, Zone::kRecipients)) return Zone::kRecipients;
    if (HasHead(line, Zone::kAnnex) && line.capitals) return Zone::kAnnex;
    if (zone == Zone::kAnnex) return zone;
    if (HasHead(line, Zone::kSignature) && line.capitals) return Zone::kSignature;
    if (zone == Zone::kRecipients) {
      return line.start == LineStart::kListItem || lower || !line.capitals ? zone : Zone::kSignature;
    }
    return zone;
  }

  // `Hà Nội, ngày 17 tháng 11 năm 2025`, also when it goes on in the next line.
  [[nodiscard]] bool IsPlaceDate(std::size_t i) const {
    const LineFacts& line = lines_[i];
    if (line.capitals || line.start != LineStart::kPlain || line.width > 70) return false;
    std::size_t end = line.span.end;
    if (i + 1 < lines_.size() && lines_[i + 1].gap == 0) end = lines_[i + 1].span.end;
    const std::string_view here = text_.substr(line.span.begin, end - line.span.begin);
    const std::size_t comma = here.find(',');
    if (comma == std::string_view::npos || comma + 1 >= here.size()) return false;
    return HasYear(here.substr(comma + 1));
  }

  static bool HasYear(std::string_view rest) {
    std::size_t digits = 0;
    for (const char c : rest) {
      digits = c >= '0' && c <= '9' ? digits + 1 : 0;
      if (digits == 4) return true;
    }
    return false;
  }

  std::string_view text_;
  const std::vector<LineFacts>& lines_;
  std::vector<Zone>& zones_;
};

void WalkPress(const std::vector<LineFacts>& lines, std::vector<Zone>& zones) {
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const LineFacts& line = lines[i];
    if (HasHead(line, Zone::kCaption)) {
      zones[i] = Zone::kCaption;
    } else if (i == 0 && line.end == LineEnd::kOpen && lines.size() > 1 && line.width <= 200 &&
               lines[1].width > line.width) {
      zones[i] = Zone::kTitle;
    } else if (i > 0 && i + 3 >= lines.size() && line.width <= 40 && line.end == LineEnd::kOpen && !line.lower &&
               !line.digit && line.start == LineStart::kPlain) {
      zones[i] = Zone::kByline;
    }
  }
}

}  // namespace

std::vector<Zone> FindZones(std::string_view text, const std::vector<LineFacts>& lines) {
  std::vector<Zone> zones(lines.size(), Zone::kBody);
  if (Official::Is(lines)) {
    Official(text, lines, zones).Walk();
  } else {
    WalkPress(lines, zones);
  }
  return zones;
}

}  // namespace vanban::text
