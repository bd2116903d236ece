// Warnings about rules that load, found without any text. Doors: LintRules, LexiconOverlaps.
#include "rules/lint.h"

#include <re2/re2.h>

#include <algorithm>
#include <charconv>
#include <map>
#include <set>
#include <tuple>
#include <utility>

#include "rules/rule_set_impl.h"
#include "text/fold.h"

namespace vanban::rules {
namespace {

struct Use {
  std::size_t stage = 0;
  std::size_t rule = 0;
};

bool HoldsLetters(std::string_view quoted) {
  return std::any_of(quoted.begin(), quoted.end(),
                     [](char c) { return (c >= 'a' && c <= 'z') || static_cast<unsigned char>(c) >= 0x80; });
}

// Where each quoted word stands in patterns, and where it is part of what is made.
class Quotations {
 public:
  explicit Quotations(const RuleSet::Impl& impl) {
    for (std::size_t i = 0; i < impl.rules.size(); ++i) {
      bool has_it = false;
      ForEachNode(impl.patterns[i], [&](const Pattern& node) { has_it = has_it || node.type == Pattern::Type::kIt; });
      Read(impl.patterns[i], !has_it, {impl.rules[i].stage, i});
    }
  }

  std::map<std::string, std::vector<Use>> quoted, taken;  // by folded words

 private:
  void Read(const Pattern& node, bool made, Use use) {
    made = made || node.type == Pattern::Type::kIt;
    for (const std::string& name : node.names) {
      if (!name.starts_with('\'') || node.negated) continue;
      const std::string words = text::Fold(std::string_view(name).substr(1, name.size() - 2));
      quoted[words].push_back(use);
      if (made) taken[words].push_back(use);
    }
    for (const Pattern& child : node.children) Read(child, made, use);
  }
};

void LintCues(const RuleSet::Impl& impl, std::vector<Fault>& out) {
  Quotations quotations(impl);
  for (auto& [words, quoted] : quotations.quoted) {
    const auto taken = quotations.taken.find(words);
    if (taken == quotations.taken.end() || !HoldsLetters(words) ||
        std::binary_search(impl.function_words.begin(), impl.function_words.end(), words)) {
      continue;
    }
    const auto by_stage = [](const Use& a, const Use& b) {
      return std::tie(a.stage, a.rule) < std::tie(b.stage, b.rule);
    };
    const Use first = *std::min_element(taken->second.begin(), taken->second.end(), by_stage);
    const Use last = *std::max_element(quoted.begin(), quoted.end(), by_stage);
    if (first.stage >= last.stage) continue;
    out.push_back(FaultAt(impl.infos[first.rule].file,
                          "`" + words + "` is quoted in two stages: rule `" + impl.infos[first.rule].id + "` (stage " +
                              impl.infos[first.rule].stage + ") takes it from rule `" + impl.infos[last.rule].id +
                              "` (stage " + impl.infos[last.rule].stage + ")",
                          "leave cues to the last stage that needs them, or list the word in lint/function_words.tsv"));
  }
}

}  // namespace

Fault FaultAt(const std::string& place, std::string message, std::string advice) {
  Fault fault;
  const std::size_t colon = place.rfind(':');
  fault.file = place.substr(0, colon);
  if (colon != std::string::npos) {
    std::from_chars(place.data() + colon + 1, place.data() + place.size(), fault.line);
  }
  fault.message = std::move(message);
  fault.advice = std::move(advice);
  return fault;
}

std::vector<Fault> LintRules(const RuleSet& rules) {
  const RuleSet::Impl& impl = rules.impl();
  std::vector<Fault> out;
  for (std::size_t i = 0; i < impl.rules.size(); ++i) {
    if (impl.rules[i].positions.decides()) continue;  // RE2's program is never made
    const int size = impl.rules[i].re().ProgramSize();
    if (size <= kWantedProgram) continue;
    out.push_back(FaultAt(impl.infos[i].file,
                          "rule `" + impl.infos[i].id + "` makes a program of " + std::to_string(size) +
                              " instructions, more than " + std::to_string(kWantedProgram),
                          "use `*` instead of bounds, or make a phrase of a part in an earlier stage"));
  }
  LintCues(impl, out);
  return out;
}

std::vector<Overlap> LexiconOverlaps(const RuleSet& rules) {
  // Begin of a quoted phrase, whole words, to all of it.
  std::multimap<std::string, std::string> begins;
  rules.impl().phrases.ForEach([&](const Phrase& phrase) {
    if (std::none_of(phrase.entries.begin(), phrase.entries.end(), [](const auto& e) { return e.canonical.empty(); })) {
      return;
    }
    const std::string words = text::Fold(phrase.entries.front().spelling);
    for (std::size_t at = words.find(' '); at != std::string::npos; at = words.find(' ', at + 1)) {
      begins.emplace(words.substr(0, at), words);
    }
  });
  std::set<std::tuple<std::string, std::string, std::string>> found;
  rules.impl().phrases.ForEach([&](const Phrase& phrase) {
    const std::string words = text::Fold(phrase.entries.front().spelling);
    for (std::size_t at = words.find(' '); at != std::string::npos; at = words.find(' ', at + 1)) {
      const std::string end = words.substr(at + 1);
      for (auto [it, last] = begins.equal_range(end); it != last; ++it) {
        found.emplace(words, it->second, it->second.substr(end.size() + 1));
      }
    }
  });
  std::vector<Overlap> out;
  const Quotations quotations(rules.impl());
  for (const auto& [phrase, quoted, rest] : found) {
    const auto uses = quotations.quoted.find(quoted);
    const bool known = uses != quotations.quoted.end();
    out.push_back({known ? Rule(rules, uses->second.front().rule).file : "", phrase, quoted, rest});
  }
  return out;
}

}  // namespace vanban::rules
