// A query, compiled: how documents, sentences and facts are found.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "index/database.h"
#include "index/full_text.h"
#include "index/stream.h"
#include "vanban/query.h"

namespace vanban::index {

struct Plan {
  std::unique_ptr<DocumentStream> documents;
  std::vector<WordsMatch> words;      // all that are wanted, not those under NOT
  std::vector<RowStream*> sentences;  // of each of words: tells how many a document has
  std::vector<FactCondition>
      conditions;  // those that are wanted, for answers that are facts; else places asked of documents

  // Of sentence_index: which sentences are hits, which of them have a rank. Empty: no words.
  [[nodiscard]] Match Filter() const;
  [[nodiscard]] Match Rank() const;
};

// The connection must outlive the plan.
Plan Compile(Database& database, const Query::Node& root);

// The facts of a document that answer the query: those that fields found; without fields those of the sentences with
// the words; with neither all.
class FactsOfDocument {
 public:
  FactsOfDocument(Database& database, const Plan& plan);

  // Ids, ascending.
  std::vector<std::int64_t> All(std::int64_t document);
  // Those that fields found, of the first field that found any: for showing one.
  std::vector<std::int64_t> First(std::int64_t document);

 private:
  std::vector<std::int64_t> Run(std::size_t query, std::int64_t document);

  struct Asked {
    Statement rows;
    std::string match;  // empty: none is needed
  };
  std::vector<Asked> queries_;
  bool of_fields_ = false;
};

}  // namespace vanban::index
