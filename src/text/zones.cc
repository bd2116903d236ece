// Tells official documents from press texts, and finds the tables of both. The door is FindZones.
#include "text/zones.h"

#include <algorithm>
#include <cstddef>

namespace vanban::text {
namespace {

constexpr std::size_t kTop = 15;  // lines in which a letterhead shows

bool IsOfficial(const std::vector<LineFacts>& lines) {
  std::uint32_t width = 0;  // of the lines that run on one into the other
  for (std::size_t i = 0; i < std::min(lines.size(), kTop); ++i) {
    if (lines[i].head == static_cast<int>(Zone::kLetterhead)) return true;
    width += lines[i].width;
    const bool runs_on = i + 1 < lines.size() && lines[i + 1].gap == 0 && lines[i + 1].lower;
    if (width > 60 && (lines[i].end == LineEnd::kStop || (runs_on && lines[i].width > 60))) return false;  // prose
    if (!runs_on) width = 0;
  }
  return false;
}

// A cell of a table, as it stands when the table was flattened to lines.
bool IsCell(const LineFacts& line) {
  return line.gap > 0 && line.width <= 40 && line.end == LineEnd::kOpen && line.start != LineStart::kHeading;
}

bool IsNumber(const LineFacts& line, std::string_view text) {
  return std::all_of(text.begin() + line.span.begin, text.begin() + line.span.end,
                     [](char c) { return (c >= '0' && c <= '9') || c == '.' || c == ',' || c == '%'; });
}

// Cells set apart by blank lines, one below the other, with figures among them.
void FindTables(std::string_view text, const std::vector<LineFacts>& lines, std::vector<Zone>& zones) {
  constexpr std::size_t kLeastCells = 10;
  constexpr std::size_t kLeastNumbers = 3;
  constexpr std::size_t kMostBetween = 3;  // lines of a cell that is longer
  for (std::size_t i = 0; i < lines.size();) {
    std::size_t end = i;
    std::size_t cells = 0;
    std::size_t numbers = 0;
    for (std::size_t at = i, between = 0; at < lines.size() && between <= kMostBetween; ++at) {
      if (zones[at] != Zone::kBody && zones[at] != Zone::kAnnex) break;
      if (!IsCell(lines[at])) {
        if (at == i) break;
        ++between;
        continue;
      }
      between = 0;
      end = at + 1;
      ++cells;
      numbers += static_cast<std::size_t>(IsNumber(lines[at], text));
    }
    if (cells >= kLeastCells && numbers >= kLeastNumbers && cells * 2 >= end - i) {
      std::fill(zones.begin() + static_cast<std::ptrdiff_t>(i), zones.begin() + static_cast<std::ptrdiff_t>(end),
                Zone::kTable);
    }
    i = std::max(end, i + 1);
  }
}

}  // namespace

bool IsPress(const std::vector<Zone>& zones) {
  return std::find(zones.begin(), zones.end(), Zone::kLetterhead) == zones.end();
}

std::vector<Zone> FindZones(std::string_view text, const std::vector<LineFacts>& lines, const Layout& layout) {
  std::vector<Zone> zones(lines.size(), Zone::kBody);
  if (IsOfficial(lines)) {
    FindOfficialZones(text, lines, layout, zones);
  } else {
    FindPressZones(lines, zones);
  }
  FindTables(text, lines, zones);
  return zones;
}

}  // namespace vanban::text
