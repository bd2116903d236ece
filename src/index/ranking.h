// In which order the documents found come.
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "index/database.h"
#include "index/match_rows.h"
#include "index/plan.h"
#include "index/rank.h"

namespace vanban::index {

inline constexpr std::size_t kMostTerms = 8;  // words and phrases by which documents as wholes are compared

struct Candidate {
  std::int64_t document = 0;
  double score = 0;
  std::int64_t sentence = -1;                         // id of the best one; -1: not known
  std::array<std::uint32_t, kMostTerms> sentences{};  // with each of Plan::words
};
using Candidates = std::vector<Candidate>;  // by id, descending, until they are sorted

// By the words of a plan that has some. Few sentences are each given their rank and a document is as good as its best
// one. Of many, documents are ranked as wholes, by how many of their sentences have the words: an answer in
// milliseconds then.
class Ranking {
 public:
  // Both must outlive it. `newest`: the newest document stored.
  Ranking(Database& database, const Plan& plan, std::int64_t newest);

  // The best first, as far as `wanted`. REQUIRES: Candidate::sentences is known
  void Sort(Candidates& candidates, std::size_t wanted);
  // The sentence of a document that shows best why it was found; -1: none.
  std::int64_t BestSentence(std::int64_t document);

 private:
  void BySentences(Candidates& candidates);
  void ByDocuments(Candidates& candidates, std::size_t wanted);

  Database& database_;
  const Plan& plan_;
  RankedRows ranked_;
  Statement any_;
};

// The newest first, undated ones last, as far as `wanted`.
void SortByDate(Database& database, Candidates& candidates, std::size_t wanted);
// The same over all documents of a stream, of which candidates were too many to collect; at most `wanted`. Empty where
// looking took too long: the newest are hardly among them.
Candidates NewestOf(Database& database, DocumentStream& documents, std::size_t wanted);

}  // namespace vanban::index
