// Runs the reducer over a document. Doors: Workspace, WorkspacePool.
#include "extract/reduce_document.h"

#include <algorithm>

namespace vanban::extract {
namespace {

// Rows kept from one document to the next; a longer document's further ones are given back.
constexpr std::size_t kKeptRows = 512;

}  // namespace

ReducedDocument Workspace::Reduce(const Document& document, const rules::DocumentLexicon& lexicon) {
  const auto sentences = document.sentences();
  if (rows_.size() > kKeptRows) rows_.resize(kKeptRows);
  if (rows_.size() < sentences.size()) rows_.resize(sentences.size());

  reducer_.Begin(document, &lexicon);
  folded_.BeginDocument();
  for (std::uint32_t i = 0; i < sentences.size(); ++i) {
    rows_[i].first_sentence = i;
    rows_[i].sentence_count = 1;
    rows_[i].zone = false;
    reducer_.ReduceSentence(sentences[i], rows_[i].reduction);
  }
  std::size_t count = sentences.size();
  std::vector<const rules::Reduction*> block;
  for (std::uint32_t first = 0; first < sentences.size();) {
    if (rows_.size() == count) rows_.emplace_back();  // may move the rows: `block` is filled after it
    std::uint32_t end = first;
    block.clear();
    for (; end < sentences.size() && sentences[end].block == sentences[first].block; ++end) {
      block.push_back(&rows_[end].reduction);
    }
    Row& zone = rows_[count];
    reducer_.ReduceZone(block, zone.reduction);
    zone.first_sentence = first;
    zone.sentence_count = end - first;
    zone.zone = true;
    if (!zone.reduction.made.empty()) ++count;
    first = end;
  }

  ReducedDocument out;
  out.document = &document;
  out.rules = &rules_;
  out.words = &words_;
  out.written = &written_;
  out.folded = &folded_;
  out.rows = std::span<const Row>(rows_).first(count);
  out.sentence_rows = sentences.size();
  return out;
}

WorkspacePool::~WorkspacePool() {
  for (std::atomic<Workspace*>& slot : waiting_) delete slot.exchange(nullptr);
}

std::unique_ptr<Workspace> WorkspacePool::Take(const RuleSet& rules, const Vocabulary& words) {
  for (std::atomic<Workspace*>& slot : waiting_) {
    if (slot.load(std::memory_order_relaxed) == nullptr) continue;
    if (Workspace* workspace = slot.exchange(nullptr, std::memory_order_acquire)) {
      return std::unique_ptr<Workspace>(workspace);
    }
  }
  return std::make_unique<Workspace>(rules, words);
}

void WorkspacePool::PutBack(std::unique_ptr<Workspace> workspace) {
  for (std::atomic<Workspace*>& slot : waiting_) {
    Workspace* empty = nullptr;
    if (slot.compare_exchange_strong(empty, workspace.get(), std::memory_order_release, std::memory_order_relaxed)) {
      (void)workspace.release();
      return;
    }
  }
}

}  // namespace vanban::extract
