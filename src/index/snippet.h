// Snippets: pieces of the source, never of folded text.
#pragma once

#include <string_view>
#include <vector>

#include "index/full_text.h"
#include "vanban/query.h"

namespace vanban::index {

// The part of `sentence` around the first hit, cut at blanks and made one line, with all hits in it. `also`: a place
// in the sentence (bytes) that is a hit in any case; empty where begin == end.
Snippet MakeSnippet(std::string_view sentence, const std::vector<HitWords>& wanted, SourceSpan also);

// The words that are wanted (not those under NOT), for marking.
std::vector<HitWords> WantedWords(const Query::Node& root);

}  // namespace vanban::index
