// Vietnamese numbers as doubles.
#pragma once

#include <optional>
#include <string_view>
#include <utility>

#include "extract/reduced.h"

namespace vanban::extract {

// The value of a figure as it is written: `1.436` → 1436, `6,1` → 6.1, `10.367,700` → 10367.7, `2.5` → 2.5, `01` → 1.
// A comma is the decimal mark, a point before exactly three digits groups; of both the last one is the decimal mark.
// What stands behind the figure is not read. nullopt: no number, or one that no text means (more than 30 characters).
std::optional<double> ReadFigure(std::string_view text);

// The value of a phrase of kind `number` (its figure, and `times=` nghìn, triệu, tỷ: several multiply; then the same of
// a `rest` in a smaller measure, 512 tỷ 40 triệu) or of a bare figure. nullopt: not a number, or the rest is not smaller.
std::optional<double> ReadNumber(const ReducedDocument& reduced, NodeRef number);

// The two numbers of a fraction written without blanks, `6/12`. nullopt: it is none.
std::optional<std::pair<double, double>> ReadFraction(std::string_view text);

}  // namespace vanban::extract
