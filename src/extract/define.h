// Define: the abbreviations that the document itself defines by initials, before anything is matched.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "extract/reduced.h"
#include "rules/reduce.h"
#include "vanban/document.h"

namespace vanban::extract {

// `chuyển đổi số (CĐS)`, `NSNN (ngân sách nhà nước)`: places in the text.
struct Definition {
  Span span;  // of all, the bracket included
  Span long_form;
  Span short_form;
  bool by_initials = true;
};

// The letters of a short form, toneless and small; empty: the text is none (it needs two capitals, and one first).
std::string ShortFormLetters(std::string_view text);

// Whether a word can be no syllable of Vietnamese: six letters without marks or more, letters that it does not write,
// two capitals, or vowels in two places.
bool LooksForeign(std::string_view word);

// The definitions whose short form is made of the initials of the long one: of its words in their order; `&`, and words
// of the lexicon's kind `unsaid` (`và`), may be said or not; words of the kind `calling` (`sau đây gọi tắt là`) may
// stand before the short form. Of short forms made otherwise (`Hiệp định … (EVFTA)`) the long form begins at a word of
// the kind `defined-head`, behind the last word of the kind `head-stop`. In the order of the text.
std::vector<Definition> FindDefinitions(const Document& document, const RuleSet& rules, const DefinitionWords& words);

// Words of this document: the short forms, like their long forms, which the shared lexicon may know.
rules::DocumentLexicon LexiconOf(const Document& document, const std::vector<Definition>& definitions);

}  // namespace vanban::extract
