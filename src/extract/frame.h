// Frame: what the document says of itself; what `này`, a bare `tỉnh` and a date without a year are read against.
#pragma once

#include <string>

#include "extract/draft.h"
#include "extract/reduced.h"
#include "vanban/extractor.h"

namespace vanban::extract {

struct Frame {
  std::string kind;       // the document's own kind: `Nghị quyết`
  std::string number;     // `09-NQ/TU`
  std::string issuer;     // the letterhead's, as written
  std::string signer;     // the office named above the bases, which issues in its own right; empty: the issuer does
  std::string subject;    // what it is about
  std::string period;     // EDTF interval, where the subject names one
  std::string date;       // EDTF; the document's own date, else the publication date
  std::string published;  // EDTF, as given; may be partial
  std::string province;   // canonical name: `Bình Thuận`
  std::string territory;  // whose values the document reports, as written: `tỉnh Bình Thuận`
  Span self;              // where the document names itself (kind and number); empty: it does not
  FactId self_fact = 0;   // set by StateSelf
};

Frame ReadFrame(const ReducedDocument& reduced, const DocumentMetadata& metadata);

// Completes the fact that a rule stated of the number zone (`Số: 15/KH-UBND`) as the `self` document (rule `frame`);
// sets self_fact. Without a number of its own a document states no fact of itself.
void StateSelf(const ReducedDocument& reduced, Frame& frame, Drafts& drafts);

}  // namespace vanban::extract
