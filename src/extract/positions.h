// The offices of one person: one office in two spellings is one.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>

#include "extract/draft.h"
#include "extract/reduced.h"

namespace vanban::extract {

class PositionJoiner {
 public:
  // Learns how the document's bodies are written out (`VPCP`, `Văn phòng Chính phủ`).
  PositionJoiner(const ReducedDocument& reduced, const Drafts& drafts);

  // A position without a body goes into one of its title that has one, and one with the body's name in short into the
  // one that says more.
  void Join(Official& official) const;
  // Whether two names may be of one body: equal when written out, one missing, or one saying more behind the other
  // (`UBND tỉnh`, `UBND tỉnh Bình Thuận`). Compared folded.
  [[nodiscard]] bool MayBeOneBody(std::string_view a, std::string_view b) const;

 private:
  [[nodiscard]] std::string WrittenOut(std::string_view name) const;

  std::unordered_map<std::string, std::string> written_out_;  // by the folded name
};

}  // namespace vanban::extract
