// Define: the abbreviations that the document itself defines, before anything is matched.
#pragma once

#include "rules/reduce.h"
#include "vanban/document.h"

namespace vanban::extract {

// `chuyển đổi số (CĐS)`: entries for the short forms whose letters are the initials of the words before (or, in the
// brackets, behind) them. Their long forms are looked up by the lexicon.
rules::DocumentLexicon DefineAbbreviations(const Document& document, const RuleSet& rules);

}  // namespace vanban::extract
