// Stages over rows: in each stage the leftmost whole match wins, then the longest, then the earlier rule; what it made
// stands for `it`, and the search goes on behind it. Each rule keeps its next match, so that a row costs one search a
// rule and winner at most. Doors: Reducer, Reduction.
#include "rules/reduce.h"

#include <algorithm>
#include <numeric>

#include "rules/atoms.h"
#include "rules/row_matcher.h"
#include "rules/rule_set_impl.h"
#include "rules/trace.h"

namespace vanban::rules {
namespace {

// Longer rows are cut, so that no text costs more than its length.
constexpr std::size_t kMaxRow = 1024;

// Adds the clauses that another row met.
void AddClauses(const std::vector<std::uint64_t>& more, std::vector<std::uint64_t>& met) {
  if (met.size() < more.size()) met.resize(more.size());
  for (std::size_t i = 0; i < more.size(); ++i) met[i] |= more[i];
}

// Where to cut a row that is too long: behind the last atom within the limit that cuts best (2 before 1, 0 not at all).
template <typename Cuts>
std::size_t CutOf(std::size_t begin, std::size_t end, Cuts cuts) {
  if (end - begin <= kMaxRow) return end;
  for (const int wanted : {2, 1}) {
    for (std::size_t at = begin + kMaxRow; at > begin + 1; --at) {
      if (cuts(at - 1) == wanted) return at;
    }
  }
  return begin + kMaxRow;
}

}  // namespace

void Reduction::Clear() {
  nodes.clear();
  row_nodes.clear();
  parts.clear();
  row.clear();
  made.clear();
  clauses_met.clear();
}

struct Reducer::State {
  explicit State(const RuleSet::Impl& loaded) : rules(loaded), atomizer(loaded), matcher(loaded) {}

  // Of the nodes in `row`.
  void BeginRow(const Reduction& out) {
    matcher.Begin();
    std::vector<std::uint16_t>& codes = matcher.codes();
    codes.resize(row.size());
    for (std::size_t i = 0; i < row.size(); ++i) codes[i] = out.nodes[row[i]].code;
    rules.guards.Clear(guards_met);
    rules.guards.Meet(codes, guards_met);
  }

  void RunStages(std::size_t first, std::size_t last, Reduction& out);
  void FindRunners(std::size_t stage);
  // REQUIRES: the guards allow a rule of the stage
  void RunStage(std::size_t stage, Reduction& out);
  bool MayMatchZone(std::span<const Reduction* const> rows);
  [[nodiscard]] std::size_t CutOfZone(std::span<const std::uint16_t> zone, std::size_t begin) const {
    return CutOf(begin, zone.size(), [&](std::size_t at) { return zone[at] == rules.line_code ? 2 : 0; });
  }
  NodeId Make(const Runner& winner, AtomRange it, Reduction& out);
  void AddParts(const CompiledRule& rule, const Runner& winner, Reduction& out);
  void AddPart(const LabelGroup& group, AtomRange range, Reduction& out);
  void Record(const Runner& winner, std::size_t it_end);

  const RuleSet::Impl& rules;
  Atomizer atomizer;
  RowMatcher matcher;  // of `row`
  GuardTable::Met guards_met;
  std::vector<Runner> runners;
  std::vector<NodeId> row;
  std::vector<std::uint16_t> joined_codes;  // of a zone, by MayMatchZone
  Trace* trace = nullptr;
};

void Reducer::State::AddPart(const LabelGroup& group, AtomRange range, Reduction& out) {
  Part part;
  part.label = group.label;
  part.first = static_cast<std::uint32_t>(out.row_nodes.size());
  part.count = static_cast<std::uint32_t>(range.end - range.begin);
  part.span = {out.nodes[row[range.begin]].span.begin, out.nodes[row[range.end - 1]].span.end};
  part.canonical = group.canonical;
  for (std::size_t i = range.begin; i < range.end; ++i) {
    const Node& node = out.nodes[row[i]];
    out.row_nodes.push_back(row[i]);
    for (const KindId kind : group.kinds) {
      if (part.value.empty()) part.value = CanonicalOf(rules, node.phrase, kind);
    }
    if (!part.canonical || !part.value.empty()) continue;
    // A phrase stands for the value that it took itself under this label.
    for (const Part& inner : out.Parts(node)) {
      if (inner.label == group.label && part.value.empty()) part.value = inner.value;
    }
  }
  out.parts.push_back(part);
}

void Reducer::State::AddParts(const CompiledRule& rule, const Runner& winner, Reduction& out) {
  const std::size_t first = out.parts.size();
  for (const LabelGroup& group : rule.pattern.groups) {
    const AtomRange range = matcher.RangeOf(winner, group.positions, group.group);
    if (!group.each) {
      if (range.begin < range.end) AddPart(group, range, out);
      continue;
    }
    for (std::size_t i = range.begin; i < range.end; ++i) {
      if (group.members.Has(matcher.codes()[i])) AddPart(group, {i, i + 1}, out);
    }
  }
  // By place, outer ones first; so few that to insert each is the fastest.
  const auto before = [](const Part& a, const Part& b) {
    return a.span.begin != b.span.begin ? a.span.begin < b.span.begin : a.span.end > b.span.end;
  };
  const auto begin = out.parts.begin() + static_cast<std::ptrdiff_t>(first);
  for (auto part = begin; part != out.parts.end(); ++part) {
    std::rotate(std::upper_bound(begin, part, *part, before), part, part + 1);
  }
}

NodeId Reducer::State::Make(const Runner& winner, AtomRange it, Reduction& out) {
  const CompiledRule& rule = rules.rules[winner.rule];
  Node node;
  node.span = {out.nodes[row[it.begin]].span.begin, out.nodes[row[it.end - 1]].span.end};
  node.rule = static_cast<std::int32_t>(winner.rule);
  node.kind = rules.infos[winner.rule].makes;
  node.code = rule.code;
  node.first_child = static_cast<std::uint32_t>(out.row_nodes.size());
  node.child_count = static_cast<std::uint16_t>(it.end - it.begin);
  out.row_nodes.insert(out.row_nodes.end(), row.begin() + static_cast<std::ptrdiff_t>(it.begin),
                       row.begin() + static_cast<std::ptrdiff_t>(it.end));
  node.first_part = static_cast<std::uint32_t>(out.parts.size());
  AddParts(rule, winner, out);
  node.part_count = static_cast<std::uint16_t>(out.parts.size() - node.first_part);
  const auto id = static_cast<NodeId>(out.nodes.size());
  out.nodes.push_back(node);
  out.made.push_back(id);
  rules.guards.Meet({&node.code, 1}, guards_met);
  return id;
}

void Reducer::State::Record(const Runner& winner, std::size_t it_end) {
  auto& matches = trace->stages.back().matches;
  const auto add = [&](const Runner& runner, bool won) {
    matches.push_back({runner.rule, static_cast<std::uint32_t>(runner.begin), static_cast<std::uint32_t>(runner.end),
                       won, won ? 0 : winner.rule});
  };
  add(winner, true);
  for (const Runner& runner : runners) {
    if (runner.rule != winner.rule && runner.begin != Runner::kNone && runner.begin < it_end) add(runner, false);
  }
}

// Sets the rules of a stage that match in the row which the matcher holds, each with its first match.
void Reducer::State::FindRunners(std::size_t stage) {
  runners.clear();
  rules.guards.ForEach(guards_met, stage, matcher.codes(), [&](RuleIndex rule, const GuardTable::Begins& begins) {
    Runner runner{rule, begins};
    matcher.FindNext(runner, 0);
    if (runner.begin != Runner::kNone) runners.push_back(runner);
  });
}

void Reducer::State::RunStage(std::size_t stage, Reduction& out) {
  FindRunners(stage);
  if (runners.empty()) return;
  if (trace != nullptr) {
    trace->stages.push_back({rules.stages[stage % rules.stages.size()].name, stage >= rules.stages.size(), row, {}});
  }
  // What is made is never longer than what it stands for: the new row is written over the old one.
  std::size_t done = 0;  // up to here the old row is read …
  std::size_t kept = 0;  // … and up to here the new one is written
  std::vector<std::uint16_t>& codes = matcher.codes();
  const auto keep = [&](std::size_t end) {
    if (kept == done) {
      kept = done = end;
      return;
    }
    for (; done < end; ++done, ++kept) {
      row[kept] = row[done];
      codes[kept] = codes[done];
    }
  };
  while (true) {
    const Runner* best = nullptr;
    for (const Runner& runner : runners) {
      if (runner.begin != Runner::kNone && (best == nullptr || runner.IsBefore(*best))) best = &runner;
    }
    if (best == nullptr) break;
    const Runner winner = *best;
    const AtomRange it = matcher.ItOf(winner);
    if (trace != nullptr) Record(winner, it.end);
    const NodeId made = Make(winner, it, out);  // of the old row, of which keep overwrites what stands before `it`
    keep(it.begin);
    row[kept] = made;
    codes[kept++] = out.nodes[made].code;
    done = it.end;
    for (Runner& runner : runners) {
      if (runner.begin != Runner::kNone && runner.begin < done) matcher.FindNext(runner, done);
    }
  }
  if (trace != nullptr && trace->stages.back().matches.empty()) trace->stages.pop_back();
  if (done == 0) return;
  keep(row.size());
  row.resize(kept);
  codes.resize(kept);
  matcher.Begin();
  rules.guards.Settle(guards_met);
}

void Reducer::State::RunStages(std::size_t first, std::size_t last, Reduction& out) {
  rules.guards.Settle(guards_met);
  for (std::size_t stage = first; stage < last && !row.empty(); ++stage) {
    if (rules.guards.Any(guards_met, stage, stage + 1)) RunStage(stage, out);
  }
  out.row.insert(out.row.end(), row.begin(), row.end());
}

Reducer::Reducer(const RuleSet& rules) : state_(std::make_unique<State>(rules.impl())) {}
Reducer::~Reducer() = default;

void Reducer::Begin(const Document& document, const DocumentLexicon* lexicon) {
  state_->atomizer.Begin(document, lexicon);
}

void Reducer::ReduceSentence(const Sentence& sentence, Reduction& out, Trace* trace) {
  State& state = *state_;
  out.Clear();
  state.trace = trace;
  state.atomizer.Make(sentence, out.nodes);
  const std::size_t atoms = out.nodes.size();
  if (trace != nullptr) {
    for (NodeId atom = 0; atom < atoms; ++atom) trace->atoms.push_back(atom);
  }
  for (std::size_t begin = 0; begin < atoms;) {
    const std::size_t end = CutOf(begin, atoms, [&](std::size_t at) {
      const char mark = state.atomizer.TextAt(out.nodes[at].span);
      return mark == ';' ? 2 : mark == ',' ? 1 : 0;
    });
    state.row.resize(end - begin);
    std::iota(state.row.begin(), state.row.end(), static_cast<NodeId>(begin));
    state.BeginRow(out);
    state.RunStages(0, state.rules.stages.size(), out);
    AddClauses(state.guards_met.clauses, out.clauses_met);
    begin = end;
  }
}

// Whether a zone rule may match in the rows of a block: seen by what its sentences held, then by looking for a match,
// before anything is copied. Most blocks hold nothing for a zone rule.
bool Reducer::State::MayMatchZone(std::span<const Reduction* const> rows) {
  const std::size_t stages = rules.stages.size();
  rules.guards.Clear(guards_met);
  if (rows.size() > 1) rules.guards.Meet({&rules.line_code, 1}, guards_met);
  for (const Reduction* one : rows) AddClauses(one->clauses_met, guards_met.clauses);
  rules.guards.Settle(guards_met);
  if (!rules.guards.Any(guards_met, stages, 2 * stages)) return false;
  joined_codes.clear();
  for (const Reduction* one : rows) {
    if (one->row.empty()) continue;
    if (!joined_codes.empty()) joined_codes.push_back(rules.line_code);
    for (const NodeId node : one->row) joined_codes.push_back(one->nodes[node].code);
  }
  runners.clear();
  for (std::size_t begin = 0; begin < joined_codes.size() && runners.empty();) {
    const std::size_t end = CutOfZone(joined_codes, begin);
    matcher.Begin();
    matcher.codes().assign(joined_codes.begin() + static_cast<std::ptrdiff_t>(begin),
                           joined_codes.begin() + static_cast<std::ptrdiff_t>(end));
    for (std::size_t stage = stages; stage < 2 * stages && runners.empty(); ++stage) FindRunners(stage);
    begin = end;
  }
  return !runners.empty();
}

void Reducer::ReduceZone(std::span<const Reduction* const> rows, Reduction& out, Trace* trace) {
  State& state = *state_;
  out.Clear();
  state.trace = trace;
  const std::size_t stages = state.rules.stages.size();
  if (!state.MayMatchZone(rows)) return;

  std::vector<NodeId> joined;
  for (const Reduction* one : rows) {
    if (one->row.empty()) continue;
    const auto nodes = static_cast<NodeId>(out.nodes.size() + (joined.empty() ? 0 : 1));
    const auto lists = static_cast<std::uint32_t>(out.row_nodes.size());
    const auto parts = static_cast<std::uint32_t>(out.parts.size());
    if (!joined.empty()) {
      Node line;
      const std::uint32_t at = one->nodes[one->row.front()].span.begin;
      line.span = {at, at};
      line.code = state.rules.line_code;
      joined.push_back(static_cast<NodeId>(out.nodes.size()));
      out.nodes.push_back(line);
    }
    for (Node node : one->nodes) {
      node.first_child += lists;
      node.first_part += parts;
      out.nodes.push_back(node);
    }
    for (Part part : one->parts) {
      part.first += lists;
      out.parts.push_back(part);
    }
    for (const NodeId node : one->row_nodes) out.row_nodes.push_back(nodes + node);
    for (const NodeId node : one->row) joined.push_back(nodes + node);
  }
  for (std::size_t begin = 0; begin < joined.size();) {
    const std::size_t end = state.CutOfZone(state.joined_codes, begin);
    state.row.assign(joined.begin() + static_cast<std::ptrdiff_t>(begin),
                     joined.begin() + static_cast<std::ptrdiff_t>(end));
    state.BeginRow(out);
    state.RunStages(stages, 2 * stages, out);
    begin = end;
  }
  if (out.made.empty()) out.Clear();
}

}  // namespace vanban::rules
