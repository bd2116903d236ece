// The formats of annotation: facts beside the text that they stand in.
#pragma once

#include "index/database.h"
#include "vanban/export.h"

namespace vanban::index {

void ExportWebAnnotation(Database& database, const ExportSink& sink);
void ExportBrat(Database& database, const ExportSink& sink);
void ExportConll(Database& database, const ExportSink& sink);

}  // namespace vanban::index
