// The rank of a sentence. The door is RankedRows.
#include "index/rank.h"

#include <algorithm>
#include <cmath>

#include "index/prepare.h"

namespace vanban::index {
namespace {

constexpr std::int64_t kSampledRows = 500;  // a common term is known well enough from them
constexpr double kExactWeight = 2.0;

}  // namespace

// Where MATCH must be asked, its own rank does: slowly, but such tables are not made by us.
RankedRows::RankedRows(Database& database, const Match& match, std::int64_t newest_document)
    : rows_(database, "sentence_index", match, "", ", -bm25(sentence_index, 2.0, 1.0, 1.0)"),
      newest_document_(newest_document) {}

void RankedRows::Weigh(MatchCursor& cursor) {
  const double all = rows_.pages().rows();
  // Rowids ascend with the documents, so the part of the rowids that the sample spans is the part of the rows.
  const double reach = static_cast<double>(newest_document_ + 1) * static_cast<double>(kIdStep);
  cursor.EachPhrase([&](MatchCursor& phrase) {
    phrase.Forget();
    std::int64_t sampled = 0;
    std::int64_t last = 0;
    for (std::int64_t row = phrase.Seek(0); row != kNoRow && sampled < kSampledRows; row = phrase.Seek(row + 1)) {
      last = row;
      ++sampled;
    }
    auto found = static_cast<double>(sampled);
    if (sampled == kSampledRows && last > 0) found *= std::max(1.0, reach / static_cast<double>(last));
    weights_.push_back(std::max(1e-6, std::log((all - std::min(found, all) + 0.5) / (found + 0.5))));
  });
  cursor.Forget();
  cursor.Seek(row_);
}

double RankedRows::Score() {
  MatchCursor* const cursor = rows_.cursor();
  if (cursor == nullptr) return rows_.column();
  if (weights_.empty()) Weigh(*cursor);
  frequencies_.clear();
  cursor->Count(row_, frequencies_);
  const double length = rows_.pages().TokensOf(row_) / rows_.pages().average_tokens();
  double score = 0;
  for (std::size_t i = 0; i < weights_.size(); ++i) {
    const double frequency = kExactWeight * frequencies_[i].in_first_column + frequencies_[i].elsewhere;
    score += Bm25(weights_[i], frequency, length);
  }
  return score;
}

}  // namespace vanban::index
