// For those who write rules: do the examples hold, what did a text become on its way, what do the rules not know yet.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "vanban/error.h"
#include "vanban/extractor.h"
#include "vanban/rule_set.h"

namespace vanban {

// Loads `sources` and runs every example and reject of their rules through the whole path. Empty: all hold. Each fault
// names file and line of the rule and says what was expected and what came. Faults of loading are returned, too, not
// thrown.
// REQUIRES: the sources still have their examples (RuleSet::ReadFolder; the built-in ones have none)
std::vector<Fault> CheckRules(const std::vector<RuleSource>& sources);

// Warnings: what a rule may do, but seldom means to. Some need no text (programs that are too large, cues in two
// stages); over documents it also finds rules that never fire or always lose, quoted phrases whose first words a
// lexicon takes, and names of places that take a part of a person's.
class RuleLint {
 public:
  // Keeps a reference. REQUIRES: `rules` outlives it.
  explicit RuleLint(const RuleSet& rules);
  ~RuleLint();

  void Add(const Document& document);
  // Each names file and line of the rule and says what to do.
  [[nodiscard]] std::vector<Fault> Warnings() const;

 private:
  struct Parts;
  std::unique_ptr<Parts> parts_;
};

struct RuleSummary {
  std::string id;
  std::string file;  // with line: "official.toml:12"
  std::string stage;
  std::string fact;  // empty: it states none
  std::string makes;
  std::size_t examples = 0;
};
// In the order in which they are tried.
std::vector<RuleSummary> ListRules(const RuleSet& rules);

// What became of a text, readable for people: atoms and their kinds, each stage's winners and losers, the last row,
// facts, orphans; with a rule's id also where that rule stopped. Ends with a line break.
std::string Explain(const RuleSet& rules, std::string_view text, const DocumentMetadata& metadata,
                    std::string_view rule_id = {});

// Counts over documents what the rules do and what they do not know yet.
class Coverage {
 public:
  // Keeps a reference. REQUIRES: `rules` outlives it.
  explicit Coverage(const RuleSet& rules);
  ~Coverage();

  void Add(const Document& document, const DocumentMetadata& metadata);

  struct RuleCount {
    std::string rule;
    std::uint64_t phrases = 0;  // made
    std::uint64_t facts = 0;    // stated, in the end
  };
  struct OrphanCount {
    std::string kind;
    std::string text;  // folded
    std::uint64_t count = 0;
  };
  [[nodiscard]] std::vector<RuleCount> Rules() const;  // in the order of the rules, with those never used
  [[nodiscard]] std::vector<OrphanCount> Orphans(std::size_t limit) const;  // the most frequent first
  [[nodiscard]] std::uint64_t documents() const;
  [[nodiscard]] std::uint64_t facts() const;

 private:
  struct Parts;
  std::unique_ptr<Parts> parts_;
};

}  // namespace vanban
