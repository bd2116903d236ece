// The judgement of facts against gold: what agrees, what counts, what is said of the rest.
#include "vanban/evaluation.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>

#include "eval/agree.h"
#include "vanban/document.h"
#include "vanban/error.h"

namespace vanban {
namespace {

namespace fs = std::filesystem;

Fact Make(decltype(Fact::value) value, SourceSpan span = {0, 10}, std::string text = "0123456789") {
  Fact fact;
  fact.span = span;
  fact.text = std::move(text);
  fact.rule = "r";
  fact.value = std::move(value);
  return fact;
}

Fact Cited(std::string kind, std::string number, SourceSpan span = {0, 10}) {
  Citation cited;
  cited.kind = std::move(kind);
  cited.number = std::move(number);
  return Make(cited, span);
}

Fact Amount(double value, std::string unit, SourceSpan span = {0, 10}) {
  Indicator indicator;
  indicator.value = value;
  indicator.unit = std::move(unit);
  return Make(indicator, span);
}

Fact Body(std::string name) {
  Organization body;
  body.name = std::move(name);
  return Make(body);
}

Fact Date(std::string value, SourceSpan span = {0, 10}, bool relative = false) {
  return Make(DateExpression{std::move(value), relative}, span);
}

Official Person(std::string honorific, std::string title, std::string organization) {
  Official person;
  person.name = "A";
  person.honorific = std::move(honorific);
  Position& position = person.positions.emplace_back();
  position.title = std::move(title);
  position.organization = std::move(organization);
  return person;
}

TEST(SamePlace, SharesHalfOfTheShorterAndIsNotMuchLonger) {
  EXPECT_TRUE(eval::SamePlace({0, 10}, {5, 20}));
  EXPECT_FALSE(eval::SamePlace({0, 10}, {6, 20}));
  EXPECT_FALSE(eval::SamePlace({0, 10}, {10, 20}));
  EXPECT_TRUE(eval::SamePlace({0, 10}, {0, 110}));  // 3 * 10 + 80
  EXPECT_FALSE(eval::SamePlace({0, 10}, {0, 111}));
}

TEST(SameFact, NumbersOfDocuments) {
  const struct {
    std::string_view gold_kind, gold_number, kind, number;
    bool same;
  } kCases[] = {
      {"Nghị quyết", "09-NQ/TU", "Nghị quyết", "09-NQ/TU", true},
      {"Nghị quyết", "09-NQ/TU", "nghị quyết", "09 – nq/tu", true},
      {"Báo cáo thẩm tra", "5/BC", "Báo cáo", "5/BC", true},  // one may say more
      {"Báo cáo", "5/BC", "Tờ trình", "5/BC", false},
      {"Nghị quyết", "09-NQ/TU", "Nghị quyết", "9-NQ/TU", false},
      {"Nghị quyết", "09-NQ/TU", "Nghị quyết", "", false},
      {"Nghị quyết", "", "Nghị quyết", "", true},  // by place
  };
  for (const auto& one : kCases) {
    EXPECT_EQ(eval::SameFact(Cited(std::string(one.gold_kind), std::string(one.gold_number)),
                             Cited(std::string(one.kind), std::string(one.number))),
              one.same)
        << one.gold_kind << one.gold_number << one.kind << one.number;
  }
}

TEST(SameFact, UnitsMaySayMoreButNotHalfAWord) {
  const struct {
    std::string_view gold, found;
    bool same;
  } kCases[] = {
      {"%", "%", true},
      {"%", "%/năm", true},
      {"hộ dân", "hộ", true},
      {"dự án", "dự", false},
      {"dự án", "dự án FDI", true},
      {"đồng", "VNĐ", true},
      {"triệu đồng", "triệu vnd", true},
      {"đồng", "USD", false},
      {"", "", true},
      {"tấn", "", false},
  };
  for (const auto& one : kCases) {
    EXPECT_EQ(eval::SameFact(Amount(5, std::string(one.gold)), Amount(5, std::string(one.found))), one.same)
        << one.gold << " " << one.found;
  }
  EXPECT_FALSE(eval::SameFact(Amount(5, "%"), Amount(5.1, "%")));
}

TEST(SameFact, NamesAreFolded) {
  EXPECT_TRUE(eval::SameFact(Body("Ủy ban nhân dân tỉnh"), Body("Uỷ  ban nhân dân\ntỉnh")));
  EXPECT_FALSE(eval::SameFact(Body("Sở Y tế"), Body("Sở Tài chính")));
}

TEST(CompareFields, AsksForWhatTheGoldStates) {
  const Official gold = Person("ông", "Chủ tịch", "HĐND tỉnh"), found = Person("", "Chủ tịch", "UBND tỉnh");
  const eval::FieldAgreement fields = eval::CompareFields(Make(gold), Make(found));
  EXPECT_EQ(fields.asked, 3U);  // two positions in all, one honorific
  EXPECT_EQ(fields.right, 0U);
  EXPECT_EQ(fields.wrong.size(), 3U);

  Indicator want, have;
  want.name = "tổng thu ngân sách nhà nước";
  have.name = "thu ngân sách nhà nước";  // 10 of 11 words agree
  have.baseline = "more than asked";
  EXPECT_EQ(eval::CompareFields(Make(want), Make(have)).right, 1U);
  EXPECT_EQ(eval::CompareFields(Make(want), Make(have)).asked, 1U);
}

GoldDocument Gold(std::vector<Fact> facts) {
  GoldDocument gold;
  gold.name = "a";
  for (Fact& fact : facts) gold.facts.push_back({std::move(fact), "ngày 1"});
  return gold;
}

TEST(Evaluation, CountsRightMissedInventedAndWrong) {
  const Fact date = Date("2023");
  const Fact other = Date("2024", {40, 50});
  Fact missed = Date("2025", {60, 70});
  Extraction extraction;
  extraction.facts = {date, other, Date("XXXX", {80, 90}, true)};
  Evaluation evaluation;
  evaluation.Add(Gold({date, missed}), &extraction, std::string(200, ' ') + "0123456789");
  const TypeScore& score = evaluation.types()[4];
  ASSERT_EQ(score.type, "date");
  EXPECT_EQ(score.gold, 2U);
  EXPECT_EQ(score.found, 2U);  // dates without a figure do not count
  EXPECT_EQ(score.right, 1U);
  EXPECT_DOUBLE_EQ(score.f1(), 0.5);
  EXPECT_EQ(evaluation.torn_spans(), 3U);
  ASSERT_EQ(evaluation.judgements().size(), 3U);
  EXPECT_EQ(evaluation.judgements()[1].verdict, Judgement::Verdict::kMissed);
  EXPECT_EQ(evaluation.judgements()[2].verdict, Judgement::Verdict::kInvented);
  EXPECT_EQ(evaluation.rules().at("r").judged, 2U);
}

TEST(Evaluation, RepeatedKeysCountOnceAndEachFoundFactIsTakenOnce) {
  const Fact body = Body("Sở Y tế");
  const Fact change = Amount(5, "%");
  Extraction extraction;
  extraction.facts = {body, body, change};
  Evaluation evaluation;
  evaluation.Add(Gold({body, change, change}), &extraction, "");
  EXPECT_EQ(evaluation.types()[6].found, 1U);
  EXPECT_EQ(evaluation.types()[6].right, 1U);
  EXPECT_EQ(evaluation.types()[3].gold, 2U);
  EXPECT_EQ(evaluation.types()[3].right, 1U);
}

TEST(Evaluation, MentionsArePairsOfFactAndPlace) {
  Official person = Person("", "T", "");
  person.mentions = {{20, 30}, {40, 50}};
  const Fact gold = Make(person);
  person.mentions = {{20, 30}, {90, 99}};
  Extraction extraction;
  extraction.facts = {Make(person)};
  Evaluation evaluation;
  evaluation.Add(Gold({gold}), &extraction, "");
  EXPECT_EQ(evaluation.mentions().gold, 2U);
  EXPECT_EQ(evaluation.mentions().found, 2U);
  EXPECT_EQ(evaluation.mentions().right, 1U);
}

TEST(Evaluation, ChangeListsGainedAndLost) {
  const Fact date = Date("2023"), other = Date("2024", {40, 50});
  const GoldDocument gold = Gold({date, other});
  Extraction first, second;
  first.facts = {date};
  second.facts = {date, other};
  Evaluation before, after;
  before.Add(gold, &first, "");
  after.Add(gold, &second, "");
  EXPECT_EQ(Compare(before, after).gained.size(), 1U);
  EXPECT_EQ(Compare(before, after).lost.size(), 0U);
  EXPECT_EQ(Compare(after, before).lost.size(), 1U);
}

TEST(RuleScore, LowerBoundIsBelowTheShare) {
  EXPECT_NEAR((RuleScore{20, 20}).lower_bound(), 0.839, 0.001);
  EXPECT_DOUBLE_EQ(RuleScore{}.lower_bound(), 0);
}

// The corpus' own gold is in order: every quote stands in its text.
TEST(Gold, OfTheCorpusIsFoundInItsTexts) {
  const std::vector<GoldDocument> gold = ReadGold(VANBAN_SOURCE_DIR "/corpus");
  EXPECT_GE(gold.size(), 10U);
  for (const GoldDocument& one : gold) {
    const Document document = Document::FromBytes(one.bytes, SegmentWords{});
    for (const GoldFact& fact : one.facts) {
      EXPECT_EQ(document.SourceText(fact.fact.span), fact.quote) << one.name;
    }
  }
}

TEST(Gold, FaultsAreAllSaid) {
  const fs::path folder = fs::path(testing::TempDir()) / ("gold_faults_" + std::to_string(getpid()));
  fs::remove_all(folder);
  fs::create_directories(folder);
  EXPECT_THROW(ReadGold(folder.string()), Error);  // no gold at all
  std::ofstream(folder / "a.txt") << "text";
  std::ofstream(folder / "a.gold.json")
      << R"({"facts": [{"type": "date", "quote": "zz"}, {"type": "date", "quote": "y"}]})";
  std::ofstream(folder / "b.gold.json") << "{";
  try {
    ReadGold(folder.string());
    FAIL() << "no error";
  } catch (const Error& error) {
    EXPECT_EQ(error.faults().size(), 3U) << error.what();  // two quotes, one text that is not there
  }
  fs::remove_all(folder);
}

}  // namespace
}  // namespace vanban
