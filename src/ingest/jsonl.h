// The reader of JSON Lines: one document a line, {"id", "text", "title", "published", "source"}, of which only `text`
// must be there.
#pragma once

#include <cstdint>
#include <cstdio>
#include <functional>
#include <string>
#include <unordered_set>

#include "ingest/input.h"

namespace vanban::ingest {

// Reads the records of `file` and hands them on; `path` names it in faults. A line that is no record is a fault of its
// own, the next one is read all the same. `ids` holds the hashes of the ids met so far in the run (8 bytes each: the
// one thing that grows with the corpus). Returns false where the sink wants no more.
bool ReadRecords(std::FILE* file, const std::string& path, const ReadOptions& options, const InputSink& sink,
                 std::unordered_set<std::uint64_t>& ids, ReadSummary& summary);

}  // namespace vanban::ingest
