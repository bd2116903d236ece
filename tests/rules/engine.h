// A small engine for tests: rules and lexicon as text, reductions as text.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "rules/reduce.h"
#include "rules/trace.h"
#include "vanban/document.h"
#include "vanban/rule_set.h"

namespace vanban::rules {

class Engine {
 public:
  // `lexicon` has the columns of lexicon files, separated by `|`, one phrase a line, in any order.
  Engine(std::string_view toml, std::string_view lexicon, const FactSchema& schema = {});

  [[nodiscard]] const RuleSet& rules() const { return *rules_; }

  // The top row of each sentence, one a line: atoms as written, phrases as `kind{label=text …}`, canonical values as
  // `label==value`; `·` between them.
  [[nodiscard]] std::string Reduce(std::string_view text, const DocumentLexicon* lexicon = nullptr) const;
  // The row of all sentences as one zone.
  [[nodiscard]] std::string ReduceZone(std::string_view text) const;
  // The kinds of each atom: `thứ:lower`, separated by blanks.
  [[nodiscard]] std::string Atoms(std::string_view text, const DocumentLexicon* lexicon = nullptr) const;

  [[nodiscard]] std::string Show(const Document& document, const Reduction& reduction) const;

 private:
  std::unique_ptr<RuleSet> rules_;
};

// The faults of loading, one a line, as "file:line: message (advice)"; empty: it loads.
std::string FaultsOf(const std::vector<RuleSource>& sources, const FactSchema& schema = {});

// Stages a, b and c.
extern const std::string_view kStages;
// A lexicon file with its first line.
std::string Lexicon(std::string_view lines);

}  // namespace vanban::rules
