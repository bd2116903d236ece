// Date phrases as EDTF.
#pragma once

#include <string>
#include <vector>

#include "extract/frame.h"
#include "extract/reduced.h"

namespace vanban::extract {

// The EDTF of one phrase of kind `date` from its labels (day month year quarter months half from to), a missing year
// as "XXXX"; empty: it is no date (32/13).
std::string DateToEdtf(const ReducedDocument& reduced, NodeRef date);

struct DateValue {
  Span span;
  std::string edtf;
};

// Every phrase of kind `date` of the document (those inside larger ones too) that is one, in the order of their begin
// and, at the same begin, their end; missing years completed from the nearest fuller date, else the publication date.
std::vector<DateValue> ReadDates(const ReducedDocument& reduced, const Frame& frame);

}  // namespace vanban::extract
