// When a found fact is the gold's, and which of its fields are right: the judgement, without the counting.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "vanban/fact.h"

namespace vanban::eval {

// The scored types in the order in which they are reported.
inline constexpr std::string_view kScoredTypes[] = {"official", "document",     "ratio",       "indicator",
                                                    "date",     "abbreviation", "organization"};
// The JSON name of the fact's type; empty for a type that is not scored.
std::string_view ScoredType(const Fact& fact);

// Whether the two spans are one place: they share at least half of the shorter one, and the found one is not much
// longer (three times the gold's and `slack` bytes).
bool SamePlace(SourceSpan gold, SourceSpan found, std::uint32_t slack = 80);

// Whether `found` is the fact `gold`, by the key of its type. REQUIRES: both are of one type
bool SameFact(const Fact& gold, const Fact& found);

// Of the fields beyond the key that the gold states, how many are right; of the wrong ones what was wanted and came.
struct FieldAgreement {
  std::size_t asked = 0, right = 0;
  std::vector<std::string> wrong;
};
FieldAgreement CompareFields(const Fact& gold, const Fact& found);

// Of the types that count once in a document: what makes two facts the same. Empty where the fact always counts.
std::string OnceKey(const Fact& fact);

// Whether it counts at all: dates without a figure in `words` do not.
bool Counts(const Fact& fact, std::string_view words);

// The places where the fact is mentioned again; empty for types that have none.
const std::vector<SourceSpan>& MentionsOf(const Fact& fact);

}  // namespace vanban::eval
