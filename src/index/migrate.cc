// Steps from schema to schema. A step is history: it says what that version was. But what a later step makes anew from
// the stored text, as the full text is, an earlier one leaves alone. The door is Migrate.
#include "index/migrate.h"

#include <array>
#include <string>
#include <vector>

#include "index/prepare.h"
#include "index/schema.h"
#include "index/stored.h"
#include "index/surroundings.h"

namespace vanban::index {
namespace {

// Figures tied to what stands around them. (Pairs of words came into the full text.)
void ToVersion2(Database& database) {
  database.Execute(
      "ALTER TABLE ratios ADD COLUMN tied_to_id INTEGER REFERENCES citations (id);"
      "ALTER TABLE ratios ADD COLUMN by_id INTEGER REFERENCES organization_names (id);"
      "ALTER TABLE indicators ADD COLUMN tied_to_id INTEGER REFERENCES citations (id);"
      "ALTER TABLE indicators ADD COLUMN by_id INTEGER REFERENCES organization_names (id);"
      "DROP INDEX IF EXISTS ratios_by_citation;"
      "DROP INDEX IF EXISTS indicators_by_citation;");
  Statement sentences(database, "SELECT start_byte, end_byte FROM sentences WHERE id BETWEEN ?1 AND ?2 ORDER BY id");
  const std::string tie = " SET tied_to_id = ?2, by_id = ?3 WHERE id = ?1";
  Statement ratio(database, "UPDATE ratios" + tie);
  Statement indicator(database, "UPDATE indicators" + tie);
  EachDocument(database, [&](std::int64_t id, const StoredText& document) {
    const std::int64_t first = id * kIdStep;
    std::vector<SourceSpan> spans;
    sentences.Bind(1, first).Bind(2, first + kIdStep - 1);
    while (sentences.Step()) {
      spans.push_back({static_cast<std::uint32_t>(sentences.Int(0)), static_cast<std::uint32_t>(sentences.Int(1))});
    }
    sentences.Reset();
    const std::vector<Fact>& facts = document.extraction.facts;
    const std::vector<Surroundings> around = FindSurroundings(document.text, facts, spans);
    for (std::size_t i = 0; i < facts.size(); ++i) {
      const auto write = [&](Statement& statement, FactId stated) {
        const FactId tied = stated != 0 ? stated : around[i].citation;
        statement.Bind(1, first + facts[i].id).BindId(2, tied == 0 ? 0 : first + tied);
        statement.BindId(3, around[i].organization == 0 ? 0 : first + around[i].organization).Run();
      };
      if (const auto* value = std::get_if<Ratio>(&facts[i].value)) write(ratio, value->document);
      if (const auto* value = std::get_if<Indicator>(&facts[i].value)) write(indicator, value->document);
    }
  });
}

// Pairs of words without marks in the full text of sentences, pairs of words in that of facts.
void ToVersion3(Database& database) {
  database.Execute(
      "DROP TABLE sentence_index; DROP TABLE fact_index;"
      "CREATE VIRTUAL TABLE sentence_index USING fts5 (exact, toneless, pairs, content='',"
      " tokenize=\"unicode61 remove_diacritics 0 tokenchars '_'\");"
      "CREATE VIRTUAL TABLE fact_index USING fts5 (marks, official, office, organization, document, issuer, indicator,"
      " status, place, source, content='', tokenize=\"unicode61 remove_diacritics 0 tokenchars '_'\");"
      "INSERT INTO sentence_index (sentence_index, rank) VALUES ('hashsize', 16777216);");
  Statement sentences(database, "SELECT id, start_byte, end_byte FROM sentences WHERE id BETWEEN ?1 AND ?2");
  Statement row(database, "INSERT INTO sentence_index (rowid, exact, toneless, pairs) VALUES (?1, ?2, ?3, ?4)");
  Statement fact(database,
                 "INSERT INTO fact_index (rowid, marks, official, office, organization, document, issuer, indicator,"
                 " status, place, source) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)");
  const auto insert_fact = [&fact](std::int64_t id, const FactRow& folded) {
    fact.Bind(1, id);
    for (std::size_t i = 0; i < folded.size(); ++i) fact.BindText(static_cast<int>(i) + 2, folded[i]);
    fact.Run();
  };
  EachDocument(database, [&](std::int64_t id, const StoredText& document) {
    const std::int64_t first = id * kIdStep;
    sentences.Bind(1, first).Bind(2, first + kIdStep - 1);
    while (sentences.Step()) {
      const auto begin = static_cast<std::size_t>(sentences.Int(1));
      const auto end = static_cast<std::size_t>(sentences.Int(2));
      const SentenceRow folded = FoldSentence(std::string_view(document.text).substr(begin, end - begin));
      row.Bind(1, sentences.Int(0)).BindText(2, folded.exact).BindText(3, folded.toneless);
      row.BindText(4, folded.pairs).Run();
    }
    sentences.Reset();
    insert_fact(first, FoldDocument(document.extraction.doc));
    for (const Fact& one : document.extraction.facts) {
      insert_fact(first + one.id, FoldFact(one, document.extraction.facts));
    }
  });
  database.Execute("INSERT INTO sentence_index (sentence_index) VALUES ('optimize')");
  database.Execute("INSERT INTO fact_index (fact_index) VALUES ('optimize')");
}

// kSteps[i] takes version i + 1 to i + 2.
constexpr std::array<void (*)(Database&), kSchemaVersion - 1> kSteps = {ToVersion2, ToVersion3};

}  // namespace

void Migrate(Database& database, std::int64_t version) {
  // Views hold nothing: those of today replace those of then.
  std::string drop;
  {
    Statement views(database, "SELECT name FROM sqlite_schema WHERE type = 'view'");
    while (views.Step()) drop += "DROP VIEW " + views.String(0) + ";";
  }
  database.Execute(drop.c_str());
  for (; version < kSchemaVersion; ++version) kSteps[static_cast<std::size_t>(version - 1)](database);
  database.Execute(kViewsSql);
}

}  // namespace vanban::index
