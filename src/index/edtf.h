// EDTF dates as ISO days, so that SQL can compare them.
#pragma once

#include <string>
#include <string_view>

namespace vanban::index {

// The first and the last day that an EDTF date or interval can mean: "2023-09" is 2023-09-01 to 2023-09-30. Both empty
// where the year is not known ("XXXX-09-22") or it is no date.
struct Days {
  std::string from;
  std::string to;
};
Days DaysOf(std::string_view edtf);

// The day before an ISO day. REQUIRES: DaysOf(day) is that one day
std::string PreviousDay(std::string_view day);

}  // namespace vanban::index
