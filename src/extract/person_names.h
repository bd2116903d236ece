// What a person's name and form of address tell: which later words may mean the same person.
#pragma once

#include <cstdint>
#include <string_view>

#include "extract/reduced.h"

namespace vanban::extract {

enum class Gender : std::uint8_t { kUnknown, kMale, kFemale };

// Whether `given` is what a person of that name may be called by: its last word or last two words.
// REQUIRES: both are clean and folded
bool IsGivenNameOf(std::string_view given, std::string_view name);

// What the words under the node tell; names of both kinds, or of none, tell nothing.
Gender GenderOf(const ReducedDocument& reduced, const PersonWords& words, NodeRef at);

// False where both are known and differ.
inline bool Agree(Gender a, Gender b) { return a == Gender::kUnknown || b == Gender::kUnknown || a == b; }

}  // namespace vanban::extract
