// Bytes to a Document in four steps: decode, normalise, find lines and zones, find sentences. The door is
// Document::FromBytes.
#include "vanban/document.h"

#include <array>
#include <cassert>
#include <utility>

#include "text/alignment.h"
#include "text/breaks.h"
#include "text/decode.h"
#include "text/layout.h"
#include "text/lines.h"
#include "text/normalize.h"
#include "text/segment_words.h"
#include "text/sentences.h"
#include "text/zones.h"

namespace vanban {
namespace {

constexpr std::array<std::string_view, 12> kZoneNames = {"letterhead", "number", "place-date", "title",
                                                         "basis",      "body",   "recipients", "signature",
                                                         "annex",      "table",  "caption",    "byline"};
constexpr std::array<std::string_view, 3> kKindNames = {"prose", "heading", "list-item"};
constexpr std::array<std::string_view, 4> kEncodingNames = {"utf-8", "utf-8-bom", "utf-16le", "utf-16be"};

}  // namespace

std::string_view ZoneName(Zone zone) { return kZoneNames[static_cast<std::size_t>(zone)]; }
std::string_view SentenceKindName(SentenceKind kind) { return kKindNames[static_cast<std::size_t>(kind)]; }
std::string_view EncodingName(Encoding encoding) { return kEncodingNames[static_cast<std::size_t>(encoding)]; }

std::optional<Zone> ZoneFromName(std::string_view name) {
  for (std::size_t i = 0; i < kZoneNames.size(); ++i) {
    if (kZoneNames[i] == name) return static_cast<Zone>(i);
  }
  return std::nullopt;
}

struct Document::Parts {
  text::Decoded decoded;
  std::optional<text::Normalized> normalized;  // nullopt: the source is the text
  std::vector<Line> lines;
  std::vector<Sentence> sentences;
};

Document Document::FromBytes(std::string_view bytes, const Segmenter& segmenter) {
  assert(bytes.size() <= kMaxDocumentBytes);
  auto parts = std::make_unique<Parts>();
  parts->decoded = text::Decode(bytes);
  parts->normalized = text::Normalize(parts->decoded.text);
  const std::string_view text = parts->normalized ? parts->normalized->text : parts->decoded.text;

  const std::vector<text::LineFacts> lines = text::FindLines(text, segmenter.impl());
  const text::Layout layout = text::MeasureLayout(lines);
  const std::vector<Zone> zones = text::FindZones(text, lines, layout);
  const std::vector<text::Break> breaks = text::FindBreaks(text, lines, zones, layout, segmenter.impl());
  parts->sentences = text::FindSentences(text, lines, zones, breaks, segmenter.impl());
  parts->lines.reserve(lines.size());
  for (std::size_t i = 0; i < lines.size(); ++i) {
    parts->lines.push_back({lines[i].span, zones[i], breaks[i] != text::Break::kSoft});
  }
  return Document(std::move(parts));
}

Document Document::FromBytes(std::string_view bytes, const SegmentWords& words) {
  return FromBytes(bytes, Segmenter(words));
}

Document::Document(std::unique_ptr<Parts> parts) : parts_(std::move(parts)) {}
Document::Document(Document&&) noexcept = default;
Document& Document::operator=(Document&&) noexcept = default;
Document::~Document() = default;

std::string_view Document::source() const { return parts_->decoded.text; }
std::string_view Document::text() const { return parts_->normalized ? parts_->normalized->text : parts_->decoded.text; }
Encoding Document::encoding() const { return parts_->decoded.encoding; }
std::uint64_t Document::invalid_bytes() const { return parts_->decoded.invalid_bytes; }
std::span<const Line> Document::lines() const { return parts_->lines; }
std::span<const Sentence> Document::sentences() const { return parts_->sentences; }

SourceSpan Document::ToSource(Span span) const {
  assert(span.begin <= span.end && span.end <= text().size());
  if (!parts_->normalized) return {span.begin, span.end};
  return parts_->normalized->alignment.ToSource(span);
}

}  // namespace vanban
