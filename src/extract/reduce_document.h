// Reduce: atoms, then the stages, over every sentence of a document; then the zone rules over its blocks.
#pragma once

#include "extract/reduced.h"
#include "rules/reduce.h"

namespace vanban::extract {

// Keeps references to all but `lexicon`, whose canonical values live on in the result.
// REQUIRES: `lexicon` and the others outlive the result
ReducedDocument Reduce(const Document& document, const rules::DocumentLexicon& lexicon, const RuleSet& rules,
                       const Vocabulary& words);

}  // namespace vanban::extract
