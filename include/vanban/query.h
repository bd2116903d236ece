// Questions to an index. The language of queries is docs/query.md; this header is how a program asks.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "vanban/error.h"
#include "vanban/fact.h"
#include "vanban/report.h"

namespace vanban {

// The words of numbers in a query, as data from rules/: `tỷ` is 1e9 in `value>=1000tỷ`.
struct NumberWords {
  std::vector<std::pair<std::string, double>> multipliers;
};

// A query that was understood. Immutable; needs no index.
class Query {
 public:
  // Throws Error with one fault, whose column is the character (from 1) where understanding ended.
  static Query Parse(std::string_view text, const NumberWords& words);

  Query(Query&&) noexcept;
  Query& operator=(Query&&) noexcept;
  ~Query();

  struct Node;  // src/index/query_tree.h
  [[nodiscard]] const Node& root() const { return *root_; }

 private:
  explicit Query(std::unique_ptr<const Node> root);
  std::unique_ptr<const Node> root_;
};

enum class SortBy : std::uint8_t {
  kRank,  // the best first; a query without words has no rank: by date
  kDate,  // the newest first, undated last
};
enum class Facet : std::uint8_t { kOrganization, kDocument, kYear };

struct SearchOptions {
  bool facts = false;  // answers are facts; else documents
  SortBy sort = SortBy::kRank;
  std::size_t limit = 20;
  std::size_t offset = 0;
  std::vector<Facet> facets;
};

// A piece of the source text with what was found in it.
struct Snippet {
  std::string text;                                           // whole sentence, or the part around the first hit
  std::vector<std::pair<std::uint32_t, std::uint32_t>> hits;  // byte ranges in it, in order, without overlaps
};

// A document found, or a fact in one.
struct Hit {
  std::string document;  // its name in the index
  std::string source, title, date;
  double score = 0;  // higher is better; comparable within one answer only
  Snippet snippet;
  // The exact place of the fact, or of the sentence that the snippet shows.
  SourceSpan bytes;
  std::uint32_t start_char = 0, end_char = 0;
  std::int64_t sentence = -1;  // counts from 0 through the document; -1: not in a sentence
  Fact fact;                   // with SearchOptions::facts
};

struct FacetCount {
  std::string value;
  std::uint64_t documents = 0;
};

struct SearchAnswer {
  std::vector<Hit> hits;        // at most `limit`, from `offset` on
  std::uint64_t documents = 0;  // how many documents were found
  bool more = false;            // there are more than that: looking ended there, and facets are of those stored last
  std::uint64_t estimate = 0;   // with `more`, about how many there are in all; else `documents`
  bool of_newest = false;       // the hits too are the best, or newest, of those stored last, not of all
  std::vector<std::pair<Facet, std::vector<FacetCount>>> facets;  // the commonest ten of each
};

// How many documents a search looks at before it ends: what holds time and memory steady as the corpus grows.
inline constexpr std::size_t kMostDocumentsSearched = 10'000;

// Asks one index, read-only, as it is at the moment of each question. Not for more than one thread at a time; any
// number of Index objects, in any number of processes, may read one file, also while it is written. All members throw
// Error where the file cannot be read or is no index.
class Index {
 public:
  explicit Index(const std::string& path);
  Index(Index&&) noexcept;
  Index& operator=(Index&&) noexcept;
  ~Index();

  SearchAnswer Search(const Query& query, const SearchOptions& options);

  // Names and numbers are matched as query fields match: any spelling of tones and marks that is compatible.
  // Who held which office when; the rows also say in how many documents.
  Report Timeline(std::string_view official);
  // The ratios and indicators tied to a document, over time; results against targets.
  Report Progress(std::string_view document_number);
  // An indicator's values by period, targets and results apart, with sources. `entity` may be empty.
  Report Series(std::string_view indicator, std::string_view entity);
  // Who cites a document, since when; one group for each document that the number stands for.
  Report Cites(std::string_view document_number);
  // What the index holds, in numbers.
  Report Stats();
  // The persons, organizations or documents of the index whose name matches; `kind` is "person", "organization" or
  // "document". An empty name lists the first `limit`.
  Report Entities(std::string_view kind, std::string_view name, std::size_t limit);
  // Why the mentions of an entity ("person:12", "organization:3", "document:7") were joined, or why a fact ("fact:…")
  // was joined with none. Throws Error for an id of no such form; no rows: there is no such entity.
  Report Explain(std::string_view id);

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

// The answer as rows: for documents document, date, title, score, snippet and place; for facts the fact as well.
// `mark` stands before and after each hit in the snippets.
Report ToReport(const SearchAnswer& answer, bool facts, std::string_view mark_begin, std::string_view mark_end);

}  // namespace vanban
