// The language of docs/query.md, by recursive descent. The door is Query::Parse; what it cannot understand it says with
// the character at which understanding ended.
#include <algorithm>
#include <array>
#include <optional>

#include "index/query_tree.h"
#include "index/query_values.h"
#include "index/words.h"

namespace vanban {
namespace index {
namespace {

using Node = Query::Node;

struct FieldName {
  std::string_view name;
  Field field;
  bool compared;  // takes < <= > >= =
};
constexpr std::array kFields = {
    FieldName{"official", Field::kOfficial, false}, FieldName{"office", Field::kOffice, false},
    FieldName{"org", Field::kOrganization, false},  FieldName{"document", Field::kDocument, false},
    FieldName{"issuer", Field::kIssuer, false},     FieldName{"indicator", Field::kIndicator, false},
    FieldName{"unit", Field::kUnit, false},         FieldName{"status", Field::kStatus, false},
    FieldName{"value", Field::kValue, true},        FieldName{"ratio", Field::kRatio, true},
    FieldName{"date", Field::kDate, false},         FieldName{"type", Field::kType, false},
    FieldName{"place", Field::kPlace, false},       FieldName{"source", Field::kSource, false},
};
constexpr int kDeepest = 100;  // brackets inside brackets
constexpr std::size_t kLongest = 10'000;

std::string AllFields() {
  std::string all;
  for (const FieldName& field : kFields) {
    if (!all.empty()) all += ", ";
    all += field.name;
  }
  return all;
}

bool IsBlank(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

class Parser {
 public:
  Parser(std::string_view text, const NumberWords& words) : text_(text), words_(words) {}

  Node ParseAll() {
    if (text_.size() > kLongest) Fail(0, "the query is too long");
    if (!IsUtf8(text_)) Fail(0, "the query is not valid UTF-8");
    SkipBlanks();
    if (AtEnd()) Fail(at_, "the query is empty", "give words, \"phrases\" or fields such as official:\"…\"");
    Node root = ParseOr(0);
    if (!AtEnd()) Fail(at_, "a ')' without its '('");
    return root;
  }

 private:
  [[noreturn]] void Fail(std::size_t at, std::string message, std::string advice = "") const {
    const auto column = CountCharacters(text_.substr(0, std::min(at, text_.size()))) + 1;
    throw Error(
        Fault{.file = "", .line = 0, .column = column, .message = std::move(message), .advice = std::move(advice)});
  }
  [[nodiscard]] bool AtEnd() const { return at_ >= text_.size(); }
  void SkipBlanks() {
    while (!AtEnd() && IsBlank(text_[at_])) ++at_;
  }

  // An operator stands alone, in capitals: `và`, `and`, `or` are words.
  [[nodiscard]] bool SeesOperator(std::string_view name) const {
    if (text_.substr(at_, name.size()) != name) return false;
    const std::size_t end = at_ + name.size();
    return end >= text_.size() || IsBlank(text_[end]) || text_[end] == '(' || text_[end] == ')' || text_[end] == '"';
  }
  bool TakeOperator(std::string_view name) {
    if (!SeesOperator(name)) return false;
    at_ += name.size();
    SkipBlanks();
    return true;
  }

  static Node Combine(Node::Kind kind, std::vector<Node> children) {
    if (children.size() == 1) return std::move(children[0]);
    Node node;
    node.kind = kind;
    node.children = std::move(children);
    return node;
  }

  Node ParseOr(int depth) {
    if (depth > kDeepest) Fail(at_, "too many brackets inside brackets");
    std::vector<Node> children;
    children.push_back(ParseAnd(depth));
    while (TakeOperator("OR")) children.push_back(ParseAnd(depth));
    return Combine(Node::Kind::kOr, std::move(children));
  }

  Node ParseAnd(int depth) {
    std::vector<Node> children;
    bool after_operator = false;
    while (true) {
      if (AtEnd() || text_[at_] == ')' || SeesOperator("OR")) {
        if (children.empty() || after_operator) FailMissing();
        break;
      }
      if (SeesOperator("AND")) {
        if (children.empty() || after_operator) FailMissing();
        TakeOperator("AND");
        after_operator = true;
        continue;
      }
      Node next = ParseNot(depth);
      // Words side by side are one: all of them in one sentence. An AND between them asks for less: in one document.
      if (next.kind == Node::Kind::kWords && !children.empty() && children.back().kind == Node::Kind::kWords &&
          !after_operator && !bracketed_) {
        children.back().text += ' ' + next.text;
      } else {
        children.push_back(std::move(next));
      }
      after_operator = false;
    }
    bracketed_ = false;
    return Combine(Node::Kind::kAnd, std::move(children));
  }

  [[noreturn]] void FailMissing() const {
    Fail(at_, AtEnd() ? "the query ends where a word, a phrase or a field is missing"
                      : "a word, a phrase or a field is missing here");
  }

  Node ParseNot(int depth) {
    int negations = 0;
    const std::size_t begin = at_;
    while (TakeOperator("NOT")) {
      if (++negations > kDeepest) Fail(begin, "too many NOT");
    }
    if (AtEnd() || text_[at_] == ')' || SeesOperator("OR") || SeesOperator("AND")) FailMissing();
    Node node = ParsePrimary(depth);
    if (negations % 2 == 0) return node;
    Node negated;
    negated.kind = Node::Kind::kNot;
    negated.children.push_back(std::move(node));
    return negated;
  }

  Node ParsePrimary(int depth) {
    bracketed_ = false;
    if (text_[at_] == '(') {
      const std::size_t open = at_++;
      SkipBlanks();
      Node inner = ParseOr(depth + 1);
      if (AtEnd()) Fail(open, "a '(' without its ')'");
      ++at_;
      SkipBlanks();
      bracketed_ = true;
      if (inner.kind != Node::Kind::kField) return inner;
      Node alone;  // it asks for a fact of its own, whatever fields stand beside it
      alone.kind = Node::Kind::kAnd;
      alone.children.push_back(std::move(inner));
      return alone;
    }
    if (text_[at_] == '"') {
      Node phrase;
      phrase.kind = Node::Kind::kPhrase;
      const std::size_t begin = at_;
      phrase.text = TakeQuoted();
      if (SplitWords(phrase.text).empty()) Fail(begin, "a phrase without words");
      SkipBlanks();
      return phrase;
    }
    return ParseFieldOrWord();
  }

  std::string TakeQuoted() {
    const std::size_t open = at_++;
    const std::size_t close = text_.find('"', at_);
    if (close == std::string_view::npos) Fail(open, "a '\"' without its other half");
    std::string quoted(text_.substr(at_, close - at_));
    at_ = close + 1;
    return quoted;
  }

  // Up to the next blank or bracket; a bracket that was opened inside belongs to it.
  std::string TakeRun() {
    const std::size_t begin = at_;
    while (!AtEnd() && !IsBlank(text_[at_]) && text_[at_] != '(' && text_[at_] != ')' && text_[at_] != '"') ++at_;
    return std::string(text_.substr(begin, at_ - begin));
  }

  Node ParseFieldOrWord() {
    const std::size_t begin = at_;
    std::size_t end = at_;
    while (end < text_.size() && ((text_[end] >= 'a' && text_[end] <= 'z') || text_[end] == '_')) ++end;
    const bool operator_follows =
        end < text_.size() && (text_[end] == ':' || text_[end] == '<' || text_[end] == '>' || text_[end] == '=');
    if (end > begin && operator_follows) return ParseField(begin, end);
    Node word;
    word.kind = Node::Kind::kWords;
    word.text = TakeRun();
    if (SplitWords(word.text).empty()) Fail(begin, "no word that could be looked for");
    SkipBlanks();
    return word;
  }

  Node ParseField(std::size_t begin, std::size_t end) {
    const std::string_view name = text_.substr(begin, end - begin);
    const auto* found =
        std::find_if(kFields.begin(), kFields.end(), [&](const FieldName& f) { return f.name == name; });
    if (found == kFields.end()) {
      const auto* nearest =
          std::min_element(kFields.begin(), kFields.end(), [&](const FieldName& a, const FieldName& b) {
            return EditDistance(a.name, name) < EditDistance(b.name, name);
          });
      const bool near = EditDistance(nearest->name, name) <= 2;
      Fail(begin, "no field '" + std::string(name) + "'",
           near ? "did you mean " + std::string(nearest->name) + "?" : "the fields are " + AllFields());
    }
    Node node;
    node.kind = Node::Kind::kField;
    node.field = found->field;
    at_ = end;
    node.comparison = TakeComparison(*found);
    const std::size_t value_at = at_;
    if (AtEnd() || IsBlank(text_[at_]) || text_[at_] == ')' || text_[at_] == '(') {
      Fail(value_at, "a value is missing after '" + std::string(text_.substr(begin, at_ - begin)) + "'");
    }
    node.text = text_[at_] == '"' ? TakeQuoted() : TakeRun();
    ReadValue(value_at, *found, node);
    SkipBlanks();
    return node;
  }

  Comparison TakeComparison(const FieldName& field) {
    const std::size_t begin = at_;
    const char first = text_[at_++];
    if (first == ':' || first == '=') {
      if (first == '=' && !field.compared) Fail(begin, "this field is asked with ':'");
      return Comparison::kIs;
    }
    const bool equal = !AtEnd() && text_[at_] == '=';
    if (equal) ++at_;
    if (!field.compared) Fail(begin, "only value and ratio can be compared", "ask with ':'");
    if (first == '<') return equal ? Comparison::kLessOrEqual : Comparison::kLess;
    return equal ? Comparison::kGreaterOrEqual : Comparison::kGreater;
  }

  void ReadValue(std::size_t at, const FieldName& field, Node& node) const {
    switch (field.field) {
      case Field::kValue:
      case Field::kRatio: {
        const std::optional<Quantity> quantity = ReadQuantity(node.text, words_);
        if (!quantity) Fail(at, "no number '" + node.text + "'", "write value>=1000, value<2,5 or value:115");
        node.number = quantity->number;
        node.unit = quantity->unit;
        if (field.field == Field::kRatio && node.unit == "%") node.number /= 100;
        return;
      }
      case Field::kDate: {
        const std::optional<Days> days = ReadDays(node.text);
        if (!days) Fail(at, "no date '" + node.text + "'", "write 2023, 2023-09, 2023-09-22 or 2023-01..2023-06");
        if (days->to < days->from) Fail(at, "the second date is before the first");
        node.days = *days;
        return;
      }
      case Field::kType:
        if (std::find(kFactTypes.begin(), kFactTypes.end(), node.text) == kFactTypes.end()) {
          std::string all;
          for (const std::string_view type : kFactTypes) all += (all.empty() ? "" : ", ") + std::string(type);
          Fail(at, "no type '" + node.text + "'", "the types are " + all);
        }
        return;
      case Field::kUnit:
        if (node.text.empty()) Fail(at, "a value is missing");
        return;
      default:
        if (SplitWords(node.text).empty()) Fail(at, "a value without words");
    }
  }

  std::string_view text_;
  const NumberWords& words_;
  std::size_t at_ = 0;
  bool bracketed_ = false;  // what was parsed last stood in brackets
};

}  // namespace
}  // namespace index

Query Query::Parse(std::string_view text, const NumberWords& words) {
  return Query(std::make_unique<const Node>(index::Parser(text, words).ParseAll()));
}

Query::Query(std::unique_ptr<const Node> root) : root_(std::move(root)) {}
Query::Query(Query&&) noexcept = default;
Query& Query::operator=(Query&&) noexcept = default;
Query::~Query() = default;

}  // namespace vanban
