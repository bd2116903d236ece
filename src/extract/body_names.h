// What the words of a body's name tell: the name written out, and where it sits.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "extract/draft.h"
#include "extract/frame.h"
#include "extract/reduced.h"
#include "extract/text_numbers.h"

namespace vanban::extract {

// What the lexicons say of texts, of the words of bodies' names above all. Remembered from document to document, as the
// same words come again and again. For one thread at a time.
class WrittenWords {
 public:
  // REQUIRES: both outlive it
  WrittenWords(const RuleSet& rules, const BodyWords& words) : rules_(rules), words_(words) {}
  // The word folded, a short form as what it stands for. Lives until the next call.
  const std::string& Of(std::string_view word);
  // rules::Canonical. Lives as long as the rules.
  std::string_view Canonical(std::string_view text, rules::KindId kind);

 private:
  const RuleSet& rules_;
  const BodyWords& words_;
  TextMemory<std::string> written_;
  TextMemory<std::uint32_t> phrases_;  // of the lexicons
};

// A body with its name written out word by word, so that equal bodies are equal texts.
struct BodyName {
  FactId id = 0;
  std::string full;
};
// Of each body that stands, in the order of the ids.
std::vector<BodyName> WriteOutBodies(const ReducedDocument& reduced, const Drafts& drafts);

// Fills field, province, level and place of an organization from its name, its kind and the document's frame. What the
// name and the frame do not say stays empty; so does the level of what is no single body of its kind there.
void LocateBody(const ReducedDocument& reduced, const BodyWords& words, const Frame& frame, NodeRef body,
                Organization& organization);

}  // namespace vanban::extract
