// What the words of a body's name tell: the name written out, and where it sits.
#pragma once

#include <string>

#include "extract/frame.h"
#include "extract/reduced.h"

namespace vanban::extract {

// The name with each short form written out and each spelling folded, so that equal bodies are equal texts.
std::string WrittenOut(const ReducedDocument& reduced, const BodyWords& words, NodeRef body);

// Fills field, province, level and place of an organization from its name, its kind and the document's frame. What the
// name and the frame do not say stays empty; so does the level of what is no single body of its kind there.
void LocateBody(const ReducedDocument& reduced, const BodyWords& words, const Frame& frame, NodeRef body,
                Organization& organization);

}  // namespace vanban::extract
