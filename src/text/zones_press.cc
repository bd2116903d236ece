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
  // Prose follows: a paragraph wider than the headline, however its lines are broken.
  std::size_t paragraphs = 0;
  std::uint32_t width = 0;
  for (std::size_t i = end; i < lines.size() && paragraphs < 8; ++i) {
    if (i > end && !RunsOn(lines[i - 1], lines[i])) {
      width = 0;
      ++paragraphs;
    }
    width += lines[i].width;
    if (width > last.width) return end;
  }
  return 0;
}

}  // namespace

void FindPressZones(const std::vector<LineFacts>& lines, std::vector<Zone>& zones) {
  if (lines.empty()) return;
  const std::size_t headline = HeadlineLines(lines);
  std::fill(zones.begin(), zones.begin() + static_cast<std::ptrdiff_t>(headline), Zone::kTitle);
  // From the end: few paragraphs stand behind the writer's name.
  std::size_t behind = 0;
  bool byline = false;
  for (std::size_t i = lines.size(); i-- > std::max<std::size_t>(headline, 1);) {
    const LineFacts& line = lines[i];
    const LineFacts& above = lines[i - 1];
    if (line.head == static_cast<int>(Zone::kCaption)) {
      zones[i] = Zone::kCaption;
    } else if (line.head == static_cast<int>(Zone::kByline) && line.width <= 60) {
      zones[i] = Zone::kByline;
    } else if (!byline && behind < kEnd && (line.name || line.capitals) && line.width <= 40 &&
               line.start == LineStart::kPlain &&
               (above.end == LineEnd::kStop || above.head == static_cast<int>(Zone::kCaption))) {
      zones[i] = Zone::kByline;
      byline = true;
    }
    behind += static_cast<std::size_t>(!RunsOn(above, line));
  }
}

}  // namespace vanban::text
