// Reads what an official document says of itself, from the phrases in its letterhead, number, place-date and title
// zones; of a press text only its territory (territory.h). Doors: ReadFrame, StateSelf.
#include "extract/frame.h"

#include <algorithm>
#include <string_view>
#include <utility>
#include <vector>

#include "extract/date.h"
#include "extract/territory.h"
#include "text/fold.h"

namespace vanban::extract {
namespace {

constexpr std::string_view kRule = "frame";
constexpr std::uint32_t kLongestSigner = 160;  // bytes of the line that names the office that signs

// The words of the zones that a frame is read from, in the order of the text.
struct ZoneNodes {
  std::vector<NodeRef> letterhead, number, place_date, title;
};

class FrameReader {
 public:
  explicit FrameReader(const ReducedDocument& reduced) : reduced_(reduced), words_(*reduced.words) {
    for (std::uint32_t row = 0; row < reduced.sentence_rows; ++row) Sort(row);
  }

  [[nodiscard]] const ZoneNodes& nodes() const { return nodes_; }
  // Whether the text looks like an official document at all.
  [[nodiscard]] bool IsOfficial() const { return !nodes_.number.empty() && !nodes_.letterhead.empty(); }

  // The citation that the number zone holds.
  [[nodiscard]] NodeRef Number() const {
    const auto at = std::ranges::find_if(
        nodes_.number, [&](NodeRef node) { return reduced_.Is(node, words_.citation) && BearsNumber(node); });
    return at == nodes_.number.end() ? NodeRef{} : *at;
  }

  // The last body named above the number, or an office in one, is the issuer; the ones before it are over it. A place
  // that stands apart (`ỦY BAN NHÂN DÂN`, blank line, `TỈNH CÀ MAU`) belongs to it.
  [[nodiscard]] Span Issuer() const {
    Span issuer;
    bool open = false;
    for (const NodeRef at : nodes_.letterhead) {
      const Span span = reduced_.node(at).span;
      if (IsMotto(at)) {
        open = false;
      } else if (reduced_.Is(at, words_.body) || IsOfficeOfBody(at)) {
        issuer = span;
        open = true;
      } else if (open && IsPlace(at)) {
        issuer.end = span.end;
        open = false;
      } else {
        open = false;
      }
    }
    return issuer;
  }

  [[nodiscard]] std::string Date() const {
    for (const NodeRef at : nodes_.place_date) {
      if (!reduced_.Is(at, words_.date)) continue;
      std::string edtf = DateToEdtf(reduced_, at);
      if (edtf.size() == std::string_view("2023-09-22").size() && edtf.front() != 'X') return edtf;
    }
    return {};
  }

  struct Title {
    std::string kind;
    Span subject;
    std::string period;
  };
  // Kind and subject, without `VỀ VIỆC` and without the issuer's name that may stand again below.
  [[nodiscard]] Title ReadTitle(Span issuer) const {
    Title title;
    if (nodes_.title.empty()) return title;
    const std::string issuer_name = text::Fold(Flat(issuer));
    const std::uint32_t first_row = nodes_.title.front().row;
    std::uint32_t kind_end = 0;
    title.kind = KindOfLine(reduced_.sentence(first_row).span, &kind_end);
    for (const NodeRef at : nodes_.title) {
      Span span = reduced_.node(at).span;
      if (title.kind.empty()) {
        title.kind = KindOf(at);
        if (title.kind.empty()) return {};  // a headline
        kind_end = span.end;
      }
      if (span.end <= kind_end) continue;
      if (!SameBlock(at.row, first_row)) break;  // `QUYẾT ĐỊNH:` stands again behind the bases
      if (span.begin < kind_end) span.begin = BehindBlanks(kind_end);
      const bool begins = title.subject.empty();
      if (begins && (reduced_.Is(at, words_.about) || IsPunctuation(at))) continue;
      if (!begins && (IsSignerLine(at, issuer_name) || IsRule(at))) break;
      if (begins) title.subject.begin = span.begin;
      title.subject.end = span.end;
      ReadPeriod(at, title.period);
    }
    return title;
  }

  // The office on a line of its own between the title and the bases: it signs in its own right, not for a body.
  [[nodiscard]] Span Signer() const {
    for (const NodeRef at : nodes_.title) {
      const Span span = reduced_.node(at).span;
      if (!reduced_.Is(at, words_.office) || reduced_.sentence(at.row).span.begin != span.begin) continue;
      // Its last words may be a place that the body's name does not hold.
      const Span last = reduced_.node({at.row, LastOfRow(at.row)}).span;
      return last.end - span.begin <= kLongestSigner ? Span{span.begin, last.end} : span;
    }
    return {};
  }

  // Of a letter: what follows `V/v` below its number, in a title without a kind.
  [[nodiscard]] Title ReadLetterTitle() const {
    Title title;
    bool about = false;
    for (const auto* nodes : {&nodes_.number, &nodes_.title}) {
      for (const NodeRef at : *nodes) {
        const Span span = reduced_.node(at).span;
        if (!about) {
          about = reduced_.Is(at, words_.about);
          continue;
        }
        if (IsPunctuation(at) && (title.subject.empty() || at.node == LastOfRow(at.row))) continue;
        if (title.subject.empty()) title.subject.begin = span.begin;
        title.subject.end = span.end;
        ReadPeriod(at, title.period);
      }
    }
    return title;
  }

 private:
  void Sort(std::uint32_t row) {
    std::vector<NodeRef>* into = nullptr;
    switch (reduced_.sentence(row).zone) {
      case Zone::kLetterhead:
        into = &nodes_.letterhead;
        break;
      case Zone::kNumber:
        into = &nodes_.number;
        break;
      case Zone::kPlaceDate:
        into = &nodes_.place_date;
        break;
      case Zone::kTitle:
        into = &nodes_.title;
        break;
      default:
        return;
    }
    for (const rules::NodeId node : reduced_.rows[row].reduction.row) into->push_back({row, node});
  }

  // Whether a citation, or the one that it completes (with a subject behind its number), is by number.
  [[nodiscard]] bool BearsNumber(NodeRef at) const {
    if (reduced_.Find(at, words_.number_of) != nullptr) return true;
    return std::ranges::any_of(reduced_.children(at), [&](rules::NodeId child) {
      const NodeRef below{at.row, child};
      return reduced_.IsPhrase(below) && reduced_.Is(below, words_.citation) && BearsNumber(below);
    });
  }
  [[nodiscard]] std::string Flat(Span span) const { return span.empty() ? std::string() : reduced_.Clean(span); }
  [[nodiscard]] bool IsPlace(NodeRef at) const {
    return reduced_.Is(at, words_.place) || reduced_.Is(at, words_.province);
  }
  // The motto of party documents names a body, too: a phrase over that one atom is the motto all the same.
  [[nodiscard]] bool IsMotto(NodeRef at) const {
    if (reduced_.Is(at, words_.motto)) return true;
    const auto children = reduced_.children(at);
    return children.size() == 1 && reduced_.Is({at.row, children.front()}, words_.motto);
  }

  [[nodiscard]] bool IsOfficeOfBody(NodeRef at) const {
    return reduced_.Is(at, words_.office) && reduced_.Find(at, words_.organization) != nullptr;
  }
  [[nodiscard]] bool IsPunctuation(NodeRef at) const {
    const std::string_view text = reduced_.text(reduced_.node(at).span);
    return text == ":" || text == "-" || text == "." || text == "*";
  }
  [[nodiscard]] rules::NodeId LastOfRow(std::uint32_t row) const { return reduced_.rows[row].reduction.row.back(); }
  [[nodiscard]] bool SameBlock(std::uint32_t row, std::uint32_t other) const {
    return reduced_.sentence(row).block == reduced_.sentence(other).block;
  }
  [[nodiscard]] std::uint32_t BehindBlanks(std::uint32_t at) const {
    const std::string_view text = reduced_.document->text();
    while (at < text.size() && (text[at] == ' ' || text[at] == '\n')) ++at;
    return at;
  }
  // The kind that a line says alone, whatever longer words its last ones make with the next line.
  [[nodiscard]] std::string KindOfLine(Span sentence, std::uint32_t* end) const {
    const std::string_view text = reduced_.text(sentence);
    const std::size_t length = std::min(text.find('\n'), text.size());
    const Span line{sentence.begin, sentence.begin + static_cast<std::uint32_t>(length)};
    std::string kind(rules::Canonical(*reduced_.rules, Flat(line), words_.document_kind));
    if (!kind.empty()) *end = line.end;
    return kind;
  }
  [[nodiscard]] std::string KindOf(NodeRef at) const {
    const Span span = reduced_.node(at).span;
    if (const rules::Part* kind = reduced_.Find(at, words_.kind); kind != nullptr && kind->canonical) {
      return std::string(kind->value);
    }
    return std::string(rules::Canonical(*reduced_.rules, Flat(span), words_.document_kind));
  }
  // The issuer again, or the office that signs, on a line of its own below the title.
  [[nodiscard]] bool IsSignerLine(NodeRef at, std::string_view issuer_name) const {
    const Span span = reduced_.node(at).span;
    if (!BeginsLine(at)) return false;
    if (reduced_.Is(at, words_.office)) return true;
    return reduced_.Is(at, words_.body) && !issuer_name.empty() && text::Fold(Flat(span)) == issuer_name;
  }
  [[nodiscard]] bool BeginsLine(NodeRef at) const {
    const Span span = reduced_.node(at).span;
    const bool begins_line = span.begin == 0 || reduced_.document->text()[span.begin - 1] == '\n';
    return begins_line || reduced_.sentence(at.row).span.begin == span.begin;
  }
  // The line of dashes or stars drawn below a title.
  [[nodiscard]] bool IsRule(NodeRef at) const { return IsPunctuation(at) && BeginsLine(at); }
  void ReadPeriod(NodeRef at, std::string& period) const {
    if (reduced_.Is(at, words_.date)) {
      std::string edtf = DateToEdtf(reduced_, at);
      if (edtf.find('/') != std::string::npos) period = std::move(edtf);
      return;
    }
    for (const rules::NodeId child : reduced_.children(at)) ReadPeriod({at.row, child}, period);
  }

  const ReducedDocument& reduced_;
  const Vocabulary& words_;
  ZoneNodes nodes_;
};

}  // namespace

Frame ReadFrame(const ReducedDocument& reduced, const DocumentMetadata& metadata) {
  Frame frame;
  frame.published = metadata.published;
  frame.date = metadata.published;
  const FrameReader reader(reduced);
  ReadTerritory(reduced, reader.nodes().letterhead, reader.nodes().place_date, frame);
  if (!reader.IsOfficial()) return frame;
  if (std::string date = reader.Date(); !date.empty()) frame.date = std::move(date);
  const Span issuer = reader.Issuer();
  if (!issuer.empty()) frame.issuer = reduced.Clean(issuer);
  FrameReader::Title title = reader.ReadTitle(issuer);
  if (title.kind.empty()) title = reader.ReadLetterTitle();
  frame.kind = std::move(title.kind);
  if (const Span signer = reader.Signer(); !frame.kind.empty() && !signer.empty()) frame.signer = reduced.Clean(signer);
  if (!title.subject.empty()) frame.subject = reduced.Clean(title.subject);
  frame.period = std::move(title.period);
  if (const NodeRef number = reader.Number()) frame.self = reduced.node(number).span;
  return frame;
}

void StateSelf(const ReducedDocument& /*reduced*/, Frame& frame, Drafts& drafts) {
  if (frame.self.empty()) return;
  for (Draft& draft : drafts.facts) {
    auto* citation = draft.As<Citation>();
    if (citation == nullptr || !frame.self.Contains(draft.span)) continue;
    if (frame.kind.empty()) frame.kind = citation->kind;
    citation->kind = frame.kind;
    if (!frame.issuer.empty()) citation->issuer = frame.issuer;
    if (!frame.signer.empty()) citation->issuer = frame.signer;
    citation->date = frame.date;
    if (!frame.subject.empty()) citation->subject = frame.subject;
    citation->period = frame.period;
    citation->self = true;
    draft.rule = kRule;
    frame.number = citation->number;
    frame.self_fact = draft.id;
    return;
  }
}

}  // namespace vanban::extract
