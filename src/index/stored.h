// A document as the tables hold it, read back as it was given.
#pragma once

#include <cstdint>
#include <optional>

#include "index/database.h"
#include "vanban/index.h"

namespace vanban::index {

// Keeps its statements. The connection must outlive it.
class StoredReader {
 public:
  explicit StoredReader(Database& database);

  // All of document `id`; nullopt where there is none. The facts are equal to those stored, field by field.
  std::optional<StoredText> Read(std::int64_t id);
  // The facts alone.
  std::vector<Fact> ReadFacts(std::int64_t id);

 private:
  template <typename Visit>
  void EachRow(Statement& statement, std::int64_t id, std::vector<Fact>& facts, Visit visit);
  void ReadOfficials(std::int64_t id, std::vector<Fact>& facts);
  void ReadCitations(std::int64_t id, std::vector<Fact>& facts);

  Statement document_, facts_, mentions_;
  Statement officials_, positions_, citations_, amendments_, articles_;
  Statement ratios_, indicators_, dates_, organizations_, abbreviations_, places_;
};

// Calls visit(id, document) for each, in the order of the ids. `visit` may write to every table but documents.
template <typename Visit>
void EachDocument(Database& database, Visit visit) {
  StoredReader reader(database);
  Statement ids(database, "SELECT id FROM documents ORDER BY id");
  while (ids.Step()) {
    if (const auto stored = reader.Read(ids.Int(0))) visit(ids.Int(0), *stored);
  }
}

}  // namespace vanban::index
