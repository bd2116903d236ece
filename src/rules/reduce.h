// What the rules found in one row (a sentence, or a zone's lines joined): a forest of nodes with labelled parts.
// This is the whole of what the room above reads of the rule layer; it knows no Vietnamese and no fact.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "vanban/document.h"
#include "vanban/rule_set.h"
#include "vanban/span.h"

namespace vanban::rules {

using KindId = std::uint16_t;   // of a kind's name ("office", "date", "lower")
using LabelId = std::uint16_t;  // of a label's name ("positions", "claim")
using NodeId = std::uint32_t;   // index into Reduction::nodes
inline constexpr KindId kNoKind = 0xFFFF;
inline constexpr NodeId kNoNode = 0xFFFFFFFF;

// An example of a rule, or a text of which it must make nothing.
struct RuleExample {
  std::string text;
  std::string published;   // EDTF: the `date` beside the example; may be empty
  std::string facts_json;  // of an example: the JSON array of its facts; empty: none are given
  std::string file;        // with line, for messages: "official.toml:12"
};

// What a rule says, as the room above needs it.
struct RuleInfo {
  std::string id;
  std::string file;  // with line, for messages: "official.toml:12"
  std::string stage;
  std::string pattern;                                   // as written
  std::string fact;                                      // type of fact that it states; empty: none
  KindId makes = kNoKind;                                // kind of its phrase
  std::vector<std::pair<std::string, std::string>> set;  // field = fixed value
  std::vector<LabelId> each;                             // one fact for each part so labelled
  std::vector<std::pair<LabelId, std::string>> pair;     // [part, field]
  std::vector<std::string> shared;                       // fields said once, for all of `each`
  std::vector<RuleExample> examples, rejects;            // empty in the built-in rules
};

// A labelled part of a phrase.
struct Part {
  Span span;                // text offsets; of all that the label covers
  std::string_view value;   // lives as long as the RuleSet, or the DocumentLexicon
  std::uint32_t first = 0;  // nodes covered: Reduction::row_nodes[first, first + count)
  std::uint32_t count = 0;
  LabelId label = 0;
  bool canonical = false;  // written label=x: `value` holds the lexicon's canonical value
};

// An atom, or a phrase that a rule made. Half a line of memory: a document's nodes are walked many times.
struct Node {
  Span span;                           // text offsets
  std::int32_t rule = -1;              // index for RuleSetView::rule; -1: an atom
  KindId kind = kNoKind;               // of a phrase; atoms have a set: Reducer::HasKind
  std::uint16_t code = 0;              // the code of its set of kinds
  std::uint32_t first_child = 0;       // of a phrase: the nodes under `it`: row_nodes[first_child, +child_count)
  std::uint32_t first_part = 0;        // of a phrase: parts[first_part, +part_count), context labels included
  std::uint32_t phrase = 0xFFFFFFFFU;  // of an atom: its lexicon phrase, for Canonical; 0xFFFFFFFF: none
  std::uint16_t child_count = 0;       // a row has fewer atoms
  std::uint16_t part_count = 0;
};
static_assert(sizeof(Node) == 32);

// Buffers, used again from row to row.
struct Reduction {
  std::vector<Node> nodes;
  std::vector<NodeId> row_nodes;  // node lists that parts and children point into
  std::vector<Part> parts;
  std::vector<NodeId> row;                 // what is left on top after the last stage
  std::vector<NodeId> made;                // every phrase, in the order made: facts are stated in this order
  std::vector<std::uint64_t> clauses_met;  // of the guards (see GuardTable), for ReduceZone

  void Clear();
  [[nodiscard]] std::span<const NodeId> Children(const Node& node) const {
    return std::span(row_nodes).subspan(node.first_child, node.child_count);
  }
  [[nodiscard]] std::span<const NodeId> Nodes(const Part& part) const {
    return std::span(row_nodes).subspan(part.first, part.count);
  }
  [[nodiscard]] std::span<const Part> Parts(const Node& node) const {
    return std::span(parts).subspan(node.first_part, node.part_count);
  }
};

// A document's own words: abbreviations it defines get the kinds and canonical values of their long form.
struct DocumentLexicon {
  struct Entry {
    std::string phrase;  // as written, `TT&TT`; matched exactly (case and all)
    std::string like;    // the long form, looked up in the shared lexicon; its kinds are taken
  };
  std::vector<Entry> entries;
};

// The read side of a loaded RuleSet. Free functions over RuleSet::impl().
std::size_t RuleCount(const RuleSet& rules);
const RuleInfo& Rule(const RuleSet& rules, std::size_t index);
// In the order in which they run.
std::vector<std::string_view> StageNames(const RuleSet& rules);
KindId FindKind(const RuleSet& rules, std::string_view name);  // kNoKind where no rule or lexicon names it
std::string_view KindName(const RuleSet& rules, KindId kind);
LabelId FindLabel(const RuleSet& rules, std::string_view name);  // 0xFFFF where no rule uses it
std::string_view LabelName(const RuleSet& rules, LabelId label);
// Whether an atom or phrase is of this kind (looks such as "lower" are kinds too).
bool HasKind(const RuleSet& rules, const Node& node, KindId kind);
// HasKind of many kinds at once: by the code of a node, bit i where it is of kinds[i]. To be made once for a rule set.
// REQUIRES: kinds.size() <= 32
std::vector<std::uint32_t> KindMasks(const RuleSet& rules, std::span<const KindId> kinds);
// The lexicon's canonical value of a phrase as this kind, compared folded; empty: no such entry. Whole phrase only.
std::string_view Canonical(const RuleSet& rules, std::string_view phrase, KindId kind);
// The same in two steps, for callers that remember phrases: the lexicons' phrase that is all of a text, 0xFFFFFFFF: none;
// and what it is as this kind.
std::uint32_t FindPhrase(const RuleSet& rules, std::string_view text);
std::string_view Canonical(const RuleSet& rules, std::uint32_t phrase, KindId kind);
// The canonical value of an atom as this kind; empty: it is no lexicon phrase of this kind.
std::string_view Canonical(const RuleSet& rules, const Node& atom, KindId kind);
// All kinds of a lexicon phrase, compared folded (Define uses it). Empty: not in the lexicon.
std::vector<KindId> LexiconKinds(const RuleSet& rules, std::string_view phrase);
// The lexicons' phrases of a kind, as they are spelt there. Live as long as the rules.
std::vector<std::string_view> PhrasesOf(const RuleSet& rules, KindId kind);

struct Trace;  // trace.h

// Reduces rows of one document after the other; keeps buffers. One per thread; holds no result.
class Reducer {
 public:
  // REQUIRES: `rules` outlives the reducer.
  explicit Reducer(const RuleSet& rules);
  ~Reducer();
  Reducer(const Reducer&) = delete;
  Reducer& operator=(const Reducer&) = delete;

  // Begins a document: `lexicon` may be null; where not, it must outlive the reductions of this document.
  void Begin(const Document& document, const DocumentLexicon* lexicon);
  // Atoms, then all sentence stages, over one sentence. `out` is cleared first. `trace` may be null; filled, it tells
  // each stage's matches and costs time.
  void ReduceSentence(const Sentence& sentence, Reduction& out, Trace* trace = nullptr);
  // The rules with over = "zone", over the reduced rows of one block joined by atoms of kind `line`. `rows` are the
  // reductions of the block's sentences in order; the result is one reduction whose row spans them all and whose
  // `made` lists only what the zone rules made. Where they made nothing, `out` is left empty.
  void ReduceZone(std::span<const Reduction* const> rows, Reduction& out, Trace* trace = nullptr);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace vanban::rules
