// Vietnamese numbers as doubles.
#pragma once

#include <optional>

#include "extract/reduced.h"

namespace vanban::extract {

// The value of a phrase of kind `number` (its figure, and `times=` nghìn, triệu, tỷ: several multiply) or of a bare
// figure: `1.436` → 1436, `6,1` → 6.1, `10.367,700` → 10367.7, `01` → 1. nullopt: not a number.
std::optional<double> ReadNumber(const ReducedDocument& reduced, NodeRef number);

}  // namespace vanban::extract
