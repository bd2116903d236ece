// A reduction that tells how it came about, for `rules explain`.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "rules/reduce.h"

namespace vanban::rules {

// A match that was found in a row: it won, or another crossed it.
struct TraceMatch {
  std::size_t rule = 0;
  std::uint32_t begin = 0, end = 0;  // places in StageTrace::row; with its context
  bool won = false;
  std::size_t lost_to = 0;  // of a loser: the rule of the winner
};

struct StageTrace {
  std::string stage;
  bool zone = false;                // the stage's zone rules
  std::vector<NodeId> row;          // as the stage found it; nodes of the Reduction
  std::vector<TraceMatch> matches;  // in the order decided
};

// Stages in which nothing matched are left out. A row that was cut has its stages once for each piece.
struct Trace {
  std::vector<NodeId> atoms;
  std::vector<StageTrace> stages;
};

// The kinds of an atom or phrase by name, looks and quoted words included: for people.
std::vector<std::string> KindsOf(const RuleSet& rules, const Node& node);

// How far a rule came in a row: the longest start of its pattern that matches somewhere.
struct Probe {
  bool any = false;         // false: not even its first atom is there
  bool complete = false;    // the whole pattern matches
  std::uint32_t begin = 0;  // places in the row: where the best attempt begins …
  std::uint32_t stop = 0;   // … and the first atom that does not fit; row.size(): the row ended too early
  std::string expected;     // what stands in the pattern there, as written
};
Probe ProbeRule(const RuleSet& rules, std::size_t rule, const Reduction& reduction, std::span<const NodeId> row);

}  // namespace vanban::rules
