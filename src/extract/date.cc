// Date phrases as EDTF. Doors: DateToEdtf, ReadDates.
#include "extract/date.h"

#include <algorithm>
#include <tuple>
#include <utility>

namespace vanban::extract {

std::string DateToEdtf(const ReducedDocument& reduced, NodeRef date) {
  const rules::Part* year = reduced.Find(date, reduced.words->year);
  return year == nullptr ? std::string() : reduced.Clean(year->span);
}

std::vector<DateValue> ReadDates(const ReducedDocument& reduced, const Frame& /*frame*/) {
  std::vector<DateValue> dates;
  for (std::uint32_t row = 0; row < reduced.rows.size(); ++row) {
    for (const rules::NodeId node : reduced.rows[row].reduction.made) {
      const NodeRef at{row, node};
      if (!reduced.Is(at, reduced.words->date)) continue;
      std::string edtf = DateToEdtf(reduced, at);
      if (!edtf.empty()) dates.push_back({reduced.node(at).span, std::move(edtf)});
    }
  }
  std::stable_sort(dates.begin(), dates.end(), [](const DateValue& a, const DateValue& b) {
    return std::tie(a.span.begin, a.span.end) < std::tie(b.span.begin, b.span.end);
  });
  return dates;
}

}  // namespace vanban::extract
