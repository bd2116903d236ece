// Reduce: atoms, then the stages, over every sentence of a document; then the zone rules over its blocks.
#pragma once

#include <array>
#include <atomic>
#include <memory>
#include <vector>

#include "extract/body_names.h"
#include "extract/folded_texts.h"
#include "extract/reduced.h"
#include "rules/reduce.h"

namespace vanban::extract {

// The reducer and its buffers, used again from document to document. For one thread at a time.
class Workspace {
 public:
  // REQUIRES: both outlive the workspace
  Workspace(const RuleSet& rules, const Vocabulary& words)
      : rules_(rules), words_(words), reducer_(rules), written_(rules, words.bodies) {}

  // The result points into the workspace and holds until the next Reduce.
  // REQUIRES: document and lexicon outlive the result
  ReducedDocument Reduce(const Document& document, const rules::DocumentLexicon& lexicon);

 private:
  const RuleSet& rules_;
  const Vocabulary& words_;
  rules::Reducer reducer_;
  WrittenWords written_;
  FoldedTexts folded_;
  std::vector<Row> rows_;
};

// Workspaces that wait for the next document: making one costs as much as a page of text. Without locks; any number of
// threads may call both.
class WorkspacePool {
 public:
  WorkspacePool() = default;
  WorkspacePool(const WorkspacePool&) = delete;
  WorkspacePool& operator=(const WorkspacePool&) = delete;
  ~WorkspacePool();

  std::unique_ptr<Workspace> Take(const RuleSet& rules, const Vocabulary& words);
  void PutBack(std::unique_ptr<Workspace> workspace);

 private:
  std::array<std::atomic<Workspace*>, 64> waiting_{};  // more threads than this make new ones
};

}  // namespace vanban::extract
