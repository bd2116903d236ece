// Posting lists read from FTS5's pages say what FTS5 says: of one segment and of many, with rows taken out, whichever
// way they are looked for.
#include "index/match_cursor.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "index/fixture.h"
#include "vanban/error.h"

namespace vanban::index {
namespace {

using index_test::IndexTest;
using index_test::Made;
using index_test::Store;

// From always there to hardly ever; as they stand in the exact and the toneless column.
const std::vector<std::string> kWords = {"câu", "của",  "rừng", "biển", "sách", "gió", "của la", "cau",  "rung",
                                         "gio", "hiếm", "hiem", "la",   "số",   "so",  "nỗi",    "khác", "khong"};

class MatchCursorTest : public IndexTest {
 protected:
  std::size_t Below(std::size_t bound) {
    state_ = state_ * 6364136223846793005U + 1442695040888963407U;
    return static_cast<std::size_t>(state_ >> 33U) % bound;
  }

  Made Written(const std::string& name) {
    std::string text;
    for (std::size_t sentence = Below(30) + 1; sentence > 0; --sentence) {
      text += "Câu";
      for (std::size_t word = Below(8) + 1; word > 0; --word) text += " " + kWords[Below(Below(kWords.size()) + 1)];
      // One row whose positions go over several pages.
      if (Below(2000) == 0) {
        for (int i = 0; i < 8000; ++i) text += " số";
      }
      text += ".\n";
    }
    return Made(name, text);
  }

  Match SomeMatch(int depth) {
    if (depth > 0 && Below(3) > 0) {
      std::vector<Match> children;
      for (std::size_t i = Below(3) + 2; i > 0; --i) children.push_back(SomeMatch(depth - 1));
      return Below(2) == 0 ? AllOf(std::move(children)) : AnyOf(std::move(children));
    }
    static const std::vector<std::string> kColumns = {"", "", "exact", "toneless", "pairs", "exact toneless"};
    std::string words = kWords[Below(kWords.size())];
    if (Below(3) == 0) words += " " + kWords[Below(kWords.size())];
    if (Below(5) == 0) words = "rừng_biển";
    if (Below(9) == 0) words = "câu_rừng rừng_biển";
    return Phrase(words, kColumns[Below(kColumns.size())]);
  }

  // By a look at all rows, by jumps, and in windows from the last back to the first.
  void ExpectSame(Database& database, const Match& match) {
    std::vector<std::int64_t> expected;
    Statement asked(database, "SELECT rowid FROM sentence_index WHERE sentence_index MATCH ?1 ORDER BY rowid");
    const std::string sql = match.ToSql();
    asked.BindText(1, sql);
    while (asked.Step()) expected.push_back(asked.Int(0));
    found_some_ += expected.empty() ? 0 : 1;

    FullTextPages pages(database, "sentence_index");
    ASSERT_TRUE(pages.readable());
    const auto cursor = MakeMatchCursor(database, pages, "sentence_index", match);
    ASSERT_NE(cursor, nullptr);
    std::vector<std::int64_t> found;
    for (std::int64_t row = cursor->Seek(0); row != kNoRow; row = cursor->Seek(row + 1)) found.push_back(row);
    ASSERT_EQ(found, expected) << sql;

    const std::int64_t last = expected.empty() ? 1 << 22 : expected.back() + 5;
    const auto first_from = [&](std::int64_t least) {
      const auto at = std::lower_bound(expected.begin(), expected.end(), least);
      return at == expected.end() ? kNoRow : *at;
    };
    for (int round = 0; round < 3; ++round) {
      cursor->Forget();
      std::int64_t least = 0;
      while (least <= last) {
        const auto far = static_cast<std::size_t>(last) / (round == 0 ? 3 : 40) + 2;
        least += static_cast<std::int64_t>(Below(far) + 1);
        ASSERT_EQ(cursor->Seek(least), first_from(least)) << sql << " from " << least;
      }
    }
    for (int i = 0; i < 20; ++i) {
      cursor->Forget();
      const auto least = static_cast<std::int64_t>(Below(static_cast<std::size_t>(last)));
      ASSERT_EQ(cursor->Seek(least), first_from(least)) << sql << " anywhere from " << least;
    }
  }

  void ExpectAllSame() {
    Database database(Path(), Database::Mode::kRead);
    database.Execute("BEGIN");
    for (int i = 0; i < 90; ++i) {
      ExpectSame(database, SomeMatch(i % 3));
      if (HasFatalFailure()) return;
    }
  }

  std::uint64_t state_ = 19450902;
  int found_some_ = 0;
};

TEST_F(MatchCursorTest, SaysWhatFullTextSays) {
  IndexWriter writer(Path());
  for (int batch = 0; batch < 6; ++batch) {
    std::vector<Made> documents;
    for (int i = 0; i < 200; ++i) documents.push_back(Written("d" + std::to_string(batch * 200 + i)));
    Store(writer, documents);
  }
  ExpectAllSame();
  // Some go, some are replaced, some come.
  std::vector<std::string> gone;
  std::vector<Made> changed;
  for (int i = 0; i < 1300; ++i) {
    const std::string name = "d" + std::to_string(i);
    const std::size_t fate = i < 1200 ? Below(4) : 0;
    if (fate == 0) changed.push_back(Written(name));
    if (fate == 1) gone.push_back(name);
  }
  writer.Remove(gone);
  Store(writer, changed);
  ExpectAllSame();
  writer.Finish();  // merges the segments
  ExpectAllSame();
  EXPECT_GT(found_some_, 150) << "most find nothing: nothing is tested";
}

TEST_F(MatchCursorTest, DamagedPagesAreAnErrorOrAnAnswer) {
  {
    IndexWriter writer(Path());
    std::vector<Made> documents;
    for (int i = 0; i < 150; ++i) documents.push_back(Written("d" + std::to_string(i)));
    Store(writer, documents);
  }
  Database database(Path(), Database::Mode::kWrite);
  Statement pages(database, "SELECT id, block FROM sentence_index_data");
  std::vector<std::pair<std::int64_t, std::string>> blocks;
  while (pages.Step()) blocks.emplace_back(pages.Int(0), pages.String(1));
  pages.Reset();
  Statement write(database, "UPDATE sentence_index_data SET block = CAST(?2 AS BLOB) WHERE id = ?1");
  const auto put = [&write](std::int64_t id, const std::string& block) { write.Bind(1, id).BindText(2, block).Run(); };
  int errors = 0;
  for (int round = 0; round < 400; ++round) {
    const auto& [id, block] = blocks[Below(blocks.size())];
    std::string damaged = block;
    for (int i = 0; i < 8 && !damaged.empty(); ++i) {
      // Often at the beginning, which says most.
      damaged[Below(Below(2) == 0 ? std::min<std::size_t>(damaged.size(), 12) : damaged.size())] =
          static_cast<char>(Below(256));
    }
    if (Below(4) == 0) damaged.resize(Below(damaged.size() + 1));
    put(id, damaged);
    for (const char* words : {"câu", "rừng biển", "rừng_biển", "số"}) {
      try {
        FullTextPages some(database, "sentence_index");
        const auto cursor = MakeMatchCursor(database, some, "sentence_index", Phrase(words, "exact pairs"));
        std::vector<Frequency> counts;
        for (std::int64_t row = 0; cursor != nullptr && row != kNoRow; row = cursor->Seek(row + 1)) {
          cursor->Count(row, counts);
        }
      } catch (const Error&) {
        ++errors;
      }
    }
    put(id, block);
  }
  EXPECT_GT(errors, 0);
}

TEST_F(MatchCursorTest, NothingIsIndexed) {
  { const IndexWriter writer(Path()); }
  Database database(Path(), Database::Mode::kRead);
  ExpectSame(database, Phrase("rừng"));
}

TEST_F(MatchCursorTest, APhraseWithoutTokensIsLeftToFts5) {
  { const IndexWriter writer(Path()); }
  Database database(Path(), Database::Mode::kRead);
  FullTextPages pages(database, "sentence_index");
  EXPECT_EQ(MakeMatchCursor(database, pages, "sentence_index", AllOf({Phrase("rừng"), Phrase("%")})), nullptr);
}

// Of a later format than ours, as a later SQLite may write them on request.
TEST_F(MatchCursorTest, PagesOfAnotherFormatAreLeftToFts5) {
  { const IndexWriter writer(Path()); }
  Database database(Path(), Database::Mode::kWrite);
  {
    FullTextPages pages(database, "sentence_index");
    EXPECT_NE(MakeMatchCursor(database, pages, "sentence_index", Phrase("rừng")), nullptr);
  }
  database.Execute("UPDATE sentence_index_config SET v = 5 WHERE k = 'version'");
  FullTextPages pages(database, "sentence_index");
  EXPECT_FALSE(pages.readable());
  EXPECT_EQ(MakeMatchCursor(database, pages, "sentence_index", Phrase("rừng")), nullptr);
}

TEST(MatchTest, IsWrittenForFts5) {
  const Match both = AllOf({Phrase("a"), Phrase("b c", "exact")});
  EXPECT_EQ(AnyOf({both, {}, Phrase("d")}).ToSql(), "((\"a\" AND ({exact} : \"b c\")) OR \"d\")");
  EXPECT_EQ(AnyOf({{}, Phrase("d")}).ToSql(), "\"d\"");
  EXPECT_TRUE(AllOf({}).empty());
}

}  // namespace
}  // namespace vanban::index
