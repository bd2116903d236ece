// The writer: what is stored is read back, changed documents replace their old selves, files that are not ours are
// left.
#include <gtest/gtest.h>

#include <fstream>
#include <iterator>

#include "index/fixture.h"
#include "vanban/index.h"
#include "vanban/query.h"

namespace vanban {
namespace {

using index_test::EveryType;
using index_test::IndexTest;
using index_test::Made;
using index_test::Store;

std::string Describe(const Fact& fact) {
  return std::to_string(fact.id) + " " + std::string(fact.type()) + " " + std::to_string(fact.span.begin) + "-" +
         std::to_string(fact.span.end) + " '" + fact.text + "' " + fact.rule;
}

TEST_F(IndexTest, WhatIsStoredIsReadBackFieldByField) {
  const Made made = EveryType();
  {
    IndexWriter writer(Path());
    Store(writer, {made});
  }
  IndexReader reader(Path());
  const std::optional<StoredText> stored = reader.Next();
  ASSERT_TRUE(stored.has_value());
  EXPECT_EQ(stored->text, made.text());
  EXPECT_TRUE(stored->extraction.doc == made.extraction().doc);
  ASSERT_EQ(stored->extraction.facts.size(), made.extraction().facts.size());
  for (std::size_t i = 0; i < made.extraction().facts.size(); ++i) {
    EXPECT_TRUE(stored->extraction.facts[i] == made.extraction().facts[i]) << Describe(stored->extraction.facts[i]);
  }
  EXPECT_FALSE(reader.Next().has_value());
}

TEST_F(IndexTest, SpansAreGivenInCharactersToo) {
  IndexWriter writer(Path());
  Store(writer, {EveryType()});
  EXPECT_EQ(Sql("SELECT count(*) FROM facts JOIN document_texts USING (document_id) "
                "WHERE substr(document_texts.text, start_char + 1, end_char - start_char) <> facts.text"),
            std::vector<std::string>{"0"});
  EXPECT_EQ(Sql("SELECT text FROM sentence_texts ORDER BY id LIMIT 1"),
            std::vector<std::string>{"Đồng chí Trần Văn Nam, Chủ tịch UBND tỉnh."});
}

TEST_F(IndexTest, AChangedDocumentReplacesItsOldSelfWholly) {
  IndexWriter writer(Path());
  const Made other("other.txt", "Sở Y tế họp.");
  Store(writer, {EveryType(), other});
  writer.Resolve();
  const Made changed("every.txt", "Chỉ còn một câu về rừng.");
  Store(writer, {changed});
  writer.Resolve();
  IndexWriter fresh(Path("fresh.db"));
  Store(fresh, {other, changed});
  fresh.Resolve();
  // Nothing is left of the old document, not even in the full text: as if it had never been.
  for (const char* table :
       {"documents", "sentences", "facts", "officials", "positions", "citations", "mentions", "persons", "memberships",
        "posts", "organizations", "cited_documents", "organization_names"}) {
    const std::string count = std::string("SELECT count(*) FROM ") + table;
    EXPECT_EQ(Sql(count), Sql(count, "fresh.db")) << table;
  }
  for (const char* table : {"sentence_index", "fact_index"}) {
    const std::string words = std::string("CREATE VIRTUAL TABLE temp.words USING fts5vocab('main', '") + table +
                              "', 'col'); SELECT term, col, doc, cnt FROM words";
    EXPECT_EQ(Sql(words), Sql(words, "fresh.db")) << table;
  }
  EXPECT_TRUE(Sql("PRAGMA foreign_key_check").empty());
}

TEST_F(IndexTest, ForeignKeysHoldAfterEveryBatch) {
  IndexWriter writer(Path());
  Store(writer, {EveryType()});
  EXPECT_TRUE(Sql("PRAGMA foreign_key_check").empty());
  writer.Resolve();
  EXPECT_TRUE(Sql("PRAGMA foreign_key_check").empty());
  const std::vector<std::string> names = {"every.txt", "nobody.txt"};
  EXPECT_EQ(writer.Remove(names), 1U);
  EXPECT_TRUE(Sql("PRAGMA foreign_key_check").empty());
}

TEST_F(IndexTest, PruneDropsDocumentsWhoseFileIsGone) {
  IndexWriter writer(Path());
  Store(writer, {Made("a.txt", "Một."), Made("b.txt", "Hai.")});
  EXPECT_EQ(writer.Prune([](const std::string& file) { return file == "/somewhere/a.txt"; }), 1U);
  EXPECT_FALSE(writer.Find("a.txt").has_value());
  EXPECT_TRUE(writer.Find("b.txt").has_value());
}

TEST_F(IndexTest, ContentHashTellsDocumentsApart) {
  const std::string hash = ContentHash("text", "id", "source", "title", "2023");
  EXPECT_EQ(hash.size(), 32U);
  EXPECT_EQ(hash, ContentHash("text", "id", "source", "title", "2023"));
  EXPECT_NE(hash, ContentHash("texu", "id", "source", "title", "2023"));
  EXPECT_NE(hash, ContentHash("text", "id", "source", "title", "2024"));
  EXPECT_NE(ContentHash("ab", "c", "", "", ""), ContentHash("a", "bc", "", "", ""));
}

// Faults of the world -------------------------------------------------------------------------------------------------

std::string Contents(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

std::string MessageOf(const std::string& path) {
  try {
    const IndexWriter writer(path);
  } catch (const Error& error) {
    return error.what();
  }
  return "no error";
}

TEST_F(IndexTest, AFileThatIsNoDatabaseIsLeftUntouched) {
  const std::string text = "Đây là một bản báo cáo, không phải cơ sở dữ liệu. " + std::string(5000, 'x');
  std::ofstream(Path()) << text;
  EXPECT_NE(MessageOf(Path()).find("no SQLite database"), std::string::npos) << MessageOf(Path());
  EXPECT_EQ(Contents(Path()), text);
}

TEST_F(IndexTest, ADatabaseOfSomebodyElseIsLeftUntouched) {
  EXPECT_TRUE(Sql("CREATE TABLE cats (name TEXT)").empty());
  const std::string before = Contents(Path());
  EXPECT_NE(MessageOf(Path()).find("no index of vanban"), std::string::npos) << MessageOf(Path());
  EXPECT_EQ(Contents(Path()), before);
}

TEST_F(IndexTest, ANewerSchemaIsLeftUntouched) {
  { const IndexWriter writer(Path()); }
  EXPECT_TRUE(Sql("PRAGMA user_version = 999").empty());
  const std::string before = Contents(Path());
  EXPECT_NE(MessageOf(Path()).find("newer vanban"), std::string::npos) << MessageOf(Path());
  EXPECT_EQ(Contents(Path()), before);
}

// A file of schema version 1, as the first vanban made it: no pairs in the full text, no ties by place.
TEST_F(IndexTest, AnIndexOfVersion1IsBroughtUpToDate) {
  Made near("near.txt", "Sở Y tế thực hiện Nghị quyết số 14-NQ/TU, đạt 4/10 chỉ tiêu.");
  near.Add("Sở Y tế", index_test::Body("Sở Y tế", "Sở", "Cà Mau", "province", "Y tế"));
  Citation citation;
  citation.kind = "Nghị quyết";
  citation.number = "14-NQ/TU";
  near.Add("Nghị quyết số 14-NQ/TU", citation);
  near.Add("4/10 chỉ tiêu", Ratio{.numerator = 4, .denominator = 10, .of = "chỉ tiêu", .status = "", .document = 0});
  const std::vector<Made> documents = {EveryType(), near, Made("c.txt", "Chỉ còn một câu về rừng.")};
  for (const char* file : {"facts.db", "fresh.db"}) {
    IndexWriter writer(Path(file));
    Store(writer, documents);
    writer.Resolve();
    writer.Finish();
  }
  EXPECT_TRUE(Sql("DROP VIEW progress; DROP VIEW cites; DROP VIEW days_named;"
                  "DROP INDEX ratios_by_document; DROP INDEX indicators_by_document; DROP INDEX documents_by_last_day;"
                  "ALTER TABLE ratios DROP COLUMN tied_to_id; ALTER TABLE ratios DROP COLUMN by_id;"
                  "ALTER TABLE indicators DROP COLUMN tied_to_id; ALTER TABLE indicators DROP COLUMN by_id;"
                  "CREATE INDEX ratios_by_citation ON ratios (citation_id) WHERE citation_id IS NOT NULL;"
                  "DROP TABLE sentence_index;"
                  "CREATE VIRTUAL TABLE sentence_index USING fts5 (exact, toneless, content='',"
                  " tokenize=\"unicode61 remove_diacritics 0 tokenchars '_'\");"
                  "INSERT INTO sentence_index (rowid, exact, toneless) VALUES (1048576, 'một câu', 'mot cau');"
                  "PRAGMA user_version = 1")
                  .empty());
  try {
    const Index index(Path());
    ADD_FAILURE() << "was read as it is";
  } catch (const Error& error) {
    EXPECT_NE(std::string(error.what()).find("older vanban"), std::string::npos) << error.what();
  }
  {
    IndexWriter writer(Path());
    writer.Resolve();
  }
  EXPECT_EQ(Sql("PRAGMA user_version"), std::vector<std::string>{"3"});
  for (const char* query :
       {"SELECT id, tied_to_id, by_id FROM ratios", "SELECT id, tied_to_id, by_id FROM indicators",
        "SELECT * FROM progress", "SELECT * FROM cites", "SELECT name, tbl_name FROM sqlite_schema ORDER BY 1, 2",
        "CREATE VIRTUAL TABLE temp.words USING fts5vocab('main', 'sentence_index', 'instance'); "
        "SELECT term, doc, col, offset FROM words"}) {
    EXPECT_EQ(Sql(query), Sql(query, "fresh.db")) << query;
    EXPECT_FALSE(Sql(query).empty()) << query;
  }
  EXPECT_EQ(Sql("SELECT tied_to, organization, tie FROM progress WHERE document = 'near.txt'"),
            std::vector<std::string>{"14-NQ/TU|Sở Y tế|near"});
  EXPECT_EQ(Sql("PRAGMA integrity_check"), std::vector<std::string>{"ok"});
}

TEST_F(IndexTest, AReadOnlyFileIsLeftUntouched) {
  { const IndexWriter writer(Path()); }
  const std::string before = Contents(Path());
  std::filesystem::permissions(Path(), std::filesystem::perms::owner_read);
  EXPECT_NE(MessageOf(Path()).find("read-only"), std::string::npos) << MessageOf(Path());
  EXPECT_EQ(Contents(Path()), before);
}

TEST_F(IndexTest, AReadOnlyIndexCanBeRead) {
  {
    IndexWriter writer(Path());
    Store(writer, {Made("a.txt", "Một.")});
  }
  std::filesystem::permissions(Path(), std::filesystem::perms::owner_read);
  IndexReader reader(Path());
  EXPECT_TRUE(reader.Next().has_value());
}

}  // namespace
}  // namespace vanban
