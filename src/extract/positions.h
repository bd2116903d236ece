// The offices of one person: one office in two spellings is one.
#pragma once

#include <optional>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "extract/body_names.h"
#include "extract/draft.h"
#include "extract/folded_texts.h"
#include "extract/reduced.h"

namespace vanban::extract {

class PositionJoiner {
 public:
  // Learns how the document's bodies are written out (`VPCP`, `Văn phòng Chính phủ`). Keeps references.
  PositionJoiner(const ReducedDocument& reduced, const Drafts& drafts, const std::vector<BodyName>& bodies)
      : reduced_(reduced), folded_(*reduced.folded), drafts_(drafts), bodies_(bodies) {}

  // A position without a body goes into one of its title that has one, one with the body's name in short into the one
  // that says more, and a title said in short into the fuller one of that body (a deputy, the standing deputy).
  void Join(Official& official);
  // A body's name written out and folded. Lives as long as the document's folded texts and `bodies`.
  std::string_view WrittenOut(std::string_view name);
  // Whether two names may be of one body: equal when written out, one missing, or one saying more behind the other
  // (`UBND tỉnh`, `UBND tỉnh Bình Thuận`). REQUIRES: both are written out
  [[nodiscard]] static bool MayBeOneBody(std::string_view one, std::string_view other);

 private:
  void LearnBodies();
  // A title written out and folded.
  std::string_view TitleOf(const Position& position);
  // Both said as one, if they are one office.
  std::optional<Position> Joined(const Position& one, const Position& other);

  const ReducedDocument& reduced_;
  FoldedTexts& folded_;
  const Drafts& drafts_;
  const std::vector<BodyName>& bodies_;
  bool learned_ = false;
  std::unordered_map<FoldedId, std::string_view> full_;  // names of bodies written out; filled when first asked
};

}  // namespace vanban::extract
