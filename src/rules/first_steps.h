// Which codes can stand first, second, third … in a pattern's matches.
#pragma once

#include <vector>

#include "rules/pattern_compile.h"

namespace vanban::rules {

// At least one set; as many as every match is long, but only a few. Each may hold too much, never too little.
std::vector<CodeSet> FirstSteps(const Pattern& pattern, NameClasses& classes);

}  // namespace vanban::rules
