// Stages, zones, several facts of one match, rows that are made to hurt; and the engine against an oracle without
// guards and without kept matches.
#include <gtest/gtest.h>
#include <re2/re2.h>

#include <algorithm>
#include <chrono>
#include <random>
#include <set>

#include "rules/engine.h"
#include "rules/rule_set_impl.h"

namespace vanban::rules {
namespace {

constexpr std::string_view kLexicon =
    "chủ tịch||title|any\nbí thư||title|any\nông||honorific|any\nTrần||family|capital\nLê||family|capital\n"
    "UBND||head|any\ntỉnh||place-kind|any\ntăng|up|change|any\ngiảm|down|change|any\nxuất khẩu||measure|any\n"
    "nhập khẩu||measure|any\nthay mặt||signing|any\n";

constexpr std::string_view kOffices = R"toml(
[[shape]]
id = "number"
pattern = '[0-9]+(?:,[0-9]+)?'
[[rule]]
id = "body"
stage = "a"
pattern = "head place-kind?"
[[rule]]
id = "person"
stage = "a"
pattern = "family (capital | upper){1,3}"
[[rule]]
id = "claim"
stage = "a"
pattern = "direction=change? value:number '%'?"
[[rule]]
id = "noise"
stage = "a"
makes = "nothing"
pattern = "'covid' ('-' | '~') number"
[[rule]]
id = "office"
stage = "b"
pattern = "title:title organization:body?"
[[rule]]
id = "holder"
stage = "c"
pattern = "it:(honorific:honorific? name:person ',' positions:office (',' positions:office)*) (!person | end)"
[[rule]]
id = "chain"
stage = "b"
pattern = "name:measure claim:claim (',' claim:claim)*"
each = "claim"
[[rule]]
id = "respectively"
stage = "c"
pattern = "part:chain (',' part:chain)+ ',' direction=change 'lần lượt' claim:claim (',' claim:claim)* 'và' claim:claim"
each = "claim"
pair = ["part", "name"]
shared = ["direction"]
[[rule]]
id = "signature"
stage = "c"
over = "zone"
pattern = "(signing body line)? positions:office line+ name:person"
)toml";

TEST(Reduce, Stages) {
  const Engine engine(kOffices, kLexicon);
  const struct {
    const char* why;
    const char* text;
    const char* row;
  } cases[] = {
      {"a holder of two offices", "gặp ông Trần Văn Nam, Chủ tịch UBND tỉnh, Bí thư",
       "gặp · holder{honorific=ông name=Trần Văn Nam positions=Chủ tịch UBND tỉnh positions=Bí thư}"},
      {"the context on the right leaves the next person's office alone",
       "gặp ông Trần Nam, Chủ tịch UBND tỉnh, Lê Hà, Bí thư",
       "gặp · holder{honorific=ông name=Trần Nam positions=Chủ tịch UBND tỉnh} · , · holder{name=Lê Hà positions=Bí "
       "thư}"},
      {"what is taken out of play is no number", "dịch Covid-19, 19 ca",
       "dịch · nothing{Covid-19} · , · claim{value=19} · ca"},
      {"claims of one name", "xuất khẩu tăng 5%, giảm 3%", "chain{name=xuất khẩu claim=tăng 5% claim=giảm 3%}"},
      {"parts and claims in order", "xuất khẩu 19, nhập khẩu 14,7, giảm lần lượt 2% và 6%",
       "respectively{part=xuất khẩu 19 part=nhập khẩu 14,7 direction==down claim=2% claim=6%}"},
  };
  for (const auto& test : cases) EXPECT_EQ(engine.Reduce(test.text), test.row) << test.why;
  const RuleInfo& rule = Rule(engine.rules(), RuleCount(engine.rules()) - 2);
  EXPECT_EQ(rule.id, "respectively");
  ASSERT_EQ(rule.pair.size(), 1U);
  EXPECT_EQ(LabelName(engine.rules(), rule.pair[0].first), "part");
  EXPECT_EQ(rule.pair[0].second, "name");
  EXPECT_EQ(rule.shared, std::vector<std::string>{"direction"});
}

// The new row is written over the old one: what stands before `it` is still read behind a match that shortened the row.
TEST(Reduce, PartsBeforeItBehindAShorterRow) {
  const Engine engine(R"toml(
[[shape]]
id = "number"
pattern = '[0-9]+'
[[rule]]
id = "body"
stage = "a"
pattern = "head place-kind"
[[rule]]
id = "letter"
stage = "a"
pattern = "by:title 'ký' it:(number)"
)toml",
                      kLexicon);
  EXPECT_EQ(engine.Reduce("UBND tỉnh giao chủ tịch ký 19, bí thư ký 20"),
            "body{UBND tỉnh} · giao · chủ tịch · ký · letter{by=chủ tịch} · , · bí thư · ký · letter{by=bí thư}");
}

TEST(Reduce, Zones) {
  const Engine engine(kOffices, kLexicon);
  EXPECT_EQ(engine.ReduceZone("THAY MẶT UBND TỈNH\n\nCHỦ TỊCH\n\nTrần Văn Nam"),
            "signature{positions=CHỦ TỊCH name=Trần Văn Nam}");
  EXPECT_EQ(engine.ReduceZone("Trần Văn Nam\n\nCHỦ TỊCH"), "") << "nothing made: nothing given";
  EXPECT_EQ(engine.ReduceZone(""), "");
}

TEST(Reduce, PartsOfPhrasesInAZoneAreStillTheirs) {
  const Engine engine(kOffices, kLexicon);
  const Document document = Document::FromBytes("Chủ tịch UBND tỉnh\n\nTrần Nam", engine.rules().segmenter());
  Reducer reducer(engine.rules());
  reducer.Begin(document, nullptr);
  ASSERT_EQ(document.sentences().size(), 2U);
  Reduction first;
  Reduction second;
  Reduction zone;
  reducer.ReduceSentence(document.sentences()[0], first);
  reducer.ReduceSentence(document.sentences()[1], second);
  const Reduction* const rows[] = {&first, &second};
  reducer.ReduceZone(rows, zone);
  ASSERT_EQ(zone.row.size(), 1U);
  const Node& signature = zone.nodes[zone.row[0]];
  ASSERT_EQ(signature.part_count, 2U);
  const Part& positions = zone.Parts(signature)[0];
  ASSERT_EQ(positions.count, 1U);
  const Node& office = zone.nodes[zone.Nodes(positions)[0]];
  ASSERT_EQ(office.part_count, 2U);
  EXPECT_EQ(document.text(zone.Parts(office)[1].span), "UBND tỉnh");
  EXPECT_EQ(zone.made.size(), 1U);
}

std::string ShowPhrase(const std::string& id, const std::string& inside, const std::set<std::string>& parts) {
  std::string shown = id + "(" + inside + ")";
  for (const std::string& part : parts) shown += "{" + part + "}";
  return shown;
}

// What the stages make of a row, with none of the engine's shortcuts: every rule searched again after every winner.
std::vector<std::string> Oracle(const RuleSet& rules, const Reduction& atoms) {
  struct Item {
    std::uint16_t code;
    std::string shown;
  };
  const RuleSet::Impl& impl = rules.impl();
  std::vector<Item> row;
  for (const Node& node : atoms.nodes) {
    if (node.rule < 0) row.push_back({node.code, "."});
  }
  const std::size_t width = impl.alphabet.width();
  for (std::size_t stage = 0; stage < impl.stages.size(); ++stage) {
    std::string text;
    for (const Item& item : row) impl.alphabet.Append(item.code, text);
    std::vector<Item> next;
    std::size_t from = 0;
    while (true) {
      std::size_t best = impl.rules.size();
      re2::StringPiece won;
      for (std::size_t i = 0; i < impl.rules.size(); ++i) {
        re2::StringPiece found;
        if (impl.rules[i].stage != stage ||
            !impl.rules[i].re().Match(text, from * width, text.size(), RE2::UNANCHORED, &found, 1)) {
          continue;
        }
        if (best == impl.rules.size() || found.data() < won.data() ||
            (found.data() == won.data() && found.size() > won.size())) {
          best = i;
          won = found;
        }
      }
      if (best == impl.rules.size()) break;
      const CompiledRule& rule = impl.rules[best];
      std::vector<re2::StringPiece> groups(static_cast<std::size_t>(rule.pattern.group_count) + 1);
      const auto begin = static_cast<std::size_t>(won.data() - text.data());
      rule.re().Match(text, begin, begin + won.size(), RE2::ANCHOR_BOTH, groups.data(),
                      static_cast<int>(groups.size()));
      std::size_t it_begin = begin / width;
      std::size_t it_end = (begin + won.size()) / width;
      if (!rule.pattern.it_groups.empty()) {
        const re2::StringPiece it = groups[static_cast<std::size_t>(rule.pattern.it_groups[0])];
        it_begin = static_cast<std::size_t>(it.data() - text.data()) / width;
        it_end = it_begin + it.size() / width;
      }
      next.insert(next.end(), row.begin() + static_cast<std::ptrdiff_t>(from),
                  row.begin() + static_cast<std::ptrdiff_t>(it_begin));
      const auto show = [&](std::size_t first, std::size_t last) {
        std::string shown;
        for (std::size_t i = first; i < last; ++i) shown += row[i].shown;
        return shown;
      };
      std::set<std::string> parts;
      for (const LabelGroup& group : rule.pattern.groups) {
        const re2::StringPiece piece = groups[static_cast<std::size_t>(group.group)];
        const bool list = std::any_of(rule.pattern.groups.begin(), rule.pattern.groups.end(),
                                      [&](const auto& other) { return other.label == group.label && other.each; });
        if (list || piece.empty()) continue;
        const std::size_t first = static_cast<std::size_t>(piece.data() - text.data()) / width;
        parts.insert(std::string(LabelName(rules, group.label)) + "=" + show(first, first + piece.size() / width));
      }
      next.push_back({rule.code, ShowPhrase(impl.infos[best].id, show(it_begin, it_end), parts)});
      from = it_end;
    }
    next.insert(next.end(), row.begin() + static_cast<std::ptrdiff_t>(from), row.end());
    row.swap(next);
  }
  std::vector<std::string> shown;
  for (const Item& item : row) shown.push_back(item.shown);
  return shown;
}

// The same of what the engine made; labels of lists, which are no groups of RE2's, are left out.
std::string ShowNode(const RuleSet& rules, const Reduction& reduction, NodeId id) {
  const Node& node = reduction.nodes[id];
  if (node.rule < 0) return ".";
  const auto rule = static_cast<std::size_t>(node.rule);
  const auto show = [&](std::span<const NodeId> nodes) {
    std::string shown;
    for (const NodeId child : nodes) shown += ShowNode(rules, reduction, child);
    return shown;
  };
  const auto is_list = [&](LabelId label) {
    const std::vector<LabelGroup>& groups = rules.impl().rules[rule].pattern.groups;
    return std::any_of(groups.begin(), groups.end(),
                       [&](const LabelGroup& group) { return group.label == label && group.each; });
  };
  std::set<std::string> parts;
  for (const Part& part : reduction.Parts(node)) {
    if (is_list(part.label)) continue;
    parts.insert(std::string(LabelName(rules, part.label)) + "=" + show(reduction.Nodes(part)));
  }
  return ShowPhrase(Rule(rules, rule).id, show(reduction.Children(node)), parts);
}

// Rows of random words, reduced by the engine and by the oracle; returns how many phrases were made.
std::size_t CompareWithOracle(std::string_view rules) {
  const Engine engine(rules, kLexicon);
  const std::vector<std::string> words = {"ông",      "Trần", "Lê",   "Nam", "Chủ tịch",  "bí thư",
                                          ",",        "UBND", "tỉnh", "5",   "xuất khẩu", "tăng",
                                          "lần lượt", "và",   "14,7", "%",   "của",       "giảm"};
  std::mt19937 random(1);
  Reducer reducer(engine.rules());
  Reduction reduction;
  std::size_t phrases = 0;
  for (int round = 0; round < 2000 && !testing::Test::HasFailure(); ++round) {
    std::string text = "và";
    for (std::size_t i = 0; i < 3 + random() % 30; ++i) text += " " + words[random() % words.size()];
    const Document document = Document::FromBytes(text, engine.rules().segmenter());
    reducer.Begin(document, nullptr);
    for (const Sentence& sentence : document.sentences()) {
      reducer.ReduceSentence(sentence, reduction);
      std::vector<std::string> shown;
      for (const NodeId id : reduction.row) shown.push_back(ShowNode(engine.rules(), reduction, id));
      EXPECT_EQ(shown, Oracle(engine.rules(), reduction)) << text;
      phrases += reduction.made.size();
    }
  }
  return phrases;
}

TEST(Reduce, GuardsAndKeptMatchesChangeNothing) {
  EXPECT_GT(CompareWithOracle(kOffices), 5000U) << "the rows should hold something";
}

// Bounds, loops in loops, what must not stand there, both ends of a row; the last has more positions than a mask.
constexpr std::string_view kRepetitions = R"toml(
[[rule]]
id = "bounds"
stage = "a"
pattern = "title:title name:(honorific | family){2,4} (organization:head | role:(!title))?"
[[rule]]
id = "optional"
stage = "a"
pattern = "name:(measure (change | title){0,3}) bound:(change | '%')? it:(value:(place-kind | 'và'){1,2})"
[[rule]]
id = "nested"
stage = "a"
pattern = "(head (place-kind title?)* honorific?)* 'của' family{2,}"
[[rule]]
id = "negated"
stage = "a"
pattern = "change (!(head | '%')){1,5} head"
[[rule]]
id = "at-the-ends"
stage = "a"
pattern = "(start | !(honorific | change)) name:(honorific? family+ role:!head?) (honorific | end)"
[[rule]]
id = "far"
stage = "a"
pattern = "honorific (!(honorific | head)){1,70} place-kind"
[[rule]]
id = "choice"
stage = "b"
pattern = "(',' | ',' '%' ',' | '%' ','){1,3} (bounds | optional | far)?"
)toml";

TEST(Reduce, TheAutomatonSaysWhatRE2Says) { EXPECT_GT(CompareWithOracle(kRepetitions), 2000U); }

TEST(Reduce, LongRowsAreCut) {
  const Engine engine(kOffices, kLexicon);
  std::string text = "gặp";
  for (int i = 0; i < 400; ++i) text += " ông Trần Nam, Chủ tịch;";
  const std::string row = engine.Reduce(text);
  std::size_t holders = 0;
  for (std::size_t at = row.find("holder{"); at != std::string::npos; at = row.find("holder{", at + 1)) ++holders;
  EXPECT_EQ(holders, 400U);
}

TEST(Reduce, HostileTextCostsWhatItsLengthCosts) {
  const Engine engine(kOffices, kLexicon);
  const auto seconds = [&](const std::string& text) {
    const auto begin = std::chrono::steady_clock::now();
    EXPECT_FALSE(engine.Reduce(text).empty()) << text.substr(0, 20);
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
  };
  const auto repeated = [](std::string_view what, std::size_t times) {
    std::string text;
    for (std::size_t i = 0; i < times; ++i) text += what;
    return text;
  };
  const char* const parts[] = {"1",  "1/",        "1,",  "a",         "ông Trần ", "ông Trần Nam, ", "xuất khẩu 5, ",
                               "a-", "Chủ tịch ", "( a", "tăng tăng "};
  for (const char* part : parts) {
    const double once = seconds(repeated(part, 3000));
    const double many = seconds(repeated(part, 24000));
    // Eight times the text; four times that is allowed for a busy machine. A quadratic one takes 64 times.
    EXPECT_LT(many, 32 * std::max(once, 0.004)) << part;
  }
}

TEST(Trace, WinnersAndLosers) {
  const Engine engine(std::string(kOffices) + R"toml(
[[rule]]
id = "half-office"
stage = "b"
pattern = "title head?"
)toml",
                      kLexicon);
  const Document document = Document::FromBytes("gặp ông Trần Nam, Chủ tịch", engine.rules().segmenter());
  Reducer reducer(engine.rules());
  reducer.Begin(document, nullptr);
  Reduction reduction;
  Trace trace;
  reducer.ReduceSentence(document.sentences()[0], reduction, &trace);
  EXPECT_EQ(trace.atoms.size(), 6U);
  ASSERT_EQ(trace.stages.size(), 3U);
  EXPECT_EQ(trace.stages[1].stage, "b");
  ASSERT_EQ(trace.stages[1].matches.size(), 2U);
  EXPECT_TRUE(trace.stages[1].matches[0].won);
  const TraceMatch& loser = trace.stages[1].matches[1];
  EXPECT_FALSE(loser.won);
  EXPECT_EQ(Rule(engine.rules(), loser.rule).id, "half-office");
  EXPECT_EQ(Rule(engine.rules(), loser.lost_to).id, "office");
}

TEST(Trace, WhereARuleStopped) {
  const Engine engine(kOffices, kLexicon);
  const Document document = Document::FromBytes("gặp ông Trần Nam và Chủ tịch", engine.rules().segmenter());
  Reducer reducer(engine.rules());
  reducer.Begin(document, nullptr);
  Reduction reduction;
  reducer.ReduceSentence(document.sentences()[0], reduction);
  std::size_t holder = 0;
  while (Rule(engine.rules(), holder).id != "holder") ++holder;
  const Probe probe = ProbeRule(engine.rules(), holder, reduction, reduction.row);
  EXPECT_TRUE(probe.any);
  EXPECT_FALSE(probe.complete);
  EXPECT_EQ(probe.expected, "','");
  ASSERT_LT(probe.stop, reduction.row.size());
  EXPECT_EQ(document.text(reduction.nodes[reduction.row[probe.stop]].span), "và");
}

}  // namespace
}  // namespace vanban::rules
