// The order of documents. The doors are Ranking::Sort, SortByDate and NewestOf.
#include "index/ranking.h"

#include <algorithm>
#include <cmath>
#include <memory>
#include <string>
#include <utility>

#include "index/prepare.h"
#include "index/stream.h"

namespace vanban::index {
namespace {

constexpr std::uint64_t kMostSentencesRanked = 1500;  // a rank costs about five microseconds
constexpr std::size_t kMostNormalised = 500;          // documents whose length is looked up
constexpr std::size_t kMostLookedUp = 1000;           // dates, one by one; of more, the index by date is walked
constexpr std::size_t kMostProbed = 20'000;

// How many rows each of the candidates has.
std::vector<std::uint32_t> CountRows(Database& database, const Match& match, const Candidates& candidates) {
  std::vector<std::uint32_t> counts(candidates.size());
  const std::unique_ptr<RowStream> rows = DocumentsOfRows(database, "sentence_index", match);
  for (std::size_t i = candidates.size(); i-- > 0;) counts[i] = rows->RowsOf(candidates[i].document);
  return counts;
}

// What documents as wholes are compared by: how many of their sentences have the words, or have them side by side.
struct Term {
  std::vector<std::uint32_t> counts;
  double weight = 0;
};

void Weigh(Term& term, const Candidates& candidates) {
  const auto holders =
      std::count_if(term.counts.begin(), term.counts.end(), [](std::uint32_t count) { return count != 0; });
  const auto range = static_cast<double>(candidates.front().document - candidates.back().document + 1);
  term.weight = std::log(1.1 + range / static_cast<double>(std::max<std::ptrdiff_t>(holders, 1)));
}

}  // namespace

Ranking::Ranking(Database& database, const Plan& plan, std::int64_t newest)
    : database_(database),
      plan_(plan),
      ranked_(database, plan.Rank(), newest),
      any_(database,
           "SELECT rowid FROM sentence_index WHERE sentence_index MATCH ?1 AND rowid BETWEEN ?2 AND ?3 LIMIT 1") {}

void Ranking::Sort(Candidates& candidates, std::size_t wanted) {
  std::uint64_t sentences = 0;
  for (const Candidate& candidate : candidates) {
    for (const std::uint32_t count : candidate.sentences) sentences += count;
  }
  sentences <= kMostSentencesRanked ? BySentences(candidates) : ByDocuments(candidates, wanted);
}

// Further sentences add a little to the best one, so that of equals the fuller document leads.
void Ranking::BySentences(Candidates& candidates) {
  ranked_.Within(0, kNoRow - 1);
  for (std::size_t i = candidates.size(); i-- > 0;) {
    Candidate& candidate = candidates[i];
    double best = 0;
    for (std::int64_t row = ranked_.Seek(candidate.document * kIdStep); row <= LastIdOf(candidate.document);
         row = ranked_.Next()) {
      const double score = ranked_.Score();
      candidate.score += score * 0.05;
      if (candidate.sentence >= 0 && score <= best) continue;  // of equal ones the first of the document
      candidate.score += (score - best) * 0.95;
      best = score;
      candidate.sentence = row;
    }
  }
  std::stable_sort(candidates.begin(), candidates.end(),
                   [](const Candidate& a, const Candidate& b) { return a.score > b.score; });
}

// BM25 again, with a sentence in the place of a word.
void Ranking::ByDocuments(Candidates& candidates, std::size_t wanted) {
  std::vector<Term> terms;
  for (std::size_t i = 0; i < plan_.words.size() && terms.size() < kMostTerms; ++i) {
    Term& term = terms.emplace_back();
    for (const Candidate& candidate : candidates) term.counts.push_back(candidate.sentences[i]);
  }
  for (const WordsMatch& words : plan_.words) {
    if (!words.side_by_side.empty() && terms.size() < kMostTerms) {
      terms.push_back({.counts = CountRows(database_, words.side_by_side, candidates), .weight = 0});
    }
  }
  for (Term& term : terms) Weigh(term, candidates);
  std::vector<std::pair<double, std::size_t>> order;
  for (std::size_t i = 0; i < candidates.size(); ++i) {
    double score = 0;
    for (const Term& term : terms) score += term.weight * term.counts[i];
    order.emplace_back(-score, i);
  }
  std::sort(order.begin(), order.end());
  // Long documents have more of everything: of the first ones that is taken into account.
  const std::size_t normalised = std::min(order.size(), std::max(kMostNormalised, wanted));
  Statement length(database_, "SELECT text_bytes FROM documents WHERE id = ?1");
  std::vector<double> lengths;
  double all = 0;
  for (std::size_t i = 0; i < normalised; ++i) {
    length.Bind(1, candidates[order[i].second].document);
    lengths.push_back(length.Step() ? length.Double(0) : 0);
    length.Reset();
    all += lengths.back();
  }
  for (std::size_t i = 0; i < normalised; ++i) {
    Candidate& candidate = candidates[order[i].second];
    const double relative = lengths[i] * static_cast<double>(normalised) / std::max(all, 1.0);
    for (const Term& term : terms) {
      candidate.score += Bm25(term.weight, term.counts[order[i].second], relative);
    }
    order[i].first = -candidate.score;
  }
  std::sort(order.begin(), order.begin() + static_cast<std::ptrdiff_t>(normalised));
  Candidates sorted;
  sorted.reserve(candidates.size());
  for (const auto& [score, at] : order) sorted.push_back(candidates[at]);
  candidates = std::move(sorted);
}

std::int64_t Ranking::BestSentence(std::int64_t document) {
  const std::int64_t first = document * kIdStep;
  const std::int64_t last = LastIdOf(document);
  std::int64_t best = -1;
  double best_score = 0;
  // Of a long document the first fifty sentences with the words: what it is about stands there.
  ranked_.Within(first, last);
  std::int64_t row = ranked_.Seek(first);
  for (int left = 50; row != kNoRow && left > 0; --left, row = ranked_.Next()) {
    const double score = ranked_.Score();
    if (best >= 0 && score <= best_score) continue;
    best = row;
    best_score = score;
  }
  if (best >= 0) return best;
  const std::string filter = plan_.Filter().ToSql();
  any_.BindText(1, filter).Bind(2, first).Bind(3, last);
  if (any_.Step()) best = any_.Int(0);
  any_.Reset();
  return best;
}

void SortByDate(Database& database, Candidates& candidates, std::size_t wanted) {
  std::vector<std::pair<std::string, std::size_t>> dates;
  std::vector<char> taken(candidates.size());
  if (candidates.size() <= kMostLookedUp || wanted >= candidates.size()) {
    Statement date(database, "SELECT coalesce(date_to, '') FROM documents WHERE id = ?1");
    for (std::size_t i = 0; i < candidates.size(); ++i) {
      date.Bind(1, candidates[i].document).Step();
      dates.emplace_back(date.String(0), i);
      date.Reset();
    }
    std::stable_sort(dates.begin(), dates.end(), [](const auto& a, const auto& b) { return a.first > b.first; });
  } else {
    Statement newest(database, "SELECT id FROM documents ORDER BY date_to DESC, id DESC");
    while (dates.size() < wanted && newest.Step()) {
      const std::int64_t id = newest.Int(0);
      const auto found =
          std::lower_bound(candidates.begin(), candidates.end(), id,
                           [](const Candidate& one, std::int64_t other) { return one.document > other; });
      if (found != candidates.end() && found->document == id) dates.emplace_back("", found - candidates.begin());
    }
  }
  Candidates sorted;
  sorted.reserve(candidates.size());
  for (const auto& [day, at] : dates) {
    sorted.push_back(candidates[at]);
    taken[at] = 1;
  }
  for (std::size_t i = 0; i < candidates.size(); ++i) {
    if (taken[i] == 0) sorted.push_back(candidates[i]);
  }
  candidates = std::move(sorted);
}

Candidates NewestOf(Database& database, DocumentStream& documents, std::size_t wanted) {
  Candidates found;
  Statement newest(database, "SELECT id FROM documents ORDER BY date_to DESC, id DESC");
  for (std::size_t probed = 0; found.size() < wanted && newest.Step(); ++probed) {
    if (probed == kMostProbed) return {};
    const std::int64_t id = newest.Int(0);
    documents.Within(id, id);
    if (documents.Seek(id) == id) found.push_back({.document = id});
  }
  return found;
}

}  // namespace vanban::index
