// What the figures of one sentence share among themselves. For Carry.
#pragma once

#include <vector>

#include "extract/carry_context.h"
#include "extract/draft.h"
#include "extract/reduced.h"

namespace vanban::extract {

// `here` are the indicators of one sentence in the order of the text, all named.
// - `A đạt 19, B đạt 14, giảm lần lượt 2% và 6% so với năm trước`: the names in their order, direction and baseline for
// all.
// - `tăng khá so với cùng kỳ như: A tăng 9%; B tăng 8%`: the baseline said before the list.
// - `A tăng 4,2%, 8,7% và 6,3% so với năm trước`: one direction, one baseline.
// - `A chiếm 90% số hồ sơ và 92% số thuế`: the second whole.
// - `A chiếm 34%, B chiếm 24% và C chiếm 36% trong GRDP`: the whole said behind the last part.
void ShareWithin(const ReducedDocument& reduced, const CarryKinds& kinds, Drafts& drafts,
                 const std::vector<FactId>& here);

}  // namespace vanban::extract
