// Queries: what they find, in which order, and where understanding ends.
#include "vanban/query.h"

#include <gtest/gtest.h>

#include <iterator>
#include <set>

#include "index/fixture.h"

namespace vanban {
namespace {

using index_test::Body;
using index_test::EveryType;
using index_test::IndexTest;
using index_test::Made;
using index_test::Store;

const NumberWords kWords = {.multipliers = {{"nghìn", 1e3}, {"triệu", 1e6}, {"tỷ", 1e9}}};

class QueryTest : public IndexTest {
 protected:
  void Fill(const std::vector<Made>& documents) {
    IndexWriter writer(Path());
    Store(writer, documents);
    writer.Resolve();
  }

  // Names of the documents found, in order, with a blank between.
  [[nodiscard]] std::string Find(const std::string& query, SortBy sort = SortBy::kRank) const {
    Index index(Path());
    SearchOptions options;
    options.sort = sort;
    std::string names;
    for (const Hit& hit : index.Search(Query::Parse(query, kWords), options).hits) {
      names += (names.empty() ? "" : " ") + hit.document;
    }
    return names;
  }
  [[nodiscard]] std::string FindFacts(const std::string& query) const {
    Index index(Path());
    SearchOptions options;
    options.facts = true;
    std::string texts;
    for (const Hit& hit : index.Search(Query::Parse(query, kWords), options).hits) {
      texts += (texts.empty() ? "" : "|") + hit.fact.text;
    }
    return texts;
  }
};

struct Found {
  const char* query;
  const char* documents;
};

TEST_F(QueryTest, WordsInAnySpelling) {
  Fill({Made("toned", "Tỉnh đẩy mạnh chuyển đổi số trong năm nay."),
        Made("bare", "Tinh day manh chuyen doi so trong nam nay."),
        Made("decomposed",
             "Sẽ có chuye\u0302\u0309n đo\u0302\u0309i so\u0302\u0301 ở nơi này, nơi kia và nơi khác nữa."),
        Made("flower", "Hoà bình ở xã Hòa Thắng, quý kì họp."), Made("other", "Miền nam có mưa. Đường số 5.")});
  const Found cases[] = {
      // exact above toneless, both found
      {"chuyển đổi số", "toned decomposed bare"},
      {"\"chuyển đổi số\"", "toned decomposed bare"},
      {"\"chuyen doi so\"", "bare toned decomposed"},
      {"chuyen doi so", "bare toned decomposed"},
      {"chuye\u0302\u0309n đổi số", "toned decomposed bare"},  // NFD
      {"CHUYỂN ĐỔI SỐ", "toned decomposed bare"},
      // place of the tone mark, i and y
      {"hòa", "flower"},
      {"hoà", "flower"},
      {"quí kỳ", "flower"},
      // with marks, other marks are another word; without, any will do
      {"năm", "toned"},
      {"đường", "other"},
      {"duong", "other"},
      // in one sentence, or in one document
      {"mưa đường", ""},
      {"mưa AND đường", "other"},
      {"mưa OR hòa", "flower other"},
      {"số NOT đường", "toned decomposed"},
      {"NOT số", "flower bare"},
      {"(mưa OR hòa) NOT thắng", "other"},
  };
  for (const Found& one : cases) EXPECT_EQ(Find(one.query), one.documents) << one.query;
}

TEST_F(QueryTest, ADocumentNumberIsOneWordAndItsParts) {
  Fill({Made("here", "Thực hiện Nghị quyết số 09-NQ/TU ngày 10/10/2021."),
        Made("there", "Thực hiện Nghị quyết số 10-NQ/TU."),
        Made("spaced", "Căn cứ Thông báo số 532 - TB/TU của Tỉnh ủy.")});
  const Found cases[] = {{"09-NQ/TU", "here"},
                         {"9-nq/tu", "here"},
                         {"\"09 NQ TU\"", "here"},
                         {"NQ/TU", "there here"},
                         {"532-TB/TU", "spaced"}};
  for (const Found& one : cases) EXPECT_EQ(Find(one.query), one.documents) << one.query;
}

TEST_F(QueryTest, Fields) {
  Made plan("plan.txt", "Kế hoạch của Sở Y tế tỉnh Cà Mau: 15% dân số.", "2024-02", "Cà Mau");
  Organization health = Body("Sở Y tế", "Sở", "Cà Mau", "province", "Y tế");
  plan.Add("Sở Y tế", health);
  Indicator share;
  share.name = "dân số";
  share.value = 15;
  share.unit = "%";
  share.status = Status::kResult;
  plan.Add("15%", share);
  Fill({EveryType(), plan});
  const Found cases[] = {
      {"official:\"Trần Văn Nam\"", "every.txt"},
      {"official:\"tran van nam\"", "every.txt"},
      {"official:Nam", "every.txt"},
      {"official:\"Trần Văn Năm\"", ""},
      {"office:\"Chủ tịch UBND\"", "every.txt"},
      {"org:\"Sở Y tế\"", "plan.txt"},
      {"org:\"so y te\"", "plan.txt"},
      {"document:09-NQ/TU", "every.txt"},
      {"document:9-NQ/TU", "every.txt"},
      {"document:\"Nghị quyết 09\"", "every.txt"},
      {"issuer:\"Tỉnh ủy\"", "every.txt"},
      {"indicator:\"ngân sách\"", "every.txt"},
      {"unit:%", "plan.txt"},
      {"unit:đồng", "every.txt"},
      {"unit:dong", "every.txt"},
      {"status:target", "every.txt"},
      {"value>=856tỷ", "every.txt"},
      {"value>856ty", ""},
      {"value<16", "plan.txt"},
      {"value:15%", "plan.txt"},
      {"value>=10%", "plan.txt"},
      {"value>=\"800 tỷ đồng\"", "every.txt"},
      {"ratio<1", "every.txt"},
      {"ratio=0,5", "every.txt"},
      {"ratio<50%", ""},
      {"date:2023-09", "every.txt"},
      {"date:2023-01..2023-06", ""},
      {"date:2023..2024", "plan.txt every.txt"},
      {"date:..2023", "every.txt"},
      {"type:ratio", "every.txt"},
      {"type:indicator", "plan.txt every.txt"},
      {"place:\"Cà Mau\"", "plan.txt"},
      {"place:\"Hòa Thắng\"", "every.txt"},
      {"source:plan", "plan.txt"},
      {"source:plan.txt", "plan.txt"},
      // side by side: of one fact; with AND between brackets: of two
      {"indicator:\"ngân sách\" unit:%", ""},
      {"official:\"Trần Văn Nam\" office:\"Chủ tịch\"", "every.txt"},
      {"official:\"Trần Văn Nam\" place:\"Bình Thuận\"", "every.txt"},
      {"document:09-NQ/TU type:ratio", "every.txt"},
      {"(type:ratio) (official:Nam)", "every.txt"},
      {"(type:ratio) AND official:Nam value>1", ""},
      {"type:ratio official:Nam", ""},
      {"dân số OR official:nam", "plan.txt every.txt"},
      {"type:indicator NOT official:nam", "plan.txt"},
  };
  for (const Found& one : cases) EXPECT_EQ(Find(one.query), one.documents) << one.query;
}

TEST_F(QueryTest, FactsAreThoseThatFieldsOrWordsFound) {
  Fill({EveryType()});
  EXPECT_EQ(FindFacts("type:ratio"), "6/12 chỉ tiêu");
  EXPECT_EQ(FindFacts("value>1"), "856 tỷ đồng");
  EXPECT_EQ(FindFacts("document:09-NQ/TU"), "Nghị quyết số 09-NQ/TU|6/12 chỉ tiêu|856 tỷ đồng");
  EXPECT_EQ(FindFacts("chuyển đổi số"), "Nghị quyết số 09-NQ/TU");
  EXPECT_EQ(FindFacts("chuyển đổi số type:abbreviation"), "NSNN");
}

TEST_F(QueryTest, SnippetsAreCutFromTheSourceWithTheHitsMarked) {
  Fill({Made("a.txt", "Câu đầu. Tỉnh đẩy mạnh  chuyển\tđổi số, và số khác. Câu cuối.")});
  Index index(Path());
  const SearchAnswer answer = index.Search(Query::Parse("chuyen doi so", kWords), {});
  ASSERT_EQ(answer.hits.size(), 1U);
  const Report report = ToReport(answer, false, "[", "]");
  EXPECT_EQ(std::get<std::string>(report.rows[0].back()), "Tỉnh đẩy mạnh [chuyển đổi số], và số khác.");
  EXPECT_EQ(answer.hits[0].sentence, 1);
  // Nowhere side by side: each of them.
  const Report apart = ToReport(index.Search(Query::Parse("khác tỉnh số", kWords), {}), false, "[", "]");
  EXPECT_EQ(std::get<std::string>(apart.rows[0].back()), "[Tỉnh] đẩy mạnh chuyển đổi [số], và [số] [khác].");
}

TEST_F(QueryTest, FacetsCountDocuments) {
  Made second = EveryType();
  second.extraction().doc.id = "second.txt";
  second.extraction().doc.date = "2024-01-01";
  Fill({EveryType(), second});
  Index index(Path());
  SearchOptions options;
  options.facets = {Facet::kOrganization, Facet::kDocument, Facet::kYear};
  const SearchAnswer answer = index.Search(Query::Parse("type:ratio", kWords), options);
  ASSERT_EQ(answer.facets.size(), 3U);
  EXPECT_EQ(answer.facets[0].second[0].value, "UBND");
  EXPECT_EQ(answer.facets[0].second[0].documents, 2U);
  EXPECT_EQ(answer.facets[2].second.size(), 2U);
}

TEST_F(QueryTest, PagesFollowEachOther) {
  std::vector<Made> many;
  for (int i = 0; i < 25; ++i) many.emplace_back("d" + std::to_string(i), "Rừng số " + std::to_string(i) + ".");
  Fill(many);
  Index index(Path());
  std::set<std::string> seen;
  SearchOptions options;
  options.limit = 10;
  for (options.offset = 0; options.offset < 30; options.offset += 10) {
    for (const Hit& hit : index.Search(Query::Parse("rừng", kWords), options).hits) seen.insert(hit.document);
  }
  EXPECT_EQ(seen.size(), 25U);
}

// More documents than a search looks at, and more sentences than are ranked one by one.
TEST_F(QueryTest, ManyDocumentsAreRankedAsWholesAndSortedByDateAllTheSame) {
  constexpr std::size_t kDocuments = kMostDocumentsSearched + 200;
  std::vector<Made> documents;
  documents.emplace_back("newest", "Rừng ở đây xanh.", "2026-01-01");  // stored first, so not among those looked at
  for (std::size_t i = 1; i + 1 < kDocuments; ++i) documents.emplace_back("d" + std::to_string(i), "Cây rừng.", "2020");
  documents.emplace_back("three", "Rừng cây. Rừng xanh. Rừng già. Rừng sâu.", "2021");
  Fill(documents);
  Index index(Path());
  const auto ask = [&index](const char* query, SortBy sort) {
    SearchOptions options;
    options.sort = sort;
    options.limit = 3;
    return index.Search(Query::Parse(query, kWords), options);
  };
  const SearchAnswer ranked = ask("rừng", SortBy::kRank);
  EXPECT_TRUE(ranked.more);
  EXPECT_TRUE(ranked.of_newest);
  EXPECT_EQ(ranked.documents, kMostDocumentsSearched);
  EXPECT_NEAR(static_cast<double>(ranked.estimate), static_cast<double>(kDocuments), 50);
  ASSERT_EQ(ranked.hits.size(), 3U);
  EXPECT_EQ(ranked.hits[0].document, "three");
  EXPECT_FALSE(ranked.hits[0].snippet.hits.empty());
  const SearchAnswer dated = ask("rừng", SortBy::kDate);
  EXPECT_FALSE(dated.of_newest);
  ASSERT_EQ(dated.hits.size(), 3U);
  EXPECT_EQ(dated.hits[0].document, "newest");
  EXPECT_EQ(dated.hits[1].document, "three");
  const SearchAnswer both = ask("(rừng cây) NOT date:2020", SortBy::kDate);
  ASSERT_EQ(both.hits.size(), 1U);
  EXPECT_EQ(both.hits[0].document, "three");
}

// Where understanding ends
// ---------------------------------------------------------------------------------------------

struct Misunderstood {
  const char* query;
  std::uint32_t column;
  const char* message;
};

TEST(QueryParserTest, ErrorsPointAtTheCharacter) {
  const Misunderstood cases[] = {
      {"", 1, "empty"},
      {"   ", 4, "empty"},
      {"rừng offical:Nam", 6, "no field 'offical'"},
      {"rừng AND", 9, "missing"},
      {"AND rừng", 1, "missing"},
      {"rừng OR OR biển", 9, "missing"},
      {"(rừng", 1, "'(' without"},
      {"rừng)", 5, "')' without"},
      {"\"rừng", 1, "other half"},
      {"đất \"\"", 5, "without words"},
      {"NOT", 4, "missing"},
      {"official:", 10, "value is missing"},
      {"value>=abc", 8, "no number"},
      {"value>=", 8, "value is missing"},
      {"đó official>5", 12, "compared"},
      {"date:2023-13", 6, "no date"},
      {"date:2024..2023", 6, "before the first"},
      {"type:ratios", 6, "no type"},
      {"---", 1, "no word"},
      {"\xFF", 1, "UTF-8"},
  };
  for (const Misunderstood& one : cases) {
    try {
      Query::Parse(one.query, kWords);
      ADD_FAILURE() << one.query << ": was understood";
    } catch (const Error& error) {
      EXPECT_EQ(error.faults()[0].column, one.column) << one.query << ": " << error.what();
      EXPECT_NE(std::string(error.what()).find(one.message), std::string::npos) << one.query << ": " << error.what();
    }
  }
  try {
    Query::Parse("offical:Nam", kWords);
  } catch (const Error& error) {
    EXPECT_EQ(error.faults()[0].advice, "did you mean official?");
  }
}

// No query makes the parser, or SQLite behind it, fail in another way than by an Error.
TEST_F(QueryTest, AnyQueryIsAnsweredOrRefused) {
  Fill({EveryType()});
  Index index(Path());
  std::uint32_t state = 1;
  const char* const pieces[] = {
      "rừng",      "\"",     "(",  ")",     " ",     "AND ",   "OR ",          "NOT ",    "official:",
      "value>=",   "1000tỷ", "5%", "date:", "2023",  "..",     "unit:",        "%",       "*",
      "-",         "^",      "{",  "+",     "NEAR(", "'",      "type:",        "ratio",   "_",
      "09-NQ/TU",  "\t",     "đ",  "\\",    ";",     "place:", "\xEF\xBF\xBD", "status:", "target",
      "document:", "0"};
  for (int i = 0; i < 3000; ++i) {
    std::string query;
    for (int j = 0; j < 6; ++j) {
      state = state * 1664525U + 1013904223U;
      query += pieces[(state >> 16U) % std::size(pieces)];
    }
    try {
      const Query parsed = Query::Parse(query, kWords);
      try {
        index.Search(parsed, {});
      } catch (const Error& error) {
        ADD_FAILURE() << query << ": " << error.what();
      }
    } catch (const Error&) {
      // Refused: fine.
    }
  }
}

}  // namespace
}  // namespace vanban
