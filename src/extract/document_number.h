// What the number of a document says: `09-NQ/TU` is a Nghị quyết of the Tỉnh ủy. Codes are data (kinds `kind-code` and
// `issuer-code` of the lexicon).
#pragma once

#include <string>
#include <string_view>

#include "rules/reduce.h"

namespace vanban::extract {

// The kind that the first code says, the issuer that the others say (of a letter, the first); empty: the lexicon does
// not know them.
std::string KindOfNumber(const RuleSet& rules, std::string_view number);
std::string IssuerOfNumber(const RuleSet& rules, std::string_view number);

// `9` of `09-NQ/TU`; -1: it does not begin with a figure.
int LeadingNumber(std::string_view number);

// Whether it is more than a bare figure.
bool HasCode(std::string_view number);
// What follows the figures: `NQ/TU` of `09-NQ/TU`, `NQ-HĐND` of `08/2015/NQ-HĐND`.
std::string_view CodeOf(std::string_view number);

}  // namespace vanban::extract
