// Identity across documents: what is known to be the same is joined, all else stays apart, and both can be asked why.
#include <gtest/gtest.h>

#include <algorithm>

#include "index/edtf.h"
#include "index/fixture.h"
#include "vanban/query.h"

namespace vanban {
namespace {

using index_test::Body;
using index_test::IndexTest;
using index_test::Made;
using index_test::Store;

using Rows = std::vector<std::string>;

class ResolveTest : public IndexTest {
 protected:
  void Fill(const std::vector<Made>& documents) {
    IndexWriter writer(Path());
    Store(writer, documents);
    writer.Resolve();
  }
};

Made ViceChairman(const std::string& id, const std::string& province, const std::string& date = "2023-05-01",
                  const std::string& title = "Phó Chủ tịch") {
  Made made(id, "Ông Nguyễn Văn Hùng, " + title + " UBND tỉnh, phát biểu.", date, province);
  made.AddOfficial("Nguyễn Văn Hùng", title, Body("UBND tỉnh", "UBND", province, province.empty() ? "" : "province"));
  return made;
}

TEST_F(ResolveTest, TwoProvincesGiveTwoPersonsAndTwoBodies) {
  Fill({ViceChairman("a", "Bình Thuận"), ViceChairman("b", "Cao Bằng")});
  EXPECT_EQ(Sql("SELECT count(*), count(DISTINCT id) FROM persons"), Rows{"2|2"});
  EXPECT_EQ(Sql("SELECT name, province FROM organizations ORDER BY province"),
            (Rows{"UBND tỉnh|Bình Thuận", "UBND tỉnh|Cao Bằng"}));
}

TEST_F(ResolveTest, PromotedWithinAProvinceOneStaysOneWithTwoMembershipsInTime) {
  Fill({ViceChairman("a", "Cao Bằng", "2021-03-01"), ViceChairman("b", "Cao Bằng", "2024-06-01", "Chủ tịch")});
  EXPECT_EQ(Sql("SELECT count(*) FROM persons"), Rows{"1"});
  EXPECT_EQ(Sql("SELECT title, first_seen FROM timeline ORDER BY first_seen"),
            (Rows{"Phó Chủ tịch|2021-03-01", "Chủ tịch|2024-06-01"}));
  EXPECT_EQ(Sql("SELECT count(*) FROM posts"), Rows{"2"});
}

TEST_F(ResolveTest, BetweenTheLeadingBodiesOfAProvinceOneStaysOne) {
  Made party("b", "Ông Nguyễn Văn Hùng, Bí thư Tỉnh ủy, kết luận.", "2024-06-01", "Cao Bằng");
  party.AddOfficial("Nguyễn Văn Hùng", "Bí thư", Body("Tỉnh ủy", "Tỉnh ủy", "Cao Bằng"));
  Fill({ViceChairman("a", "Cao Bằng"), party});
  EXPECT_EQ(Sql("SELECT count(*) FROM persons"), Rows{"1"});
}

TEST_F(ResolveTest, BetweenDepartmentsNamesakesStayApart) {
  Made health("a", "Bà Lê Thị Hoa, Phó Giám đốc Sở Y tế.", "2023", "Cao Bằng");
  health.AddOfficial("Lê Thị Hoa", "Phó Giám đốc", Body("Sở Y tế", "Sở", "Cao Bằng", "province", "Y tế"));
  Made roads("b", "Bà Lê Thị Hoa, Trưởng phòng Sở Xây dựng.", "2023", "Cao Bằng");
  roads.AddOfficial("Lê Thị Hoa", "Trưởng phòng", Body("Sở Xây dựng", "Sở", "Cao Bằng", "province", "Xây dựng"));
  Fill({health, roads});
  EXPECT_EQ(Sql("SELECT count(*) FROM persons"), Rows{"2"});
}

TEST_F(ResolveTest, ABodyWhoseProvinceIsUnknownIsNoEvidence) {
  Fill({ViceChairman("a", ""), ViceChairman("b", "")});
  EXPECT_EQ(Sql("SELECT count(*) FROM persons"), Rows{"2"});
  EXPECT_EQ(Sql("SELECT count(*) FROM organizations"), Rows{"0"});
}

TEST_F(ResolveTest, SpellingsOfOneBodyAreOneBody) {
  Made a("a", "UBND tỉnh Cao Bằng họp.", "2023", "Cao Bằng");
  a.Add("UBND tỉnh Cao Bằng", Body("UBND tỉnh Cao Bằng", "UBND", "Cao Bằng"));
  Made b("b", "Uỷ ban nhân dân tỉnh họp.", "2024", "Cao Bằng");
  b.Add("Uỷ ban nhân dân tỉnh", Body("Uỷ ban nhân dân tỉnh", "UBND", "Cao Bằng"));
  Made c("c", "Bộ Y tế họp.");
  c.Add("Bộ Y tế", Body("Bộ Y tế", "Bộ", "", "central", "Y tế"));
  Made d("d", "Bộ Y tế họp tại Cao Bằng.", "", "Cao Bằng");
  d.Add("Bộ Y tế", Body("Bộ Y tế", "Bộ", "", "central", "Y tế"));
  Fill({a, b, c, d});
  EXPECT_EQ(Sql("SELECT count(*) FROM organizations"), Rows{"2"});
}

TEST_F(ResolveTest, MergedProvincesSucceedEachOtherAndAreNotTheSame) {
  Fill({ViceChairman("old", "Lâm Đồng", "2024-01-01"), ViceChairman("former", "Bình Thuận", "2024-01-01"),
        ViceChairman("new", "Lâm Đồng", "2025-08-01"), ViceChairman("undated", "Lâm Đồng", "")});
  EXPECT_EQ(Sql("SELECT province, valid_from, valid_to FROM organizations ORDER BY province, valid_to"),
            (Rows{"Bình Thuận||2025-06-30", "Lâm Đồng|2025-07-01|", "Lâm Đồng||2025-06-30"}));
  EXPECT_EQ(Sql("SELECT predecessor_province, successor_province, date FROM organization_successions ORDER BY 1"),
            (Rows{"Bình Thuận|Lâm Đồng|2025-07-01", "Lâm Đồng|Lâm Đồng|2025-07-01"}));
  EXPECT_EQ(Sql("SELECT count(*) FROM persons"), Rows{"4"});  // the name alone joins nobody, nor does a succession
}

Made Citing(const std::string& id, const std::string& number, const std::string& date, const std::string& province,
            const std::string& level = "province", const std::string& issuer = "Tỉnh ủy") {
  Made made(id, "Thực hiện Nghị quyết số " + number + " của Tỉnh ủy.", "2023-05-01", province);
  Citation citation;
  citation.kind = "Nghị quyết";
  citation.number = number;
  citation.issuer = issuer;
  citation.date = date;
  citation.province = province;
  citation.level = level;
  made.Add("Nghị quyết số " + number, citation);
  return made;
}

TEST_F(ResolveTest, CitedDocuments) {
  struct Case {
    const char* reason;
    Made first, second;
    const char* known;  // how many documents the two citations are
  };
  const Case cases[] = {
      {"the number is an integer", Citing("a", "09-NQ/TU", "2021-10-10", "Cao Bằng"),
       Citing("b", "9-NQ/TU", "2021-10-10", "Cao Bằng"), "1"},
      {"of two provinces", Citing("a", "09-NQ/TU", "2021-10-10", "Cao Bằng"),
       Citing("b", "09-NQ/TU", "2021-10-10", "Bình Thuận"), "2"},
      {"of two terms", Citing("a", "09-NQ/TU", "2021-10-10", "Cao Bằng"),
       Citing("b", "09-NQ/TU", "2016-12-01", "Cao Bằng"), "2"},
      {"without a date", Citing("a", "09-NQ/TU", "", "Cao Bằng"), Citing("b", "09-NQ/TU", "", "Cao Bằng"), "0"},
      {"without issuer and date", Citing("a", "18", "", "", "", ""), Citing("b", "18", "", "", "", ""), "0"},
      {"the number says its year", Citing("a", "08/2015/NQ-HĐND", "", "Cao Bằng", "province", "HĐND"),
       Citing("b", "08/2015/NQ-HĐND", "2015-12-10", "Cao Bằng", "province", "HĐND"), "1"},
      {"central", Citing("a", "17/NQ-CP", "2019-03-07", "Cao Bằng", "central", "Chính phủ"),
       Citing("b", "17/NQ-CP", "2019-03-07", "Bình Thuận", "central", "Chính phủ"), "1"},
      {"where the issuer sits is not known", Citing("a", "09-NQ/TU", "2021-10-10", "", ""),
       Citing("b", "09-NQ/TU", "2021-10-10", "", ""), "0"},
  };
  int number = 0;
  for (const Case& one : cases) {
    const std::string file = "case" + std::to_string(number++) + ".db";
    IndexWriter writer(Path(file));
    Store(writer, {one.first, one.second});
    writer.Resolve();
    EXPECT_EQ(Sql("SELECT count(*) FROM cited_documents", file), Rows{one.known}) << one.reason;
  }
}

// The same joins, in whatever order documents came, at once or one by one, and when all is done again.
TEST_F(ResolveTest, JoinsDependOnTheDocumentsAlone) {
  Made both("c", "Ông Nguyễn Văn Hùng, Chủ tịch UBND tỉnh, Giám đốc Sở Y tế.", "2023-06-01", "Cao Bằng");
  both.AddOfficial("Nguyễn Văn Hùng", "Chủ tịch", Body("UBND tỉnh", "UBND", "Cao Bằng"));
  both.Add("Sở Y tế", Body("Sở Y tế", "Sở", "Cao Bằng", "province", "Y tế"));
  Position second;
  second.title = "Giám đốc";
  second.organization = "Sở Y tế";
  std::get<Official>(both.extraction().facts[1].value).positions.push_back(second);
  Made health("d", "Ông Nguyễn Văn Hùng, Giám đốc Sở Y tế.", "2020", "Cao Bằng");
  health.AddOfficial("Nguyễn Văn Hùng", "Giám đốc", Body("Sở Y tế", "Sở", "Cao Bằng", "province", "Y tế"));
  std::vector<Made> documents = {ViceChairman("a", "Cao Bằng"), ViceChairman("b", "Bình Thuận"), both, health};
  const std::string partition =
      "SELECT group_concat(name, ' ') FROM (SELECT person_id, documents.name FROM officials JOIN documents "
      "ON documents.id = officials.id / 1048576 ORDER BY documents.name) GROUP BY person_id ORDER BY 1";
  Fill(documents);
  EXPECT_EQ(Sql(partition), (Rows{"a c d", "b"}));
  {
    IndexWriter writer(Path());
    const Rows ids = Sql("SELECT id, person_id FROM officials");
    writer.Resolve(true);
    EXPECT_EQ(Sql("SELECT id, person_id FROM officials"), ids);  // ids stay too
  }
  std::reverse(documents.begin(), documents.end());
  IndexWriter one_by_one(Path("second.db"));
  for (const Made& made : documents) {
    Store(one_by_one, {made});
    one_by_one.Resolve();
  }
  EXPECT_EQ(Sql(partition, "second.db"), (Rows{"a c d", "b"}));
  // Without the document that names both offices, its neighbours fall apart again.
  const std::vector<std::string> bridge = {"c"};
  one_by_one.Remove(bridge);
  one_by_one.Resolve();
  EXPECT_EQ(Sql(partition, "second.db"), (Rows{"a", "b", "d"}));
  EXPECT_TRUE(Sql("PRAGMA foreign_key_check", "second.db").empty());
}

TEST_F(ResolveTest, ExplainSaysWhy) {
  Fill({ViceChairman("a", "Cao Bằng"), ViceChairman("b", "Cao Bằng", "2024"), ViceChairman("x", ""),
        Citing("cites", "09-NQ/TU", "", "Cao Bằng")});
  Index index(Path());
  const auto why = [&index](const std::string& id) {
    std::string all;
    const Report report = index.Explain(id);
    EXPECT_EQ(report.columns.back(), "why") << "only the last column of a table is never cut";
    for (const auto& row : report.rows) all += std::get<std::string>(row.back()) + "\n";
    return all;
  };
  EXPECT_EQ(why("person:1"),
            "the first text that names the person\nsame name as in a, office in the same body: UBND tỉnh, Cao Bằng "
            "(organization:1)\n");
  EXPECT_EQ(why("person:2"), "nobody of this name holds office in a body known to be the same\n");
  const Report cites = index.Cites("09-NQ/TU");
  ASSERT_EQ(cites.rows.size(), 1U);
  EXPECT_EQ(why(std::get<std::string>(cites.rows[0][10])),
            "the text does not say when it was issued; numbers start again each term\n");
  EXPECT_TRUE(index.Explain("person:99").rows.empty());
  EXPECT_THROW(index.Explain("Nam"), Error);
}

TEST(DaysTest, EdtfAsDays) {
  struct Case {
    const char* edtf;
    const char* from;
    const char* to;
  };
  const Case cases[] = {{"2023-09-22", "2023-09-22", "2023-09-22"},
                        {"2023-09", "2023-09-01", "2023-09-30"},
                        {"2024-02", "2024-02-01", "2024-02-29"},
                        {"2023", "2023-01-01", "2023-12-31"},
                        {"2021/2025", "2021-01-01", "2025-12-31"},
                        {"2024-01/2024-03", "2024-01-01", "2024-03-31"},
                        {"XXXX-09-22", "", ""},
                        {"2023-13", "", ""},
                        {"", "", ""},
                        {"2023-02-30", "", ""},
                        {"2023/..", "2023-01-01", "9999-12-31"},
                        {"2025/2021", "", ""}};
  for (const Case& one : cases) {
    EXPECT_EQ(index::DaysOf(one.edtf).from, one.from) << one.edtf;
    EXPECT_EQ(index::DaysOf(one.edtf).to, one.to) << one.edtf;
  }
  EXPECT_EQ(index::PreviousDay("2025-07-01"), "2025-06-30");
  EXPECT_EQ(index::PreviousDay("2024-03-01"), "2024-02-29");
  EXPECT_EQ(index::PreviousDay("2025-01-01"), "2024-12-31");
}

}  // namespace
}  // namespace vanban
