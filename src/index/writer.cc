// IndexWriter: batches in transactions. Its door is Store; what must be the same in a document that comes and in one
// that goes (the rows of full text) is made by the same functions of full_text.h.
#include <string>

#include "index/database.h"
#include "index/prepare.h"
#include "index/resolve.h"
#include "index/schema.h"
#include "index/stored.h"
#include "text/fold.h"
#include "vanban/index.h"

namespace vanban {

using index::Database;
using index::kIdStep;
using index::PreparedFact;
using index::PreparedSentence;
using index::Statement;
using index::Transaction;

namespace {

constexpr std::string_view kFactIndexColumns =
    "marks, official, office, organization, document, issuer, indicator, status, place, source";

std::string FactIndexInsert(bool remove) {
  return "INSERT INTO fact_index (" + std::string(remove ? "fact_index, " : "") + "rowid, " +
         std::string(kFactIndexColumns) + ") VALUES (" + (remove ? "'delete', " : "") +
         "?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)";
}

std::string InsertSql(std::string_view table, std::string_view columns) {
  std::string sql = "INSERT INTO " + std::string(table) + " (" + std::string(columns) + ") VALUES (?1";
  int parameters = 1;
  for (const char c : columns) {
    if (c == ',') sql += ", ?" + std::to_string(++parameters);
  }
  return sql + ")";
}

}  // namespace

// All that a batch needs, prepared once.
struct IndexWriter::Impl {
  explicit Impl(const std::string& path)
      : database(path, Database::Mode::kWrite),
        stored(database),
        find(database, "SELECT id, content_hash, rules FROM documents WHERE name = ?1"),
        document(database, InsertSql("documents",
                                     "name, source, title, date, date_from, date_to, kind, number, issuer, province, "
                                     "published, given_title, text_bytes, encoding, invalid_bytes, origin, "
                                     "content_hash, rules")),
        text(database, InsertSql("document_texts", "document_id, text")),
        sentence(database,
                 InsertSql("sentences", "id, document_id, start_byte, end_byte, start_char, end_char, zone, kind")),
        sentence_row(database, InsertSql("sentence_index", "rowid, exact, toneless, pairs")),
        fact_row(database, FactIndexInsert(false)),
        fact(database, InsertSql("facts",
                                 "id, document_id, sentence_id, type, start_byte, end_byte, start_char, "
                                 "end_char, text, rule")),
        mention(database, InsertSql("mentions", "fact_id, ordinal, start_byte, end_byte, start_char, end_char")),
        official(database, InsertSql("officials", "id, name, name_key, honorific, role")),
        position(database, InsertSql("positions",
                                     "official_id, ordinal, title, organization, organization_name_id, "
                                     "since, until, former, acting")),
        citation(database, InsertSql("citations",
                                     "id, kind, number, number_key, issuer, province, level, date, "
                                     "date_from, date_to, subject, period, vision, self")),
        amendment(database, InsertSql("citation_amendments", "citation_id, ordinal, amended_by_id")),
        article(database, InsertSql("citation_articles", "citation_id, ordinal, article")),
        ratio(database,
              InsertSql("ratios", "id, numerator, denominator, counted, status, citation_id, tied_to_id, by_id")),
        indicator(database,
                  InsertSql("indicators",
                            "id, name, entity, value, value_to, unit, bound, direction, "
                            "status, baseline, period, period_from, period_to, citation_id, tied_to_id, by_id")),
        date(database, InsertSql("dates", "id, value, date_from, date_to, relative")),
        organization(database,
                     InsertSql("organization_names", "id, name, kind, field, province, level, place, same_as_id")),
        abbreviation(database, InsertSql("abbreviations", "id, short_form, long_form")),
        place(database, InsertSql("places", "id, name, kind, code")) {}

  void Insert(const PreparedDocument& prepared);
  void InsertFact(std::int64_t document_id, const Fact& fact, const PreparedFact& prepared);
  void InsertValue(std::int64_t id, const Official& value, const PreparedFact& prepared);
  void InsertValue(std::int64_t id, const Citation& value, const PreparedFact& prepared);
  void InsertValue(std::int64_t id, const Ratio& value, const PreparedFact& prepared);
  void InsertValue(std::int64_t id, const Indicator& value, const PreparedFact& prepared);
  void InsertValue(std::int64_t id, const DateExpression& value, const PreparedFact& prepared);
  void InsertValue(std::int64_t id, const Organization& value, const PreparedFact& prepared);
  void InsertValue(std::int64_t id, const Abbreviation& value, const PreparedFact& prepared);
  void InsertValue(std::int64_t id, const Place& value, const PreparedFact& prepared);
  void InsertFactRow(Statement& statement, std::int64_t id, const index::FactRow& row);
  std::optional<std::int64_t> IdOf(std::string_view name);
  void Remove(std::int64_t id);
  // The id in the tables of a fact of the same document; 0 stays none.
  static std::int64_t Sibling(std::int64_t id, FactId local) {
    return local == 0 ? 0 : id - id % kIdStep + static_cast<std::int64_t>(local);
  }

  Database database;
  std::int64_t stored_documents = 0;  // since Finish
  index::StoredReader stored;
  Statement find, document, text, sentence, sentence_row, fact_row, fact, mention, official, position, citation,
      amendment, article, ratio, indicator, date, organization, abbreviation, place;
};

void IndexWriter::Impl::InsertFactRow(Statement& statement, std::int64_t id, const index::FactRow& row) {
  statement.Bind(1, id);
  for (std::size_t i = 0; i < row.size(); ++i) statement.BindText(static_cast<int>(i) + 2, row[i]);
  statement.Run();
}

void IndexWriter::Impl::InsertValue(std::int64_t id, const Official& value, const PreparedFact& prepared) {
  official.Bind(1, id).BindText(2, value.name).BindText(3, prepared.key).Bind(4, value.honorific);
  official.Bind(5, value.role).Run();
  for (std::size_t i = 0; i < value.positions.size(); ++i) {
    const Position& held = value.positions[i];
    position.Bind(1, id).Bind(2, static_cast<std::int64_t>(i)).Bind(3, held.title).Bind(4, held.organization);
    position.BindId(5, Sibling(id, prepared.organization_names[i])).Bind(6, held.since).Bind(7, held.until);
    position.Bind(8, held.former).Bind(9, held.acting).Run();
  }
}

void IndexWriter::Impl::InsertValue(std::int64_t id, const Citation& value, const PreparedFact& prepared) {
  citation.Bind(1, id).Bind(2, value.kind).Bind(3, value.number).Bind(4, prepared.key).Bind(5, value.issuer);
  citation.Bind(6, value.province).Bind(7, value.level).Bind(8, value.date).Bind(9, prepared.days.from);
  citation.Bind(10, prepared.days.to).Bind(11, value.subject).Bind(12, value.period).Bind(13, value.vision);
  citation.Bind(14, value.self).Run();
  for (std::size_t i = 0; i < value.amended_by.size(); ++i) {
    amendment.Bind(1, id).Bind(2, static_cast<std::int64_t>(i)).Bind(3, Sibling(id, value.amended_by[i])).Run();
  }
  for (std::size_t i = 0; i < value.articles.size(); ++i) {
    article.Bind(1, id).Bind(2, static_cast<std::int64_t>(i)).BindText(3, value.articles[i]).Run();
  }
}

void IndexWriter::Impl::InsertValue(std::int64_t id, const Ratio& value, const PreparedFact& prepared) {
  ratio.Bind(1, id).Bind(2, value.numerator).Bind(3, value.denominator).Bind(4, value.of).Bind(5, value.status);
  ratio.BindId(6, Sibling(id, value.document));
  ratio.BindId(7, Sibling(id, value.document != 0 ? value.document : prepared.around.citation));
  ratio.BindId(8, Sibling(id, prepared.around.organization)).Run();
}

void IndexWriter::Impl::InsertValue(std::int64_t id, const Indicator& value, const PreparedFact& prepared) {
  indicator.Bind(1, id).BindText(2, value.name).Bind(3, value.entity).Bind(4, value.value);
  value.value_to ? indicator.Bind(5, *value.value_to) : indicator.BindNull(5);
  indicator.Bind(6, value.unit).Bind(7, ToString(value.bound)).Bind(8, ToString(value.direction));
  indicator.Bind(9, ToString(value.status)).Bind(10, value.baseline).Bind(11, value.period);
  indicator.Bind(12, prepared.days.from).Bind(13, prepared.days.to).BindId(14, Sibling(id, value.document));
  indicator.BindId(15, Sibling(id, value.document != 0 ? value.document : prepared.around.citation));
  indicator.BindId(16, Sibling(id, prepared.around.organization)).Run();
}

void IndexWriter::Impl::InsertValue(std::int64_t id, const DateExpression& value, const PreparedFact& prepared) {
  date.Bind(1, id).BindText(2, value.value).Bind(3, prepared.days.from).Bind(4, prepared.days.to);
  date.Bind(5, value.relative).Run();
}

void IndexWriter::Impl::InsertValue(std::int64_t id, const Organization& value, const PreparedFact& /*prepared*/) {
  organization.Bind(1, id).BindText(2, value.name).Bind(3, value.kind).Bind(4, value.field).Bind(5, value.province);
  organization.Bind(6, value.level).Bind(7, value.place).BindId(8, Sibling(id, value.same_as)).Run();
}

void IndexWriter::Impl::InsertValue(std::int64_t id, const Abbreviation& value, const PreparedFact& /*prepared*/) {
  abbreviation.Bind(1, id).BindText(2, value.short_form).BindText(3, value.long_form).Run();
}

void IndexWriter::Impl::InsertValue(std::int64_t id, const Place& value, const PreparedFact& /*prepared*/) {
  place.Bind(1, id).BindText(2, value.name).Bind(3, value.kind).Bind(4, value.code).Run();
}

void IndexWriter::Impl::InsertFact(std::int64_t document_id, const Fact& value, const PreparedFact& prepared) {
  const std::int64_t id = document_id * kIdStep + static_cast<std::int64_t>(value.id);
  fact.Bind(1, id).Bind(2, document_id);
  prepared.sentence == index::kNoSentence ? fact.BindNull(3) : fact.Bind(3, document_id * kIdStep + prepared.sentence);
  fact.Bind(4, value.type()).Bind(5, value.span.begin).Bind(6, value.span.end).Bind(7, prepared.chars.begin);
  fact.Bind(8, prepared.chars.end).BindText(9, value.text).BindText(10, value.rule).Run();
  std::visit([&](const auto& typed) { InsertValue(id, typed, prepared); }, value.value);
  const auto* mentions = std::visit(
      [](const auto& typed) -> const std::vector<SourceSpan>* {
        if constexpr (requires { typed.mentions; }) return &typed.mentions;
        return nullptr;
      },
      value.value);
  for (std::size_t i = 0; mentions != nullptr && i < mentions->size(); ++i) {
    mention.Bind(1, id).Bind(2, static_cast<std::int64_t>(i)).Bind(3, (*mentions)[i].begin);
    mention.Bind(4, (*mentions)[i].end).Bind(5, prepared.mentions[i].begin).Bind(6, prepared.mentions[i].end).Run();
  }
  InsertFactRow(fact_row, id, prepared.row);
}

void IndexWriter::Impl::Insert(const PreparedDocument& prepared) {
  const PreparedDocument::Parts& parts = prepared.parts();
  const DocumentInfo& doc = parts.extraction.doc;
  document.BindText(1, doc.id).Bind(2, doc.source).Bind(3, doc.title).Bind(4, doc.date).Bind(5, parts.days.from);
  document.Bind(6, parts.days.to).Bind(7, doc.kind).Bind(8, doc.number).Bind(9, doc.issuer).Bind(10, doc.province);
  document.Bind(11, parts.origin.published).Bind(12, parts.origin.given_title);
  document.Bind(13, static_cast<std::int64_t>(doc.text_bytes)).Bind(14, doc.encoding);
  document.Bind(15, static_cast<std::int64_t>(doc.invalid_bytes)).Bind(16, parts.origin.file);
  document.BindText(17, parts.origin.content_hash).BindText(18, parts.origin.rules).Run();
  const std::int64_t id = database.LastRowId();
  text.Bind(1, id).BindText(2, parts.text).Run();
  std::int64_t sentence_id = id * kIdStep;
  for (const PreparedSentence& prepared_sentence : parts.sentences) {
    sentence.Bind(1, sentence_id).Bind(2, id).Bind(3, prepared_sentence.bytes.begin);
    sentence.Bind(4, prepared_sentence.bytes.end).Bind(5, prepared_sentence.chars.begin);
    sentence.Bind(6, prepared_sentence.chars.end).Bind(7, prepared_sentence.zone).Bind(8, prepared_sentence.kind).Run();
    sentence_row.Bind(1, sentence_id).BindText(2, prepared_sentence.row.exact);
    sentence_row.BindText(3, prepared_sentence.row.toneless).BindText(4, prepared_sentence.row.pairs).Run();
    ++sentence_id;
  }
  InsertFactRow(fact_row, id * kIdStep, parts.row);
  for (std::size_t i = 0; i < parts.facts.size(); ++i) InsertFact(id, parts.extraction.facts[i], parts.facts[i]);
}

std::optional<std::int64_t> IndexWriter::Impl::IdOf(std::string_view name) {
  find.BindText(1, name);
  std::optional<std::int64_t> id;
  if (find.Step()) id = find.Int(0);
  find.Reset();
  return id;
}

// Takes document `id` out of every table. Inside a transaction.
void IndexWriter::Impl::Remove(std::int64_t id) {
  const std::optional<StoredText> old = stored.Read(id);
  if (!old) return;
  const std::int64_t first = id * kIdStep;
  const std::int64_t last = first + kIdStep - 1;
  {
    Statement sentences(database, "SELECT id, start_byte, end_byte FROM sentences WHERE id BETWEEN ?1 AND ?2");
    Statement remove(database,
                     "INSERT INTO sentence_index (sentence_index, rowid, exact, toneless, pairs) "
                     "VALUES ('delete', ?1, ?2, ?3, ?4)");
    sentences.Bind(1, first).Bind(2, last);
    while (sentences.Step()) {
      const auto begin = static_cast<std::size_t>(sentences.Int(1));
      const auto end = static_cast<std::size_t>(sentences.Int(2));
      const index::SentenceRow row = index::FoldSentence(std::string_view(old->text).substr(begin, end - begin));
      remove.Bind(1, sentences.Int(0)).BindText(2, row.exact).BindText(3, row.toneless).BindText(4, row.pairs).Run();
    }
    Statement remove_fact(database, FactIndexInsert(true));
    InsertFactRow(remove_fact, first, index::FoldDocument(old->extraction.doc));
    for (const Fact& held : old->extraction.facts) {
      InsertFactRow(remove_fact, first + held.id, index::FoldFact(held, old->extraction.facts));
    }
  }
  const std::string range = " BETWEEN " + std::to_string(first) + " AND " + std::to_string(last);
  const std::string names = "(SELECT name_key FROM officials WHERE id" + range + ")";
  const auto run = [this](const std::string& sql) { database.Execute(sql.c_str()); };
  // Who was joined by way of this document is compared anew; an empty key stands for bodies and documents.
  run("INSERT OR IGNORE INTO pending_names SELECT DISTINCT name_key FROM officials WHERE id" + range);
  run("INSERT OR IGNORE INTO pending_names VALUES ('')");
  run("UPDATE officials SET joined_to_id = NULL, joined_by_id = NULL WHERE name_key IN " + names + " AND joined_to_id" +
      range);
  for (const char* table :
       {"mentions WHERE fact_id", "positions WHERE official_id", "citation_amendments WHERE citation_id",
        "citation_articles WHERE citation_id", "officials WHERE id", "organization_names WHERE id",
        "citations WHERE id", "ratios WHERE id", "indicators WHERE id", "dates WHERE id", "abbreviations WHERE id",
        "places WHERE id", "facts WHERE id", "sentences WHERE id"}) {
    run(std::string("DELETE FROM ") + table + range);
  }
  run("DELETE FROM document_texts WHERE document_id = " + std::to_string(id));
  run("DELETE FROM documents WHERE id = " + std::to_string(id));
}

IndexWriter::IndexWriter(const std::string& path) : impl_(nullptr) {
  impl_ = std::make_unique<Impl>(path);
  // What an earlier run that was stopped left undone.
  if (index::QueryInt(impl_->database, "SELECT count(*) FROM (SELECT 1 FROM documents WHERE resolved = 1 LIMIT 1)") !=
      0) {
    Transaction transaction(impl_->database);
    impl_->database.Execute(index::kIndexesSql);
    transaction.Commit();
  }
}
IndexWriter::IndexWriter(IndexWriter&&) noexcept = default;
IndexWriter& IndexWriter::operator=(IndexWriter&&) noexcept = default;
IndexWriter::~IndexWriter() = default;

std::optional<StoredDocument> IndexWriter::Find(std::string_view name) {
  Statement& find = impl_->find;
  find.BindText(1, name);
  std::optional<StoredDocument> found;
  if (find.Step()) found = StoredDocument{.id = find.Int(0), .content_hash = find.String(1), .rules = find.String(2)};
  find.Reset();
  return found;
}

void IndexWriter::Store(std::span<const PreparedDocument> batch) {
  if (batch.empty()) return;
  Transaction transaction(impl_->database);
  for (const PreparedDocument& prepared : batch) {
    if (const auto id = impl_->IdOf(prepared.name())) impl_->Remove(*id);
    impl_->Insert(prepared);
  }
  transaction.Commit();
  impl_->stored_documents += static_cast<std::int64_t>(batch.size());
}

std::uint64_t IndexWriter::Remove(std::span<const std::string> names) {
  Transaction transaction(impl_->database);
  std::uint64_t removed = 0;
  for (const std::string& name : names) {
    if (const auto id = impl_->IdOf(name)) {
      impl_->Remove(*id);
      ++removed;
    }
  }
  transaction.Commit();
  return removed;
}

std::uint64_t IndexWriter::Prune(const std::function<bool(const std::string& file)>& is_gone) {
  std::vector<std::string> gone;
  Statement files(impl_->database, "SELECT name, origin FROM documents WHERE origin IS NOT NULL ORDER BY origin");
  std::string last;
  bool last_is_gone = false;
  while (files.Step()) {
    if (files.Text(1) != last) {
      last = files.String(1);
      last_is_gone = is_gone(last);
    }
    if (last_is_gone) gone.push_back(files.String(0));
  }
  files.Reset();
  return gone.empty() ? 0 : Remove(gone);
}

void IndexWriter::SetRules(std::span<const std::string> names, std::string_view rules) {
  Transaction transaction(impl_->database);
  Statement update(impl_->database, "UPDATE documents SET rules = ?2 WHERE name = ?1");
  for (const std::string& name : names) update.BindText(1, name).BindText(2, rules).Run();
  transaction.Commit();
}

ResolveSummary IndexWriter::Resolve(bool again) { return index::Resolve(impl_->database, again); }

void IndexWriter::Finish() {
  // Merging all of the full text pays after a load; after a few documents more it would only cost.
  constexpr std::int64_t kPart = 5;
  if (impl_->stored_documents * kPart >= index::QueryInt(impl_->database, "SELECT count(*) FROM documents")) {
    impl_->database.Execute("INSERT INTO sentence_index (sentence_index) VALUES ('optimize')");
    impl_->database.Execute("INSERT INTO fact_index (fact_index) VALUES ('optimize')");
  }
  impl_->database.Execute("PRAGMA optimize");
  impl_->database.Execute("PRAGMA wal_checkpoint(TRUNCATE)");
  impl_->stored_documents = 0;
}

}  // namespace vanban
