// Which province a document is of, and whose values it reports.
#pragma once

#include <span>

#include "extract/frame.h"
#include "extract/reduced.h"

namespace vanban::extract {

// Sets the frame's province and territory from the nodes of the letterhead and of the place before the date; where
// these name none, from the text as a whole. Neither is set where a ministry signs.
void ReadTerritory(const ReducedDocument& reduced, std::span<const NodeRef> letterhead,
                   std::span<const NodeRef> place_date, Frame& frame);

}  // namespace vanban::extract
