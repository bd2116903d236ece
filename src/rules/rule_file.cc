// Reads rule files (TOML) into plain entries and reports everything in them that is no rule, each fault with its line.
// What a pattern or a shape means is not judged here. Door: ReadRuleFile.
#include "rules/rule_file.h"

#include <toml++/toml.h>

#include <algorithm>
#include <array>
#include <optional>
#include <sstream>
#include <string_view>

#include "rules/words.h"

namespace vanban::rules {
namespace {

std::string Join(std::span<const std::string_view> names) {
  std::string joined;
  for (const std::string_view name : names) joined.append(joined.empty() ? "" : ", ").append(name);
  return joined;
}

class Reader {
 public:
  Reader(const RuleSource& source, RuleFile& out, Faults& faults)
      : file_(source.name), needs_examples_(source.needs_examples), out_(out), faults_(faults) {}

  void Read(const toml::table& top) {
    for (const auto& [key, value] : top) {
      const toml::array* blocks = value.as_array();
      const std::string_view name = key.str();
      if (blocks == nullptr || !blocks->is_homogeneous<toml::table>() ||
          (name != "rule" && name != "shape" && name != "part" && name != "stage")) {
        faults_.Add(At(key.source()), "unknown block or value `" + std::string(name) + "`",
                    "a file holds [[rule]], [[part]], [[shape]] and [[stage]] blocks");
        continue;
      }
      for (const toml::node& block : *blocks) {
        const toml::table& table = *block.as_table();
        if (name == "rule") ReadRule(table);
        if (name == "shape") ReadShape(table);
        if (name == "part") ReadPart(table);
        if (name == "stage") ReadStage(table);
      }
    }
  }

 private:
  [[nodiscard]] Place At(const toml::source_region& region) const {
    return {file_, region.begin.line, region.begin.column};
  }
  [[nodiscard]] Place At(const toml::node& node) const { return At(node.source()); }
  [[nodiscard]] std::string Where(const toml::node& node) const {
    return std::string(file_) + ":" + std::to_string(node.source().begin.line);
  }

  void CheckKeys(const toml::table& table, std::span<const std::string_view> known) {
    for (const auto& [key, value] : table) {
      if (std::find(known.begin(), known.end(), key.str()) == known.end()) {
        faults_.Add(At(key.source()), "unknown key `" + std::string(key.str()) + "`", "known are: " + Join(known));
      }
    }
  }

  std::string String(const toml::table& table, std::string_view key, bool required) {
    const toml::node* node = table.get(key);
    if (node == nullptr) {
      if (required) faults_.Add(At(table), "`" + std::string(key) + "` is missing", "every block of this sort has one");
      return {};
    }
    const auto value = node->value_exact<std::string>();
    if (!value || (required && value->empty())) {
      faults_.Add(At(*node), "`" + std::string(key) + "` must be a text in quotes");
      return {};
    }
    return *value;
  }

  // The pattern of a block, in the form that texts have when they are matched.
  std::string PatternOf(const toml::table& table) {
    std::string pattern = String(table, "pattern", true);
    if (!IsNormal(pattern)) {
      faults_.Add(At(*table.get("pattern")), "not in the form of normalised text",
                  "use NFC, `-` for every dash, plain quotes and blanks");
    }
    return pattern;
  }

  // A text, or a list of them.
  std::vector<std::string> Strings(const toml::table& table, std::string_view key) {
    std::vector<std::string> strings;
    const toml::node* node = table.get(key);
    if (node == nullptr) return strings;
    const auto add = [&](const toml::node& one) {
      if (const auto value = one.value_exact<std::string>(); value && !value->empty()) {
        strings.push_back(*value);
      } else {
        faults_.Add(At(one), "`" + std::string(key) + "` must be a text or a list of texts");
      }
    };
    if (const toml::array* array = node->as_array()) {
      for (const toml::node& one : *array) add(one);
    } else {
      add(*node);
    }
    return strings;
  }

  // `pair = ["part", "name"]`, or a list of such pairs.
  void ReadPairs(const toml::table& table, RuleEntry& rule) {
    const toml::array* pairs = table["pair"].as_array();
    if (table.get("pair") == nullptr) return;
    const auto add = [&](const toml::array* pair) {
      if (pair == nullptr || pair->size() != 2 || !pair->is_homogeneous<std::string>()) return false;
      rule.pair.emplace_back(**pair->get_as<std::string>(0), **pair->get_as<std::string>(1));
      return true;
    };
    bool good = pairs != nullptr && !pairs->empty();
    if (good && !add(pairs)) {
      for (const toml::node& pair : *pairs) good = add(pair.as_array()) && good;
    }
    if (!good) faults_.Add(At(*table.get("pair")), "`pair` must be [\"part\", \"field\"] or a list of such pairs");
  }

  void ReadSet(const toml::table& table, RuleEntry& rule) {
    const toml::node* node = table.get("set");
    if (node == nullptr) return;
    const toml::table* set = node->as_table();
    if (set == nullptr) {
      faults_.Add(At(*node), "`set` must be a table", "write set = { field = \"value\" }");
      return;
    }
    for (const auto& [key, value] : *set) {
      if (const auto text = value.value_exact<std::string>()) {
        rule.set.emplace_back(std::string(key.str()), *text);
      } else if (const auto flag = value.value_exact<bool>()) {
        rule.set.emplace_back(std::string(key.str()), *flag ? "true" : "false");
      } else {
        faults_.Add(At(value), "a value in `set` must be a text or true or false");
      }
    }
  }

  void ReadExamples(const toml::table& table, RuleEntry& rule) {
    if (const toml::node* node = table.get("examples")) {
      const toml::array* examples = node->as_array();
      if (examples == nullptr) {
        faults_.Add(At(*node), "`examples` must be a list", "write examples = [{ text = \"…\", facts = [] }]");
      }
      for (std::size_t i = 0; examples != nullptr && i < examples->size(); ++i) ReadExample(*examples->get(i), rule);
    }
    if (const toml::node* node = table.get("rejects")) {
      for (std::string& text : Strings(table, "rejects"))
        rule.rejects.push_back({std::move(text), {}, {}, Where(*node)});
    }
  }

  void ReadExample(const toml::node& node, RuleEntry& rule) {
    const toml::table* example = node.as_table();
    if (example == nullptr) {
      faults_.Add(At(node), "an example must be a table", "write { text = \"…\", facts = [] }");
      return;
    }
    static constexpr std::array<std::string_view, 3> kKeys = {"text", "facts", "date"};
    CheckKeys(*example, kKeys);
    RuleExample read;
    read.text = String(*example, "text", true);
    read.published = String(*example, "date", false);
    read.file = Where(node);
    if (const toml::node* facts = example->get("facts")) {
      if (facts->is_array()) {
        std::ostringstream json;
        json << toml::json_formatter(*facts);
        read.facts_json = json.str();
      } else {
        faults_.Add(At(*facts), "`facts` must be a list of tables");
      }
    }
    rule.examples.push_back(std::move(read));
  }

  void ReadRule(const toml::table& table) {
    static constexpr std::array<std::string_view, 12> kKeys = {
        "id", "stage", "makes", "fact", "pattern", "set", "each", "pair", "shared", "over", "examples", "rejects"};
    CheckKeys(table, kKeys);
    RuleEntry rule;
    rule.place = At(table);
    rule.id = String(table, "id", true);
    rule.stage = String(table, "stage", true);
    rule.pattern = PatternOf(table);
    if (const toml::node* pattern = table.get("pattern")) {
      rule.pattern_place = At(*pattern);
      rule.pattern_on_one_line = pattern->source().begin.line == pattern->source().end.line;
    }
    rule.makes = String(table, "makes", false);
    if (rule.makes.empty()) rule.makes = rule.id;
    rule.fact = String(table, "fact", false);
    ReadSet(table, rule);
    rule.each = Strings(table, "each");
    rule.shared = Strings(table, "shared");
    ReadPairs(table, rule);
    const std::string over = String(table, "over", false);
    if (!over.empty() && over != "zone") {
      faults_.Add(At(*table.get("over")), "`over` can only be \"zone\"", "leave it out for a rule within a sentence");
    }
    rule.over_zone = over == "zone";
    ReadExamples(table, rule);
    if (needs_examples_ && rule.examples.empty()) {
      faults_.Add(rule.place, "rule `" + rule.id + "` has no example",
                  "write examples = [{ text = \"…\", facts = [ all facts of the text ] }]");
    }
    out_.rules.push_back(std::move(rule));
  }

  void ReadShape(const toml::table& table) {
    static constexpr std::array<std::string_view, 3> kKeys = {"id", "makes", "pattern"};
    CheckKeys(table, kKeys);
    ShapeEntry shape{At(table), String(table, "id", true), String(table, "makes", false), PatternOf(table)};
    if (shape.makes.empty()) shape.makes = shape.id;
    out_.shapes.push_back(std::move(shape));
  }

  void ReadPart(const toml::table& table) {
    static constexpr std::array<std::string_view, 2> kKeys = {"id", "pattern"};
    CheckKeys(table, kKeys);
    PartEntry part;
    part.place = At(table);
    part.id = String(table, "id", true);
    part.pattern = PatternOf(table);
    if (const toml::node* pattern = table.get("pattern")) {
      part.pattern_place = At(*pattern);
      part.pattern_on_one_line = pattern->source().begin.line == pattern->source().end.line;
    }
    if (!part.id.empty() && !part.pattern.empty()) out_.parts.push_back(std::move(part));
  }

  void ReadStage(const toml::table& table) {
    static constexpr std::array<std::string_view, 2> kKeys = {"name", "purpose"};
    CheckKeys(table, kKeys);
    out_.stages.push_back({At(table), String(table, "name", true), String(table, "purpose", true)});
  }

  std::string_view file_;
  bool needs_examples_;
  RuleFile& out_;
  Faults& faults_;
};

// The text before the block in which line `line` stands.
std::string_view BeforeBlock(std::string_view text, std::uint32_t line) {
  std::size_t block = 0;
  std::size_t begin = 0;
  for (std::uint32_t at = 1; at <= line && begin < text.size(); ++at) {
    if (text.substr(begin).starts_with("[[")) block = begin;
    begin = std::min(text.find('\n', begin), text.size() - 1) + 1;
  }
  return text.substr(0, block);
}

}  // namespace

void ReadRuleFile(const RuleSource& source, RuleFile& out, Faults& faults) {
  std::string_view text = source.content;
  bool reported = false;
  while (true) {
    try {
      Reader(source, out, faults).Read(toml::parse(text));
      return;
    } catch (const toml::parse_error& error) {
      const auto& at = error.source().begin;
      if (!reported) faults.Add({source.name, at.line, at.column}, std::string(error.description()));
      reported = true;
      const std::string_view before = BeforeBlock(text, at.line);
      if (before.empty() || before.size() == text.size()) return;
      text = before;
    }
  }
}

}  // namespace vanban::rules
