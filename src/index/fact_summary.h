// A fact in one line, for people.
#pragma once

#include <string>

#include "vanban/fact.h"

namespace vanban::index {

// `Trần Văn Nam: Chủ tịch UBND tỉnh`; `thu ngân sách = 856000000000 đồng, 2023, result`.
std::string FactSummary(const Fact& fact);

}  // namespace vanban::index
