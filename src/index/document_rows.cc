// One document in the tables. The doors are Insert and Remove; what must be the same in a document that comes and in
// one that goes (the rows of full text) is made by the same functions of full_text.h.
#include "index/document_rows.h"

#include <optional>
#include <string>
#include <variant>

namespace vanban::index {
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

// The id in the tables of a fact of the same document; 0 stays none.
std::int64_t Sibling(std::int64_t id, FactId local) {
  return local == 0 ? 0 : id - id % kIdStep + static_cast<std::int64_t>(local);
}

void InsertFactRow(Statement& statement, std::int64_t id, const FactRow& row) {
  statement.Bind(1, id);
  for (std::size_t i = 0; i < row.size(); ++i) statement.BindText(static_cast<int>(i) + 2, row[i]);
  statement.Run();
}

}  // namespace

DocumentRows::DocumentRows(Database& database)
    : database_(database),
      stored_(database),
      document_(database, InsertSql("documents",
                                    "name, source, title, date, date_from, date_to, kind, number, issuer, province, "
                                    "published, given_title, text_bytes, encoding, invalid_bytes, origin, "
                                    "content_hash, rules")),
      text_(database, InsertSql("document_texts", "document_id, text")),
      sentence_(database,
                InsertSql("sentences", "id, document_id, start_byte, end_byte, start_char, end_char, zone, kind")),
      sentence_row_(database, InsertSql("sentence_index", "rowid, exact, toneless, pairs")),
      fact_row_(database, FactIndexInsert(false)),
      fact_(database, InsertSql("facts",
                                "id, document_id, sentence_id, type, start_byte, end_byte, start_char, "
                                "end_char, text, rule")),
      mention_(database, InsertSql("mentions", "fact_id, ordinal, start_byte, end_byte, start_char, end_char")),
      official_(database, InsertSql("officials", "id, name, name_key, honorific, role")),
      position_(database, InsertSql("positions",
                                    "official_id, ordinal, title, organization, organization_name_id, "
                                    "since, until, former, acting")),
      citation_(database, InsertSql("citations",
                                    "id, kind, number, number_key, issuer, province, level, date, "
                                    "date_from, date_to, subject, period, vision, self")),
      amendment_(database, InsertSql("citation_amendments", "citation_id, ordinal, amended_by_id")),
      article_(database, InsertSql("citation_articles", "citation_id, ordinal, article")),
      ratio_(database,
             InsertSql("ratios", "id, numerator, denominator, counted, status, citation_id, tied_to_id, by_id")),
      indicator_(database,
                 InsertSql("indicators",
                           "id, name, entity, value, value_to, unit, bound, direction, "
                           "status, baseline, period, period_from, period_to, citation_id, tied_to_id, by_id")),
      date_(database, InsertSql("dates", "id, value, date_from, date_to, relative")),
      organization_(database,
                    InsertSql("organization_names", "id, name, kind, field, province, level, place, same_as_id")),
      abbreviation_(database, InsertSql("abbreviations", "id, short_form, long_form")),
      place_(database, InsertSql("places", "id, name, kind, code")) {}

void DocumentRows::InsertValue(std::int64_t id, const Official& value, const PreparedFact& prepared) {
  official_.Bind(1, id).BindText(2, value.name).BindText(3, prepared.key).Bind(4, value.honorific);
  official_.Bind(5, value.role).Run();
  for (std::size_t i = 0; i < value.positions.size(); ++i) {
    const Position& held = value.positions[i];
    position_.Bind(1, id).Bind(2, static_cast<std::int64_t>(i)).Bind(3, held.title).Bind(4, held.organization);
    position_.BindId(5, Sibling(id, prepared.organization_names[i])).Bind(6, held.since).Bind(7, held.until);
    position_.Bind(8, held.former).Bind(9, held.acting).Run();
  }
}

void DocumentRows::InsertValue(std::int64_t id, const Citation& value, const PreparedFact& prepared) {
  citation_.Bind(1, id).Bind(2, value.kind).Bind(3, value.number).Bind(4, prepared.key).Bind(5, value.issuer);
  citation_.Bind(6, value.province).Bind(7, value.level).Bind(8, value.date).Bind(9, prepared.days.from);
  citation_.Bind(10, prepared.days.to).Bind(11, value.subject).Bind(12, value.period).Bind(13, value.vision);
  citation_.Bind(14, value.self).Run();
  for (std::size_t i = 0; i < value.amended_by.size(); ++i) {
    amendment_.Bind(1, id).Bind(2, static_cast<std::int64_t>(i)).Bind(3, Sibling(id, value.amended_by[i])).Run();
  }
  for (std::size_t i = 0; i < value.articles.size(); ++i) {
    article_.Bind(1, id).Bind(2, static_cast<std::int64_t>(i)).BindText(3, value.articles[i]).Run();
  }
}

void DocumentRows::InsertValue(std::int64_t id, const Ratio& value, const PreparedFact& prepared) {
  ratio_.Bind(1, id).Bind(2, value.numerator).Bind(3, value.denominator).Bind(4, value.of).Bind(5, value.status);
  ratio_.BindId(6, Sibling(id, value.document));
  ratio_.BindId(7, Sibling(id, value.document != 0 ? value.document : prepared.around.citation));
  ratio_.BindId(8, Sibling(id, prepared.around.organization)).Run();
}

void DocumentRows::InsertValue(std::int64_t id, const Indicator& value, const PreparedFact& prepared) {
  indicator_.Bind(1, id).BindText(2, value.name).Bind(3, value.entity).Bind(4, value.value);
  value.value_to ? indicator_.Bind(5, *value.value_to) : indicator_.BindNull(5);
  indicator_.Bind(6, value.unit).Bind(7, ToString(value.bound)).Bind(8, ToString(value.direction));
  indicator_.Bind(9, ToString(value.status)).Bind(10, value.baseline).Bind(11, value.period);
  indicator_.Bind(12, prepared.days.from).Bind(13, prepared.days.to).BindId(14, Sibling(id, value.document));
  indicator_.BindId(15, Sibling(id, value.document != 0 ? value.document : prepared.around.citation));
  indicator_.BindId(16, Sibling(id, prepared.around.organization)).Run();
}

void DocumentRows::InsertValue(std::int64_t id, const DateExpression& value, const PreparedFact& prepared) {
  date_.Bind(1, id).BindText(2, value.value).Bind(3, prepared.days.from).Bind(4, prepared.days.to);
  date_.Bind(5, value.relative).Run();
}

void DocumentRows::InsertValue(std::int64_t id, const Organization& value, const PreparedFact& /*prepared*/) {
  organization_.Bind(1, id).BindText(2, value.name).Bind(3, value.kind).Bind(4, value.field).Bind(5, value.province);
  organization_.Bind(6, value.level).Bind(7, value.place).BindId(8, Sibling(id, value.same_as)).Run();
}

void DocumentRows::InsertValue(std::int64_t id, const Abbreviation& value, const PreparedFact& /*prepared*/) {
  abbreviation_.Bind(1, id).BindText(2, value.short_form).BindText(3, value.long_form).Run();
}

void DocumentRows::InsertValue(std::int64_t id, const Place& value, const PreparedFact& /*prepared*/) {
  place_.Bind(1, id).BindText(2, value.name).Bind(3, value.kind).Bind(4, value.code).Run();
}

void DocumentRows::InsertFact(std::int64_t document_id, const Fact& value, const PreparedFact& prepared) {
  const std::int64_t id = document_id * kIdStep + static_cast<std::int64_t>(value.id);
  fact_.Bind(1, id).Bind(2, document_id);
  prepared.sentence == kNoSentence ? fact_.BindNull(3) : fact_.Bind(3, document_id * kIdStep + prepared.sentence);
  fact_.Bind(4, value.type()).Bind(5, value.span.begin).Bind(6, value.span.end).Bind(7, prepared.chars.begin);
  fact_.Bind(8, prepared.chars.end).BindText(9, value.text).BindText(10, value.rule).Run();
  std::visit([&](const auto& typed) { InsertValue(id, typed, prepared); }, value.value);
  const auto* mentions = std::visit(
      [](const auto& typed) -> const std::vector<SourceSpan>* {
        if constexpr (requires { typed.mentions; }) return &typed.mentions;
        return nullptr;
      },
      value.value);
  for (std::size_t i = 0; mentions != nullptr && i < mentions->size(); ++i) {
    mention_.Bind(1, id).Bind(2, static_cast<std::int64_t>(i)).Bind(3, (*mentions)[i].begin);
    mention_.Bind(4, (*mentions)[i].end).Bind(5, prepared.mentions[i].begin).Bind(6, prepared.mentions[i].end).Run();
  }
  InsertFactRow(fact_row_, id, prepared.row);
}

void DocumentRows::Insert(const PreparedDocument& prepared) {
  const PreparedDocument::Parts& parts = prepared.parts();
  const DocumentInfo& doc = parts.extraction.doc;
  document_.BindText(1, doc.id).Bind(2, doc.source).Bind(3, doc.title).Bind(4, doc.date).Bind(5, parts.days.from);
  document_.Bind(6, parts.days.to).Bind(7, doc.kind).Bind(8, doc.number).Bind(9, doc.issuer).Bind(10, doc.province);
  document_.Bind(11, parts.origin.published).Bind(12, parts.origin.given_title);
  document_.Bind(13, static_cast<std::int64_t>(doc.text_bytes)).Bind(14, doc.encoding);
  document_.Bind(15, static_cast<std::int64_t>(doc.invalid_bytes)).Bind(16, parts.origin.file);
  document_.BindText(17, parts.origin.content_hash).BindText(18, parts.origin.rules).Run();
  const std::int64_t id = database_.LastRowId();
  text_.Bind(1, id).BindText(2, parts.text).Run();
  std::int64_t sentence_id = id * kIdStep;
  for (const PreparedSentence& prepared_sentence : parts.sentences) {
    sentence_.Bind(1, sentence_id).Bind(2, id).Bind(3, prepared_sentence.bytes.begin);
    sentence_.Bind(4, prepared_sentence.bytes.end).Bind(5, prepared_sentence.chars.begin);
    sentence_.Bind(6, prepared_sentence.chars.end)
        .Bind(7, prepared_sentence.zone)
        .Bind(8, prepared_sentence.kind)
        .Run();
    sentence_row_.Bind(1, sentence_id).BindText(2, prepared_sentence.row.exact);
    sentence_row_.BindText(3, prepared_sentence.row.toneless).BindText(4, prepared_sentence.row.pairs).Run();
    ++sentence_id;
  }
  InsertFactRow(fact_row_, id * kIdStep, parts.row);
  for (std::size_t i = 0; i < parts.facts.size(); ++i) InsertFact(id, parts.extraction.facts[i], parts.facts[i]);
}

// Takes document `id` out of every table. Inside a transaction.
void DocumentRows::Remove(std::int64_t id) {
  const std::optional<StoredText> old = stored_.Read(id);
  if (!old) return;
  const std::int64_t first = id * kIdStep;
  const std::int64_t last = first + kIdStep - 1;
  {
    Statement sentences(database_, "SELECT id, start_byte, end_byte FROM sentences WHERE id BETWEEN ?1 AND ?2");
    Statement remove(database_,
                     "INSERT INTO sentence_index (sentence_index, rowid, exact, toneless, pairs) "
                     "VALUES ('delete', ?1, ?2, ?3, ?4)");
    sentences.Bind(1, first).Bind(2, last);
    while (sentences.Step()) {
      const auto begin = static_cast<std::size_t>(sentences.Int(1));
      const auto end = static_cast<std::size_t>(sentences.Int(2));
      const SentenceRow row = FoldSentence(std::string_view(old->text).substr(begin, end - begin));
      remove.Bind(1, sentences.Int(0)).BindText(2, row.exact).BindText(3, row.toneless).BindText(4, row.pairs).Run();
    }
    Statement remove_fact(database_, FactIndexInsert(true));
    InsertFactRow(remove_fact, first, FoldDocument(old->extraction.doc));
    for (const Fact& held : old->extraction.facts) {
      InsertFactRow(remove_fact, first + held.id, FoldFact(held, old->extraction.facts));
    }
  }
  const std::string range = " BETWEEN " + std::to_string(first) + " AND " + std::to_string(last);
  const std::string names = "(SELECT name_key FROM officials WHERE id" + range + ")";
  const auto run = [this](const std::string& sql) { database_.Execute(sql.c_str()); };
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

}  // namespace vanban::index
