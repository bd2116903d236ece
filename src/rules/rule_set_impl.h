// What a RuleSet holds: everything compiled. Read by this room; the rooms above go through reduce.h.
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "rules/alphabet.h"
#include "rules/guard_table.h"
#include "rules/kinds.h"
#include "rules/pattern_compile.h"
#include "rules/phrase_table.h"
#include "rules/reduce.h"
#include "rules/rule_file.h"
#include "rules/shapes.h"
#include "vanban/rule_set.h"

namespace re2 {
class RE2;
}

namespace vanban::rules {

// A rule ready to run.
class CompiledRule {
 public:
  CompiledRule();
  CompiledRule(CompiledRule&&) noexcept;
  CompiledRule& operator=(CompiledRule&&) noexcept;
  ~CompiledRule();

  CompiledPattern pattern;
  Positions positions;
  std::uint32_t stage = 0;  // zone rules: the stages' count more
  std::uint16_t code = 0;   // of what it makes

  // The program, compiled at its first use: start-up pays only for rules that a text calls for.
  [[nodiscard]] const re2::RE2& re() const;

 private:
  struct Program;
  std::unique_ptr<Program> program_;
};

}  // namespace vanban::rules

namespace vanban {

struct RuleSet::Impl {
  std::vector<RuleSource> lexicon_sources;  // phrases point into them
  SegmentWords segment_words;
  std::optional<Segmenter> segmenter;       // made when all words are read
  std::vector<std::string> function_words;  // folded, sorted: for lint alone
  std::string fingerprint;

  rules::NameTable kinds, labels;
  rules::Alphabet alphabet;
  rules::NameClasses::Known classes;  // positions point to them
  rules::Positions::Tables tables;    // and into these
  rules::PhraseTable phrases;
  rules::ShapeSet shapes;
  std::vector<rules::SetId> shape_sets;  // what each shape makes
  rules::SetId dash = 0, tilde = 0;      // `'-'` and `'~'`; the empty set where no pattern names them
  std::uint16_t line_code = 0;

  std::vector<rules::StageEntry> stages;
  std::vector<rules::CompiledRule> rules;  // in the order of files by name, then line
  std::vector<rules::RuleInfo> infos;      // the same order
  std::vector<rules::Pattern> patterns;    // the same order; ready to compile
  rules::GuardTable guards;                // of the rules; those of zone rules' stages come after all others
};

}  // namespace vanban

namespace vanban::rules {

// The canonical value that a phrase of the lexicons has as this kind; empty: none.
std::string_view CanonicalOf(const RuleSet::Impl& impl, std::uint32_t phrase, KindId kind);

}  // namespace vanban::rules
