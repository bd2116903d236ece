// The language of docs/query.md, by recursive descent. The door is Query::Parse; what it cannot understand it says with
// the character at which understanding ended.
#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

#include "index/query_tree.h"
#include "index/words.h"
#include "text/fold.h"
#include "vanban/document.h"

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
    FieldName{"official", Field::kOfficial, false},   FieldName{"office", Field::kOffice, false},
    FieldName{"org", Field::kOrganization, false},    FieldName{"document", Field::kDocument, false},
    FieldName{"issuer", Field::kIssuer, false},       FieldName{"indicator", Field::kIndicator, false},
    FieldName{"unit", Field::kUnit, false},           FieldName{"status", Field::kStatus, false},
    FieldName{"value", Field::kValue, true},          FieldName{"ratio", Field::kRatio, true},
    FieldName{"date", Field::kDate, false},           FieldName{"type", Field::kType, false},
    FieldName{"place", Field::kPlace, false},         FieldName{"source", Field::kSource, false},
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

// How far two names are apart: letters to change, add or take away.
std::size_t Distance(std::string_view a, std::string_view b) {
  std::vector<std::size_t> row(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) row[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    std::size_t diagonal = row[0];
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t change = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
      diagonal = row[j];
      row[j] = std::min({change, row[j] + 1, row[j - 1] + 1});
    }
  }
  return row[b.size()];
}

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
    throw Error(Fault{.file = "", .line = 0, .column = column, .message = std::move(message), .advice = std::move(advice)});
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
      return inner;
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
    const bool operator_follows = end < text_.size() && (text_[end] == ':' || text_[end] == '<' || text_[end] == '>' ||
                                                         text_[end] == '=');
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
    const auto* found = std::find_if(kFields.begin(), kFields.end(), [&](const FieldName& f) { return f.name == name; });
    if (found == kFields.end()) {
      const auto* nearest = std::min_element(kFields.begin(), kFields.end(), [&](const FieldName& a, const FieldName& b) {
        return Distance(a.name, name) < Distance(b.name, name);
      });
      const bool near = Distance(nearest->name, name) <= 2;
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
        return ReadNumber(at, node);
      case Field::kRatio:
        ReadNumber(at, node);
        if (node.unit == "%") node.number /= 100;
        return;
      case Field::kDate:
        return ReadDate(at, node);
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

  // 2023, 2023-09, 2023-09-22, 2023-01..2023-06, 2023.., ..2023-06
  void ReadDate(std::size_t at, Node& node) const {
    const std::string& text = node.text;
    const std::size_t dots = text.find("..");
    if (dots == std::string::npos) {
      node.days = DaysOf(text);
    } else {
      const std::string first = text.substr(0, dots);
      const std::string last = text.substr(dots + 2);
      node.days.from = first.empty() ? "0000-01-01" : DaysOf(first).from;
      node.days.to = last.empty() ? "9999-12-31" : DaysOf(last).to;
      if (node.days.to < node.days.from && !node.days.to.empty()) {
        Fail(at, "the second date is before the first");
      }
    }
    if (node.days.from.empty() || node.days.to.empty()) {
      Fail(at, "no date '" + text + "'", "write 2023, 2023-09, 2023-09-22 or 2023-01..2023-06");
    }
  }

  // `1000tỷ`, `1,5`, `1.436`, `-2.27%`, `50 triệu đồng`: a number, words that multiply it, a unit.
  void ReadNumber(std::size_t at, Node& node) const {
    std::string_view rest = node.text;
    std::string figure;
    if (!rest.empty() && rest[0] == '-') {
      figure = "-";
      rest.remove_prefix(1);
    }
    const std::size_t end = std::min(rest.find_first_not_of("0123456789.,"), rest.size());
    if (!ReadFigure(rest.substr(0, end), figure)) {
      Fail(at, "no number '" + node.text + "'", "write value>=1000, value<2,5 or value:115");
    }
    rest.remove_prefix(end);
    std::from_chars(figure.data(), figure.data() + figure.size(), node.number);
    std::string unit = CleanValue(rest);
    for (bool again = true; again && !unit.empty();) {
      again = false;
      const std::string folded = text::FoldToneless(unit);
      for (const auto& [word, times] : words_.multipliers) {
        const std::string prefix = text::FoldToneless(word);
        const bool whole = folded == prefix || (folded.starts_with(prefix) && folded[prefix.size()] == ' ');
        if (prefix.empty() || !whole) continue;
        node.number *= times;
        // Folding keeps the blanks, so the words that follow are those behind as many blanks.
        std::size_t blanks = static_cast<std::size_t>(std::count(prefix.begin(), prefix.end(), ' '));
        std::size_t cut = 0;
        while (cut < unit.size() && (unit[cut] != ' ' || blanks-- > 0)) ++cut;
        unit = unit.substr(std::min(cut + 1, unit.size()));
        again = true;
        break;
      }
    }
    node.unit = unit;
  }

  // Vietnamese and English figures: `1.436` and `1,436` are thousands, `6,1` and `6.1` have decimals.
  static bool ReadFigure(std::string_view text, std::string& out) {
    if (text.empty() || text.front() == '.' || text.front() == ',' || text.back() == '.' || text.back() == ',') return false;
    const std::size_t last = text.find_last_of(".,");
    const auto count = [text](char c) { return std::count(text.begin(), text.end(), c); };
    bool decimals = false;
    if (last != std::string_view::npos) {
      const bool both = count('.') > 0 && count(',') > 0;
      const bool once = count(text[last]) == 1;
      decimals = once && (both || text.size() - last - 1 != 3 || text.substr(0, last) == "0");
    }
    for (std::size_t i = 0; i < text.size(); ++i) {
      if (text[i] != '.' && text[i] != ',') {
        out += text[i];
      } else if (decimals && i == last) {
        out += '.';
      }
    }
    return true;
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
