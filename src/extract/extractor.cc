// From a document to its facts: the whole way on one screen. Doors: Extractor, TakeSteps.
#include "vanban/extractor.h"

#include <utility>

#include "extract/date.h"
#include "extract/define.h"
#include "extract/frame.h"
#include "extract/interpret.h"
#include "extract/move_to_source.h"
#include "extract/plan.h"
#include "extract/reduce_document.h"
#include "extract/resolve.h"
#include "extract/steps.h"

namespace vanban {

extract::Steps extract::TakeSteps(const Document& document, const DocumentMetadata& metadata, const RuleSet& rules,
                                  const Plan& plan) {
  Steps steps;
  steps.definitions = FindDefinitions(document, rules);
  steps.lexicon = LexiconOf(document, steps.definitions);
  steps.reduced = Reduce(document, steps.lexicon, rules, plan.words());
  steps.frame = ReadFrame(steps.reduced, metadata);
  steps.drafts = Interpret(steps.reduced, plan, ReadDates(steps.reduced, steps.frame));
  StateAbbreviations(steps.reduced, steps.definitions, steps.drafts);
  Resolve(steps.reduced, steps.frame, steps.drafts);
  steps.extraction = MoveToSource(steps.reduced, metadata, steps.frame, steps.drafts);
  return steps;
}

struct Extractor::Parts {
  explicit Parts(const RuleSet& all) : rules(all), plan(all) {}
  const RuleSet& rules;
  extract::Plan plan;
};

Extractor::Extractor(const RuleSet& rules) : parts_(std::make_unique<const Parts>(rules)) {}
Extractor::Extractor(Extractor&&) noexcept = default;
Extractor& Extractor::operator=(Extractor&&) noexcept = default;
Extractor::~Extractor() = default;

Extraction Extractor::Extract(const Document& document, const DocumentMetadata& metadata) const {
  return std::move(extract::TakeSteps(document, metadata, parts_->rules, parts_->plan).extraction);
}

}  // namespace vanban
