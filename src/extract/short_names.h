// The short forms that a document gives to what it names, as facts.
#pragma once

#include <string_view>
#include <vector>

#include "extract/define.h"
#include "extract/draft.h"
#include "extract/reduced.h"

namespace vanban::extract {

// Appends the facts (rules `initials`, `head` and, for a body named before a bracket that only holds capitals or a name
// from abroad, `body`), in place of those that rules stated of the same brackets.
void StateAbbreviations(const ReducedDocument& reduced, const std::vector<Definition>& definitions, Drafts& drafts);

inline constexpr std::string_view kShortNameRule = "short-name";

// Appends the bodies named in short by the document (rule `short-name`): a firm without its legal form
// (once named in full), a body by the short form defined for it. Only names that cannot be common words,
// places or persons: one word of them looks foreign. Runs behind Merge.
void StateShortNames(const ReducedDocument& reduced, Drafts& drafts);

}  // namespace vanban::extract
