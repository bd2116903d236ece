// An index of an older schema brought up to date.
#pragma once

#include <cstdint>

#include "index/database.h"

namespace vanban::index {

inline constexpr std::int64_t kSchemaVersion = 3;

// Takes a file of schema version `version` to kSchemaVersion, step by step; what cannot be made from what is stored is
// never asked of a step. Inside a transaction of the caller, who sets user_version. Throws Error.
void Migrate(Database& database, std::int64_t version);

}  // namespace vanban::index
