// IndexReader: the documents of an index, one after the other.
#include "index/database.h"
#include "index/stored.h"
#include "vanban/index.h"

namespace vanban {

struct IndexReader::Impl {
  explicit Impl(const std::string& path)
      : database(path, index::Database::Mode::kRead),
        find(database, "SELECT id, content_hash, rules FROM documents WHERE name = ?1"),
        next(database, "SELECT id FROM documents WHERE id > ?1 AND (?2 IS NULL OR rules <> ?2) ORDER BY id LIMIT 1"),
        stored(database) {}

  index::Database database;
  index::Statement find, next;
  index::StoredReader stored;
  std::int64_t last = 0;
};

IndexReader::IndexReader(const std::string& path) : impl_(std::make_unique<Impl>(path)) {}
IndexReader::IndexReader(IndexReader&&) noexcept = default;
IndexReader& IndexReader::operator=(IndexReader&&) noexcept = default;
IndexReader::~IndexReader() = default;

std::optional<StoredDocument> IndexReader::Find(std::string_view name) {
  index::Statement& find = impl_->find;
  find.BindText(1, name);
  std::optional<StoredDocument> found;
  if (find.Step()) found = StoredDocument{.id = find.Int(0), .content_hash = find.String(1), .rules = find.String(2)};
  find.Reset();
  return found;
}

std::optional<StoredText> IndexReader::Next(std::string_view without_rules) {
  index::Statement& next = impl_->next;
  next.Bind(1, impl_->last).Bind(2, without_rules);
  if (!next.Step()) {
    next.Reset();
    return std::nullopt;
  }
  impl_->last = next.Int(0);
  next.Reset();
  return impl_->stored.Read(impl_->last);
}

}  // namespace vanban
