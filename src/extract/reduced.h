// A whole document after Reduce: the document and what the rules found in each of its rows. What Frame, Interpret and
// Resolve read. Offsets are text offsets.
#pragma once

#include <cstdint>
#include <forward_list>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "extract/vocabulary.h"
#include "rules/reduce.h"
#include "vanban/document.h"

namespace vanban::extract {

class FoldedTexts;   // folded_texts.h
class WrittenWords;  // body_names.h

// The reduction of one sentence, or of the zone rules over one block of sentences.
struct Row {
  std::uint32_t first_sentence = 0;  // index into Document::sentences()
  std::uint32_t sentence_count = 1;  // more than 1 only for a zone
  bool zone = false;
  rules::Reduction reduction;
};

// A node anywhere in the document.
struct NodeRef {
  std::uint32_t row = 0xFFFFFFFFU;  // index into ReducedDocument::rows; 0xFFFFFFFF: no node
  rules::NodeId node = rules::kNoNode;

  [[nodiscard]] explicit operator bool() const { return node != rules::kNoNode; }
  friend bool operator==(const NodeRef&, const NodeRef&) = default;
};

struct ReducedDocument {
  const Document* document = nullptr;
  const RuleSet* rules = nullptr;
  const Vocabulary* words = nullptr;
  WrittenWords* written = nullptr;
  FoldedTexts* folded = nullptr;
  std::span<const Row> rows;      // rows[i] is sentence i for all sentences; then the zones, in the order of the text
  std::size_t sentence_rows = 0;  // how many of them are sentences

  [[nodiscard]] std::span<const Row> sentences() const { return rows.first(sentence_rows); }
  [[nodiscard]] std::span<const Row> zones() const { return rows.subspan(sentence_rows); }
  [[nodiscard]] const Sentence& sentence(std::size_t index) const { return document->sentences()[index]; }

  [[nodiscard]] const rules::Reduction& reduction(NodeRef at) const { return rows[at.row].reduction; }
  [[nodiscard]] const rules::Node& node(NodeRef at) const { return reduction(at).nodes[at.node]; }
  [[nodiscard]] std::span<const rules::Part> parts(NodeRef at) const { return reduction(at).Parts(node(at)); }
  [[nodiscard]] std::span<const rules::NodeId> children(NodeRef at) const { return reduction(at).Children(node(at)); }
  // The first part with this label; null: none.
  [[nodiscard]] const rules::Part* Find(NodeRef at, rules::LabelId label) const;
  // Whether the node is an atom or phrase of this kind (a phrase has the kind that its rule makes). False for kNoKind.
  [[nodiscard]] bool Is(NodeRef at, rules::KindId kind) const {
    const rules::Node& is = node(at);
    return kind != rules::kNoKind && (is.rule >= 0 ? is.kind == kind : rules::HasKind(*rules, is, kind));
  }
  // Whether a rule made it.
  [[nodiscard]] bool IsPhrase(NodeRef at) const { return node(at).rule >= 0; }
  [[nodiscard]] const rules::RuleInfo& rule(NodeRef at) const;  // REQUIRES: IsPhrase(at)

  [[nodiscard]] std::string_view text(Span span) const { return document->text(span); }
  // The value of a text span as facts carry it: cut from the source, NFC, blanks to one.
  [[nodiscard]] std::string Clean(Span span) const;
  // The same without a copy where the source is clean as it stands; where it is not, the value is kept in `made`.
  std::string_view Clean(Span span, std::forward_list<std::string>& made) const;
  // Whether `after` begins behind `before` with at most so many bytes between, a run of blanks counted as one.
  [[nodiscard]] bool IsBehind(Span before, Span after, std::uint32_t bytes) const;
  // Whether one of these ASCII signs, or a word that joins two names (`và`), stands before a text offset, blanks aside.
  [[nodiscard]] bool IsJoinedBefore(std::uint32_t offset, std::string_view signs) const;
  // The sentence in which a text offset lies (the last that begins at or before it).
  [[nodiscard]] std::uint32_t SentenceAt(std::uint32_t offset) const;
  // The same for an offset in a row: known at once of what stands in a sentence's.
  [[nodiscard]] std::uint32_t SentenceAt(std::uint32_t row, std::uint32_t offset) const {
    return row < sentence_rows ? row : SentenceAt(offset);
  }
};

}  // namespace vanban::extract
