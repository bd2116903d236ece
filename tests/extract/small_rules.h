// A few rules and words of this test alone, so that the shipped rules may change without it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "extract/fact_json_compare.h"
#include "vanban/document.h"
#include "vanban/extractor.h"
#include "vanban/rule_set.h"

namespace vanban::test {

inline constexpr std::string_view kStages = R"rules(
[[stage]]
name = "span"
purpose = "numbers"
[[stage]]
name = "quantity"
purpose = "dates and amounts"
[[stage]]
name = "body"
purpose = "bodies"
[[stage]]
name = "party"
purpose = "bodies in bodies"
[[stage]]
name = "office"
purpose = "offices"
[[stage]]
name = "citation"
purpose = "documents"
[[stage]]
name = "holder"
purpose = "persons with offices"
[[stage]]
name = "claim"
purpose = "claims"
[[stage]]
name = "statement"
purpose = "measures with claims"
[[stage]]
name = "series"
purpose = "several statements"
)rules";

inline constexpr std::string_view kRules = R"rules(
[[shape]]
id = "figure"
makes = "figure"
pattern = '[0-9]+(?:[.,][0-9]+)*'
[[shape]]
id = "code"
makes = "code"
pattern = '[0-9]+(?:/[0-9]{4})?[-/][A-ZĐ]+(?:[-/][A-ZĐ]+)*'

[[rule]]
id = "number"
stage = "span"
pattern = "figure times=times*"
[[rule]]
id = "year"
stage = "quantity"
makes = "date"
fact = "date"
pattern = "'năm' year:number"
[[rule]]
id = "amount"
stage = "quantity"
pattern = "value:number unit:unit"
[[rule]]
id = "body"
stage = "body"
fact = "organization"
pattern = "kind=head (field | province | 'tỉnh')+"
[[rule]]
id = "party-body"
stage = "party"
makes = "body"
fact = "organization"
pattern = "kind=party (body | 'tỉnh')"
[[rule]]
id = "office"
stage = "office"
pattern = "title:title organization:body"
[[rule]]
id = "person"
stage = "office"
pattern = "family capital{1,3}"
[[rule]]
id = "citation"
stage = "citation"
fact = "document"
pattern = "kind:document-kind 'số'? number:code ('về' subject:lower{1,6})?"
[[rule]]
id = "holder"
stage = "holder"
fact = "official"
pattern = "honorific:honorific? name:person ',' positions:office (',' positions:office)* ('làm' role:title)?"
[[rule]]
id = "claim"
stage = "claim"
pattern = "'đạt'? amount:amount"
[[rule]]
id = "change"
stage = "claim"
makes = "claim"
pattern = "direction=change amount:amount ('so' 'với' baseline:date)?"
)rules";

inline constexpr std::string_view kWords =
    "# source: this test\n"
    "Bình Thuận\t\tprovince\tcapital\n"
    "Bí thư\t\ttitle\tany\n"
    "Chủ tịch\t\ttitle\tany\n"
    "Nghị quyết\t\tdocument-kind\tany\n"
    "Nghị định\t\tdocument-kind\tany\n"
    "Phạm\t\tfamily\tcapital\n"
    "Sở\tSở\thead\tcapital\n"
    "Trưởng đoàn\t\ttitle\tany\n"
    "Trần\t\tfamily\tcapital\n"
    "UBND\tUBND\thead\tcapital\n"
    "Y tế\t\tfield\tcapital\n"
    "giảm\tdown\tchange\tany\n"
    "nghìn\t1000\ttimes\tany\n"
    "nhập khẩu\t\tmeasure\tany\n"
    "tăng\tup\tchange\tany\n"
    "xuất khẩu\t\tmeasure\tany\n"
    "Đảng ủy\tĐảng ủy\tparty\tcapital\n"
    "đồng\t\tunit\tany\n"
    "đồng chí\t\thonorific\tany\n";

inline RuleSet LoadSmallRules(std::string_view more_rules = {}) {
  return RuleSet::Load({{"stages.toml", std::string(kStages)},
                        {"small.toml", std::string(kRules)},
                        {"more.toml", std::string(more_rules)},
                        {"lexicon/small.tsv", std::string(kWords)}},
                       FactSchemaOfExtract());
}

inline Extraction ExtractWith(const RuleSet& rules, std::string_view text, std::string_view published = {}) {
  DocumentMetadata metadata;
  metadata.id = "test";
  metadata.published = published;
  return Extractor(rules).Extract(Document::FromBytes(text, rules.segmenter()), metadata);
}

// What differs between the facts of `text` and `facts` (JSON), a line each; empty: nothing.
inline std::string Difference(const RuleSet& rules, std::string_view text, std::string_view facts) {
  std::string all;
  for (const std::string& line : extract::CompareFacts(facts, ExtractWith(rules, text))) all += line + "\n";
  return all;
}

}  // namespace vanban::test
