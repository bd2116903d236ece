// Takes lists of numbers apart. Door: SplitDocuments.
#include "extract/split_documents.h"

#include <string_view>
#include <utility>
#include <vector>

namespace vanban::extract {
namespace {

// The part with the label `number` of the phrase that stated a citation, and the row in which its nodes stand.
const rules::Part* NumberPart(const ReducedDocument& reduced, NodeRef at) {
  if (const rules::Part* part = reduced.Find(at, reduced.words->number_of)) return part;
  for (const rules::NodeId child : reduced.children(at)) {
    const NodeRef below{at.row, child};
    if (!reduced.IsPhrase(below) || !reduced.Is(below, reduced.words->citation)) continue;
    if (const rules::Part* part = NumberPart(reduced, below)) return part;
  }
  return nullptr;
}

// The numbers of a list; empty where the part is one number, blanks inside or not.
std::vector<Span> NumbersOf(const ReducedDocument& reduced, std::uint32_t row, const rules::Part& part) {
  std::vector<Span> numbers;
  bool list = false;
  for (const rules::NodeId node : reduced.rows[row].reduction.Nodes(part)) {
    const NodeRef at{row, node};
    const Span span = reduced.node(at).span;
    if (reduced.Is(at, reduced.words->int_figure) || reduced.Is(at, reduced.words->document_number) ||
        reduced.Is(at, reduced.words->assembly_act)) {
      numbers.push_back(span);
    } else {
      const std::string_view text = reduced.text(span);
      list |= text != "-" && text != "/";
    }
  }
  if (!list || numbers.size() < 2) numbers.clear();
  return numbers;
}

}  // namespace

void SplitDocuments(const ReducedDocument& reduced, Drafts& drafts) {
  const std::size_t count = drafts.facts.size();
  for (std::size_t i = 0; i < count; ++i) {
    const NodeRef from = drafts.facts[i].from;
    const auto* cited = drafts.facts[i].As<Citation>();
    if (drafts.facts[i].dropped || cited == nullptr || cited->number.empty() || !from) continue;
    const rules::Part* part = NumberPart(reduced, from);
    if (part == nullptr) continue;
    const std::vector<Span> numbers = NumbersOf(reduced, from.row, *part);
    if (numbers.empty()) continue;
    Draft& first = drafts.facts[i];
    first.As<Citation>()->number = reduced.Clean(numbers.front());
    first.span.end = numbers.front().end;
    for (std::size_t n = 1; n < numbers.size(); ++n) {
      const Draft& like = drafts.facts[i];
      Citation one = *like.As<Citation>();
      one.number = reduced.Clean(numbers[n]);
      Draft& added = drafts.Add(std::move(one), numbers[n], like.sentence, like.rule);
      added.extent = drafts.facts[i].extent;
      added.from = from;
    }
  }
}

}  // namespace vanban::extract
