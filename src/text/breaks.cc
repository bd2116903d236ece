// Decides for each line whether the sentence runs on in the next one. The door is FindHardBreaks.
#include "text/breaks.h"

#include <cstddef>

namespace vanban::text {
namespace {

// Published legal texts are wrapped at a fixed width, press texts have one paragraph a line. In a wrapped text a line
// that begins with a capital mostly continues the one above.
bool IsWrapped(const std::vector<LineFacts>& lines) {
  std::size_t continued = 0;
  std::size_t pairs = 0;
  for (std::size_t i = 1; i < lines.size(); ++i) {
    if (lines[i].gap > 0) continue;
    ++pairs;
    if (lines[i].lower && lines[i].start == LineStart::kPlain) ++continued;
  }
  return continued >= 3 && continued * 5 >= pairs;
}

bool IsHard(const LineFacts& line, Zone zone, const LineFacts& next, Zone next_zone, bool wrapped) {
  if (line.ornament || next.ornament) return true;
  if (next.gap > 0) {
    // Lines of the letterhead and the title are set apart by blank lines too.
    return !(line.capitals && next.capitals && zone == next_zone && line.end == LineEnd::kRunsOn &&
             (zone == Zone::kLetterhead || zone == Zone::kTitle));
  }
  if (zone != next_zone) return true;
  if (next.start == LineStart::kContinuer) return false;
  if (line.end == LineEnd::kRunsOn) return next.start == LineStart::kListItem && next.marker == 1 && !next.lower;
  if (line.end == LineEnd::kSemicolon) return true;
  if (line.end == LineEnd::kColon) return zone != Zone::kNumber;
  if (next.start != LineStart::kPlain) return true;
  if (next.lower) return false;
  if (line.end == LineEnd::kStop) return true;
  if (line.capitals != next.capitals) return true;
  if (line.capitals) return zone == Zone::kSignature && next.head >= 0;
  if (zone == Zone::kSignature || zone == Zone::kRecipients) return true;
  if (line.start == LineStart::kHeading && line.width < 60) return true;
  return !wrapped;
}

}  // namespace

std::vector<bool> FindHardBreaks(const std::vector<LineFacts>& lines, const std::vector<Zone>& zones) {
  std::vector<bool> hard(lines.size(), true);
  const bool wrapped = IsWrapped(lines);
  for (std::size_t i = 0; i + 1 < lines.size(); ++i) {
    hard[i] = IsHard(lines[i], zones[i], lines[i + 1], zones[i + 1], wrapped);
  }
  return hard;
}

}  // namespace vanban::text
