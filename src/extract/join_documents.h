// One document named in two ways is one fact: by its short number, by its name alone.
#pragma once

#include <string_view>

#include "extract/draft.h"
#include "extract/reduced.h"

namespace vanban::extract {

// Whether one folded kind is the other, or says more of it (`Chương trình hành động`).
bool IsSameKind(std::string_view one, std::string_view other);

// Joins the citations of one document, and links references by a short number (`Nghị quyết 09`) to the one they mean.
void JoinDocuments(const ReducedDocument& reduced, Drafts& drafts);

}  // namespace vanban::extract
