// Which documents match: streams of document ids, the newest stored first, that are merged without being collected.
// Time goes with what is looked at.
#pragma once

#include <cstdint>
#include <limits>
#include <memory>
#include <string>
#include <vector>

#include "index/database.h"

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
  // Whether `document` is one of them, in any order of asking. Ends what Seek began.
  virtual bool Contains(std::int64_t document) = 0;
};

using Streams = std::vector<std::unique_ptr<DocumentStream>>;

// What a query asks of the facts of one document that must hold for one fact: fields side by side.
struct FactCondition {
  std::string match;    // MATCH of fact_index; never empty
  std::string filter;   // SQL on the row, " AND EXISTS (…)"; may be empty
  std::string list;     // SQL that gives the ids that the filter lets through; empty: no filter
  bool listed = false;  // the list says it all: the match adds nothing to it
};

// The connection must outlive the streams.
std::unique_ptr<DocumentStream> DocumentsOfRows(Database& database, std::string_view table, const std::string& match);
std::unique_ptr<DocumentStream> DocumentsOfFacts(Database& database, const FactCondition& condition);
// Documents with a date of their own between two days.
std::unique_ptr<DocumentStream> DocumentsOfDays(Database& database, const std::string& from, const std::string& to);
std::unique_ptr<DocumentStream> AllDocuments(Database& database);
std::unique_ptr<DocumentStream> NoDocuments();
std::unique_ptr<DocumentStream> InAllOf(Streams wanted, Streams unwanted);
std::unique_ptr<DocumentStream> InAnyOf(Streams streams);

}  // namespace vanban::index
