// Searching in three steps: which documents (streams, at most kMostDocumentsSearched), in which order (rank of their
// best sentences, or date), and the page itself (snippets, facts). The door is Search.
#include "index/search.h"

#include <algorithm>
#include <map>
#include <unordered_map>

#include "index/prepare.h"
#include "index/query_tree.h"
#include "index/snippet.h"
#include "index/stored.h"
#include "index/stream.h"
#include "text/fold.h"

namespace vanban::index {
namespace {

// How many sentences with the words are ranked, the newest stored first: a rank costs about two microseconds.
constexpr std::size_t kMostSentencesRanked = 10'000;
constexpr std::size_t kFacetValues = 10;

struct Candidate {
  std::int64_t document = 0;
  double score = 0;
  std::int64_t sentence = -1;  // id of the best one; -1: none
};

class Searcher {
 public:
  Searcher(Database& database, const Query::Node& root, const SearchOptions& options)
      : database_(database),
        options_(options),
        plan_(Compile(database, root)),
        wanted_(WantedWords(root)),
        head_(database, "SELECT name, source, title, date FROM documents WHERE id = ?1"),
        sentence_(database, "SELECT start_byte, end_byte, start_char, end_char FROM sentences WHERE id = ?1"),
        text_(database, "SELECT text FROM document_texts WHERE document_id = ?1") {}

  SearchAnswer Run() {
    Collect();
    Order();
    answer_.documents = candidates_.size();
    options_.facts ? PageOfFacts() : PageOfDocuments();
    for (const Facet facet : options_.facets) answer_.facets.emplace_back(facet, Count(facet));
    return std::move(answer_);
  }

 private:
  void Collect() {
    std::int64_t most = kNewest;
    while ((most = plan_.documents->Seek(most)) != kNoDocument) {
      if (candidates_.size() == kMostDocumentsSearched) {
        answer_.more = true;
        break;
      }
      candidates_.push_back({.document = most--, .score = 0, .sentence = -1});
    }
  }

  void Order() {
    if (!plan_.rank.empty()) Rank();
    if (options_.sort == SortBy::kDate || plan_.rank.empty()) {
      SortByDate();
    } else {
      std::stable_sort(candidates_.begin(), candidates_.end(),
                       [](const Candidate& a, const Candidate& b) { return a.score > b.score; });
    }
  }

  // A document is as good as its best sentence; further ones add a little, so that of equals the fuller one leads.
  void Rank() {
    Statement ranked(database_, "SELECT rowid, vanban_rank(sentence_index) FROM sentence_index "
                                "WHERE sentence_index MATCH ?1 AND rowid < ?2 ORDER BY rowid DESC");
    ranked.BindText(1, plan_.rank);
    ranked.Bind(2, candidates_.empty() ? 0 : (candidates_[0].document + 1) * kIdStep);
    std::size_t at = 0;
    double best = 0;
    for (std::size_t i = 0; i < kMostSentencesRanked && at < candidates_.size() && ranked.Step(); ++i) {
      const std::int64_t row = ranked.Int(0);
      const std::int64_t document = row / kIdStep;
      while (at < candidates_.size() && candidates_[at].document > document) ++at, best = 0;
      if (at == candidates_.size() || candidates_[at].document != document) continue;
      Candidate& candidate = candidates_[at];
      const double score = ranked.Double(1);
      candidate.score += score * 0.05;
      if (candidate.sentence >= 0 && score < best) continue;  // of equal ones the first of the document, met last
      candidate.score += (score - best) * 0.95;
      best = score;
      candidate.sentence = row;
    }
  }

  void SortByDate() {
    Statement date(database_, "SELECT coalesce(date_to, '') FROM documents WHERE id = ?1");
    std::vector<std::pair<std::string, std::size_t>> dates;
    dates.reserve(candidates_.size());
    for (std::size_t i = 0; i < candidates_.size(); ++i) {
      date.Bind(1, candidates_[i].document).Step();
      dates.emplace_back(date.String(0), i);
      date.Reset();
    }
    std::stable_sort(dates.begin(), dates.end(), [](const auto& a, const auto& b) { return a.first > b.first; });
    std::vector<Candidate> sorted;
    sorted.reserve(candidates_.size());
    for (const auto& [day, at] : dates) sorted.push_back(candidates_[at]);
    candidates_ = std::move(sorted);
  }

  // What is said of the document itself.
  Hit Head(const Candidate& candidate) {
    Hit hit;
    hit.score = candidate.score;
    if (head_.Bind(1, candidate.document).Step()) {
      hit.document = head_.String(0);
      hit.source = head_.String(1);
      hit.title = head_.String(2);
      hit.date = head_.String(3);
    }
    head_.Reset();
    return hit;
  }

  // Fills place and snippet from a sentence; `also` is a place in the document to be marked.
  void Show(std::int64_t document, std::int64_t sentence, SourceSpan also, Hit& hit) {
    if (sentence < 0) return;
    hit.sentence = sentence % kIdStep;
    SourceSpan span;
    if (sentence_.Bind(1, sentence).Step()) {
      span = {static_cast<std::uint32_t>(sentence_.Int(0)), static_cast<std::uint32_t>(sentence_.Int(1))};
      if (also.begin == also.end) {
        hit.bytes = span;
        hit.start_char = static_cast<std::uint32_t>(sentence_.Int(2));
        hit.end_char = static_cast<std::uint32_t>(sentence_.Int(3));
      }
    }
    sentence_.Reset();
    if (text_.Bind(1, document).Step()) {
      const std::string_view text = text_.Text(0);
      // A fact may run on into the next sentence: then the snippet does too.
      const std::uint32_t end = std::min<std::uint32_t>(std::max(span.end, also.end), static_cast<std::uint32_t>(text.size()));
      SourceSpan inside;
      if (also.begin < also.end && also.begin >= span.begin) inside = {also.begin - span.begin, also.end - span.begin};
      hit.snippet = MakeSnippet(text.substr(span.begin, end - span.begin), wanted_, inside);
    }
    text_.Reset();
  }

  void PageOfDocuments() {
    Statement place(database_, "SELECT start_byte, end_byte, start_char, end_char, sentence_id FROM facts WHERE id = ?1");
    const std::size_t end = std::min(candidates_.size(), options_.offset + options_.limit);
    for (std::size_t i = options_.offset; i < end; ++i) {
      const Candidate& candidate = candidates_[i];
      Hit& hit = answer_.hits.emplace_back(Head(candidate));
      if (!plan_.rank.empty()) {
        Show(candidate.document, candidate.sentence >= 0 ? candidate.sentence : BestSentence(candidate.document), {}, hit);
        if (hit.sentence >= 0) continue;
      }
      // Found by its facts: show the first of them.
      for (const FactCondition& condition : plan_.conditions) {
        const std::vector<std::int64_t> facts = FactsOf(database_, condition, candidate.document);
        if (facts.empty()) continue;
        if (place.Bind(1, facts[0]).Step()) ShowFact(candidate.document, place, hit);
        place.Reset();
        break;
      }
    }
  }

  void ShowFact(std::int64_t document, const Statement& place, Hit& hit) {
    hit.bytes = {static_cast<std::uint32_t>(place.Int(0)), static_cast<std::uint32_t>(place.Int(1))};
    hit.start_char = static_cast<std::uint32_t>(place.Int(2));
    hit.end_char = static_cast<std::uint32_t>(place.Int(3));
    Show(document, place.IsNull(4) ? -1 : place.Int(4), hit.bytes, hit);
  }

  // Of a document whose sentences were too many, or too old, to be ranked with the others.
  std::int64_t BestSentence(std::int64_t document) {
    Statement ranked(database_, "SELECT rowid FROM sentence_index WHERE sentence_index MATCH ?1 AND rowid BETWEEN ?2 AND ?3 "
                                "ORDER BY vanban_rank(sentence_index) DESC, rowid LIMIT 1");
    ranked.BindText(1, plan_.rank).Bind(2, document * kIdStep).Bind(3, document * kIdStep + kIdStep - 1);
    return ranked.Step() ? ranked.Int(0) : -1;
  }

  // The facts of a document that answer the query: those that fields found; without fields those of the sentences with
  // the words; with neither all.
  std::vector<std::int64_t> Facts(std::int64_t document) {
    std::vector<std::int64_t> ids;
    for (const FactCondition& condition : plan_.conditions) {
      for (const std::int64_t id : FactsOf(database_, condition, document)) ids.push_back(id);
    }
    if (plan_.conditions.empty()) {
      const bool words = !plan_.words.empty();
      Statement all(database_,
                    std::string("SELECT id FROM facts WHERE id BETWEEN ?1 AND ?2") +
                        (words ? " AND sentence_id IN (SELECT rowid FROM sentence_index WHERE sentence_index MATCH ?3 "
                                 "AND rowid BETWEEN ?1 AND ?2)"
                               : ""));
      all.Bind(1, document * kIdStep).Bind(2, document * kIdStep + kIdStep - 1);
      if (words) all.BindText(3, plan_.words);
      while (all.Step()) ids.push_back(all.Int(0));
    }
    std::sort(ids.begin(), ids.end());
    ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
    return ids;
  }

  void PageOfFacts() {
    StoredReader stored(database_);
    Statement place(database_, "SELECT start_byte, end_byte, start_char, end_char, sentence_id FROM facts WHERE id = ?1");
    std::size_t passed = 0;
    for (const Candidate& candidate : candidates_) {
      if (answer_.hits.size() == options_.limit) break;
      const std::vector<std::int64_t> ids = Facts(candidate.document);
      if (passed + ids.size() <= options_.offset) {
        passed += ids.size();
        continue;
      }
      const Hit head = Head(candidate);
      const std::vector<Fact> facts = stored.ReadFacts(candidate.document);
      for (const std::int64_t id : ids) {
        if (passed++ < options_.offset) continue;
        if (answer_.hits.size() == options_.limit) break;
        Hit& hit = answer_.hits.emplace_back(head);
        if (place.Bind(1, id).Step()) ShowFact(candidate.document, place, hit);
        place.Reset();
        const auto fact = std::find_if(facts.begin(), facts.end(),
                                       [id](const Fact& one) { return one.id == static_cast<FactId>(id % kIdStep); });
        if (fact != facts.end()) hit.fact = *fact;
      }
    }
  }

  std::vector<FacetCount> Count(Facet facet) {
    constexpr std::string_view kRange = " BETWEEN ?1 * 1048576 AND ?1 * 1048576 + 1048575";
    std::string sql;
    switch (facet) {
      case Facet::kOrganization:
        sql = "SELECT DISTINCT coalesce(organizations.name, organization_names.name) FROM organization_names "
              "LEFT JOIN organizations ON organizations.id = organization_id WHERE organization_names.id";
        sql += kRange;
        break;
      case Facet::kDocument:
        sql = "SELECT DISTINCT coalesce(kind || ' ', '') || number FROM citations WHERE number IS NOT NULL AND NOT self "
              "AND id";
        sql += kRange;
        break;
      case Facet::kYear:
        sql = "SELECT substr(date_to, 1, 4) FROM documents WHERE date_to IS NOT NULL AND id = ?1";
        break;
    }
    Statement values(database_, sql);
    struct Counted {
      std::string value;
      std::uint64_t documents = 0;
      std::int64_t last = 0;
    };
    std::unordered_map<std::string, Counted> counts;
    for (const Candidate& candidate : candidates_) {
      values.Bind(1, candidate.document);
      while (values.Step()) {
        Counted& counted = counts[text::Fold(values.Text(0))];
        if (counted.value.empty()) counted.value = values.String(0);
        if (counted.last != candidate.document) ++counted.documents;
        counted.last = candidate.document;
      }
      values.Reset();
    }
    std::vector<FacetCount> sorted;
    for (const auto& [key, counted] : counts) sorted.push_back({counted.value, counted.documents});
    std::sort(sorted.begin(), sorted.end(), [](const FacetCount& a, const FacetCount& b) {
      return a.documents != b.documents ? a.documents > b.documents : a.value < b.value;
    });
    if (sorted.size() > kFacetValues) sorted.resize(kFacetValues);
    return sorted;
  }

  Database& database_;
  const SearchOptions& options_;
  Plan plan_;
  std::vector<HitWords> wanted_;
  Statement head_, sentence_, text_;
  std::vector<Candidate> candidates_;
  SearchAnswer answer_;
};

}  // namespace

SearchAnswer Search(Database& database, const Query::Node& root, const SearchOptions& options) {
  // One moment in time for all steps, whatever a writer does meanwhile.
  database.Execute("BEGIN");
  try {
    SearchAnswer answer = Searcher(database, root, options).Run();
    database.Execute("COMMIT");
    return answer;
  } catch (...) {
    sqlite3_exec(database.handle(), "ROLLBACK", nullptr, nullptr, nullptr);
    throw;
  }
}

}  // namespace vanban::index
