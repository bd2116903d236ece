// What FTS5 is given and what it is asked: the one place where stored text and queries are folded alike.
#pragma once

#include <array>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "index/match.h"
#include "vanban/fact.h"

namespace vanban::index {

// One row of sentence_index.
struct SentenceRow {
  std::string exact;
  std::string toneless;
  std::string pairs;
};
// From the sentence as it stands in the source: a row can be made again from what is stored, to take it out.
SentenceRow FoldSentence(std::string_view source_text);

// The columns of fact_index, in its order.
enum class FactColumn : std::size_t {
  kMarks,
  kOfficial,
  kOffice,
  kOrganization,
  kDocument,
  kIssuer,
  kIndicator,
  kStatus,
  kPlace,
  kSource,
  kCount
};
inline constexpr std::size_t kFactColumns = static_cast<std::size_t>(FactColumn::kCount);
std::string_view ColumnName(FactColumn column);

// One row of fact_index: the fields of a fact by which it is found.
using FactRow = std::array<std::string, kFactColumns>;
// `facts`: all of the document, for the documents that indicators and ratios are tied to.
FactRow FoldFact(const Fact& fact, const std::vector<Fact>& facts);
// The row of the document itself, under number 0.
FactRow FoldDocument(const DocumentInfo& document);

// What sentence_index is asked; empty where the text has no words.
struct WordsMatch {
  Match filter;        // which sentences
  Match rank;          // those of them that have a rank, such that those with the words side by side rank higher
  Match side_by_side;  // those that have the words side by side; empty: that makes no difference
};
// Words in one sentence, in any order. With marks on any of them the marks count, but a text that was itself written
// without any is found too, where it has the words side by side; it has no rank. Without marks any marks will do, exact
// ones rank above.
WordsMatch MatchWords(std::string_view words);
WordsMatch MatchPhrase(std::string_view phrase);

// A value in a column of fact_index: its words side by side; a document number in any of its spellings.
Match MatchField(FactColumn column, std::string_view value);
// Whole values, one token each.
Match MatchType(std::string_view type);
Match MatchStatus(std::string_view status);
Match MatchUnit(std::string_view unit);
bool IsStatus(std::string_view value);  // one of FACTS' own: result, target, rule

// For marking the hits: the folded words, in order, of which a hit is made.
struct HitWords {
  std::vector<std::string> words;
  bool toned = false;   // compare exact forms; else toneless ones
  bool phrase = false;  // only side by side
};
HitWords HitsOf(std::string_view text, bool phrase);

}  // namespace vanban::index
