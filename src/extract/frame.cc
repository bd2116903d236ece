// Reads what the document says of itself. Doors: ReadFrame, StateSelf.
#include "extract/frame.h"

namespace vanban::extract {

Frame ReadFrame(const ReducedDocument& /*reduced*/, const DocumentMetadata& metadata) {
  Frame frame;
  frame.published = metadata.published;
  frame.date = metadata.published;
  return frame;
}

void StateSelf(const ReducedDocument& /*reduced*/, Frame& /*frame*/, Drafts& /*drafts*/) {}

}  // namespace vanban::extract
