// Do a text's facts agree with what an example states?
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "vanban/fact.h"

namespace vanban::extract {

// `expected` is a JSON array of all facts, in any order, without id, start, end, text, rule and mentions; fields known
// only for identity across documents may be left out. A reference is stated by the number (else name, subject, kind) of
// the fact that it points at. Returns what differs, one readable line each; empty: they agree.
std::vector<std::string> CompareFacts(std::string_view expected, const Extraction& got);

}  // namespace vanban::extract
