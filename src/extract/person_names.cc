// Compares names and given names. Doors: IsGivenNameOf, GenderOf.
#include "extract/person_names.h"

#include <algorithm>

namespace vanban::extract {

bool IsGivenNameOf(std::string_view given, std::string_view name) {
  if (given.empty() || std::ranges::count(given, ' ') > 1) return false;
  return name.size() > given.size() && name.ends_with(given) && name[name.size() - given.size() - 1] == ' ';
}

Gender GenderOf(const ReducedDocument& reduced, const PersonWords& words, NodeRef at) {
  bool male = reduced.Is(at, words.male);
  bool female = reduced.Is(at, words.female);
  for (const rules::NodeId child : reduced.children(at)) {
    const Gender inner = GenderOf(reduced, words, {at.row, child});
    male |= inner == Gender::kMale;
    female |= inner == Gender::kFemale;
  }
  if (male == female) return Gender::kUnknown;
  return male ? Gender::kMale : Gender::kFemale;
}

}  // namespace vanban::extract
