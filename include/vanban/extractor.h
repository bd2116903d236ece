// Facts out of documents.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "vanban/document.h"
#include "vanban/fact.h"
#include "vanban/rule_set.h"

namespace vanban {

// The schema of facts that RuleSet::Load checks labels against.
const FactSchema& FactSchemaOfExtract();

// What is known of a document beside its text. All may be empty.
struct DocumentMetadata {
  std::string id;
  std::string source;  // path or URL
  std::string title;
  std::string published;  // EDTF, may be partial: "2020-12"
};

// Immutable after construction: any number of threads may call Extract on one at the same time. Knows no clock, no
// locale, no file: the same bytes, metadata and rules give the same facts.
class Extractor {
 public:
  // Keeps a reference. REQUIRES: `rules` outlives the extractor.
  explicit Extractor(const RuleSet& rules);
  Extractor(Extractor&&) noexcept;
  Extractor& operator=(Extractor&&) noexcept;
  ~Extractor();

  // All facts of one document. Total: no document makes it throw (but std::bad_alloc).
  [[nodiscard]] Extraction Extract(const Document& document, const DocumentMetadata& metadata) const;

 private:
  struct Parts;
  std::unique_ptr<const Parts> parts_;
};

// One line of JSON Lines as docs/facts.md says (no line break behind it), appended to `out`.
void AppendJson(const Extraction& extraction, std::string& out);
// The same over several indented lines, for people.
void AppendPrettyJson(const Extraction& extraction, std::string& out);

}  // namespace vanban
