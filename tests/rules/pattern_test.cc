// The pattern language: what is written, over which text, and what comes of it.
#include <gtest/gtest.h>

#include "rules/engine.h"

namespace vanban::rules {
namespace {

struct Case {
  const char* why;
  const char* pattern;
  const char* text;
  const char* row;
};

constexpr std::string_view kWords =
    "chủ tịch||title|any\nphó chủ tịch||title|any\nông||honorific|any\nbà||honorific|any\nNguyễn||family|capital\n"
    "Trần||family|capital\nỦy ban nhân "
    "dân|UBND|head|any\ntỉnh||place-kind|any\nTăng|up|change|any\ngiảm|down|change|any\n";
constexpr std::string_view kShape = "[[shape]]\nid = \"figure\"\npattern = '\\d+(?:,\\d+)?'\n";

std::string RowOf(std::string_view pattern, std::string_view text) {
  const std::string toml = std::string(kShape) + "[[rule]]\nid = \"x\"\nstage = \"a\"\npattern = \"\"\"\n" +
                           std::string(pattern) + "\"\"\"\n";
  return Engine(toml, kWords).Reduce(text);
}

TEST(Pattern, Language) {
  const Case cases[] = {
      {"a kind", "title", "đồng chí Chủ tịch nói", "đồng · chí · x{Chủ tịch} · nói"},
      {"the longest phrase of a lexicon", "title", "Phó Chủ tịch", "x{Phó Chủ tịch}"},
      {"a quoted word, any case, tone place folded", "'hoà' title", "HÒA chủ tịch", "x{HÒA chủ tịch}"},
      {"a quoted phrase", "'được giao' title", "ông được  giao chủ tịch", "ông · x{được  giao chủ tịch}"},
      {"a negation takes any other atom", "title !title", "chủ tịch , chủ tịch chủ tịch",
       "x{chủ tịch ,} · chủ tịch · chủ tịch"},
      {"a negated choice", "title !(',' | figure)", "chủ tịch, chủ tịch 5 chủ tịch ủy",
       "chủ tịch · , · chủ tịch · 5 · x{chủ tịch ủy}"},
      {"a kind but not another", "honorific capital!(family | title)", "ông Trần, ông Nam",
       "ông · Trần · , · x{ông Nam}"},
      {"leftmost, then longest", "title ','?", "chủ tịch, phó chủ tịch", "x{chủ tịch,} · x{phó chủ tịch}"},
      {"bounds", "honorific capital{2,3}", "gặp ông Văn Nam Hải Hà", "gặp · x{ông Văn Nam Hải} · Hà"},
      {"start and end", "start title end", "chủ tịch", "x{chủ tịch}"},
      {"start is no other place", "start title", "ông chủ tịch", "ông · chủ tịch"},
      {"a label", "honorific name:(family capital+)", "gặp ông Trần Văn Nam", "gặp · x{name=Trần Văn Nam}"},
      {"a label over a repetition is one span", "name:capital+ title", "gặp Văn Nam chủ tịch", "gặp · x{name=Văn Nam}"},
      {"a label that is not there gives no part", "a:honorific? b:title", "chủ tịch", "x{b=chủ tịch}"},
      {"a label inside a repetition makes a list", "t:title (',' t:title)*", "chủ tịch, phó chủ tịch, chủ tịch",
       "x{t=chủ tịch t=phó chủ tịch t=chủ tịch}"},
      {"a canonical value", "direction=change value:figure", "tăng 5,2 và giảm 3",
       "x{direction==up value=5,2} · và · x{direction==down value=3}"},
      {"it: the rest is context", "honorific it:(name:family capital) title", "ông Trần Nam chủ tịch",
       "ông · x{name=Trần} · chủ tịch"},
      {"what stands in the context right of it may begin the next", "it:(t:title) (',' | end)",
       "chủ tịch, phó chủ tịch", "x{t=chủ tịch} · , · x{t=phó chủ tịch}"},
      {"a label in the context is a part too", "h:honorific it:(n:family)", "ông Trần", "ông · x{h=ông n=Trần}"},
      {"choices", "(honorific | title) family", "ông Trần, chủ tịch Nguyễn", "x{ông Trần} · , · x{chủ tịch Nguyễn}"},
      {"labels inside one another", "a:(b:title c:family)", "chủ tịch Trần", "x{a=chủ tịch Trần b=chủ tịch c=Trần}"},
  };
  for (const Case& test : cases) EXPECT_EQ(RowOf(test.pattern, test.text), test.row) << test.why;
}

}  // namespace
}  // namespace vanban::rules
