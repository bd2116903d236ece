// Lexicons and the words of segmentation: files of tab-separated values, one phrase a line, their source in the first.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "rules/faults.h"
#include "vanban/document.h"
#include "vanban/rule_set.h"

namespace vanban::rules {

// How the case of the text must agree with that of the lexicon.
enum class CaseRule : std::uint8_t {
  kAny,
  kCapital,  // the first letter is a capital
  kExact,    // every letter as in the lexicon
};

// One line of a lexicon; the views point into the source.
struct LexiconEntry {
  std::string_view phrase;
  std::string_view canonical;  // the phrase itself where the column is empty
  std::string_view kind;
  CaseRule case_rule = CaseRule::kAny;
  Place place;
};

// Appends the entries of one file. Faults: no source, wrong columns, not NFC, not sorted, said twice.
void ReadLexicon(const RuleSource& source, std::vector<LexiconEntry>& out, Faults& faults);

// One file may repeat what another says, but not contradict it.
void CheckAcrossFiles(const std::vector<LexiconEntry>& entries, Faults& faults);

// Reads lint/function_words.tsv: words that patterns of any stage may quote, one a line; folded and sorted.
void ReadFunctionWords(const RuleSource& source, std::vector<std::string>& out, Faults& faults);

// Fills the list that the file is named after: "segment/line_enders.tsv"; "zone_heads" has a second column, the zone.
void ReadSegmentWords(const RuleSource& source, SegmentWords& out, Faults& faults);

}  // namespace vanban::rules
