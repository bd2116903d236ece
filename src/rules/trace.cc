// What people want to know of a reduction: kinds by name, and how far a rule came. Doors: those of trace.h.
#include "rules/trace.h"

#include <re2/re2.h>

#include <algorithm>

#include "rules/pattern.h"
#include "rules/pattern_compile.h"
#include "rules/rule_set_impl.h"

namespace vanban::rules {
namespace {

using Type = Pattern::Type;

// The parts of a pattern that follow one another, brackets of `it` and labels taken off.
void Flatten(const Pattern& node, std::vector<const Pattern*>& steps) {
  if (node.type == Type::kSequence || node.type == Type::kIt || node.type == Type::kLabel) {
    for (const Pattern& child : node.children) Flatten(child, steps);
  } else {
    steps.push_back(&node);
  }
}

// The byte at which the character of a column (from 1) begins.
std::size_t ByteOf(std::string_view text, std::uint32_t column) {
  std::size_t at = 0;
  for (std::uint32_t c = 1; c < column && at < text.size(); ++c) {
    do ++at;
    while (at < text.size() && (text[at] & 0xC0) == 0x80);
  }
  return at;
}

// A step as written, without what closes the brackets around it.
std::string Written(std::string_view pattern, const std::vector<const Pattern*>& steps, std::size_t step) {
  const std::size_t begin = ByteOf(pattern, steps[step]->column);
  // The steps of a [[part]] all stand where it is named.
  std::size_t next = step + 1;
  while (next < steps.size() && steps[next]->column <= steps[step]->column) ++next;
  const std::size_t end = next < steps.size() ? ByteOf(pattern, steps[next]->column) : pattern.size();
  std::string_view text = pattern.substr(begin, end - begin);
  int open = 0;
  bool quoted = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '\'') quoted = !quoted;
    if (quoted) continue;
    if (text[i] == '(') ++open;
    if (text[i] == ')' && --open < 0) text = text.substr(0, i);
  }
  // `label:` and `it:(` of the next step stand before its column.
  const auto opens = [&] { return text.ends_with(':') || text.ends_with('=') || text.ends_with('('); };
  while (next < steps.size() && !quoted && opens()) {
    const std::size_t blank = text.find_last_of(" \n");
    if (blank == std::string_view::npos) break;
    text = text.substr(0, blank);
  }
  while (!text.empty() && (text.back() == ' ' || text.back() == '\n')) text.remove_suffix(1);
  return std::string(text);
}

}  // namespace

std::vector<std::string> KindsOf(const RuleSet& rules, const Node& node) {
  std::vector<std::string> names;
  for (const KindId kind : rules.impl().alphabet.Kinds(node.code)) {
    names.emplace_back(rules.impl().kinds.Name(kind));
  }
  return names;
}

Probe ProbeRule(const RuleSet& rules, std::size_t rule, const Reduction& reduction, std::span<const NodeId> row) {
  const RuleSet::Impl& impl = rules.impl();
  const std::string& written = impl.infos[rule].pattern;
  Probe probe;
  std::vector<const Pattern*> steps;
  Flatten(impl.patterns[rule], steps);
  std::string text;
  for (const NodeId node : row) impl.alphabet.Append(reduction.nodes[node].code, text);
  NameClasses::Known known;
  NameClasses classes(impl.alphabet, impl.kinds, known);
  NameTable labels;
  Faults faults;
  RE2::Options options;
  options.set_longest_match(true);
  options.set_log_errors(false);
  for (std::size_t count = steps.size(); count > 0; --count) {
    Pattern start;  // the first `count` steps
    for (std::size_t i = 0; i < count; ++i) start.children.push_back(*steps[i]);
    const RE2 re(CompilePattern(start, {}, classes, labels, {}, faults).expression, options);
    re2::StringPiece found;
    if (!re.Match(text, 0, text.size(), RE2::UNANCHORED, &found, 1)) continue;
    const std::size_t width = impl.alphabet.width();
    probe.any = !found.empty();
    probe.complete = count == steps.size();
    probe.begin = static_cast<std::uint32_t>(static_cast<std::size_t>(found.data() - text.data()) / width);
    probe.stop = probe.begin + static_cast<std::uint32_t>(found.size() / width);
    if (!probe.complete) probe.expected = Written(written, steps, count);
    return probe;
  }
  probe.expected = Written(written, steps, 0);
  return probe;
}

}  // namespace vanban::rules
