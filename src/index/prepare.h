// A document folded and counted, ready for the writer to bind.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "index/edtf.h"
#include "index/full_text.h"
#include "index/surroundings.h"
#include "vanban/index.h"

namespace vanban::index {

// Half-open range in characters (code points).
struct CharSpan {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
};

struct PreparedSentence {
  SourceSpan bytes;
  CharSpan chars;
  std::string_view zone;  // names of enumerators: live for ever
  std::string_view kind;
  SentenceRow row;
};

struct PreparedFact {
  std::uint32_t sentence = 0;  // ordinal; kNoSentence
  CharSpan chars;
  std::vector<CharSpan> mentions;
  FactRow row;
  Days days;        // of a citation's or date's date, an indicator's period
  std::string key;  // an official's name folded, a citation's number as a token
  Surroundings around;
  std::vector<FactId> organization_names;  // of an official: for each position the organization fact of that name, or 0
};
inline constexpr std::uint32_t kNoSentence = 0xFFFFFFFFU;

// Ordinals and fact numbers share a 64-bit id with the document: id = document * kIdStep + number.
inline constexpr std::int64_t kIdStep = std::int64_t{1} << 20;
// The last id that a document can give.
inline constexpr std::int64_t LastIdOf(std::int64_t document) { return document * kIdStep + kIdStep - 1; }

}  // namespace vanban::index

namespace vanban {

struct PreparedDocument::Parts {
  std::string text;
  Extraction extraction;
  DocumentOrigin origin;
  index::Days days;
  index::FactRow row;
  std::vector<index::PreparedSentence> sentences;
  std::vector<index::PreparedFact> facts;  // parallel to extraction.facts
};

}  // namespace vanban
