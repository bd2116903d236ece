// Places in text. Two coordinate systems exist and never mix: *text* offsets (the normalised text, in which tokens,
// atoms and phrases speak) and *source* offsets (the document as it came, in which facts speak). Both count bytes of
// UTF-8, are half-open and fall on character boundaries. Document::ToSource is the only bridge.
#pragma once

#include <compare>
#include <cstdint>

namespace vanban {

// Half-open range of byte offsets into Document::text().
struct Span {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;

  [[nodiscard]] constexpr std::uint32_t size() const { return end - begin; }
  [[nodiscard]] constexpr bool empty() const { return begin == end; }
  [[nodiscard]] constexpr bool Contains(Span other) const { return begin <= other.begin && other.end <= end; }
  [[nodiscard]] constexpr bool Overlaps(Span other) const { return begin < other.end && other.begin < end; }
  friend constexpr auto operator<=>(const Span&, const Span&) = default;
};

// Half-open range of byte offsets into Document::source().
struct SourceSpan {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;

  friend constexpr auto operator<=>(const SourceSpan&, const SourceSpan&) = default;
};

}  // namespace vanban
