// The rules: everything that is about Vietnamese, loaded once, immutable after.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "vanban/document.h"
#include "vanban/error.h"

namespace vanban {

// One data file, in memory. `name` is the path below rules/: "date.toml", "lexicon/places.tsv".
struct RuleSource {
  std::string name;
  std::string content;
  // A rule here without an example is a fault. ReadFolder sets it; the built-in rules have left their examples at home.
  bool needs_examples = false;
};

// What the facts look like, given to the loader as data so that it can check labels: the types and, for each, its
// fields and how a field's label is read ("text", "edtf", "number", "reference", "positions", "flag").
struct FactSchema {
  struct Field {
    std::string name;
    std::string reading;
  };
  struct Type {
    std::string name;
    std::vector<Field> fields;
  };
  std::vector<Type> types;
  std::vector<Type> phrases;  // the phrases whose labels code reads: number, amount, date, body, office, …
};

// Immutable; any number of threads share one without locks.
class RuleSet {
 public:
  // The rules compiled into the program. Does not throw: a test holds that they load.
  static const std::vector<RuleSource>& BuiltInSources();
  // Reads *.toml, lexicon/*.tsv, segment/*.tsv and lint/*.tsv below `folder`. Throws Error where it cannot be read.
  static std::vector<RuleSource> ReadFolder(const std::string& folder);
  // `base` with each source of `more` added, or put in place of the one with its name.
  static std::vector<RuleSource> Overlay(std::vector<RuleSource> base, std::vector<RuleSource> more);

  // Compiles. Throws Error with *all* faults, each with file and line.
  static RuleSet Load(const std::vector<RuleSource>& sources, const FactSchema& schema);

  RuleSet(RuleSet&&) noexcept;
  RuleSet& operator=(RuleSet&&) noexcept;
  ~RuleSet();

  [[nodiscard]] const Segmenter& segmenter() const;    // of segment/*.tsv: for Document::FromBytes
  [[nodiscard]] std::string_view fingerprint() const;  // hash of all sources, in hexadecimal: equal rules, equal facts

  struct Impl;  // src/rules/rule_set_impl.h, for the rooms above
  [[nodiscard]] const Impl& impl() const { return *impl_; }

 private:
  explicit RuleSet(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

}  // namespace vanban
