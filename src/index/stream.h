// Which documents match: streams of document ids, the newest first, that are merged without being collected. Time goes
// with what is looked at, memory with the query.
#pragma once

#include <cstdint>
#include <limits>
#include <memory>
#include <string>
#include <vector>

#include "index/database.h"
#include "vanban/query.h"

namespace vanban::index {

inline constexpr std::int64_t kNoDocument = 0;  // ids begin at 1
inline constexpr std::int64_t kNewest = std::numeric_limits<std::int64_t>::max() >> 21;

// A descending sequence of document ids.
class DocumentStream {
 public:
  DocumentStream() = default;
  DocumentStream(const DocumentStream&) = delete;
  DocumentStream& operator=(const DocumentStream&) = delete;
  virtual ~DocumentStream() = default;

  // The largest id that is not above `most`; kNoDocument: there is none. REQUIRES: `most` never grows from call to call
  virtual std::int64_t Seek(std::int64_t most) = 0;
};

// What a query asks of the facts of one document that must hold for one fact: fields side by side.
struct FactCondition {
  std::string match;   // MATCH of fact_index; never empty
  std::string filter;  // SQL on the row, " AND EXISTS (…)"; may be empty
  std::string list;    // SQL that gives the ids that the filter lets through, the largest first; empty: no filter
};

// A query, compiled.
struct Plan {
  std::unique_ptr<DocumentStream> documents;
  std::string rank;                       // MATCH of sentence_index for all words that are wanted; empty: no words
  std::string words;                      // the same without the boosts: which sentences are hits
  std::vector<FactCondition> conditions;  // those that are wanted, for answers that are facts
  std::vector<FactCondition> places;      // places asked of the document; conditions where there are no others
};

// The connection must outlive the plan.
Plan Compile(Database& database, const Query::Node& root);

// Facts of one document under a condition, their ids ascending.
std::vector<std::int64_t> FactsOf(Database& database, const FactCondition& condition, std::int64_t document);

}  // namespace vanban::index
