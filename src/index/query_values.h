// The values of a query's fields: figures with their words, days. What is no value gives nullopt.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "index/edtf.h"
#include "vanban/query.h"

namespace vanban::index {

struct Quantity {
  double number = 0;
  std::string unit;  // empty: any
};
// `1000tỷ`, `1,5`, `1.436`, `-2.27%`, `50 triệu đồng`: a number, words that multiply it, a unit. `1.436` and `1,436`
// are thousands, `6,1` and `6.1` have decimals.
std::optional<Quantity> ReadQuantity(std::string_view text, const NumberWords& words);

// 2023, 2023-09, 2023-09-22, 2023-01..2023-06, 2023.., ..2023-06. May end before it begins.
std::optional<Days> ReadDays(std::string_view text);

// How far two names are apart: letters to change, add or take away.
std::size_t EditDistance(std::string_view a, std::string_view b);

}  // namespace vanban::index
