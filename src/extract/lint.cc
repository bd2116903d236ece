// Warnings about rules, found over documents. Door: RuleLint.
#include "rules/lint.h"

#include <algorithm>
#include <map>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "extract/plan.h"
#include "extract/steps.h"
#include "rules/reduce.h"
#include "rules/trace.h"
#include "text/fold.h"
#include "vanban/explain.h"

namespace vanban {

using rules::Node;
using rules::NodeId;
using rules::Reduction;

struct RuleLint::Parts {
  explicit Parts(const RuleSet& all)
      : rules(all),
        plan(all),
        workspace(all, plan.words()),
        capital(rules::FindKind(all, "capital")),
        family(rules::FindKind(all, "family")),
        counts(rules::RuleCount(all)) {
    for (rules::Overlap& overlap : rules::LexiconOverlaps(all)) overlaps.emplace(overlap.phrase, overlap);
  }

  struct Count {
    std::size_t won = 0;
    std::map<std::size_t, std::size_t> lost_to;  // by rule
  };

  void CountMatches(const rules::Trace& trace) {
    for (const rules::StageTrace& stage : trace.stages) {
      for (const rules::TraceMatch& match : stage.matches) {
        if (match.won) {
          ++counts[match.rule].won;
        } else {
          ++counts[match.rule].lost_to[match.lost_to];
        }
      }
    }
  }

  [[nodiscard]] bool IsFamily(const Document& document, Span word) const {
    return family != rules::kNoKind && std::ranges::count(rules::LexiconKinds(rules, document.text(word)), family) > 0;
  }

  // A word of two and more syllables in the lexicon that stands where a person's name goes on.
  void FindEatenNames(const Document& document, const Reduction& reduction) {
    for (std::size_t i = 0; i < reduction.row.size(); ++i) {
      const Node& node = reduction.nodes[reduction.row[i]];
      const std::string_view text = document.text(node.span);
      const std::size_t first = text.find(' ');
      if (node.rule >= 0 || node.phrase == Node().phrase || first == std::string_view::npos ||
          !rules::HasKind(rules, node, capital) || rules::HasKind(rules, node, family)) {
        continue;
      }
      const auto begin = node.span.begin;
      const Span first_word{begin, begin + static_cast<std::uint32_t>(first)};
      const Span last_word{begin + static_cast<std::uint32_t>(text.rfind(' ') + 1), node.span.end};
      const Node* next = i + 1 < reduction.row.size() ? &reduction.nodes[reduction.row[i + 1]] : nullptr;
      const bool goes_on =
          next != nullptr && next->rule < 0 && next->phrase == Node().phrase && rules::HasKind(rules, *next, capital);
      if (goes_on && (IsFamily(document, first_word) || IsFamily(document, last_word))) {
        eaten.try_emplace(CleanValue(text), CleanValue(document.text({begin, next->span.end})));
      }
    }
  }

  void FindOverlaps(const Document& document, const std::vector<NodeId>& atoms, const Reduction& reduction,
                    Span sentence) {
    for (const NodeId atom : atoms) {
      const Node& node = reduction.nodes[atom];
      if (node.phrase == Node().phrase) continue;
      const auto [first, last] = overlaps.equal_range(text::Fold(CleanValue(document.text(node.span))));
      if (first == last) continue;
      const std::string behind = text::Fold(CleanValue(document.text({node.span.end, sentence.end}))) + " ";
      for (auto it = first; it != last; ++it) {
        if (behind.starts_with(it->second.rest + " ")) lost_quotes.try_emplace(it->second.quoted, it->second);
      }
    }
  }

  const RuleSet& rules;
  extract::Plan plan;
  extract::Workspace workspace;
  rules::KindId capital, family;
  std::vector<Count> counts;
  std::multimap<std::string, rules::Overlap> overlaps;  // by the lexicon's phrase
  std::map<std::string, rules::Overlap> lost_quotes;    // by what is quoted: those met
  std::map<std::string, std::string> eaten;             // phrase, and the name that it takes apart
  std::size_t documents = 0;
};

RuleLint::RuleLint(const RuleSet& rules) : parts_(std::make_unique<Parts>(rules)) {}
RuleLint::~RuleLint() = default;

void RuleLint::Add(const Document& document) {
  Parts& parts = *parts_;
  ++parts.documents;
  const rules::DocumentLexicon lexicon =
      extract::TakeSteps(document, {}, parts.rules, parts.plan, parts.workspace).lexicon;
  rules::Reducer reducer(parts.rules);
  reducer.Begin(document, &lexicon);
  const auto sentences = document.sentences();
  std::vector<Reduction> rows(sentences.size());
  for (std::size_t i = 0; i < sentences.size(); ++i) {
    rules::Trace trace;
    reducer.ReduceSentence(sentences[i], rows[i], &trace);
    parts.CountMatches(trace);
    parts.FindEatenNames(document, rows[i]);
    parts.FindOverlaps(document, trace.atoms, rows[i], sentences[i].span);
  }
  for (std::size_t first = 0, end = 0; first < sentences.size(); first = end) {
    std::vector<const Reduction*> block;
    for (; end < sentences.size() && sentences[end].block == sentences[first].block; ++end) block.push_back(&rows[end]);
    Reduction zone;
    rules::Trace trace;
    reducer.ReduceZone(block, zone, &trace);
    parts.CountMatches(trace);
  }
}

std::vector<Fault> RuleLint::Warnings() const {
  const Parts& parts = *parts_;
  std::vector<Fault> out = rules::LintRules(parts.rules);
  const std::string over = " over " + std::to_string(parts.documents) + " documents";
  for (std::size_t i = 0; i < parts.counts.size() && parts.documents > 0; ++i) {
    const Parts::Count& count = parts.counts[i];
    const rules::RuleInfo& rule = rules::Rule(parts.rules, i);
    if (count.won > 0) continue;
    if (count.lost_to.empty()) {
      out.push_back(rules::FaultAt(rule.file, "rule `" + rule.id + "` never fires" + over,
                                   "`vanban rules explain --rule " + rule.id + " TEXT` tells where it stops"));
      continue;
    }
    const auto worst = std::ranges::max_element(count.lost_to, {}, [](const auto& one) { return one.second; });
    out.push_back(rules::FaultAt(rule.file,
                                 "rule `" + rule.id + "` always loses" + over + ", mostly to `" +
                                     rules::Rule(parts.rules, worst->first).id + "`",
                                 "move it to an earlier stage, or let the winner leave what is its"));
  }
  for (const auto& [quoted, overlap] : parts.lost_quotes) {
    out.push_back(rules::FaultAt(
        overlap.place,
        "`" + quoted + "` is not seen behind `" + overlap.phrase + "`, a phrase of a lexicon that takes its beginning",
        "quote the longer phrase too, or put it into a lexicon"));
  }
  for (const auto& [phrase, name] : parts.eaten) {
    out.push_back({"", 0, 0, "`" + phrase + "` in a lexicon takes a part of the name `" + name + "`",
                   "let the rule of persons take such words too, or leave the phrase out"});
  }
  std::ranges::stable_sort(
      out, [](const Fault& a, const Fault& b) { return std::tie(a.file, a.line) < std::tie(b.file, b.line); });
  return out;
}

}  // namespace vanban
