// A document as text that knows its way home: decoded, normalised, segmented into lines, zones and sentences.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "vanban/span.h"

namespace vanban {

// What a part of a document is for. Official documents follow Decree 30/2020/NĐ-CP, Annex I; press texts have a
// headline, captions and bylines.
enum class Zone : std::uint8_t {
  kLetterhead,  // issuing body, national motto: the two columns above the title
  kNumber,      // `Số: 09-NQ/TU`
  kPlaceDate,   // `Bình Thuận, ngày 22 tháng 9 năm 2023`
  kTitle,       // kind and title of an official document, headline of a press text
  kBasis,       // the `Căn cứ …` lines
  kBody,
  kRecipients,  // `Nơi nhận:` and its list
  kSignature,   // `TM. ỦY BAN NHÂN DÂN / CHỦ TỊCH / name`
  kAnnex,       // all behind `PHỤ LỤC`
  kTable,       // a table flattened to lines
  kCaption,     // `Ảnh: …`, the credit alone; what a caption says before it is kBody
  kByline,      // the writer of a press text
};
// The name in lower case with hyphens, as `vanban segment` prints it: "place-date".
std::string_view ZoneName(Zone zone);
// The zone of a name, as rules/segment/zone_heads.tsv gives it; nullopt: no zone has it.
std::optional<Zone> ZoneFromName(std::string_view name);

enum class SentenceKind : std::uint8_t { kProse, kHeading, kListItem };
std::string_view SentenceKindName(SentenceKind kind);

// A line of the text, without its line break and the blanks around it; blank lines are none. Where two columns were
// flattened into one line (letterhead, recipients beside a signature) each part is a line.
struct Line {
  Span span;
  Zone zone = Zone::kBody;
  bool hard_break = true;  // the break behind it ends the sentence; false: the sentence runs on in the next line
};

struct Sentence {
  static constexpr std::uint32_t kNoLead = 0xFFFFFFFFU;

  Span span;  // without blanks around it; may hold soft line breaks
  Zone zone = Zone::kBody;
  SentenceKind kind = SentenceKind::kProse;
  std::uint32_t paragraph = 0;   // counts up through the document; sentences of one paragraph share it
  std::uint32_t block = 0;       // counts up at each change of zone: the unit in which zone rules cross lines
  std::uint32_t lead = kNoLead;  // of a list item: index of the sentence ending in `:` above its list
};

enum class TokenKind : std::uint8_t {
  kWord,          // a run of letters with marks and inner apostrophes: `Đảng`, `K'Gim`
  kNumber,        // a run of digits: `1`, `2023` (points and commas are tokens of their own)
  kAbbreviation,  // letters joined by `&`: `TT&TT`
  kPunctuation,   // one character that is neither
};

struct Token {
  Span span;
  TokenKind kind = TokenKind::kWord;
  bool blank_before = false;  // blanks or a soft line break stand before it
};

// The words that segmentation needs, as data: each member is the file rules/segment/MEMBER.tsv, which the loader of
// rules reads. All in NFC. They are compared folded; one that is written in capitals matches capitals only.
struct SegmentWords {
  std::vector<std::string> abbreviations;       // written with a stop that ends no sentence: `TP.`, `GS.`, `v.v.`
  std::vector<std::string> body_heads;          // in the letterhead each begins a body of its own: `CỤC`, `SỞ`
  std::vector<std::string> line_continuers;     // a line that begins with one continues the line above: `- Xã hội`
  std::vector<std::string> line_enders;         // a line that ends in one runs on: prepositions, number words
  std::vector<std::string> line_number_enders;  // the same where the next line begins with a figure: `số`, `năm`
  std::vector<std::string> line_starters;       // a line that begins with one starts anew: `Căn cứ`, `KT.`, `TM.`
  std::vector<std::string> numbered_starters;   // the same, followed by a number: `Điều`, `Chương`, `Phụ lục`
  struct ZoneHead {
    std::string phrase;
    Zone zone;
  };
  std::vector<ZoneHead> zone_heads;  // a zone's first line begins with one: `Nơi nhận`, `Căn cứ`, `Số`, `PHỤ LỤC`

  // The lists by the names of their files; all but zone_heads, whose lines are phrase<TAB>zone.
  struct List {
    std::string_view name;
    std::vector<std::string> SegmentWords::*member;
  };
  static std::span<const List> Lists();
};

// The words made ready for look-ups, once for all documents. Immutable: any number of threads share one.
class Segmenter {
 public:
  explicit Segmenter(const SegmentWords& words);
  Segmenter(Segmenter&&) noexcept;
  Segmenter& operator=(Segmenter&&) noexcept;
  ~Segmenter();

  struct Impl;  // src/text/segment_words.h
  [[nodiscard]] const Impl& impl() const { return *impl_; }

 private:
  std::unique_ptr<const Impl> impl_;
};

// How the source was written.
enum class Encoding : std::uint8_t { kUtf8, kUtf8Bom, kUtf16Le, kUtf16Be };
std::string_view EncodingName(Encoding encoding);

// The largest document, in bytes of UTF-8 (256 MB): offsets have 32 bits.
inline constexpr std::size_t kMaxDocumentBytes = 256U << 20U;

// Immutable after construction; any number of threads may read one.
class Document {
 public:
  // Decodes, normalises and segments `bytes` (UTF-8 with or without byte order mark, UTF-16 with one or evidently so).
  // Total: invalid bytes become U+FFFD and are counted. Copies what it keeps; the segmenter is not kept.
  // REQUIRES: bytes.size() <= kMaxDocumentBytes (readers check before they read a file whole)
  static Document FromBytes(std::string_view bytes, const Segmenter& segmenter);
  // For one document: makes the words ready first, which takes as long as a document of some 5 KB.
  static Document FromBytes(std::string_view bytes, const SegmentWords& words);

  Document(Document&&) noexcept;
  Document& operator=(Document&&) noexcept;
  ~Document();

  // The decoded text before normalisation, as valid UTF-8: what source offsets count in.
  [[nodiscard]] std::string_view source() const;
  // The normalised text: what text offsets count in. The same bytes as source() where nothing had to be changed.
  [[nodiscard]] std::string_view text() const;
  [[nodiscard]] std::string_view text(Span span) const { return text().substr(span.begin, span.size()); }

  [[nodiscard]] Encoding encoding() const;
  [[nodiscard]] std::uint64_t invalid_bytes() const;  // how many were replaced by U+FFFD

  // In the order of the text; but of two columns side by side the left one's stand first. Every character that is not
  // blank belongs to exactly one line; sentences do not overlap.
  [[nodiscard]] std::span<const Line> lines() const;
  [[nodiscard]] std::span<const Sentence> sentences() const;

  // The source of a text span: from the first character kept at its start to the end of the last one inside, on
  // character boundaries (a base letter is never cut from its combining marks). O(log edits).
  [[nodiscard]] SourceSpan ToSource(Span span) const;
  // The bytes of source() under a span.
  [[nodiscard]] std::string_view SourceText(SourceSpan span) const {
    return source().substr(span.begin, span.end - span.begin);
  }

 private:
  struct Parts;
  explicit Document(std::unique_ptr<Parts> parts);
  std::unique_ptr<Parts> parts_;
};

// Appends nothing, replaces `tokens` by those of document.text(span), in order. Blanks and soft line breaks are none.
// The buffer is the caller's, to be used again from sentence to sentence.
void Tokenize(const Document& document, Span span, std::vector<Token>& tokens);

// NFC with runs of blanks made one and none at the ends: the form of the values in facts, cut from the source.
std::string CleanValue(std::string_view source_text);

}  // namespace vanban
