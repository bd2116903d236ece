// Atoms: what each is, and how it is written.
#include <gtest/gtest.h>

#include "rules/engine.h"

namespace vanban::rules {
namespace {

constexpr std::string_view kToml = R"toml(
[[shape]]
id = "number"
pattern = '[0-9]+(?:[.,][0-9]+)*'
[[shape]]
id = "code"
pattern = '[0-9]+(?:/[0-9]{4})?/[A-ZĐ][A-ZĐa-z]*(?:-[A-ZĐ]+)*'
[[shape]]
id = "day"
pattern = '[0-9]{1,2}/[0-9]{1,2}'
[[rule]]
id = "words"
stage = "a"
pattern = "title 'của' ('-' | '~' | ',' | 'không quá' | '2/9')"
)toml";
constexpr std::string_view kLexicon =
    "chủ tịch||title|any\nThường trực||rank|any\nThường trực||body|capital\nTU||issuer|exact\n"
    "kinh tế - xã hội||field|any\nkm2||unit|any\nhuyện||place-kind|any\nhuyện ủy|Huyện ủy|body|any\n";

struct Case {
  const char* why;
  const char* text;
  const char* atoms;
};

TEST(Atoms, KindsAndLooks) {
  const Engine engine(kToml, kLexicon);
  const Case cases[] = {
      {"looks", "Ông Nam nói với HĐND 5 lần",
       "Ông:initial Nam:capital nói:lower với:lower HĐND:capital 5:number lần:lower"},
      {"a first word in lower case is lower", "ông Nam", "ông:lower Nam:capital"},
      {"numbering and quotes are no first word", "a) Ông Nam", "a:lower ) Ông:initial Nam:capital"},
      {"a line in capitals", "ỦY BAN NHÂN DÂN", "ỦY:upper BAN:upper NHÂN:upper DÂN:upper"},
      {"lexicon atoms have looks", "Chủ tịch gặp Chủ tịch, chủ tịch",
       "Chủ tịch:initial+title gặp:lower Chủ tịch:capital+title ,:',' chủ tịch:lower+title"},
      {"and so have quoted words", "Của ai, của Ai", "Của:initial+'của' ai:lower ,:',' của:lower+'của' Ai:capital"},
      {"the case column", "thường trực, gặp Thường trực",
       "thường trực:lower+rank ,:',' gặp:lower Thường trực:capital+body+rank"},
      {"exact", "TU và Tu và tu", "TU:initial+issuer và:lower Tu:capital và:lower tu:lower"},
      {"the longest, over tone place and case", "HUYỆN UỶ ở huyện uỷ",
       "HUYỆN UỶ:initial+body ở:lower huyện uỷ:lower+body"},
      {"over a soft line break", "xin chào chủ\ntịch nước", "xin:lower chào:lower chủ\ntịch:lower+title nước:lower"},
      {"dashes in a phrase with and without blanks", "kinh tế-xã hội, kinh tế - xã hội",
       "kinh tế-xã hội:lower+field ,:',' kinh tế - xã hội:lower+field"},
      {"a phrase without blank inside needs none", "km2 và km 2", "km2:lower+unit và:lower km:lower 2:number"},
      {"a dash with a blank on a side, and one without", "a - b- c -d e-g",
       "a:lower -:'-' b:lower -:'-' c:lower -:'-' d:lower e:lower -:'~' g:lower"},
      {"the longest shape", "số 08/2015/NQ-HĐND, 749/QĐ-TTg",
       "số:lower 08/2015/NQ-HĐND:code ,:',' 749/QĐ:code -:'~' TTg:capital"},
      {"a shape ends where a token ends", "12/345 và 1.436,5.", "12:number / 345:number và:lower 1.436,5:number ."},
      {"a shape that a pattern quotes is both", "ngày 2/9 và 3/9", "ngày:lower 2/9:day+'2/9' và:lower 3/9:day"},
      {"a glued unit", "50kg", "50:number kg:lower"},
      {"marks that nothing names", "(a)", "( a:lower )"},
      {"a quoted phrase is longer than a word of it", "không quá 5", "không quá:lower+'không quá' 5:number"},
  };
  for (const Case& test : cases) {
    EXPECT_EQ(engine.Atoms(test.text), test.atoms) << test.why;
  }
}

TEST(Atoms, WordsOfTheDocumentItself) {
  const Engine engine(kToml, kLexicon);
  DocumentLexicon own;
  own.entries = {{"TT&TT", "kinh tế - xã hội"}, {"CT", "Chủ tịch"}, {"CT xã", "huyện ủy"}, {"XX", "nothing known"}};
  EXPECT_EQ(engine.Atoms("gặp CT ở TT&TT, ct", &own),
            "gặp:lower CT:capital+title ở:lower TT&TT:capital+field ,:',' ct:lower");
  EXPECT_EQ(engine.Atoms("gặp CT xã XX", &own), "gặp:lower CT xã:capital+body XX:capital") << "the longest";
  EXPECT_EQ(engine.Atoms("gặp CT", nullptr), "gặp:lower CT:capital") << "for that document alone";
}

TEST(Atoms, Canonical) {
  const Engine engine(kToml, kLexicon);
  const RuleSet& rules = engine.rules();
  EXPECT_EQ(Canonical(rules, "HUYỆN UỶ", FindKind(rules, "body")), "Huyện ủy");
  EXPECT_EQ(Canonical(rules, "huyện ủy", FindKind(rules, "title")), "");
  EXPECT_EQ(Canonical(rules, "huyện ủy Đảng", FindKind(rules, "body")), "");
  EXPECT_EQ(LexiconKinds(rules, "thường trực").size(), 2U);
  EXPECT_TRUE(LexiconKinds(rules, "của").empty()) << "quoted only";
}

}  // namespace
}  // namespace vanban::rules
