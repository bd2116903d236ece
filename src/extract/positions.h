// The offices of one person: one office in two spellings is one.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "extract/body_names.h"
#include "extract/draft.h"

namespace vanban::extract {

class PositionJoiner {
 public:
  // Learns how the document's bodies are written out (`VPCP`, `Văn phòng Chính phủ`). Keeps references.
  PositionJoiner(const Drafts& drafts, const std::vector<BodyName>& bodies) : drafts_(drafts), bodies_(bodies) {}

  // A position without a body goes into one of its title that has one, and one with the body's name in short into the
  // one that says more.
  void Join(Official& official);
  // A body's name written out and folded. Lives as long as the joiner.
  const std::string& WrittenOut(std::string_view name);
  // Whether two names may be of one body: equal when written out, one missing, or one saying more behind the other
  // (`UBND tỉnh`, `UBND tỉnh Bình Thuận`). REQUIRES: both are written out
  [[nodiscard]] static bool MayBeOneBody(std::string_view one, std::string_view other);

 private:
  void LearnBodies();

  const Drafts& drafts_;
  const std::vector<BodyName>& bodies_;
  std::unordered_map<std::string, const std::string*> by_folded_;  // bodies; filled when first asked
  std::unordered_map<std::string, std::string> known_;             // names asked for, as they are written
};

}  // namespace vanban::extract
