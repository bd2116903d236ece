// Answers as rows under named columns, and the three forms in which they are written.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace vanban {

using Cell = std::variant<std::monostate, std::int64_t, double, std::string>;  // monostate: not known

struct Report {
  std::vector<std::string> columns;
  std::vector<std::vector<Cell>> rows;  // each as long as `columns`
};

enum class ReportFormat : std::uint8_t {
  kTable,      // for people: aligned columns, long cells cut; empty columns left out
  kJsonLines,  // one object a row; what is not known is left out
  kCsv,        // RFC 4180: header, CRLF, quotes doubled
};

// Appends the whole report to `out`. `width` is the width of a table in characters; 0: as wide as need be.
void AppendReport(const Report& report, ReportFormat format, std::size_t width, std::string& out);

// A number as short as it can be read back: "856000000000", "6.1".
std::string NumberText(double value);

}  // namespace vanban
