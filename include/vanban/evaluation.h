// How right the facts are: extractions against gold annotations, as docs/accuracy.md tells.
#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "vanban/fact.h"

namespace vanban {

struct GoldFact {
  Fact fact;          // span and text as annotated; of the value only what the annotator states
  std::string quote;  // the annotated words
};

// One annotated document.
struct GoldDocument {
  std::string name;       // "012" of 012.txt and 012.gold.json
  std::string bytes;      // of the text file
  std::string published;  // EDTF; empty: not known
  std::vector<GoldFact> facts;
};

// All pairs NAME.txt, NAME.gold.json of a folder, by name. Throws Error with every fault found: a file that cannot be
// read, a quote that its text does not hold, a folder without any gold.
std::vector<GoldDocument> ReadGold(const std::string& folder);

// Reads what `vanban extract` wrote as JSON Lines. Fields that it does not know are passed over. Throws Error.
std::vector<Extraction> ReadExtractions(const std::string& path);

// The counts of one type of fact, and the shares that follow.
struct TypeScore {
  std::string type;
  std::size_t gold = 0, found = 0;
  std::size_t right = 0;                           // the key agrees
  std::size_t whole = 0;                           // and every field that the gold states
  std::size_t fields_asked = 0, fields_right = 0;  // of the facts whose key agrees

  [[nodiscard]] double precision() const;
  [[nodiscard]] double recall() const;
  [[nodiscard]] double f1() const;
  [[nodiscard]] double strict() const;  // F1 where only whole facts are right
  [[nodiscard]] double fields() const;
};

// One fact that is not as the gold has it, or that is.
struct Judgement {
  enum class Verdict { kRight, kMissed, kInvented, kWrong };
  Verdict verdict = Verdict::kRight;
  std::string document;
  std::string type;
  std::string words;   // the gold's quote; of an invented fact its text
  std::string rule;    // that made it; empty of a missed one
  std::string detail;  // of a wrong one: which fields, what they should be
};

// Right and judged facts of one rule. Under 20 judged a share says nothing yet.
struct RuleScore {
  static constexpr std::size_t kFewest = 20;
  std::size_t right = 0, judged = 0;
  // Lower end of the Wilson interval (95 %) of the rule's precision.
  [[nodiscard]] double lower_bound() const;
};

// Counts as scores are added. The seven scored types are official, document, ratio, indicator, date, abbreviation and
// organization; facts of other types are not judged.
class Evaluation {
 public:
  Evaluation();

  // Judges the facts of one document; nullptr: there is no output for it. `source`: Document::source() of its bytes.
  void Add(const GoldDocument& gold, const Extraction* extraction, std::string_view source);

  [[nodiscard]] const std::vector<TypeScore>& types() const { return types_; }
  [[nodiscard]] TypeScore total() const;  // over all types: its f1() is the micro F1
  [[nodiscard]] double macro_f1() const;  // mean over the types that the gold has
  [[nodiscard]] const TypeScore& mentions() const { return mentions_; }
  [[nodiscard]] const std::vector<Judgement>& judgements() const { return judgements_; }
  [[nodiscard]] const std::map<std::string, RuleScore>& rules() const { return rules_; }
  [[nodiscard]] std::size_t documents() const { return documents_; }
  [[nodiscard]] std::size_t without_output() const { return without_output_; }
  [[nodiscard]] std::size_t torn_spans() const { return torn_spans_; }  // facts whose span is not their text

 private:
  void JudgeType(TypeScore& score, const GoldDocument& gold, const std::vector<Fact>& facts);

  std::vector<TypeScore> types_;
  TypeScore mentions_;
  std::vector<Judgement> judgements_;
  std::map<std::string, RuleScore> rules_;
  std::size_t documents_ = 0, without_output_ = 0, torn_spans_ = 0;
};

// What was right in `after` and not in `before` (gained), and the other way (lost).
struct Change {
  std::vector<Judgement> gained, lost;
};
Change Compare(const Evaluation& before, const Evaluation& after);

}  // namespace vanban
