// Who holds which office in a document: what a reference by office alone (`đồng chí Phó Bí thư Tỉnh ủy`) asks.
#pragma once

#include <cstdint>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "extract/appearances.h"
#include "extract/draft.h"
#include "extract/positions.h"
#include "extract/reduced.h"

namespace vanban::extract {

// The title and body that an office phrase, or a lexicon office, says.
Position PositionAt(const ReducedDocument& reduced, NodeRef office);

class OfficeHolders {
 public:
  // Keeps references.
  OfficeHolders(const ReducedDocument& reduced, PositionJoiner& joiner, const Drafts& drafts,
                const Appearances& appearances)
      : reduced_(reduced), joiner_(joiner), drafts_(drafts), appearances_(appearances) {}

  // The only official seen so far who holds this office, as a reference at `begin` means it; 0: none, or several.
  FactId Find(const Position& office, std::uint32_t begin, Gender gender);
  // To be called when an official's positions have changed.
  void Update(FactId official);

 private:
  // Bodies are written out.
  struct NamedOffice {
    std::uint32_t begin = 0;
    std::string_view organization;
  };
  struct HeldOffice {
    FoldedId title;
    std::string_view organization;
    bool former;
  };
  struct Meant {
    FoldedId title;
    std::string_view organization;
    std::uint32_t begin;
    Gender gender;
  };
  void CollectHeld();
  void CollectHeldBy(const Draft& official);
  void CollectNamed();
  [[nodiscard]] bool Holds(FactId official, const Meant& meant);
  [[nodiscard]] bool IsBlocked(const HeldOffice& held, std::uint32_t from, std::uint32_t to);

  const ReducedDocument& reduced_;
  PositionJoiner& joiner_;
  const Drafts& drafts_;
  const Appearances& appearances_;
  // Collected when first asked: most documents refer to nobody by office, and few titles are held by others, too.
  bool has_held_ = false;
  std::unordered_map<FactId, std::vector<HeldOffice>> held_;
  std::unordered_map<FoldedId, std::vector<FactId>> holders_;  // by title
  bool has_named_ = false;
  std::unordered_map<FoldedId, std::vector<NamedOffice>> named_;  // by title, in the order of the text
};

}  // namespace vanban::extract
