// Runs the reducer over a document. Door: Reduce.
#include "extract/reduce_document.h"

#include <utility>

namespace vanban::extract {

ReducedDocument Reduce(const Document& document, const rules::DocumentLexicon& lexicon, const RuleSet& rules,
                       const Vocabulary& words) {
  ReducedDocument out;
  out.document = &document;
  out.rules = &rules;
  out.words = &words;
  const auto sentences = document.sentences();
  out.rows.resize(sentences.size());
  out.sentence_rows = sentences.size();

  rules::Reducer reducer(rules);
  reducer.Begin(document, &lexicon);
  for (std::uint32_t i = 0; i < sentences.size(); ++i) {
    out.rows[i].first_sentence = i;
    reducer.ReduceSentence(sentences[i], out.rows[i].reduction);
  }
  std::vector<const rules::Reduction*> block;
  for (std::uint32_t first = 0; first < sentences.size();) {
    std::uint32_t end = first;
    block.clear();
    for (; end < sentences.size() && sentences[end].block == sentences[first].block; ++end) {
      block.push_back(&out.rows[end].reduction);
    }
    Row zone{first, end - first, true, {}};
    reducer.ReduceZone(block, zone.reduction);
    if (!zone.reduction.made.empty()) out.rows.push_back(std::move(zone));
    first = end;
  }
  return out;
}

}  // namespace vanban::extract
