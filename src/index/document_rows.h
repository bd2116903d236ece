// One document in the tables: what is put in, and taken out again row for row.
#pragma once

#include <cstdint>

#include "index/database.h"
#include "index/prepare.h"
#include "index/stored.h"
#include "vanban/index.h"

namespace vanban::index {

// The statements of both, prepared once. The connection must outlive it; all inside a transaction of the caller.
class DocumentRows {
 public:
  explicit DocumentRows(Database& database);

  void Insert(const PreparedDocument& prepared);
  // Takes document `id` out of every table; an unknown one does nothing.
  void Remove(std::int64_t id);

 private:
  void InsertFact(std::int64_t document_id, const Fact& fact, const PreparedFact& prepared);
  void InsertValue(std::int64_t id, const Official& value, const PreparedFact& prepared);
  void InsertValue(std::int64_t id, const Citation& value, const PreparedFact& prepared);
  void InsertValue(std::int64_t id, const Ratio& value, const PreparedFact& prepared);
  void InsertValue(std::int64_t id, const Indicator& value, const PreparedFact& prepared);
  void InsertValue(std::int64_t id, const DateExpression& value, const PreparedFact& prepared);
  void InsertValue(std::int64_t id, const Organization& value, const PreparedFact& prepared);
  void InsertValue(std::int64_t id, const Abbreviation& value, const PreparedFact& prepared);
  void InsertValue(std::int64_t id, const Place& value, const PreparedFact& prepared);

  Database& database_;
  StoredReader stored_;
  Statement document_, text_, sentence_, sentence_row_, fact_row_, fact_, mention_, official_, position_, citation_,
      amendment_, article_, ratio_, indicator_, date_, organization_, abbreviation_, place_;
};

}  // namespace vanban::index
