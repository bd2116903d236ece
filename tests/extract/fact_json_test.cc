// Facts as JSON: the contract of docs/facts.md.
#include <gtest/gtest.h>

#include "extract/fact_fields.h"
#include "extract/fact_json_compare.h"
#include "vanban/extractor.h"

namespace vanban {
namespace {

Extraction OneFact(decltype(Fact::value) value) {
  Extraction extraction;
  extraction.doc.id = "a";
  extraction.doc.text_bytes = 10;
  Fact fact;
  fact.id = 1;
  fact.span = {2, 7};
  fact.text = "x \"y\"";
  fact.rule = "r";
  fact.value = std::move(value);
  extraction.facts.push_back(std::move(fact));
  return extraction;
}

std::string Json(const Extraction& extraction) {
  std::string out;
  AppendJson(extraction, out);
  return out;
}

TEST(FactJson, LeavesOutWhatIsNotKnown) {
  EXPECT_EQ(Json(OneFact(Abbreviation{"CĐS", "chuyển đổi số"})),
            R"({"doc":{"id":"a","text_bytes":10},"facts":[{"id":"f1","type":"abbreviation","start":2,"end":7,)"
            R"("text":"x \"y\"","short":"CĐS","long":"chuyển đổi số","rule":"r"}]})");
}

TEST(FactJson, EscapesWhatJsonForbids) {
  EXPECT_NE(Json(OneFact(Abbreviation{"a\\b/\x01\n\x1f\x7f", "\t\"\""}))
                .find(R"("short":"a\\b/\u0001\n\u001F)"
                      "\x7f"
                      R"(","long":"\t\"\"",)"),
            std::string::npos);
}

TEST(FactJson, WritesWholeNumbersAsIntegers) {
  struct Case {
    double value;
    const char* written;
  };
  for (const Case& test : {Case{1.5e12, "1500000000000"}, Case{0, "0"}, Case{6.1, "6.1"}, Case{-3, "-3"}}) {
    Indicator indicator;
    indicator.name = "n";
    indicator.value = test.value;
    EXPECT_NE(Json(OneFact(indicator)).find(std::string("\"value\":") + test.written + ","), std::string::npos);
  }
}

TEST(FactJson, WritesListsAndReferences) {
  Official official;
  official.name = "N";
  official.positions = {{"Phó", "Sở", "2020", "", true, false}};
  official.mentions = {{8, 9}};
  EXPECT_NE(
      Json(OneFact(official))
          .find(R"("positions":[{"title":"Phó","organization":"Sở","since":"2020","former":true}],"mentions":[[8,9]])"),
      std::string::npos);
  Citation citation;
  citation.kind = "Luật";
  citation.amended_by = {3, 4};
  EXPECT_NE(Json(OneFact(citation)).find(R"("amended_by":["f3","f4"])"), std::string::npos);
}

TEST(FactJson, EveryEnumeratorHasItsName) {
  EXPECT_EQ(ToString(Bound::kApprox), "approx");
  EXPECT_EQ(ToString(Bound::kMin), "min");
  EXPECT_EQ(ToString(Bound::kMax), "max");
  EXPECT_EQ(ToString(Direction::kUp), "up");
  EXPECT_EQ(ToString(Direction::kDown), "down");
  EXPECT_EQ(ToString(Direction::kTimes), "times");
  EXPECT_EQ(ToString(Status::kResult), "result");
  EXPECT_EQ(ToString(Status::kTarget), "target");
  EXPECT_EQ(ToString(Status::kRule), "rule");
}

TEST(FactJson, EveryTypeMakesItsOwnValue) {
  extract::FactValues values;
  for (std::size_t i = 0; i < extract::FactTypes().size(); ++i) {
    EXPECT_EQ(extract::FactTypes()[i].make(values).index(), i) << extract::FactTypes()[i].name;
  }
}

TEST(CompareFacts, SaysWhatDiffers) {
  const Extraction got = OneFact(Abbreviation{"CĐS", "chuyển đổi số"});
  const auto lines = [&](const char* expected) { return extract::CompareFacts(expected, got); };
  EXPECT_TRUE(lines(R"([{"type":"abbreviation","short":"CĐS","long":"chuyển đổi số"}])").empty());
  EXPECT_EQ(lines("[]").size(), 1U);                                                      // one not stated
  EXPECT_EQ(lines(R"([{"type":"abbreviation","short":"CĐS","long":"số"}])").size(), 1U);  // one differs
  EXPECT_EQ(lines(R"([{"type":"date","value":"2020"}])").size(), 2U);                     // one missing, one not stated
  EXPECT_EQ(lines(R"([{"type":"abbreviation","short":"CĐS"}])").size(), 1U);              // a field too many
}

}  // namespace
}  // namespace vanban
