// What stands around a figure: the document and the body that its sentence speaks of, where the fact itself says
// neither.
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "vanban/fact.h"

namespace vanban::index {

struct Surroundings {
  FactId citation = 0;      // 0: none
  FactId organization = 0;  // the same
};

// For each fact, in their order; of other types than ratio and indicator both are 0. A citation: the nearest one, or
// mention of one, in the same sentence; for a ratio, where the sentence has none, the last one before it in the same
// paragraph, or the last one of the kind that its own text names, or that of the ratio before it in the sentence. A
// body: the first one named in the sentence before the figure. `sentences` are byte ranges in `text`, in order.
std::vector<Surroundings> FindSurroundings(std::string_view text, const std::vector<Fact>& facts,
                                           std::span<const SourceSpan> sentences);

}  // namespace vanban::index
