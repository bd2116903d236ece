// Small readers over a reduced document. Door: ReducedDocument's members.
#include "extract/reduced.h"

#include <algorithm>
#include <utility>

#include "text/clean_value.h"

namespace vanban::extract {

const rules::Part* ReducedDocument::Find(NodeRef at, rules::LabelId label) const {
  for (const rules::Part& part : parts(at)) {
    if (part.label == label) return &part;
  }
  return nullptr;
}

const rules::RuleInfo& ReducedDocument::rule(NodeRef at) const {
  return rules::Rule(*rules, static_cast<std::size_t>(node(at).rule));
}

std::string ReducedDocument::Clean(Span span) const {
  return CleanValue(document->SourceText(document->ToSource(span)));
}

std::string_view ReducedDocument::Clean(Span span, std::forward_list<std::string>& made) const {
  const std::string_view source = document->SourceText(document->ToSource(span));
  return text::IsCleanValue(source) ? source : made.emplace_front(CleanValue(source));
}

bool ReducedDocument::IsBehind(Span before, Span after, std::uint32_t bytes) const {
  if (after.begin < before.end) return false;
  bool blank = false;
  for (const char c : text({before.end, after.begin})) {
    const bool was_blank = std::exchange(blank, c == ' ' || c == '\n');
    if (blank && was_blank) continue;
    if (bytes-- == 0) return false;
  }
  return true;
}

bool ReducedDocument::IsJoinedBefore(std::uint32_t offset, std::string_view signs) const {
  std::string_view before = document->text().substr(0, offset);
  before = before.substr(0, before.find_last_not_of(" \n") + 1);
  if (before.empty()) return false;
  if (signs.find(before.back()) != std::string_view::npos) return true;
  const std::string_view word = before.substr(before.find_last_of(" \n") + 1);
  return words->joins != rules::kNoKind && !rules::Canonical(*rules, word, words->joins).empty();
}

std::uint32_t ReducedDocument::SentenceAt(std::uint32_t offset) const {
  const auto all = document->sentences();
  const auto after = std::upper_bound(all.begin(), all.end(), offset,
                                      [](std::uint32_t o, const Sentence& s) { return o < s.span.begin; });
  return after == all.begin() ? 0U : static_cast<std::uint32_t>(after - all.begin()) - 1U;
}

}  // namespace vanban::extract
