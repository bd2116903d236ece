// Every example and reject of the shipped rules, through the whole path; and that the rules inside the program are
// they.
#include <gtest/gtest.h>

#include <algorithm>

#include "vanban/explain.h"
#include "vanban/extractor.h"
#include "vanban/rule_set.h"

namespace vanban {
namespace {

const std::string kFolder = std::string(VANBAN_SOURCE_DIR) + "/rules";

TEST(Rules, ExamplesAndRejectsHold) {
  const std::vector<Fault> faults = CheckRules(RuleSet::ReadFolder(kFolder));
  for (const Fault& fault : faults) ADD_FAILURE() << fault.ToString();
}

TEST(Rules, BuiltInRulesAreThoseOfTheFolder) {
  const RuleSet built_in = RuleSet::Load(RuleSet::BuiltInSources(), FactSchemaOfExtract());
  const RuleSet folder = RuleSet::Load(RuleSet::ReadFolder(kFolder), FactSchemaOfExtract());
  const std::vector<RuleSummary> a = ListRules(built_in);
  const std::vector<RuleSummary> b = ListRules(folder);
  EXPECT_TRUE(std::ranges::equal(a, b, {}, &RuleSummary::id, &RuleSummary::id));
}

TEST(Rules, EveryRuleHasAnExample) {
  const RuleSet rules = RuleSet::Load(RuleSet::ReadFolder(kFolder), FactSchemaOfExtract());
  for (const RuleSummary& rule : ListRules(rules)) EXPECT_GT(rule.examples, 0U) << rule.file << " " << rule.id;
}

TEST(Rules, AFaultNamesFileLineAndWhatCame) {
  std::vector<RuleSource> sources = RuleSet::Overlay(RuleSet::BuiltInSources(), {{"mine.toml", R"rules(
[[rule]]
id = "mine"
stage = "series"
fact = "abbreviation"
pattern = "short:'abcx' 'nghĩa' 'là' long:'defx'"
examples = [{ text = "abcx nghĩa là defx", facts = [{ type = "abbreviation", short = "abcx", long = "xyz" }] }]
rejects = ["rằng abcx nghĩa là defx"]
)rules"}});
  const std::vector<Fault> faults = CheckRules(sources);
  ASSERT_EQ(faults.size(), 2U);
  EXPECT_EQ(faults[0].file, "mine.toml");
  EXPECT_EQ(faults[0].line, 7U);
  EXPECT_NE(faults[0].message.find("expected \"xyz\", got \"defx\""), std::string::npos) << faults[0].message;
  EXPECT_NE(faults[1].message.find("must be rejected"), std::string::npos);
}

}  // namespace
}  // namespace vanban
