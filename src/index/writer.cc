// IndexWriter: batches in transactions. Its door is Store; the rows of a document are made in document_rows.cc.
#include <string>

#include "index/database.h"
#include "index/document_rows.h"
#include "index/resolve.h"
#include "index/schema.h"
#include "vanban/index.h"

namespace vanban {

using index::Database;
using index::Statement;
using index::Transaction;

struct IndexWriter::Impl {
  explicit Impl(const std::string& path)
      : database(path, Database::Mode::kWrite),
        rows(database),
        find(database, "SELECT id, content_hash, rules FROM documents WHERE name = ?1") {}

  std::optional<std::int64_t> IdOf(std::string_view name);

  Database database;
  std::int64_t stored_documents = 0;  // since Finish
  index::DocumentRows rows;
  Statement find;
};

std::optional<std::int64_t> IndexWriter::Impl::IdOf(std::string_view name) {
  find.BindText(1, name);
  std::optional<std::int64_t> id;
  if (find.Step()) id = find.Int(0);
  find.Reset();
  return id;
}

IndexWriter::IndexWriter(const std::string& path) : impl_(nullptr) {
  impl_ = std::make_unique<Impl>(path);
  // What an earlier run that was stopped left undone.
  if (index::QueryInt(impl_->database, "SELECT count(*) FROM (SELECT 1 FROM documents WHERE resolved = 1 LIMIT 1)") !=
      0) {
    Transaction transaction(impl_->database);
    impl_->database.Execute(index::kIndexesSql);
    transaction.Commit();
  }
}
IndexWriter::IndexWriter(IndexWriter&&) noexcept = default;
IndexWriter& IndexWriter::operator=(IndexWriter&&) noexcept = default;
IndexWriter::~IndexWriter() = default;

std::optional<StoredDocument> IndexWriter::Find(std::string_view name) {
  Statement& find = impl_->find;
  find.BindText(1, name);
  std::optional<StoredDocument> found;
  if (find.Step()) found = StoredDocument{.id = find.Int(0), .content_hash = find.String(1), .rules = find.String(2)};
  find.Reset();
  return found;
}

void IndexWriter::Store(std::span<const PreparedDocument> batch) {
  if (batch.empty()) return;
  Transaction transaction(impl_->database);
  for (const PreparedDocument& prepared : batch) {
    if (const auto id = impl_->IdOf(prepared.name())) impl_->rows.Remove(*id);
    impl_->rows.Insert(prepared);
  }
  transaction.Commit();
  impl_->stored_documents += static_cast<std::int64_t>(batch.size());
}

std::uint64_t IndexWriter::Remove(std::span<const std::string> names) {
  Transaction transaction(impl_->database);
  std::uint64_t removed = 0;
  for (const std::string& name : names) {
    if (const auto id = impl_->IdOf(name)) {
      impl_->rows.Remove(*id);
      ++removed;
    }
  }
  transaction.Commit();
  return removed;
}

std::uint64_t IndexWriter::Prune(const std::function<bool(const std::string& file)>& is_gone) {
  std::vector<std::string> gone;
  Statement files(impl_->database, "SELECT name, origin FROM documents WHERE origin IS NOT NULL ORDER BY origin");
  std::string last;
  bool last_is_gone = false;
  while (files.Step()) {
    if (files.Text(1) != last) {
      last = files.String(1);
      last_is_gone = is_gone(last);
    }
    if (last_is_gone) gone.push_back(files.String(0));
  }
  files.Reset();
  return gone.empty() ? 0 : Remove(gone);
}

void IndexWriter::SetRules(std::span<const std::string> names, std::string_view rules) {
  Transaction transaction(impl_->database);
  Statement update(impl_->database, "UPDATE documents SET rules = ?2 WHERE name = ?1");
  for (const std::string& name : names) update.BindText(1, name).BindText(2, rules).Run();
  transaction.Commit();
}

ResolveSummary IndexWriter::Resolve(bool again) { return index::Resolve(impl_->database, again); }

void IndexWriter::Finish() {
  // Merging all of the full text pays after a load; after a few documents more it would only cost.
  constexpr std::int64_t kPart = 5;
  if (impl_->stored_documents * kPart >= index::QueryInt(impl_->database, "SELECT count(*) FROM documents")) {
    impl_->database.Execute("INSERT INTO sentence_index (sentence_index) VALUES ('optimize')");
    impl_->database.Execute("INSERT INTO fact_index (fact_index) VALUES ('optimize')");
  }
  impl_->database.Execute("PRAGMA optimize");
  impl_->database.Execute("PRAGMA wal_checkpoint(TRUNCATE)");
  impl_->stored_documents = 0;
}

}  // namespace vanban
