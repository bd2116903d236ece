// What stands in the files beside the code, compiled in (made in the build folder by CMake).
#pragma once

namespace vanban::index {

extern const char* const kSchemaSql;        // schema.sql
extern const char* const kViewsSql;         // views.sql
extern const char* const kIndexesSql;       // indexes.sql
extern const char* const kProvinceChanges;  // province_changes.tsv

}  // namespace vanban::index
