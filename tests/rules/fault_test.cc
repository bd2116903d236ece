// What is wrong in a rule file is said with its place and what to do, and all of it at once.
#include <gtest/gtest.h>

#include "rules/engine.h"

namespace vanban::rules {
namespace {

const FactSchema kSchema = {
    {{"date", {{"value", "edtf"}}}, {"official", {{"name", "text"}, {"positions", "positions"}, {"role", "text"}}}},
    {{"date", {{"day", "text"}, {"month", "text"}}},
     {"office", {{"title", "text"}, {"organization", "text"}}},
     {"claim", {{"value", "number"}}}}};

constexpr std::string_view kLexicon =
    "Trần||family|capital\nchủ tịch||title|any\ncơ quan||body|any\ntăng|up|change|any\nđến||title|any\nđến||body|any\n";

std::string FaultsIn(std::string_view toml, std::string_view lexicon = kLexicon) {
  return FaultsOf(
      {{"stages.toml", std::string(kStages)}, {"test.toml", std::string(toml)}, {"lexicon/test.tsv", Lexicon(lexicon)}},
      kSchema);
}

// Line 1 to 4 are the head of the rule; its pattern stands in line 5, from column 12 on.
std::string RuleWith(std::string_view pattern, std::string_view more = "") {
  return "[[rule]]\nid = \"r\"\nstage = \"b\"\n" + (more.empty() ? std::string("makes = \"r\"") : std::string(more)) +
         "\npattern = \"" + std::string(pattern) + "\"\n";
}

struct Case {
  const char* why;
  std::string toml;
  const char* faults;  // begins with this
};

TEST(Faults, OfPatterns) {
  const Case cases[] = {
      {"nothing is wrong", RuleWith("title family"), ""},
      {"unknown kind", RuleWith("title famly"), "test.toml:5:18: unknown kind `famly` (do you mean `family`?)"},
      {"two letters swapped", RuleWith("family titel"), "test.toml:5:19: unknown kind `titel` (do you mean `title`?)"},
      {"too short to guess", RuleWith("family tte"), "test.toml:5:19: unknown kind `tte` (kinds come from"},
      {"unknown, and near to nothing", RuleWith("title whatever"),
       "test.toml:5:18: unknown kind `whatever` (kinds come from lexicons, shapes, rules and looks; words stand in "
       "quotes)"},
      {"open bracket", RuleWith("(title family"), "test.toml:5:12: this bracket is not closed"},
      {"closed twice", RuleWith("title) family"), "test.toml:5:17: `)` closes nothing"},
      {"no end of a quotation", RuleWith("title 'của"), "test.toml:5:18: the quotation has no end"},
      {"an empty quotation", RuleWith("title ''"), "test.toml:5:18: nothing stands between the quotes"},
      {"an empty alternative", RuleWith("title (family | )"),
       "test.toml:5:28: nothing stands here (use `?` for what may be missing)"},
      {"an unquoted mark", RuleWith("title, family"),
       "test.toml:5:17: `,` means nothing here (quote words: 'theo', ',')"},
      {"lazy", RuleWith("title+? family"), "test.toml:5:18: two repetitions one behind the other"},
      {"bounds", RuleWith("title{3,2}"), "test.toml:5:17: the bounds of the repetition allow nothing"},
      {"too much", RuleWith("title{1,2000}"), "test.toml:5:20: a bound may be 1000 at most (use * or + for more)"},
      {"negated group", RuleWith("title !(family title)"),
       "test.toml:5:18: `!` takes one kind or word, or a choice of them"},
      {"it repeated", RuleWith("it:(title)+"), "test.toml:5:12: no repetition may stand behind it:( … )"},
      {"it inside a repetition", RuleWith("family (it:(title))*"), "test.toml:5:19: `it` inside a repetition"},
      {"two", RuleWith("it:(title) it:(family)"), "test.toml:5:12: a second `it`"},
      {"one in one alternative only", RuleWith("it:(title) | family"),
       "test.toml:5:12: `it` in one alternative and not in another"},
      {"matches nothing", RuleWith("title? family*"),
       "test.toml:1:1: rule `r` can match nothing (make one part of it necessary)"},
      {"no guard", RuleWith("lower capital*"), "test.toml:1:1: rule `r` would be tried on every sentence"},
      {"no guard, negated", RuleWith("!title+"), "test.toml:1:1: rule `r` would be tried on every sentence"},
      {"what was taken out of play", RuleWith("title nothing"), "test.toml:5:18: `nothing` is in no pattern's reach"},
      {"made too late", RuleWith("title late") + "[[rule]]\nid = \"late\"\nstage = \"b\"\npattern = \"family\"\n",
       "test.toml:5:18: `late` is not made before this rule runs: its rules run in the stage `b`"},
      {"a program of enormous size", RuleWith("title (family (title | family (title !family){1,40}){1,40}){1,40}"),
       "test.toml:5:11: rule `r` makes a program of about"},
  };
  for (const Case& test : cases) {
    const std::string faults = FaultsIn(test.toml);
    if (*test.faults == '\0') {
      EXPECT_EQ(faults, "") << test.why;
    } else {
      EXPECT_TRUE(faults.starts_with(test.faults)) << test.why << ": " << faults;
    }
  }
}

TEST(Faults, OfLabels) {
  const char* const official = "fact = \"official\"";
  const Case cases[] = {
      {"fields of the fact", RuleWith("name:family role:title", official), ""},
      {"a list", RuleWith("name:family (',' positions:title)*", official), ""},
      {"labels of the phrase", RuleWith("day:title", "makes = \"date\""), ""},
      {"a phrase passes on its labels", RuleWith("name:family claim:title", official), ""},
      {"what each names", RuleWith("who:title", "fact = \"official\"\neach = \"who\""), ""},
      {"a label that nothing reads", RuleWith("day:title", official),
       "test.toml:5:12: rule `r`: nothing reads the label `day` (fields of official: name, positions, role)"},
      {"nor in a phrase", RuleWith("day:title"), "test.toml:5:12: rule `r`: nothing reads the label `day`"},
      {"unknown fact", RuleWith("name:title", "fact = \"person\""),
       "test.toml:1:1: rule `r`: there are no facts of type `person` (the types are: date, official)"},
      {"more than one kind in a repetition", RuleWith("family (positions:(title family))*", official),
       "test.toml:5:20: the label `positions` inside a repetition marks more than a single kind"},
      {"two labels in a repetition", RuleWith("family (positions:title role:'x')*", official),
       "test.toml:5:36: two labels inside one repetition: `positions` and `role`"},
      {"two parts of one code in a repetition", RuleWith("family (body positions:title)*", official),
       "test.toml:5:20: inside the repetition the part `positions` cannot be told from another part"},
      {"two labels", RuleWith("name:role:title", official), "test.toml:5:17: two labels on one part"},
      {"a canonical value of a quotation", RuleWith("role='chủ tịch'", official),
       "test.toml:5:12: `role=` takes a canonical value"},
      {"each of nothing", RuleWith("name:title", "fact = \"official\"\neach = \"claim\""),
       "test.toml:1:1: rule `r`: `each` names `claim`, which is no label of the pattern"},
      {"pair of no field",
       RuleWith("name:title who:family", "fact = \"official\"\neach = \"name\"\npair = [\"who\", \"x\"]"),
       "test.toml:1:1: rule `r`: `pair` names no field: `x` (fields of official: name, positions, role)"},
      {"pair without each", RuleWith("name:title", "fact = \"official\"\npair = [\"name\", \"name\"]"),
       "test.toml:1:1: rule `r`: `pair` without `each`"},
      {"set of no field", RuleWith("title", "fact = \"official\"\nset = { status = \"x\" }"),
       "test.toml:1:1: rule `r`: `set` names no field: `status`"},
      {"each without a fact", RuleWith("day:title", "makes = \"date\"\neach = \"day\""),
       "test.toml:1:1: rule `r`: `each`, `pair` and `shared` need a `fact`"},
  };
  for (const Case& test : cases) {
    const std::string faults = FaultsIn(test.toml);
    if (*test.faults == '\0') {
      EXPECT_EQ(faults, "") << test.why;
    } else {
      // With more lines in the head the places move down.
      EXPECT_NE(faults.find(std::string_view(test.faults).substr(std::string_view(test.faults).find(": ") + 2)),
                std::string::npos)
          << test.why << ": " << faults;
    }
  }
}

TEST(Faults, OfFiles) {
  const Case cases[] = {
      {"unknown block", "[[rules]]\nid = \"x\"\n", "test.toml:1:3: unknown block or value `rules`"},
      {"unknown key", RuleWith("title") + "patern = \"x\"\n",
       "test.toml:6:1: unknown key `patern` (known are: id, stage,"},
      {"no pattern", "[[rule]]\nid = \"x\"\nstage = \"a\"\n", "test.toml:1:1: `pattern` is missing"},
      {"no such stage", "[[rule]]\nid = \"x\"\nstage = \"z\"\npattern = \"title\"\n",
       "test.toml:1:1: rule `x`: there is no stage `z` (the stages are: a, b, c)"},
      {"an id twice", RuleWith("title") + RuleWith("family"),
       "test.toml:6:1: the id `r` is taken (it stands in test.toml:1 too)"},
      {"a look as what is made", RuleWith("title", "makes = \"lower\""),
       "test.toml:1:1: rule `r`: `lower` has a meaning already"},
      {"over what", RuleWith("title", "over = \"page\""), "test.toml:4:8: `over` can only be \"zone\""},
      {"a shape with a blank", "[[shape]]\nid = \"s\"\npattern = '\\d \\d'\n",
       "test.toml:1:1: shape `s`: a blank in a shape"},
      {"a shape with a word", "[[shape]]\nid = \"s\"\npattern = '\\dkg'\n",
       "test.toml:1:1: shape `s`: a word in a shape"},
      {"a shape of nothing", "[[shape]]\nid = \"s\"\npattern = '\\d*'\n",
       "test.toml:1:1: shape `s`: matches nothing at all"},
      {"a shape of anything", "[[shape]]\nid = \"s\"\npattern = '.+'\n",
       "test.toml:1:1: shape `s`: its matches can begin with anything"},
      {"letters of ASCII alone", "[[shape]]\nid = \"s\"\npattern = '[0-9]+\\b'\n",
       "test.toml:1:1: shape `s`: `\\b` knows the letters of ASCII alone"},
      {"the shortest match", "[[shape]]\nid = \"s\"\npattern = '[0-9]+?'\n",
       "test.toml:1:1: shape `s`: `+?` asks for the shortest match"},
      {"NFD in a pattern", RuleWith("title 'a\xCC\x81'"), "test.toml:5:11: not in the form of normalised text"},
      {"NFD in a shape", "[[shape]]\nid = \"s\"\npattern = '[0-9]a\xCC\x81'\n",
       "test.toml:3:11: not in the form of normalised text"},
      {"what RE2 refuses", "[[shape]]\nid = \"s\"\npattern = '[0-'\n", "test.toml:1:1: shape `s`: RE2 says: missing ]"},
      {"examples", RuleWith("title") + "examples = [{ text = \"x\", fact = [] }]\n",
       "test.toml:6:27: unknown key `fact` (known are: text, facts, date)"},
      {"a fault of syntax does not hide what stands before", RuleWith("famly") + "[[rule]]\nid = \n",
       "test.toml:5:12: unknown kind `famly` (do you mean `family`?)\ntest.toml:7:6: Error"},
  };
  for (const Case& test : cases) {
    const std::string faults = FaultsIn(test.toml);
    EXPECT_TRUE(faults.starts_with(test.faults)) << test.why << ": " << faults;
  }
}

TEST(Faults, RulesOfAFolderHaveExamples) {
  const auto faults = [](std::string_view more, bool needs) {
    return FaultsOf({{"stages.toml", std::string(kStages)},
                     {"test.toml", RuleWith("title") + std::string(more), needs},
                     {"lexicon/test.tsv", Lexicon(kLexicon)}},
                    kSchema);
  };
  EXPECT_EQ(faults("", false), "");
  EXPECT_EQ(faults("examples = [{ text = \"chủ tịch\", facts = [] }]\n", true), "");
  for (const char* none : {"", "examples = []\n"}) {
    EXPECT_TRUE(faults(none, true).starts_with("test.toml:1:1: rule `r` has no example (write examples = ")) << none;
  }
}

TEST(Faults, AllAreSaidAtOnceInTheOrderOfTheFiles) {
  const std::string faults = FaultsOf(
      {{"stages.toml", std::string(kStages)},
       {"b.toml", RuleWith("famly") + "patern = \"x\"\n" + "[[shape]]\nid = \"s\"\npattern = '\\dkg \\d'\n"},
       {"a.toml", "[[rule]]\nid = \"x\"\nstage = \"z\"\npattern = \"day:title 'a\xCC\x81'\"\nfact = \"date\"\n", true},
       {"lexicon/test.tsv", Lexicon(kLexicon)},
       {"lexicon/x.tsv", "# source: x\nb\tb\tc\tany\na\xCC\x81\tb\tBig\tlower\n"}},
      kSchema);
  const char* const expected[] = {
      "a.toml:1:1: rule `x`: there is no stage `z`",
      "a.toml:1:1: rule `x` has no example",
      "a.toml:4:11: not in the form of normalised text",
      "a.toml:4:12: rule `x`: nothing reads the label `day`",
      "b.toml:5:12: unknown kind `famly` (do you mean `family`?)",
      "b.toml:6:1: unknown key `patern`",
      "b.toml:7:1: shape `s`: a blank in a shape",
      "b.toml:7:1: shape `s`: a word in a shape",
      "lexicon/x.tsv:3: not in the form of normalised text",
      "lexicon/x.tsv:3: `Big` is no name of a kind",
      "lexicon/x.tsv:3: unknown case `lower`",
      "lexicon/x.tsv:3: not sorted",
  };
  for (const char* fault : expected) EXPECT_NE(faults.find(fault), std::string::npos) << fault << "\nin\n" << faults;
  EXPECT_LT(faults.find("a.toml"), faults.find("b.toml"));
  EXPECT_LT(faults.find("b.toml"), faults.find("lexicon/x.tsv"));
}

TEST(Faults, OfLexicons) {
  const struct {
    const char* why;
    const char* file;
    const char* faults;
  } cases[] = {
      {"fine", "# source: x\na\tb\tc\tany\n", ""},
      {"no source", "a\tb\tc\tany\n", "lexicon/x.tsv:1: the first line does not tell the source"},
      {"columns", "# source: x\na b c any\n",
       "lexicon/x.tsv:2: not a lexicon line (write phrase, canonical value, kind, case"},
      {"case", "# source: x\na\tb\tc\tlower\n", "lexicon/x.tsv:2: unknown case `lower` (use any, capital or exact)"},
      {"capital without one", "# source: x\na\tb\tc\tcapital\n",
       "lexicon/x.tsv:2: case is `capital`, but the phrase begins with none"},
      {"kind", "# source: x\na\tb\tBig Kind\tany\n", "lexicon/x.tsv:2: `Big Kind` is no name of a kind"},
      {"order", "# source: x\nb\tb\tc\tany\na\tb\tc\tany\n", "lexicon/x.tsv:3: not sorted: it stands behind `b`"},
      {"twice", "# source: x\na\tb\tc\tany\na\tc\tc\tany\n", "lexicon/x.tsv:3: `a` stands here twice as c"},
      {"NFD", "# source: x\na\xCC\x81\tb\tc\tany\n", "lexicon/x.tsv:2: not in the form of normalised text"},
      {"blanks", "# source: x\na  b\tb\tc\tany\n", "lexicon/x.tsv:2: blanks around or doubled inside a column"},
  };
  for (const auto& test : cases) {
    const std::string faults = FaultsOf({{"stages.toml", std::string(kStages)}, {"lexicon/x.tsv", test.file}});
    if (*test.faults == '\0') {
      EXPECT_EQ(faults, "") << test.why;
    } else {
      EXPECT_TRUE(faults.starts_with(test.faults)) << test.why << ": " << faults;
    }
  }
  EXPECT_EQ(FaultsOf({{"stages.toml", std::string(kStages)},
                      {"lexicon/x.tsv", "# source: x\na\tone\tc\tany\n"},
                      {"lexicon/y.tsv", "# source: x\na\ttwo\tc\tany\n"}}),
            "lexicon/y.tsv:2: `a` has another canonical value as c in lexicon/x.tsv:2 (keep one of the two lines)");
  EXPECT_EQ(FaultsOf({{"stages.toml", std::string(kStages)}, {"segment/zone_heads.tsv", "# source: x\na\tnowhere\n"}})
                .substr(0, 25),
            "segment/zone_heads.tsv:2:");
  EXPECT_EQ(FaultsOf({{"notes.txt", ""}}).substr(0, 10), "notes.txt:");
}

}  // namespace
}  // namespace vanban::rules
