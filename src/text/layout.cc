// Measures line breaks over the whole text. The door is MeasureLayout.
#include "text/layout.h"

#include <algorithm>
#include <cstddef>

namespace vanban::text {

Layout MeasureLayout(const std::vector<LineFacts>& lines) {
  // A next line that begins in lower case is the sure sign of a sentence that runs on.
  std::vector<std::uint32_t> widths;
  std::size_t pairs = 0;
  for (std::size_t i = 1; i < lines.size(); ++i) {
    if (lines[i].gap > 0) continue;
    ++pairs;
    if (lines[i].lower && lines[i].start == LineStart::kPlain) widths.push_back(lines[i - 1].width);
  }
  Layout layout;
  layout.wrapped = widths.size() >= 3 && widths.size() * 5 >= pairs;
  if (!layout.wrapped) return layout;
  std::sort(widths.begin(), widths.end());
  layout.width = widths[widths.size() * 9 / 10];
  const auto full = std::lower_bound(widths.begin(), widths.end(), layout.width * 7 / 10);
  layout.ragged = static_cast<std::size_t>(full - widths.begin()) * 8 >= widths.size();
  return layout;
}

}  // namespace vanban::text
