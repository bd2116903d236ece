// One fact for each thing named by the same words.
#include "extract/folded_texts.h"
#include "extract/merge.h"

#include <gtest/gtest.h>

#include "small_rules.h"

namespace vanban::extract {
namespace {

using Positions = std::vector<Position>;

Position At(const char* title, const char* organization) {
  Position position;
  position.title = title;
  position.organization = organization;
  return position;
}

class MergeTest : public testing::Test {
 protected:
  // Each next one stands behind the last.
  FactId Add(FactValue value) {
    const auto begin = static_cast<std::uint32_t>(drafts_.facts.size() * 10);
    return drafts_.Add(std::move(value), {begin, begin + 5}, 0, "test").id;
  }
  FactId AddOfficial(const char* name, Positions positions) {
    Official official;
    official.name = name;
    official.positions = std::move(positions);
    return Add(official);
  }
  FactId AddCitation(const char* kind, const char* number, const char* subject = "", const char* date = "") {
    Citation citation;
    citation.kind = kind;
    citation.number = number;
    citation.subject = subject;
    citation.date = date;
    return Add(citation);
  }
  void Run() {
    ReducedDocument reduced;
    reduced.folded = &folded_;
    Merge(reduced, drafts_);
  }

  FoldedTexts folded_;
  Drafts drafts_;
};

TEST_F(MergeTest, OneOfficialForEachNameWithAllOffices) {
  const FactId first = AddOfficial("Trần Thị Hòa", {At("Bí thư", "Huyện ủy")});
  const FactId later = AddOfficial("Trần Thị Hoà", {At("Bí thư", "huyện ủy"), At("Chủ tịch", "HĐND huyện")});
  const FactId other = AddOfficial("Trần Văn Hòa", {});
  Run();
  EXPECT_EQ(drafts_.Get(first).As<Official>()->positions,
            (Positions{At("Bí thư", "Huyện ủy"), At("Chủ tịch", "HĐND huyện")}));
  EXPECT_EQ(drafts_.Get(first).mentions, std::vector<Span>{drafts_.Get(later).span});
  EXPECT_TRUE(drafts_.Get(later).dropped);
  EXPECT_EQ(drafts_.Get(later).becomes, first);
  EXPECT_FALSE(drafts_.Get(other).dropped);
}

TEST_F(MergeTest, OneDocumentForEachKindAndNumberCompletedByLaterOnes) {
  const FactId first = AddCitation("Nghị quyết", "09-NQ/TU");
  const FactId later = AddCitation("nghị quyết", "09-NQ/TU", "chuyển đổi số", "2021-09-10");
  const FactId other = AddCitation("Kế hoạch", "09-NQ/TU");
  Run();
  EXPECT_EQ(drafts_.Get(first).As<Citation>()->subject, "chuyển đổi số");
  EXPECT_EQ(drafts_.Get(first).As<Citation>()->date, "2021-09-10");
  EXPECT_TRUE(drafts_.Get(later).dropped);
  EXPECT_FALSE(drafts_.Get(other).dropped);
}

TEST_F(MergeTest, DocumentsByNameAreOneUnlessTheirDatesDiffer) {
  const FactId law = AddCitation("Luật", "", "Đầu tư", "2014-11-26");
  const FactId again = AddCitation("Luật", "", "Đầu tư");
  const FactId newer = AddCitation("Luật", "", "Đầu tư", "2020-06-17");
  const FactId bare = AddCitation("Luật", "");
  const FactId bare_again = AddCitation("Luật", "");
  Run();
  EXPECT_FALSE(drafts_.Get(law).dropped);
  EXPECT_TRUE(drafts_.Get(again).dropped);
  EXPECT_FALSE(drafts_.Get(newer).dropped);
  EXPECT_FALSE(drafts_.Get(bare).dropped);  // nothing tells that they are one
  EXPECT_FALSE(drafts_.Get(bare_again).dropped);
}

TEST_F(MergeTest, OneOrganizationForEachWrittenName) {
  Organization body;
  body.name = "Sở Y tế";
  body.kind = "Sở";
  const FactId first = Add(body);
  const FactId again = Add(body);
  body.name = "Sở Y tế tỉnh Bình Thuận";
  const FactId longer = Add(body);
  Run();
  EXPECT_FALSE(drafts_.Get(first).dropped);
  EXPECT_TRUE(drafts_.Get(again).dropped);
  EXPECT_FALSE(drafts_.Get(longer).dropped);
}

TEST_F(MergeTest, TheSameFigureTwiceIsOneAndKeepsItsName) {
  Indicator indicator;
  indicator.value = 5;
  indicator.unit = "%";
  const FactId nameless = drafts_.Add(indicator, {10, 20}, 0, "claim").id;
  indicator.name = "tỷ lệ hộ nghèo";
  const FactId named = drafts_.Add(indicator, {12, 20}, 0, "chain").id;
  const FactId elsewhere = drafts_.Add(indicator, {40, 50}, 0, "chain").id;
  Run();
  EXPECT_TRUE(drafts_.Get(nameless).dropped);
  EXPECT_FALSE(drafts_.Get(named).dropped);
  EXPECT_FALSE(drafts_.Get(elsewhere).dropped);
}

}  // namespace
}  // namespace vanban::extract
