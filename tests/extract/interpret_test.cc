// From labels to facts, with rules of its own. (What no cue says is a `result`: Carry says so.)
#include "extract/interpret.h"

#include <gtest/gtest.h>

#include "small_rules.h"

namespace vanban {
namespace {

using test::Difference;
using test::LoadSmallRules;

struct Case {
  const char* reason;
  const char* text;
  const char* facts;
};

TEST(Interpret, ReadsLabels) {
  const RuleSet rules = LoadSmallRules(R"rules(
[[rule]]
id = "level"
stage = "statement"
fact = "indicator"
pattern = "name:measure period:date? claim:claim"
)rules");
  const Case cases[] = {
      {"a body's name is its whole text, its kind the canonical head", "họp với Sở Y tế",
       R"([{"type":"organization","name":"Sở Y tế","kind":"Sở"}])"},
      {"the longest body of one kind is the organization", "họp với Đảng ủy Sở Y tế",
       R"([{"type":"organization","name":"Đảng ủy Sở Y tế","kind":"Đảng ủy"}])"},
      {"a body inside an office stays an organization; offices become positions",
       "có đồng chí Phạm Văn Lâm, Bí thư Đảng ủy Sở Y tế, Chủ tịch UBND tỉnh làm Trưởng đoàn",
       R"([{"type":"official","name":"Phạm Văn Lâm","honorific":"đồng chí","role":"Trưởng đoàn","positions":[
            {"title":"Bí thư","organization":"Đảng ủy Sở Y tế"},{"title":"Chủ tịch","organization":"UBND tỉnh"}]},
           {"type":"organization","name":"Đảng ủy Sở Y tế","kind":"Đảng ủy"},
           {"type":"organization","name":"UBND tỉnh","kind":"UBND"}])"},
      {"a claim's labels are the indicator's; a date phrase is EDTF", "xuất khẩu năm 2023 đạt 19 đồng",
       R"([{"type":"indicator","status":"result","name":"xuất khẩu","period":"2023","value":19,"unit":"đồng"},
           {"type":"date","value":"2023"}])"},
      {"the canonical value of a change is its direction", "xuất khẩu tăng 19 đồng so với năm 2022",
       R"([{"type":"indicator","status":"result","name":"xuất khẩu","direction":"up","baseline":"năm 2022","value":19,"unit":"đồng"},
           {"type":"date","value":"2022"}])"},
      {"a claim without a measure states nothing in the end", "đạt 19 đồng", "[]"},
      {"a person without an office states nothing", "có đồng chí Phạm Văn Lâm", "[]"},
  };
  for (const Case& test : cases) EXPECT_EQ(Difference(rules, test.text, test.facts), "") << test.reason;
}

TEST(Interpret, EachStatesOneFactForEachPart) {
  const RuleSet rules = LoadSmallRules(R"rules(
[[rule]]
id = "chain"
stage = "statement"
fact = "indicator"
each = "claim"
pattern = "name:measure period:date? claim:claim (',' claim:claim)*"
)rules");
  EXPECT_EQ(
      Difference(rules, "xuất khẩu năm 2023 đạt 19 đồng, tăng 2 đồng so với năm 2022",
                 R"([{"type":"indicator","status":"result","name":"xuất khẩu","period":"2023","value":19,"unit":"đồng"},
                           {"type":"indicator","status":"result","name":"xuất khẩu","period":"2023","value":2,"unit":"đồng",
                            "direction":"up","baseline":"năm 2022"},
                           {"type":"date","value":"2023"},{"type":"date","value":"2022"}])"),
      "");
}

TEST(Interpret, EachReplacesTheFactsOfItsParts) {
  const RuleSet rules = LoadSmallRules(R"rules(
[[rule]]
id = "amended"
stage = "statement"
fact = "document"
each = "cited"
pattern = "cited:citation 'bởi' amended_by:citation"
)rules");
  EXPECT_EQ(Difference(rules, "theo Nghị định số 10/2022/NĐ bởi Nghị định số 175/2025/NĐ",
                       R"([{"type":"document","kind":"Nghị định","number":"10/2022/NĐ","amended_by":["175/2025/NĐ"]},
                           {"type":"document","kind":"Nghị định","number":"175/2025/NĐ"}])"),
            "");
}

constexpr const char* kRespectively = R"rules(
[[rule]]
id = "chain"
stage = "statement"
fact = "indicator"
each = "claim"
pattern = "name:measure claim:claim"
[[rule]]
id = "respectively"
stage = "series"
fact = "indicator"
each = "claim"
pair = ["part", "name"]
shared = ["baseline"]
pattern = "part:chain (',' part:chain)+ ',' direction=change 'lần lượt' claim:claim ('và' claim:claim)*"
)rules";

TEST(Interpret, PairGivesTheIthFactAFieldOfTheIthPart) {
  const RuleSet rules = LoadSmallRules(kRespectively);
  // The measure is said with its level; the changes come together, their baseline is said once.
  EXPECT_EQ(Difference(rules, "xuất khẩu đạt 19 đồng, nhập khẩu đạt 14 đồng, giảm lần lượt 2 đồng và 6 đồng",
                       R"([{"type":"indicator","status":"result","name":"xuất khẩu","value":19,"unit":"đồng"},
                           {"type":"indicator","status":"result","name":"nhập khẩu","value":14,"unit":"đồng"},
                           {"type":"indicator","status":"result","name":"xuất khẩu","value":2,"unit":"đồng","direction":"down"},
                           {"type":"indicator","status":"result","name":"nhập khẩu","value":6,"unit":"đồng","direction":"down"}])"),
            "");
}

TEST(Interpret, PairOfUnequalCountsStatesNone) {
  const RuleSet rules = LoadSmallRules(kRespectively);
  EXPECT_EQ(Difference(rules, "xuất khẩu đạt 19 đồng, nhập khẩu đạt 14 đồng, giảm lần lượt 2 đồng",
                       R"([{"type":"indicator","status":"result","name":"xuất khẩu","value":19,"unit":"đồng"},
                           {"type":"indicator","status":"result","name":"nhập khẩu","value":14,"unit":"đồng"}])"),
            "");
}

TEST(Interpret, SharedIsSaidOnceForAll) {
  const RuleSet rules = LoadSmallRules(R"rules(
[[rule]]
id = "both"
stage = "statement"
fact = "indicator"
each = "claim"
shared = ["baseline"]
pattern = "name:measure claim:claim 'và' claim:claim"
)rules");
  EXPECT_EQ(
      Difference(
          rules, "xuất khẩu tăng 1 đồng và tăng 2 đồng so với năm 2022",
          R"([{"type":"indicator","status":"result","name":"xuất khẩu","value":1,"unit":"đồng","direction":"up","baseline":"năm 2022"},
                           {"type":"indicator","status":"result","name":"xuất khẩu","value":2,"unit":"đồng","direction":"up","baseline":"năm 2022"},
                           {"type":"date","value":"2022"}])"),
      "");
}

TEST(Interpret, SetGivesAFixedValue) {
  const RuleSet rules = LoadSmallRules(R"rules(
[[rule]]
id = "plan"
stage = "statement"
fact = "indicator"
pattern = "'kế hoạch' name:measure claim:claim"
set = { status = "target" }
)rules");
  EXPECT_EQ(Difference(rules, "kế hoạch xuất khẩu đạt 19 đồng",
                       R"([{"type":"indicator","name":"xuất khẩu","value":19,"unit":"đồng","status":"target"}])"),
            "");
}

}  // namespace
}  // namespace vanban
