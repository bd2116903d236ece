// Searching in three steps: which documents (streams, at most kMostDocumentsSearched), in which order (ranking.h), and
// the page itself (snippets, facts). The door is Search.
#include "index/search.h"

#include <algorithm>
#include <unordered_map>

#include "index/plan.h"
#include "index/prepare.h"
#include "index/query_tree.h"
#include "index/ranking.h"
#include "index/snippet.h"
#include "index/stored.h"
#include "text/fold.h"

namespace vanban::index {
namespace {

constexpr std::size_t kFacetValues = 10;

class Searcher {
 public:
  Searcher(Database& database, const Query::Node& root, const SearchOptions& options)
      : database_(database),
        options_(options),
        plan_(Compile(database, root)),
        facts_(database, plan_),
        newest_(QueryInt(database, "SELECT max(id) FROM documents")),
        ranking_(database, plan_, newest_),
        wanted_(WantedWords(root)),
        head_(database, "SELECT name, source, title, date FROM documents WHERE id = ?1"),
        sentence_(database, "SELECT start_byte, end_byte, start_char, end_char FROM sentences WHERE id = ?1"),
        text_(database, "SELECT text FROM document_texts WHERE document_id = ?1"),
        place_(database, "SELECT start_byte, end_byte, start_char, end_char, sentence_id FROM facts WHERE id = ?1") {}

  SearchAnswer Run() {
    Collect();
    answer_.documents = answer_.estimate = candidates_.size();
    if (answer_.more && candidates_.back().document <= newest_) {
      const auto looked_at = static_cast<double>(newest_ - candidates_.back().document + 1);
      answer_.estimate = static_cast<std::uint64_t>(static_cast<double>(candidates_.size()) *
                                                    (static_cast<double>(newest_) / looked_at));
    }
    // Facets count all; the page may be made of others, where order asks for documents beyond those collected.
    for (const Facet facet : options_.facets) answer_.facets.emplace_back(facet, Count(facet));
    Order();
    options_.facts ? PageOfFacts() : PageOfDocuments();
    return std::move(answer_);
  }

 private:
  // The newest stored first, window by window; inside one streams go forwards.
  void Collect() {
    std::int64_t width = kMostDocumentsSearched;
    for (std::int64_t last = newest_; last > 0;) {
      const std::int64_t first = std::max<std::int64_t>(1, last - width + 1);
      if (!CollectWithin(first, last)) {
        width = (last - first) / 4 + 1;
        continue;
      }
      last = first - 1;
      if (candidates_.size() > kMostDocumentsSearched) {
        candidates_.resize(kMostDocumentsSearched);
        answer_.more = true;
        return;
      }
      // As wide as will hold what is still wanted, if documents go on to be found as often.
      const auto found = static_cast<double>(candidates_.size());
      const double wide =
          (static_cast<double>(kMostDocumentsSearched + 1) - found) * static_cast<double>(newest_ - last) / found;
      width = wide < static_cast<double>(last) ? std::max<std::int64_t>(1000, static_cast<std::int64_t>(wide)) : last;
    }
  }

  // False: far more than can be used; nothing is collected then.
  bool CollectWithin(std::int64_t first, std::int64_t last) {
    const std::size_t before = candidates_.size();
    DocumentStream& documents = *plan_.documents;
    documents.Within(first, last);
    for (std::int64_t id = documents.Seek(first); id != kNoDocument; id = documents.Seek(id + 1)) {
      if (candidates_.size() == 3 * kMostDocumentsSearched) {
        candidates_.resize(before);
        return false;
      }
      Candidate& candidate = candidates_.emplace_back(Candidate{.document = id});
      for (std::size_t i = 0; i < plan_.sentences.size() && i < kMostTerms; ++i) {
        candidate.sentences[i] = plan_.sentences[i]->RowsOf(id);
      }
    }
    std::reverse(candidates_.begin() + static_cast<std::ptrdiff_t>(before), candidates_.end());
    return true;
  }

  void Order() {
    const std::size_t wanted = options_.offset + options_.limit;
    answer_.of_newest = answer_.more;
    if (options_.sort == SortBy::kRank && !plan_.words.empty()) {
      ranking_.Sort(candidates_, wanted);
      return;
    }
    // By date the page can be found among all documents; but not how many of them have facts to show.
    const bool by_documents = !options_.facts || !plan_.conditions.empty();
    if (answer_.more && by_documents && wanted <= kMostDocumentsSearched) {
      Candidates newest = NewestOf(database_, *plan_.documents, wanted);
      if (newest.size() == wanted) {
        answer_.of_newest = false;
        candidates_ = std::move(newest);
        return;
      }
    }
    SortByDate(database_, candidates_, by_documents ? wanted : candidates_.size());
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
      const std::uint32_t end =
          std::min<std::uint32_t>(std::max(span.end, also.end), static_cast<std::uint32_t>(text.size()));
      SourceSpan inside;
      if (also.begin < also.end && also.begin >= span.begin) inside = {also.begin - span.begin, also.end - span.begin};
      hit.snippet = MakeSnippet(text.substr(span.begin, end - span.begin), wanted_, inside);
    }
    text_.Reset();
  }

  void PageOfDocuments() {
    const std::size_t end = std::min(candidates_.size(), options_.offset + options_.limit);
    for (std::size_t i = options_.offset; i < end; ++i) {
      const Candidate& candidate = candidates_[i];
      Hit& hit = answer_.hits.emplace_back(Head(candidate));
      if (!plan_.words.empty()) {
        Show(candidate.document,
             candidate.sentence >= 0 ? candidate.sentence : ranking_.BestSentence(candidate.document), {}, hit);
        if (hit.sentence >= 0) continue;
      }
      // Found by its facts: show the first of them.
      const std::vector<std::int64_t> facts = facts_.First(candidate.document);
      if (!facts.empty()) ShowFact(candidate.document, facts[0], hit);
    }
  }

  void ShowFact(std::int64_t document, std::int64_t fact, Hit& hit) {
    if (place_.Bind(1, fact).Step()) {
      hit.bytes = {static_cast<std::uint32_t>(place_.Int(0)), static_cast<std::uint32_t>(place_.Int(1))};
      hit.start_char = static_cast<std::uint32_t>(place_.Int(2));
      hit.end_char = static_cast<std::uint32_t>(place_.Int(3));
      Show(document, place_.IsNull(4) ? -1 : place_.Int(4), hit.bytes, hit);
    }
    place_.Reset();
  }

  void PageOfFacts() {
    StoredReader stored(database_);
    std::size_t passed = 0;
    for (const Candidate& candidate : candidates_) {
      if (answer_.hits.size() == options_.limit) break;
      const std::vector<std::int64_t> ids = facts_.All(candidate.document);
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
        ShowFact(candidate.document, id, hit);
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
        sql =
            "SELECT DISTINCT coalesce(organizations.name, organization_names.name) FROM organization_names "
            "LEFT JOIN organizations ON organizations.id = organization_id WHERE organization_names.id";
        sql += kRange;
        break;
      case Facet::kDocument:
        sql =
            "SELECT DISTINCT coalesce(kind || ' ', '') || number FROM citations WHERE number IS NOT NULL AND NOT self "
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
  FactsOfDocument facts_;
  std::int64_t newest_;
  Ranking ranking_;
  std::vector<HitWords> wanted_;
  Statement head_, sentence_, text_, place_;
  Candidates candidates_;
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
