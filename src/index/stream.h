// Which documents match: streams of document ids that are merged without being collected. Time goes with what is looked
// at.
#pragma once

#include <cstdint>
#include <limits>
#include <memory>
#include <string>
#include <vector>

#include "index/database.h"
#include "index/match.h"

namespace vanban::index {

inline constexpr std::int64_t kNoDocument = std::numeric_limits<std::int64_t>::max() >> 21;

// An ascending sequence of document ids (full text is read forwards at half the cost of backwards).
class DocumentStream {
 public:
  DocumentStream() = default;
  DocumentStream(const DocumentStream&) = delete;
  DocumentStream& operator=(const DocumentStream&) = delete;
  virtual ~DocumentStream() = default;

  // From now on only ids from `first` to `last`. To be called before the first Seek.
  virtual void Within(std::int64_t first, std::int64_t last) = 0;
  // The smallest id not below `least`; kNoDocument: there is none. REQUIRES: `least` never shrinks from call to call
  // after Within
  virtual std::int64_t Seek(std::int64_t least) = 0;
};

using Streams = std::vector<std::unique_ptr<DocumentStream>>;

// Documents with rows that full text found, and how many.
class RowStream : public DocumentStream {
 public:
  // How many rows `document` has. REQUIRES: what Seek requires; the same document is not asked twice
  virtual std::uint32_t RowsOf(std::int64_t document) = 0;
};

// What a query asks of the facts of one document that must hold for one fact: fields side by side.
struct FactCondition {
  Match match;               // of fact_index; never empty
  std::string table;         // whose row under the id of the fact must pass the test; empty: none
  std::string test;          // SQL on it
  bool tested_only = false;  // the test says it all: the match adds nothing to it
  // The same as SQL on a row of fact_index, " AND EXISTS (…)", or empty.
  [[nodiscard]] std::string Filter() const;
};

// The connection must outlive the streams.
std::unique_ptr<RowStream> DocumentsOfRows(Database& database, std::string_view table, const Match& match);
std::unique_ptr<DocumentStream> DocumentsOfFacts(Database& database, const FactCondition& condition);
// Documents with a date of their own between two days.
std::unique_ptr<DocumentStream> DocumentsOfDays(Database& database, const std::string& from, const std::string& to);
std::unique_ptr<DocumentStream> AllDocuments(Database& database);
std::unique_ptr<DocumentStream> NoDocuments();
// REQUIRES: `wanted` is not empty
std::unique_ptr<DocumentStream> InAllOf(Streams wanted, Streams unwanted);
std::unique_ptr<DocumentStream> InAnyOf(Streams streams);

}  // namespace vanban::index
