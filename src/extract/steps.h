// The way of one document through this room, with all that it leaves behind: facts for users, the rest for those who
// write rules.
#pragma once

#include <vector>

#include "extract/define.h"
#include "extract/draft.h"
#include "extract/frame.h"
#include "extract/plan.h"
#include "extract/reduce_document.h"
#include "extract/reduced.h"
#include "vanban/extractor.h"

namespace vanban::extract {

struct Steps {
  std::vector<Definition> definitions;
  rules::DocumentLexicon lexicon;
  ReducedDocument reduced;
  Frame frame;
  Drafts drafts;  // their values have moved on to the facts; spans and orphans stay
  Extraction extraction;
};

// Extract = Define ▸ Reduce ▸ Frame ▸ Interpret ▸ Resolve ▸ MoveToSource.
// REQUIRES: all but `metadata` outlive the result; `workspace` is not used again before
Steps TakeSteps(const Document& document, const DocumentMetadata& metadata, const RuleSet& rules, const Plan& plan,
                Workspace& workspace);

}  // namespace vanban::extract
