// The parser of the pattern language, by recursive descent. Door: ParsePattern.
#include <algorithm>
#include <utility>

#include "rules/pattern.h"
#include "rules/words.h"

namespace vanban::rules {
namespace {

using Type = Pattern::Type;

bool IsNameStart(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool IsNameChar(char c) { return IsNameStart(c) || (c >= '0' && c <= '9') || c == '_' || c == '-'; }

struct Mistake {
  std::size_t at;
  std::string message;
  std::string advice;
};

// Largest bound of a repetition: RE2 refuses more than 1,000, and each costs a copy of the program.
constexpr std::uint32_t kMaxBound = 1000;
// Deepest nesting of brackets.
constexpr int kMaxDepth = 50;

class Parser {
 public:
  explicit Parser(std::string_view text) : text_(text) {}

  Pattern Parse() {
    Pattern pattern = Choice();
    if (at_ < text_.size()) Fail(at_, "`" + std::string(1, text_[at_]) + "` closes nothing");
    return pattern;
  }
  [[nodiscard]] std::uint32_t Column(std::size_t at) const {
    const std::string_view before = text_.substr(0, at);
    return 1 + static_cast<std::uint32_t>(
                   std::count_if(before.begin(), before.end(), [](char c) { return (c & 0xC0) != 0x80; }));
  }

 private:
  [[noreturn]] static void Fail(std::size_t at, std::string message, std::string advice = {}) {
    throw Mistake{at, std::move(message), std::move(advice)};
  }
  void SkipBlanks() {
    while (at_ < text_.size() &&
           (text_[at_] == ' ' || text_[at_] == '\n' || text_[at_] == '\t' || text_[at_] == '\r')) {
      ++at_;
    }
  }
  bool Take(char c) {
    SkipBlanks();
    if (at_ >= text_.size() || text_[at_] != c) return false;
    ++at_;
    return true;
  }
  [[nodiscard]] bool AtEndOfSequence() {
    SkipBlanks();
    return at_ >= text_.size() || text_[at_] == '|' || text_[at_] == ')';
  }
  Pattern Make(Type type, std::size_t at) const {
    Pattern node;
    node.type = type;
    node.column = Column(at);
    return node;
  }
  static Pattern Wrap(Pattern outer, Pattern inner) {
    outer.children.push_back(std::move(inner));
    return outer;
  }

  Pattern Choice() {
    if (++depth_ > kMaxDepth) Fail(at_, "brackets nested too deeply");
    const std::size_t begin = at_;
    Pattern choice = Wrap(Make(Type::kChoice, begin), Sequence());
    while (Take('|')) choice.children.push_back(Sequence());
    --depth_;
    if (choice.children.size() > 1) return choice;
    Pattern only = std::move(choice.children.front());
    return only;
  }

  Pattern Sequence() {
    Pattern sequence = Make(Type::kSequence, at_);
    while (!AtEndOfSequence()) sequence.children.push_back(Item());
    if (sequence.children.empty()) Fail(at_, "nothing stands here", "use `?` for what may be missing");
    if (sequence.children.size() > 1) return sequence;
    Pattern only = std::move(sequence.children.front());
    return only;
  }

  // label:x+  label=x  it:( … )  x{1,3}
  Pattern Item() {
    const std::size_t begin = at_;
    if (IsNameStart(text_[at_])) {
      const std::string_view name = Name();
      if (at_ < text_.size() && (text_[at_] == ':' || text_[at_] == '=')) {
        const bool canonical = text_[at_] == '=';
        ++at_;
        if (name == "it") {
          if (canonical || at_ >= text_.size() || text_[at_] != '(') Fail(begin, "`it` is written it:( … )");
          Pattern it = Wrap(Make(Type::kIt, begin), Primary());
          if (Quantifier(it)) Fail(begin, "no repetition may stand behind it:( … )");
          return it;
        }
        SkipBlanks();
        Pattern label = Make(Type::kLabel, begin);
        label.label = name;
        label.canonical = canonical;
        return Wrap(std::move(label), Repeated());
      }
      at_ = begin;
    }
    return Repeated();
  }

  Pattern Repeated() {
    const std::size_t begin = at_;
    Pattern node = Primary();
    Pattern repeat = Make(Type::kRepeat, begin);
    if (!Quantifier(repeat)) return node;
    if (node.type == Type::kStart || node.type == Type::kEnd) Fail(begin, "`start` and `end` cannot be repeated");
    return Wrap(std::move(repeat), std::move(node));
  }

  // Takes ? * + {m} {m,} {m,n} where one stands here.
  bool Quantifier(Pattern& repeat) {
    if (at_ >= text_.size()) return false;
    const std::size_t begin = at_;
    switch (text_[at_]) {
      case '?':
        std::tie(repeat.min, repeat.max) = std::pair(0U, 1U);
        break;
      case '*':
        std::tie(repeat.min, repeat.max) = std::pair(0U, Pattern::kUnbounded);
        break;
      case '+':
        std::tie(repeat.min, repeat.max) = std::pair(1U, Pattern::kUnbounded);
        break;
      case '{': {
        ++at_;
        repeat.min = Number();
        repeat.max = repeat.min;
        if (Take(',')) {
          SkipBlanks();
          repeat.max = at_ < text_.size() && text_[at_] == '}' ? Pattern::kUnbounded : Number();
        }
        if (!Take('}')) Fail(begin, "a repetition is written {m}, {m,} or {m,n}");
        if (repeat.max < repeat.min || repeat.max == 0) Fail(begin, "the bounds of the repetition allow nothing");
        --at_;
        break;
      }
      default:
        return false;
    }
    ++at_;
    if (at_ < text_.size() && (text_[at_] == '?' || text_[at_] == '*' || text_[at_] == '+' || text_[at_] == '{')) {
      Fail(at_, "two repetitions one behind the other",
           "the longest match is taken always; use brackets if you mean both");
    }
    return true;
  }

  std::uint32_t Number() {
    SkipBlanks();
    const std::size_t begin = at_;
    std::uint32_t number = 0;
    while (at_ < text_.size() && text_[at_] >= '0' && text_[at_] <= '9') {
      number = number * 10 + static_cast<std::uint32_t>(text_[at_++] - '0');
      if (number > kMaxBound) Fail(begin, "a bound may be 1000 at most", "use * or + for more");
    }
    if (at_ == begin) Fail(begin, "a number is missing here");
    return number;
  }

  std::string_view Name() {
    const std::size_t begin = at_;
    while (at_ < text_.size() && IsNameChar(text_[at_])) ++at_;
    return text_.substr(begin, at_ - begin);
  }

  // A quoted word or phrase, normalised, with its quotes.
  std::string Quoted() {
    const std::size_t begin = at_;
    const std::size_t end = text_.find('\'', begin + 1);
    if (end == std::string_view::npos) Fail(begin, "the quotation has no end");
    if (end == begin + 1) Fail(begin, "nothing stands between the quotes");
    at_ = end + 1;
    return "'" + Normal(text_.substr(begin + 1, end - begin - 1)) + "'";
  }

  Pattern Primary() {
    SkipBlanks();
    if (at_ >= text_.size()) Fail(at_, "the pattern ends too early");
    const std::size_t begin = at_;
    const char c = text_[at_];
    if (c == '(') {
      ++at_;
      Pattern inner = Choice();
      if (!Take(')')) Fail(begin, "this bracket is not closed");
      return inner;
    }
    if (c == '!') return Negation();
    Pattern atom = Make(Type::kAtom, begin);
    if (c == '\'') {
      atom.names.push_back(Quoted());
      return atom;
    }
    if (!IsNameStart(c)) {
      Fail(begin, "`" + std::string(text_.substr(begin, Width(begin))) + "` means nothing here",
           "quote words: 'theo', ','");
    }
    const std::string_view name = Name();
    if (at_ < text_.size() && (text_[at_] == ':' || text_[at_] == '=')) {
      Fail(begin, "two labels on one part", "put the inner one in brackets: a:(b:x y)");
    }
    if (name == "start") return Make(Type::kStart, begin);
    if (name == "end") return Make(Type::kEnd, begin);
    atom.names.emplace_back(name);
    if (at_ < text_.size() && text_[at_] == '!') atom.except = Negation().names;
    return atom;
  }

  Pattern Negation() {
    const std::size_t begin = at_++;
    Pattern atom = Make(Type::kAtom, begin);
    atom.negated = true;
    Pattern inner = Primary();
    const auto add = [&](Pattern& one) {
      if (one.type != Type::kAtom || one.negated) {
        Fail(begin, "`!` takes one kind or word, or a choice of them", "write !x or !(a | b)");
      }
      atom.names.push_back(std::move(one.names.front()));
    };
    if (inner.type == Type::kChoice) {
      for (Pattern& one : inner.children) add(one);
    } else {
      add(inner);
    }
    return atom;
  }

  [[nodiscard]] std::size_t Width(std::size_t at) const {
    std::size_t end = at + 1;
    while (end < text_.size() && (text_[end] & 0xC0) == 0x80) ++end;
    return end - at;
  }

  std::string_view text_;
  std::size_t at_ = 0;
  int depth_ = 0;
};

}  // namespace

Place PlaceIn(Place pattern, bool one_line, std::uint32_t column) {
  // The pattern begins behind the quote; a pattern over several lines is placed by its own first line.
  if (one_line) pattern.column += column;
  return pattern;
}

bool ParsePattern(std::string_view text, Place place, bool one_line, Pattern& out, Faults& faults) {
  Parser parser(text);
  try {
    out = parser.Parse();
    return true;
  } catch (const Mistake& mistake) {
    faults.Add(PlaceIn(place, one_line, parser.Column(mistake.at)), mistake.message, mistake.advice);
    return false;
  }
}

}  // namespace vanban::rules
