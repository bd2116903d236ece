// The rank of a sentence: BM25 as FTS5's own, but at a cost that does not grow with the corpus.
#pragma once

#include <sqlite3.h>

namespace vanban::index {

// Registers the auxiliary function `vanban_rank(sentence_index)` with a connection: higher is better. The exact column
// counts twice as much as the toneless one. FTS5's bm25() reads the whole list of every term before the first row to
// know how common it is (0.1 s and more for a common word in 100,000 documents); this one reads the first rows of the
// list and extrapolates by how far they reach.
void RegisterRank(sqlite3* handle);

}  // namespace vanban::index
