// The zones of a press text: headline, captions that are nothing but a credit, and the writer's name at the end. The
// door is FindPressZones. (A credit behind a caption's text is parted from it in sentences.cc.)
#include <algorithm>
#include <cstddef>

#include "text/zones.h"

namespace vanban::text {
namespace {

constexpr std::uint32_t kLongestHeadline = 200;
constexpr std::size_t kEnd = 5;  // the writer's name stands among the last lines

bool RunsOn(const LineFacts& line, const LineFacts& next) {
  if (next.gap > 0) return false;
  return next.lower || next.start == LineStart::kContinuer || line.end == LineEnd::kRunsOn ||
         line.end == LineEnd::kComma || (line.end == LineEnd::kWantsNumber && next.digit);
}

// How many lines the headline has; 0: there is none. It is open at its end, or set apart by a blank line, and prose
// follows it.
std::size_t HeadlineLines(const std::vector<LineFacts>& lines) {
  constexpr std::size_t kMost = 4;
  std::size_t end = 1;
  while (end < lines.size() && RunsOn(lines[end - 1], lines[end])) ++end;
  const LineFacts& last = lines[end - 1];
  if (end == lines.size() || end > kMost || lines[0].start == LineStart::kListItem) return 0;
  if (lines[end].gap == 0 && (end > 1 || last.end != LineEnd::kOpen || lines[end].start != LineStart::kPlain)) return 0;
  if (last.end == LineEnd::kSemicolon || last.end == LineEnd::kColon || last.width > kLongestHeadline) return 0;
  const auto behind = lines.begin() + static_cast<std::ptrdiff_t>(end);
  const auto near = behind + std::min<std::ptrdiff_t>(lines.end() - behind, 8);
  const bool prose = std::any_of(behind, near, [&](const LineFacts& line) { return line.width > last.width; });
  return prose ? end : 0;
}

}  // namespace

void FindPressZones(const std::vector<LineFacts>& lines, std::vector<Zone>& zones) {
  if (lines.empty()) return;
  const std::size_t headline = HeadlineLines(lines);
  std::fill(zones.begin(), zones.begin() + static_cast<std::ptrdiff_t>(headline), Zone::kTitle);
  bool byline = false;
  for (std::size_t i = std::max<std::size_t>(headline, 1); i < lines.size(); ++i) {
    const LineFacts& line = lines[i];
    if (line.head == static_cast<int>(Zone::kCaption)) {
      zones[i] = Zone::kCaption;
    } else if (line.head == static_cast<int>(Zone::kByline) && line.width <= 60) {
      zones[i] = Zone::kByline;
    } else if (!byline && i + kEnd >= lines.size() && (line.name || line.capitals) && line.width <= 40 &&
               line.start == LineStart::kPlain &&
               (lines[i - 1].end == LineEnd::kStop || zones[i - 1] == Zone::kCaption)) {
      zones[i] = Zone::kByline;
      byline = true;
    }
  }
}

}  // namespace vanban::text
