// The rank of a sentence. The door is RegisterRank; FTS5 calls Rank for each row that a query ranks.
#include "index/rank.h"

#include <cmath>
#include <cstdint>
#include <vector>

namespace vanban::index {
namespace {

constexpr std::int64_t kSampledRows = 500;  // a common term is known well enough from them
constexpr double kExactWeight = 2.0;
constexpr double kK1 = 1.2;
constexpr double kB = 0.75;

struct Phrase {
  double weight = 0;  // inverse document frequency
};

struct Statistics {
  double average_tokens = 1;
  std::vector<Phrase> phrases;
  std::vector<double> frequency;  // of each phrase in the row at hand
};

struct Sample {
  std::int64_t rows = 0;
  std::int64_t last_rowid = 0;
};

int CountRow(const Fts5ExtensionApi* api, Fts5Context* context, void* user) {
  auto* sample = static_cast<Sample*>(user);
  sample->last_rowid = api->xRowid(context);
  return ++sample->rows < kSampledRows ? SQLITE_OK : SQLITE_DONE;
}

int Prepare(const Fts5ExtensionApi* api, Fts5Context* context, Statistics& statistics) {
  sqlite3_int64 rows = 0;
  int code = api->xRowCount(context, &rows);
  sqlite3_int64 tokens = 0;
  if (code == SQLITE_OK) code = api->xColumnTotalSize(context, -1, &tokens);
  if (code != SQLITE_OK) return code;
  if (rows > 0) statistics.average_tokens = std::max(1.0, static_cast<double>(tokens) / static_cast<double>(rows));
  const int phrases = api->xPhraseCount(context);
  statistics.phrases.resize(static_cast<std::size_t>(phrases));
  statistics.frequency.resize(static_cast<std::size_t>(phrases));
  // Rowids ascend with the documents, so the part of the rowids that the sample spans is the part of the rows.
  const auto reach = static_cast<double>(api->xRowid(context));
  for (int i = 0; i < phrases; ++i) {
    Sample sample;
    code = api->xQueryPhrase(context, i, &sample, CountRow);
    if (code != SQLITE_OK) return code;
    auto count = static_cast<double>(sample.rows);
    if (sample.rows >= kSampledRows && sample.last_rowid > 0) {
      count *= std::max(1.0, reach / static_cast<double>(sample.last_rowid));
    }
    const auto all = static_cast<double>(rows);
    statistics.phrases[static_cast<std::size_t>(i)].weight =
        std::max(1e-6, std::log((all - std::min(count, all) + 0.5) / (count + 0.5)));
  }
  return SQLITE_OK;
}

void Rank(const Fts5ExtensionApi* api, Fts5Context* context, sqlite3_context* result, int, sqlite3_value**) {
  auto* statistics = static_cast<Statistics*>(api->xGetAuxdata(context, 0));
  int code = SQLITE_OK;
  if (statistics == nullptr) {
    statistics = new Statistics;
    code = Prepare(api, context, *statistics);
    if (code == SQLITE_OK) {
      code = api->xSetAuxdata(context, statistics, [](void* data) { delete static_cast<Statistics*>(data); });
    } else {
      delete statistics;
    }
  }
  int instances = 0;
  if (code == SQLITE_OK) code = api->xInstCount(context, &instances);
  if (code != SQLITE_OK) return sqlite3_result_error_code(result, code);
  std::fill(statistics->frequency.begin(), statistics->frequency.end(), 0.0);
  for (int i = 0; i < instances; ++i) {
    int phrase = 0;
    int column = 0;
    int offset = 0;
    code = api->xInst(context, i, &phrase, &column, &offset);
    if (code != SQLITE_OK) return sqlite3_result_error_code(result, code);
    statistics->frequency[static_cast<std::size_t>(phrase)] += column == 0 ? kExactWeight : 1.0;
  }
  int tokens = 0;
  code = api->xColumnSize(context, -1, &tokens);
  if (code != SQLITE_OK) return sqlite3_result_error_code(result, code);
  double score = 0;
  for (std::size_t i = 0; i < statistics->phrases.size(); ++i) {
    const double frequency = statistics->frequency[i];
    score += statistics->phrases[i].weight * frequency * (kK1 + 1) /
             (frequency + kK1 * (1 - kB + kB * tokens / statistics->average_tokens));
  }
  sqlite3_result_double(result, score);
}

}  // namespace

void RegisterRank(sqlite3* handle) {
  fts5_api* api = nullptr;
  sqlite3_stmt* statement = nullptr;
  if (sqlite3_prepare_v2(handle, "SELECT fts5(?1)", -1, &statement, nullptr) == SQLITE_OK) {
    sqlite3_bind_pointer(statement, 1, &api, "fts5_api_ptr", nullptr);
    sqlite3_step(statement);
  }
  sqlite3_finalize(statement);
  if (api != nullptr) api->xCreateFunction(api, "vanban_rank", nullptr, Rank, nullptr);
}

}  // namespace vanban::index
