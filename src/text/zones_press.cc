// The zones of a press text: headline, captions that are nothing but a credit, and the writer's name at the end. The
// door is FindPressZones. (A credit behind a caption's text is parted from it in sentences.cc.)
#include <algorithm>
#include <cstddef>

#include "text/zones.h"

namespace vanban::text {
namespace {

constexpr std::uint32_t kLongestHeadline = 200;
constexpr std::size_t kEnd = 5;  // the writer's name stands among the last lines

bool IsHeadline(const std::vector<LineFacts>& lines) {
  const LineFacts& line = lines.front();
  if (lines.size() < 2 || line.width > kLongestHeadline || line.start == LineStart::kListItem) return false;
  if (line.end != LineEnd::kOpen && lines[1].gap == 0) return false;
  const std::size_t next = std::min<std::size_t>(lines.size(), 8);
  return std::any_of(lines.begin() + 1, lines.begin() + static_cast<std::ptrdiff_t>(next),
                     [&](const LineFacts& other) { return other.width > line.width; });
}

}  // namespace

void FindPressZones(const std::vector<LineFacts>& lines, std::vector<Zone>& zones) {
  if (lines.empty()) return;
  if (IsHeadline(lines)) zones[0] = Zone::kTitle;
  bool byline = false;
  for (std::size_t i = 1; i < lines.size(); ++i) {
    const LineFacts& line = lines[i];
    if (line.head == static_cast<int>(Zone::kCaption)) {
      zones[i] = Zone::kCaption;
    } else if (line.head == static_cast<int>(Zone::kByline) && line.width <= 60) {
      zones[i] = Zone::kByline;
    } else if (!byline && i + kEnd >= lines.size() && (line.name || line.capitals) && line.width <= 40 &&
               line.start == LineStart::kPlain && lines[i - 1].end == LineEnd::kStop) {
      zones[i] = Zone::kByline;
      byline = true;
    }
  }
}

}  // namespace vanban::text
