// The bridge from the normalised text back to the source: a list of edits, built while normalising.
#pragma once

#include <cstdint>
#include <vector>

#include "vanban/span.h"

namespace vanban::text {

// The source bytes [source_begin, source_end) became the text bytes [text_begin, text_end); between two edits nothing
// changed. Characters inside an edit are one unit: they map to its ends.
struct Edit {
  std::uint32_t text_begin = 0;
  std::uint32_t text_end = 0;  // == text_begin: something was left out
  std::uint32_t source_begin = 0;
  std::uint32_t source_end = 0;
};

class Alignment {
 public:
  // REQUIRES: behind the edits added before; adjacent ones do not overlap
  void Add(const Edit& edit) { edits_.push_back(edit); }
  [[nodiscard]] const std::vector<Edit>& edits() const { return edits_; }

  // A start goes to its first kept character, an end to the end of its last one: what was left out at either end of a
  // span stays outside. O(log edits).
  [[nodiscard]] SourceSpan ToSource(Span span) const;

 private:
  [[nodiscard]] std::uint32_t StartToSource(std::uint32_t at) const;
  [[nodiscard]] std::uint32_t EndToSource(std::uint32_t at) const;
  std::vector<Edit> edits_;
};

}  // namespace vanban::text
