// Finds the source of a text span by halving. The door is Alignment::ToSource.
#include "text/alignment.h"

#include <algorithm>
#include <iterator>

namespace vanban::text {

SourceSpan Alignment::ToSource(Span span) const {
  const std::uint32_t begin = StartToSource(span.begin);
  return {begin, span.empty() ? begin : EndToSource(span.end)};
}

std::uint32_t Alignment::StartToSource(std::uint32_t at) const {
  // The first edit that ends behind `at`; the ones before it are passed, with what they left out.
  const auto next = std::upper_bound(edits_.begin(), edits_.end(), at,
                                     [](std::uint32_t place, const Edit& edit) { return place < edit.text_end; });
  if (next != edits_.end() && next->text_begin <= at) return next->source_begin;
  if (next == edits_.begin()) return at;
  const Edit& passed = *std::prev(next);
  return passed.source_end + (at - passed.text_end);
}

std::uint32_t Alignment::EndToSource(std::uint32_t at) const {
  // The first edit that begins at `at` or behind it; only the ones before it count.
  const auto next = std::lower_bound(edits_.begin(), edits_.end(), at,
                                     [](const Edit& edit, std::uint32_t place) { return edit.text_begin < place; });
  if (next == edits_.begin()) return at;
  const Edit& last = *std::prev(next);
  return at <= last.text_end ? last.source_end : last.source_end + (at - last.text_end);
}

}  // namespace vanban::text
