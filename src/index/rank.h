// The rank of a sentence: BM25 as FTS5's own, but at a cost that does not grow with the corpus.
#pragma once

#include <sqlite3.h>

#include <cstdint>
#include <memory>
#include <span>

#include "index/database.h"

namespace vanban::index {

struct RankStatistics;

// What the ranking of one query needs to know: how common its phrases are, learnt at the first row and kept, and which
// documents are asked for. One MATCH expression a request.
class RankRequest {
 public:
  explicit RankRequest(std::int64_t newest_document);
  RankRequest(const RankRequest&) = delete;
  RankRequest& operator=(const RankRequest&) = delete;
  ~RankRequest();

  // Sets parameter `parameter` of a statement, where it calls vanban_rank, to this request, which must outlive it.
  void Bind(Statement& statement, int parameter);
  // Rows are met oldest first and only those of `documents` (ids, ascending) are ranked, the others get NULL. The ids
  // must outlive the scan.
  void RankOnly(std::span<const std::int64_t> documents);
  void RankAll() { wanted_ = false; }

 private:
  friend struct RankStatistics;
  std::unique_ptr<RankStatistics> statistics_;
  std::span<const std::int64_t> documents_;
  std::int64_t newest_document_;
  std::size_t at_ = 0;
  bool wanted_ = false;
};

// Registers the auxiliary function `vanban_rank(sentence_index, REQUEST)` with a connection: higher is better. The
// exact column counts twice as much as the toneless one. FTS5's bm25() reads the whole list of every term before the
// first row to know how common it is (0.1 s and more for a common word in 100,000 documents); this one reads the first
// rows of the list and extrapolates by how far they reach.
void RegisterRank(sqlite3* handle);

}  // namespace vanban::index
