// The rank of a sentence. The door is RegisterRank; FTS5 calls Rank for each row that a query ranks.
#include "index/rank.h"

#include <algorithm>
#include <cmath>
#include <vector>

#include "index/prepare.h"
#include "index/tokens.h"

namespace vanban::index {

// REQUIRES of all: called by FTS5, inside a row.
struct RankStatistics {
  double average_tokens = 1;
  std::vector<double> weights;    // inverse document frequency of each phrase
  std::vector<double> frequency;  // of each phrase in the row at hand

  static bool Wants(RankRequest& request, std::int64_t row);
  static int Of(RankRequest& request, const Fts5ExtensionApi* api, Fts5Context* context, RankStatistics*& statistics);
  int Prepare(std::int64_t newest_document, const Fts5ExtensionApi* api, Fts5Context* context);
  int Score(const Fts5ExtensionApi* api, Fts5Context* context, double& score);
};

namespace {

constexpr std::int64_t kSampledRows = 500;  // a common term is known well enough from them
constexpr double kExactWeight = 2.0;
constexpr double kK1 = 1.2;
constexpr double kB = 0.75;
constexpr const char* kPointerType = "vanban_rank_request";

struct Sample {
  std::int64_t rows = 0;
  std::int64_t last_rowid = 0;
};

int CountRow(const Fts5ExtensionApi* api, Fts5Context* context, void* user) {
  auto* sample = static_cast<Sample*>(user);
  sample->last_rowid = api->xRowid(context);
  return ++sample->rows < kSampledRows ? SQLITE_OK : SQLITE_DONE;
}

void Rank(const Fts5ExtensionApi* api, Fts5Context* context, sqlite3_context* result, int count,
          sqlite3_value** values) {
  auto* request = count == 1 ? static_cast<RankRequest*>(sqlite3_value_pointer(values[0], kPointerType)) : nullptr;
  if (request == nullptr) return sqlite3_result_error(result, "vanban_rank is for vanban's own queries", -1);
  if (!RankStatistics::Wants(*request, api->xRowid(context))) return sqlite3_result_null(result);
  RankStatistics* statistics = nullptr;
  int code = RankStatistics::Of(*request, api, context, statistics);
  double score = 0;
  if (code == SQLITE_OK) code = statistics->Score(api, context, score);
  if (code != SQLITE_OK) return sqlite3_result_error_code(result, code);
  sqlite3_result_double(result, score);
}

}  // namespace

bool RankStatistics::Wants(RankRequest& request, std::int64_t row) {
  if (!request.wanted_) return true;
  const std::int64_t document = row / kIdStep;
  while (request.at_ < request.documents_.size() && request.documents_[request.at_] < document) ++request.at_;
  return request.at_ < request.documents_.size() && request.documents_[request.at_] == document;
}

int RankStatistics::Of(RankRequest& request, const Fts5ExtensionApi* api, Fts5Context* context,
                       RankStatistics*& statistics) {
  if (!request.statistics_) {
    auto made = std::make_unique<RankStatistics>();
    const int code = made->Prepare(request.newest_document_, api, context);
    if (code != SQLITE_OK) return code;
    request.statistics_ = std::move(made);
  }
  statistics = request.statistics_.get();
  return SQLITE_OK;
}

int RankStatistics::Prepare(std::int64_t newest_document, const Fts5ExtensionApi* api, Fts5Context* context) {
  sqlite3_int64 rows = 0;
  int code = api->xRowCount(context, &rows);
  sqlite3_int64 tokens = 0;
  if (code == SQLITE_OK) code = api->xColumnTotalSize(context, 0, &tokens);
  if (code != SQLITE_OK) return code;
  if (rows > 0) average_tokens = std::max(1.0, static_cast<double>(tokens) / static_cast<double>(rows));
  const int phrases = api->xPhraseCount(context);
  weights.resize(static_cast<std::size_t>(phrases));
  frequency.resize(static_cast<std::size_t>(phrases));
  // Rowids ascend with the documents, so the part of the rowids that the sample spans is the part of the rows.
  const double reach = static_cast<double>(newest_document + 1) * static_cast<double>(kIdStep);
  for (int i = 0; i < phrases; ++i) {
    Sample sample;
    code = api->xQueryPhrase(context, i, &sample, CountRow);
    if (code != SQLITE_OK) return code;
    auto found = static_cast<double>(sample.rows);
    if (sample.rows >= kSampledRows && sample.last_rowid > 0) {
      found *= std::max(1.0, reach / static_cast<double>(sample.last_rowid));
    }
    const auto all = static_cast<double>(rows);
    weights[static_cast<std::size_t>(i)] = std::max(1e-6, std::log((all - std::min(found, all) + 0.5) / (found + 0.5)));
  }
  return SQLITE_OK;
}

int RankStatistics::Score(const Fts5ExtensionApi* api, Fts5Context* context, double& score) {
  int instances = 0;
  int code = api->xInstCount(context, &instances);
  if (code != SQLITE_OK) return code;
  std::fill(frequency.begin(), frequency.end(), 0.0);
  for (int i = 0; i < instances; ++i) {
    int phrase = 0;
    int column = 0;
    int offset = 0;
    code = api->xInst(context, i, &phrase, &column, &offset);
    if (code != SQLITE_OK) return code;
    frequency[static_cast<std::size_t>(phrase)] += column == 0 ? kExactWeight : 1.0;
  }
  int tokens = 0;
  code = api->xColumnSize(context, 0, &tokens);
  if (code != SQLITE_OK) return code;
  score = 0;
  for (std::size_t i = 0; i < weights.size(); ++i) {
    score += weights[i] * frequency[i] * (kK1 + 1) / (frequency[i] + kK1 * (1 - kB + kB * tokens / average_tokens));
  }
  return SQLITE_OK;
}

RankRequest::RankRequest(std::int64_t newest_document) : newest_document_(newest_document) {}
RankRequest::~RankRequest() = default;

void RankRequest::Bind(Statement& statement, int parameter) {
  sqlite3_bind_pointer(statement.handle(), parameter, this, kPointerType, nullptr);
}

void RankRequest::RankOnly(std::span<const std::int64_t> documents) {
  documents_ = documents;
  at_ = 0;
  wanted_ = true;
}

void RegisterRank(sqlite3* handle) {
  fts5_api* const api = FullTextFunctions(handle);
  if (api != nullptr) api->xCreateFunction(api, "vanban_rank", nullptr, Rank, nullptr);
}

}  // namespace vanban::index
