// What `rules explain` and `rules coverage` tell people who write rules.
#include "vanban/explain.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>

#include "small_rules.h"

namespace vanban {
namespace {

// Two rules of one stage that cross: the longer begins later, so it loses.
constexpr std::string_view kCrossing = R"rules(
[[rule]]
id = "early"
stage = "series"
pattern = "change measure"
[[rule]]
id = "late"
stage = "series"
pattern = "measure document-kind document-kind"
[[rule]]
id = "long"
stage = "series"
pattern = "party 'mới' ',' title family 'xong'"
)rules";

class Explained : public testing::Test {
 protected:
  Explained() : rules_(test::LoadSmallRules(kCrossing)) {}

  std::string Of(std::string_view text, std::string_view rule = {}) const { return Explain(rules_, text, {}, rule); }

  RuleSet rules_;
};

bool Has(const std::string& text, std::string_view part) { return text.find(part) != std::string::npos; }

TEST_F(Explained, ShowsAtomsStagesRowFactsAndOrphans) {
  const std::string text = Of("Trần Văn Nam, Bí thư Đảng ủy Sở Y tế. Năm 2023, Chủ tịch UBND tỉnh dự.");
  const char* const expected[] = {
      "sentence 1 (prose, body): \"Trần Văn Nam, Bí thư Đảng ủy Sở Y tế.\"\n  atoms\n",
      "    \"Trần\": initial family\n    \"Văn\": capital\n    \"Nam\": capital\n",
      "  body\n    body: \"Sở Y tế\"\n      kind = \"Sở\"\n",
      "  party\n    party-body: \"Đảng ủy Sở Y tế\"\n      kind = \"Đảng ủy\"\n",
      "    person: \"Trần Văn Nam\"\n",
      "    office: \"Bí thư Đảng ủy Sở Y tế\"\n      title: \"Bí thư\"\n      organization: \"Đảng ủy Sở Y tế\"\n",
      "  holder\n    holder: \"Trần Văn Nam, Bí thư Đảng ủy Sở Y tế\"\n",
      "  row\n    \"Trần Văn Nam, Bí thư Đảng ủy Sở Y tế\" by holder: holder\n    \".\":\n",
      "sentence 2 ",
      "  span\n    number: \"2023\"\n  quantity\n    year: \"Năm 2023\"\n      year: \"2023\"\n",
      "facts\n  {\"id\":\"f1\",\"type\":\"official\"",
      "\"type\":\"date\",\"start\":",
      "orphans\n  office \"Chủ tịch UBND tỉnh\"\n",
  };
  std::size_t at = 0;  // in this order
  for (const char* part : expected) {
    const std::size_t found = text.find(part, at);
    ASSERT_NE(found, std::string::npos) << part << "\nin\n" << text;
    at = found;
  }
  EXPECT_TRUE(text.ends_with('\n'));
}

TEST_F(Explained, NamesTheLoserAndToWhom) {
  const std::string text = Of("tăng xuất khẩu nghị quyết nghị định");
  EXPECT_TRUE(Has(text, "    early: \"tăng xuất khẩu\"\n")) << text;
  EXPECT_TRUE(Has(text, "    late lost to early: \"xuất khẩu nghị quyết nghị định\"\n")) << text;
}

TEST_F(Explained, TellsWhereTheAskedRuleStopped) {
  EXPECT_TRUE(Has(Of("Đảng ủy mới, Chủ tịch Trần xong", "long"), "  long matches here\n"));
  const std::string stopped = Of("Đảng ủy mới, Chủ tịch đến", "long");
  EXPECT_TRUE(Has(stopped, "  long begins at \"Đảng ủy\" and stops at \"đến\", where it expects family\n")) << stopped;
  const std::string ended = Of("Đảng ủy mới", "long");
  EXPECT_TRUE(Has(ended, "  long begins at \"Đảng ủy\" and stops at the end, where it expects ','\n")) << ended;
  EXPECT_TRUE(Has(Of("không có gì", "long"), "  long does not begin here\n"));
  EXPECT_TRUE(Has(Of("x", "unknown"), "no rule has the id unknown\n"));
}

TEST_F(Explained, TellsWhatTheDocumentDefines) {
  const std::string text = Of("Sở Y tế (SYT) họp. SYT báo cáo.");
  EXPECT_TRUE(Has(text, "defined here: SYT is like Sở Y tế\n")) << text;
}

TEST_F(Explained, RulesAreListedStageByStage) {
  const std::vector<RuleSummary> all = ListRules(rules_);
  const auto place = [&](std::string_view id) { return std::ranges::find(all, id, &RuleSummary::id) - all.begin(); };
  EXPECT_LT(place("number"), place("body"));
  EXPECT_LT(place("holder"), place("claim"));
  EXPECT_LT(place("claim"), place("early")) << "more.toml comes first by name, its stage last";
  EXPECT_EQ(place("late"), place("early") + 1);
}

TEST_F(Explained, IsTotal) {
  for (const char* text : {"", "\n\n\n", "\xFF\xFE", "\xC3", "Trần", "'", "(", "Điều 1"}) {
    EXPECT_TRUE(Has(Of(text, "long"), "facts\n")) << text;
  }
}

TEST_F(Explained, CoverageCountsPhrasesFactsAndOrphans) {
  Coverage coverage(rules_);
  for (const char* text : {"Chủ tịch UBND tỉnh dự.", "chủ tịch UBND tỉnh dự năm 2023.", "Bí thư Đảng ủy Sở Y tế dự."}) {
    coverage.Add(Document::FromBytes(text, rules_.segmenter()), {});
  }
  EXPECT_EQ(coverage.documents(), 3U);
  const auto count = [&](std::string_view rule) {
    const auto all = coverage.Rules();
    return *std::ranges::find(all, rule, &Coverage::RuleCount::rule);
  };
  EXPECT_EQ(coverage.Rules().size(), ListRules(rules_).size());
  EXPECT_EQ(count("office").phrases, 3U);
  EXPECT_EQ(count("office").facts, 0U);
  EXPECT_EQ(count("year").phrases, 1U);
  EXPECT_EQ(count("year").facts, 1U);
  EXPECT_EQ(count("change").phrases, 0U);
  std::uint64_t facts = 0;
  for (const auto& rule : coverage.Rules()) facts += rule.facts;
  EXPECT_EQ(facts, coverage.facts());
  // Folded, so that the two spellings are one; the most frequent first.
  const auto orphans = coverage.Orphans(10);
  ASSERT_GE(orphans.size(), 2U);
  EXPECT_EQ(orphans[0].kind, "office");
  EXPECT_EQ(orphans[0].text, "chủ tịch ubnd tỉnh");
  EXPECT_EQ(orphans[0].count, 2U);
  EXPECT_EQ(coverage.Orphans(1).size(), 1U);
}

std::string WarningsOf(const RuleLint& lint) {
  std::string all;
  for (const Fault& warning : lint.Warnings()) all += warning.ToString() + "\n";
  return all;
}

TEST_F(Explained, LintFindsWhatNeverFiresAndWhatAlwaysLoses) {
  RuleLint lint(rules_);
  EXPECT_FALSE(Has(WarningsOf(lint), "never fires")) << "nobody can tell without documents";
  lint.Add(Document::FromBytes("tăng xuất khẩu nghị quyết nghị định", rules_.segmenter()));
  const std::string warnings = WarningsOf(lint);
  EXPECT_TRUE(Has(warnings, "more.toml:10: rule `long` never fires over 1 documents")) << warnings;
  EXPECT_TRUE(Has(warnings, "rule `late` always loses over 1 documents, mostly to `early`")) << warnings;
  EXPECT_FALSE(Has(warnings, "rule `early`")) << warnings;
}

// Loads the small rules with a lexicon of this test.
RuleSet WithLexicon(std::string_view rules, std::string_view lexicon,
                    std::string_view function_words = "# source: t\n") {
  return RuleSet::Load({{"stages.toml", std::string(test::kStages)},
                        {"small.toml", std::string(test::kRules)},
                        {"more.toml", std::string(rules)},
                        {"lexicon/small.tsv", std::string(test::kWords)},
                        {"lexicon/more.tsv", "# source: t\n" + std::string(lexicon)},
                        {"lint/function_words.tsv", std::string(function_words)}},
                       FactSchemaOfExtract());
}

TEST(Lint, CuesInTwoStages) {
  const char* const rules = R"rules(
[[rule]]
id = "taker"
stage = "body"
pattern = "head 'lần lượt'"
[[rule]]
id = "needer"
stage = "series"
pattern = "measure 'lần lượt'"
)rules";
  const RuleSet without = WithLexicon(rules, "");
  const std::string warnings = WarningsOf(RuleLint(without));
  EXPECT_TRUE(Has(warnings, "more.toml:2:")) << warnings;
  EXPECT_TRUE(
      Has(warnings,
          "`lần lượt` is quoted in two stages: rule `taker` (stage body) takes it from rule `needer` (stage series)"))
      << warnings;
  const RuleSet listed = WithLexicon(rules, "", "# source: t\nlần lượt\n");
  EXPECT_FALSE(Has(WarningsOf(RuleLint(listed)), "lần lượt"));
  // As context alone it is not taken.
  constexpr std::string_view kTaken = "head 'lần lượt'";
  std::string context(rules);
  context.replace(context.find(kTaken), kTaken.size(), "it:(head) 'lần lượt'");
  const RuleSet as_context = WithLexicon(context, "");
  EXPECT_FALSE(Has(WarningsOf(RuleLint(as_context)), "lần lượt")) << context;
}

TEST(Lint, LargePrograms) {
  const RuleSet rules = WithLexicon(
      "[[rule]]\nid = \"large\"\nstage = \"series\"\npattern = \"measure (!(title | head)){1,200} party\"\n", "");
  const std::string warnings = WarningsOf(RuleLint(rules));
  EXPECT_TRUE(Has(warnings, "more.toml:1: rule `large` makes a program of ")) << warnings;
  EXPECT_FALSE(Has(warnings, "rule `holder`")) << warnings;
}

TEST(Lint, QuotedPhrasesThatALexiconTakes) {
  const RuleSet rules = WithLexicon("[[rule]]\nid = \"r\"\nstage = \"series\"\npattern = \"'phố cổ' head\"\n",
                                    "thành phố\t\tplace-kind\tany\n");
  RuleLint lint(rules);
  lint.Add(Document::FromBytes("thành phố mới. phố cổ UBND.", rules.segmenter()));
  EXPECT_FALSE(Has(WarningsOf(lint), "phố cổ")) << "nothing was lost";
  lint.Add(Document::FromBytes("thành phố cổ UBND.", rules.segmenter()));
  EXPECT_TRUE(Has(WarningsOf(lint), "more.toml:1: `phố cổ` is not seen behind `thành phố`")) << WarningsOf(lint);
}

TEST(Lint, PlacesThatEatPersons) {
  const RuleSet rules = WithLexicon("", "Trần Phú\t\tprovince\tcapital\n");
  RuleLint lint(rules);
  lint.Add(Document::FromBytes("Ở Trần Phú có hội. Ông Phạm Phú dự.", rules.segmenter()));
  EXPECT_FALSE(Has(WarningsOf(lint), "takes a part of the name"));
  lint.Add(Document::FromBytes("Ở đây có Trần Phú Cường dự.", rules.segmenter()));
  EXPECT_TRUE(Has(WarningsOf(lint), "`Trần Phú` in a lexicon takes a part of the name `Trần Phú Cường`"))
      << WarningsOf(lint);
}

}  // namespace
}  // namespace vanban
