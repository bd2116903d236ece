// The rank of a sentence: BM25 as FTS5's own, but at a cost that does not grow with the corpus.
#pragma once

#include <cstdint>
#include <vector>

#include "index/match_rows.h"

namespace vanban::index {

// What a term of this weight adds to the rank of a text in which it stands so often. `length` is that of the text; of
// the average one it is 1.
inline double Bm25(double weight, double frequency, double length) {
  constexpr double kK1 = 1.2;
  constexpr double kB = 0.75;
  return weight * frequency * (kK1 + 1) / (frequency + kK1 * (1 - kB + kB * length));
}

// Sentences that a Match finds, the oldest first, with their rank. The exact column counts twice as much as the others.
// FTS5's bm25() reads the whole list of every term to know how common it is (0.1 s and more for a common word in
// 100,000 documents); here the first rows of the list are read, and how far they reach tells the rest.
class RankedRows {
 public:
  // `newest_document`: the newest stored.
  RankedRows(Database& database, const Match& match, std::int64_t newest_document);

  void Within(std::int64_t first, std::int64_t last) { rows_.Within(first, last); }
  std::int64_t Seek(std::int64_t least) { return row_ = rows_.Seek(least); }
  std::int64_t Next() { return row_ = rows_.Next(); }
  // Of the row found: higher is better.
  double Score();

 private:
  void Weigh(MatchCursor& cursor);

  MatchRows rows_;
  std::int64_t newest_document_;
  std::int64_t row_ = kNoRow;
  std::vector<double> weights_;  // inverse document frequency of each phrase
  std::vector<Frequency> frequencies_;
};

}  // namespace vanban::index
