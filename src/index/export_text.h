// The formats of annotation: facts beside the text that they stand in.
#pragma once

#include "index/database.h"
#include "index/stored.h"
#include "vanban/export.h"

namespace vanban::index {

// Calls visit(id, document) for each, in the order of the ids.
template <typename Visit>
void EachDocument(Database& database, Visit visit) {
  StoredReader reader(database);
  Statement ids(database, "SELECT id FROM documents ORDER BY id");
  while (ids.Step()) {
    if (const auto stored = reader.Read(ids.Int(0))) visit(ids.Int(0), *stored);
  }
}

void ExportWebAnnotation(Database& database, const ExportSink& sink);
void ExportBrat(Database& database, const ExportSink& sink);
void ExportConll(Database& database, const ExportSink& sink);

}  // namespace vanban::index
