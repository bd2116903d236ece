// From a document to its facts: the whole way on one screen. Doors: Extractor, TakeSteps.
#include "vanban/extractor.h"

#include <utility>

#include "extract/date.h"
#include "extract/define.h"
#include "extract/frame.h"
#include "extract/interpret.h"
#include "extract/move_to_source.h"
#include "extract/plan.h"
#include "extract/resolve.h"
#include "extract/short_names.h"
#include "extract/steps.h"

namespace vanban {

extract::Steps extract::TakeSteps(const Document& document, const DocumentMetadata& metadata, const RuleSet& rules,
                                  const Plan& plan, Workspace& workspace) {
  Steps steps;
  steps.definitions = FindDefinitions(document, rules, plan.words().definitions);
  steps.lexicon = LexiconOf(document, steps.definitions);
  steps.reduced = workspace.Reduce(document, steps.lexicon);
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
  mutable extract::WorkspacePool workspaces;  // buffers alone: what they hold is never seen twice
};

Extractor::Extractor(const RuleSet& rules) : parts_(std::make_unique<const Parts>(rules)) {}
Extractor::Extractor(Extractor&&) noexcept = default;
Extractor& Extractor::operator=(Extractor&&) noexcept = default;
Extractor::~Extractor() = default;

Extraction Extractor::Extract(const Document& document, const DocumentMetadata& metadata) const {
  std::unique_ptr<extract::Workspace> workspace = parts_->workspaces.Take(parts_->rules, parts_->plan.words());
  extract::Steps steps = extract::TakeSteps(document, metadata, parts_->rules, parts_->plan, *workspace);
  parts_->workspaces.PutBack(std::move(workspace));
  return std::move(steps.extraction);
}

}  // namespace vanban
