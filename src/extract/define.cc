// Finds the abbreviations that a document defines by initials. Doors: ShortFormLetters, FindDefinitions, LexiconOf.
#include "extract/define.h"

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_set>

#include "text/char_class.h"
#include "text/fold.h"
#include "text/utf8.h"

namespace vanban::extract {
namespace {

constexpr std::size_t kMaxLetters = 12;

// A letter small and without its marks; 0: it is none of the alphabet's.
char ToPlain(std::string_view letter) {
  const std::string plain = text::FoldToneless(letter);
  return plain.size() == 1 ? plain.front() : '\0';
}

// Whether a word of the text has two capitals at least, as each short form has.
bool HasTwoCapitals(std::string_view text) {
  const text::CharClasses& classes = text::CharClasses::Get();
  bool capital = false;
  for (std::size_t at = 0; at < text.size();) {
    const text::CharClass kind = classes(text::NextChar(text, at));
    if (kind == text::CharClass::kUpper) {
      if (capital) return true;
      capital = true;
    } else if (text::IsBlank(kind)) {
      capital = false;
    }
  }
  return false;
}

class Finder {
 public:
  Finder(const Document& document, const RuleSet& rules)
      : document_(document),
        text_(document.text()),
        rules_(rules),
        unsaid_(rules::FindKind(rules, "unsaid")),
        calling_(rules::FindKind(rules, "calling")),
        head_(rules::FindKind(rules, "defined-head")),
        head_stop_(rules::FindKind(rules, "head-stop")) {}

  void Find(const Sentence& sentence, std::vector<Definition>& found) {
    if (sentence.zone == Zone::kRecipients || sentence.zone == Zone::kSignature) return;
    if (!MayDefine(sentence.span)) return;
    Tokenize(document_, sentence.span, tokens_);
    for (std::size_t open = 1; open + 1 < tokens_.size(); ++open) {
      if (Text(open) != "(" || !HasShortForm(sentence.span, tokens_[open].span.begin)) continue;
      std::optional<Definition> definition = LongFirst(open);
      if (!definition) definition = ShortFirst(open);
      if (!definition) definition = HeadBefore(open);
      if (!definition) definition = HeadAndLetters(open);
      if (!definition) definition = HeadBehind(open);
      if (definition) found.push_back(*definition);
    }
  }

 private:
  // Whether some bracket of the sentence has a short form; nearly all sentences are done with here, unread.
  [[nodiscard]] bool MayDefine(Span sentence) const {
    const std::string_view text = text_.substr(0, sentence.end);
    for (std::size_t open = text.find('(', sentence.begin); open < text.size(); open = text.find('(', open + 1)) {
      if (HasShortForm(sentence, open)) return true;
    }
    return false;
  }
  // Whether what may be a short form stands in the bracket that opens at `open`, or right before it. None does where
  // another bracket opens in this one, or this one is not closed.
  [[nodiscard]] bool HasShortForm(Span sentence, std::size_t open) const {
    std::size_t close = open + 1;
    while (close < sentence.end && text_[close] != ')' && text_[close] != '(') ++close;
    if (close >= sentence.end || text_[close] == '(') return false;
    std::size_t end = open;
    while (end > sentence.begin && text::IsBlankByte(text_[end - 1])) --end;
    std::size_t begin = end;
    while (begin > sentence.begin && !text::IsBlankByte(text_[begin - 1]) && text_[begin - 1] != '(') --begin;
    return HasTwoCapitals(text_.substr(begin, end - begin)) || HasTwoCapitals(text_.substr(open + 1, close - open - 1));
  }

  [[nodiscard]] std::string_view Text(std::size_t token) const {
    const Span span = tokens_[token].span;
    return text_.substr(span.begin, span.size());
  }
  [[nodiscard]] bool IsWord(std::size_t token) const { return tokens_[token].kind == TokenKind::kWord; }

  // What a short form says in its order: a letter, or a whole word (`Sở` of `Sở TN&MT`).
  struct Unit {
    char letter = 0;
    std::string word;  // folded; empty: the letter counts
  };

  // The units of the tokens [first, last): acronyms, and whole words before them. Empty: these are no short form.
  [[nodiscard]] std::vector<Unit> UnitsOf(std::size_t first, std::size_t last) const {
    std::vector<Unit> units;
    bool acronym = false;
    while (first < last) {
      std::size_t end = first + 1;
      while (end < last && !tokens_[end].blank_before) ++end;
      const Span run{tokens_[first].span.begin, tokens_[end - 1].span.end};
      const std::string letters = ShortFormLetters(document_.text(run));
      if (letters.empty()) {
        if (end != first + 1 || !IsWord(first)) return {};
        units.push_back({0, text::Fold(Text(first))});
      } else {
        acronym = true;
        for (const char letter : letters) units.push_back({letter, {}});
      }
      first = end;
    }
    if (!acronym || units.size() > kMaxLetters) units.clear();
    return units;
  }

  [[nodiscard]] bool Says(std::size_t token, const Unit& unit) const {
    if (unit.word.empty()) return IsInitial(token, unit.letter);
    return IsWord(token) && text::Fold(Text(token)) == unit.word;
  }

  [[nodiscard]] bool IsInitial(std::size_t token, char letter) const {
    return IsWord(token) && text::FoldToneless(Text(token)).starts_with(letter);
  }
  [[nodiscard]] bool IsUnsaid(std::size_t token) const {
    if (!IsWord(token)) return Text(token) == "," || Text(token) == "-" || Text(token) == "&";
    return IsOf(token, unsaid_);
  }
  [[nodiscard]] bool IsOf(std::size_t token, rules::KindId kind) const {
    return kind != rules::kNoKind && !rules::Canonical(rules_, Text(token), kind).empty();
  }

  // `chuyển đổi số (CĐS)`, `… (sau đây gọi tắt là CĐS)`: the words before the bracket, backwards.
  [[nodiscard]] std::optional<Definition> LongFirst(std::size_t open) const {
    std::size_t close = open + 1;
    while (close < tokens_.size() && Text(close) != ")" && close < open + kMaxLetters) ++close;
    if (close == tokens_.size() || Text(close) != ")") return std::nullopt;
    std::size_t first = open + 1;
    while (first < close && IsOf(first, calling_)) ++first;
    const std::vector<Unit> units = UnitsOf(first, close);
    if (units.empty()) return std::nullopt;
    std::size_t left = units.size();
    std::size_t word = open;
    while (left > 0 && word > 0) {
      --word;
      if (Says(word, units[left - 1])) {
        --left;
      } else if (word + 1 == open || !IsUnsaid(word)) {
        return std::nullopt;
      }
    }
    if (left > 0) return std::nullopt;
    const Span brief{tokens_[first].span.begin, tokens_[close - 1].span.end};
    const std::uint32_t begin = tokens_[word].span.begin;
    return Definition{{begin, tokens_[close].span.end}, {begin, tokens_[open - 1].span.end}, brief};
  }

  // `NSNN (ngân sách nhà nước)`: all words of the bracket, or those before its first comma or semicolon.
  [[nodiscard]] std::optional<Definition> ShortFirst(std::size_t open) const {
    std::size_t first = open - 1;
    while (first > 0 && !tokens_[first].blank_before && open - first < 4) --first;
    const Span brief{tokens_[first].span.begin, tokens_[open - 1].span.end};
    const std::string letters = ShortFormLetters(document_.text(brief));
    if (letters.empty()) return std::nullopt;
    std::size_t said = 0;
    std::size_t word = open + 1;
    for (; word < tokens_.size() && Text(word) != ")"; ++word) {
      if (said < letters.size() && IsInitial(word, letters[said])) {
        ++said;
      } else if (word == open + 1 || !IsUnsaid(word)) {
        return std::nullopt;
      }
    }
    if (said < letters.size() || word == tokens_.size()) return std::nullopt;
    const Span words{tokens_[open + 1].span.begin, tokens_[word - 1].span.end};
    return Definition{{brief.begin, tokens_[word].span.end}, words, brief};
  }

  // The token behind the bracket's one run of capitals; 0: it holds something else.
  [[nodiscard]] std::size_t CloseOfAcronym(std::size_t open) const {
    for (std::size_t close = open + 1; close < tokens_.size() && close < open + 5; ++close) {
      if (Text(close) == ")") {
        const Span run{tokens_[open + 1].span.begin, tokens_[close - 1].span.end};
        return close > open + 1 && !ShortFormLetters(document_.text(run)).empty() ? close : 0;
      }
      if (close > open + 1 && tokens_[close].blank_before) return 0;
    }
    return 0;
  }
  static constexpr std::size_t kLongestHead = 5;  // in tokens
  [[nodiscard]] bool IsHead(std::size_t token) const {
    for (std::size_t end = token; end < tokens_.size() && end < token + kLongestHead; ++end) {
      if (!IsWord(end)) return false;
      const Span span{tokens_[token].span.begin, tokens_[end].span.end};
      if (!rules::Canonical(rules_, document_.text(span), head_).empty()) return true;
    }
    return false;
  }
  // Whether a head of several words holds the token: a stop within one (the second word of an index) is none.
  [[nodiscard]] bool InHead(std::size_t token) const {
    for (std::size_t first = token; first-- > 0 && first + kLongestHead > token;) {
      for (std::size_t end = token; end < tokens_.size() && end < first + kLongestHead; ++end) {
        const Span span{tokens_[first].span.begin, tokens_[end].span.end};
        if (!rules::Canonical(rules_, document_.text(span), head_).empty()) return true;
      }
    }
    return false;
  }
  // Whether only a name of one or two words stands between a preposition and the bracket: the seat of a body.
  [[nodiscard]] bool LeadsToPlace(std::size_t token, std::size_t open) const {
    if (open > token + 3 || token + 1 >= open) return false;
    for (std::size_t word = token + 1; word < open; ++word) {
      const std::string_view text = Text(word);
      if (!IsWord(word) || text::Fold(text) == text) return false;
    }
    return true;
  }
  // `Hiệp định thương mại tự do … (EVFTA)`
  [[nodiscard]] std::optional<Definition> HeadBefore(std::size_t open) const {
    constexpr std::size_t kFarthest = 18;
    const std::size_t close = head_ == rules::kNoKind ? 0 : CloseOfAcronym(open);
    if (close == 0) return std::nullopt;
    std::size_t head = open;
    for (std::size_t word = open; word-- > 0 && word + kFarthest > open;) {
      if (!IsWord(word) && !IsUnsaid(word) && Text(word) != "&") break;
      if (IsOf(word, head_stop_) && !InHead(word) && !LeadsToPlace(word, open)) break;
      if (IsHead(word)) head = word;
    }
    if (head == open) return std::nullopt;
    const Span brief{tokens_[open + 1].span.begin, tokens_[close - 1].span.end};
    const std::uint32_t begin = tokens_[head].span.begin;
    return Definition{{begin, tokens_[close].span.end}, {begin, tokens_[open - 1].span.end}, brief, false};
  }
  // A long name and behind it a bracket that holds its head again (a whole word) and the initials of the
  // words behind it.
  [[nodiscard]] std::optional<Definition> HeadAndLetters(std::size_t open) const {
    constexpr std::size_t kFarthest = 30;
    std::size_t close = open + 1;
    while (close < tokens_.size() && Text(close) != ")" && close < open + kMaxLetters) ++close;
    if (head_ == rules::kNoKind || close == tokens_.size() || Text(close) != ")" || !IsHead(open + 1)) {
      return std::nullopt;
    }
    const std::vector<Unit> units = UnitsOf(open + 1, close);
    if (units.size() < 3 || units.front().word.empty()) return std::nullopt;
    for (std::size_t begin = open; begin-- > 0 && begin + kFarthest > open;) {
      if (Text(begin) == ";" || Text(begin) == ".") break;
      std::size_t said = 0;
      for (std::size_t word = begin; word < open && said < units.size(); ++word) {
        if (Says(word, units[said])) {
          ++said;
        } else if (word == begin || !IsUnsaid(word)) {
          break;
        }
      }
      if (said < units.size()) continue;
      const Span brief{tokens_[open + 1].span.begin, tokens_[close - 1].span.end};
      const std::uint32_t from = tokens_[begin].span.begin;
      return Definition{{from, tokens_[close].span.end}, {from, tokens_[open - 1].span.end}, brief, false};
    }
    return std::nullopt;
  }
  // `GRDP (tổng sản phẩm trên địa bàn)`
  [[nodiscard]] std::optional<Definition> HeadBehind(std::size_t open) const {
    constexpr std::size_t kFirstWords = 3;
    constexpr std::size_t kFewestWords = 3;
    if (head_ == rules::kNoKind || ShortFormLetters(Text(open - 1)).empty()) return std::nullopt;
    // The number of a branch, told apart by what it is called now.
    if (Text(open - 1).find_first_not_of("IVX") == std::string_view::npos) return std::nullopt;
    std::size_t close = open + 1;
    bool head = false;
    for (; close < tokens_.size() && Text(close) != ")"; ++close) {
      if (tokens_[close].kind == TokenKind::kNumber || Text(close) == ";" || Text(close) == "(") return std::nullopt;
      head |= close <= open + kFirstWords && IsHead(close);
    }
    if (!head || close == tokens_.size() || close < open + 1 + kFewestWords) return std::nullopt;
    const Span words{tokens_[open + 1].span.begin, tokens_[close - 1].span.end};
    const Span brief = tokens_[open - 1].span;
    return Definition{{brief.begin, tokens_[close].span.end}, words, brief, false};
  }

  const Document& document_;
  const std::string_view text_;
  const RuleSet& rules_;
  const rules::KindId unsaid_;
  const rules::KindId calling_;
  const rules::KindId head_;
  const rules::KindId head_stop_;
  std::vector<Token> tokens_;
};

}  // namespace

std::string ShortFormLetters(std::string_view text) {
  std::string letters;
  std::size_t length = 0;
  for (std::size_t i = 0; i < text.size(); i += length) {
    length = 1;
    while (i + length < text.size() && (static_cast<unsigned char>(text[i + length]) & 0xC0U) == 0x80U) ++length;
    const std::string_view letter = text.substr(i, length);
    if (letter == "&" || letter == "-" || letter == "/") continue;
    const bool ascii = length == 1;
    const char plain = ascii ? static_cast<char>(letter.front() | 0x20) : ToPlain(letter);
    if (plain < 'a' || plain > 'z') return {};
    const bool is_capital = ascii ? letter.front() != plain : text::Fold(letter) != letter;
    if (is_capital) {
      letters += plain;
    } else if (letters.empty()) {
      return {};
    }
  }
  return letters.size() < 2 || letters.size() > kMaxLetters ? std::string() : letters;
}

std::vector<Definition> FindDefinitions(const Document& document, const RuleSet& rules) {
  std::vector<Definition> found;
  if (document.text().find('(') == std::string_view::npos) return found;
  Finder finder(document, rules);
  for (const Sentence& sentence : document.sentences()) finder.Find(sentence, found);
  return found;
}

rules::DocumentLexicon LexiconOf(const Document& document, const std::vector<Definition>& definitions) {
  rules::DocumentLexicon lexicon;
  std::unordered_set<std::string> known;
  for (const Definition& definition : definitions) {
    const auto clean = [&](Span span) { return CleanValue(document.text(span)); };
    std::string brief = clean(definition.short_form);
    if (known.insert(brief).second) lexicon.entries.push_back({std::move(brief), clean(definition.long_form)});
  }
  return lexicon;
}

}  // namespace vanban::extract
