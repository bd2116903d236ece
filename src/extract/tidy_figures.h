// Small judgements about single figures, before and while Carry completes them.
#pragma once

#include <string>
#include <string_view>

#include "extract/carry_context.h"
#include "extract/draft.h"
#include "extract/reduced.h"

namespace vanban::extract {

// Puts right what one phrase alone decides: `30-40 tỷ` multiplies both ends, units lose bracketed words and take the
// currency's usual name (`đ` → `đồng`), a ratio whose part exceeds its whole is taken back.
void TidyFigures(const ReducedDocument& reduced, Drafts& drafts);

// Whether a name has a letter: `2/12` has none.
[[nodiscard]] bool HasLetter(std::string_view name);
// Whether the figure's name begins with a noun for what is planned (`kế hoạch là 9,4%`).
[[nodiscard]] bool IsPlanned(const ReducedDocument& reduced, const CarryKinds& kinds, const Draft& figure);
// Whether words of a kind stand within the figure's clause (`so với cùng kỳ`).
[[nodiscard]] bool Says(const ReducedDocument& reduced, rules::KindId kind, const Draft& figure);
// An EDTF value one year earlier; empty where it has no year.
[[nodiscard]] std::string YearBefore(std::string_view edtf);
// Whether a period begins in a year after that of a date; false where one of them is not known.
[[nodiscard]] bool IsAfter(std::string_view period, std::string_view date);

}  // namespace vanban::extract
