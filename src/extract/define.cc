// Finds the abbreviations that a document defines by initials. Doors: ShortFormLetters, FindDefinitions, LexiconOf.
#include "extract/define.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_set>

#include "extract/define_words.h"
#include "text/char_class.h"
#include "text/fold.h"
#include "text/utf8.h"

namespace vanban::extract {
namespace {

// A letter small and without its marks; 0: it is none of the alphabet's, or it bears a tone, as in a syllable written
// in capitals: a short form takes letters without.
char ToPlain(std::string_view letter) {
  std::size_t at = 0;
  const char32_t code = text::NextChar(letter, at);
  constexpr std::array<char32_t, 14> kToneless = {0xC2,  0xE2,  0xCA,  0xEA,  0xD4,  0xF4,  0x102,
                                                  0x103, 0x110, 0x111, 0x1A0, 0x1A1, 0x1AF, 0x1B0};
  if (std::ranges::find(kToneless, code) == kToneless.end()) return 0;
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
  Finder(const Document& document, const RuleSet& rules, const DefinitionWords& kinds)
      : text_(document.text()), words_(document, rules, kinds) {}

  void Find(const Sentence& sentence, std::vector<Definition>& found) {
    if (sentence.zone == Zone::kRecipients || sentence.zone == Zone::kSignature) return;
    if (!MayDefine(sentence.span)) return;
    words_.Read(sentence.span);
    for (std::size_t open = 1; open + 1 < words_.size(); ++open) {
      if (words_.Text(open) != "(" || !HasShortForm(sentence.span, words_.token(open).span.begin)) continue;
      const std::optional<Bracket> bracket = words_.ReadBracket(open);
      if (bracket && InOrder(open, *bracket, found)) continue;
      std::optional<Definition> definition;
      if (bracket) definition = LongFirst(open, *bracket);
      if (!definition) definition = ShortFirst(open);
      if (!definition) definition = Inside(open);
      if (!definition) definition = DefinedByHead(words_, open, bracket);
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
  // Whether what may be a short form stands in the bracket that opens at `open`, or right before it, or words that
  // introduce one. None does where another bracket opens in this one, or this one is not closed.
  [[nodiscard]] bool HasShortForm(Span sentence, std::size_t open) const {
    std::size_t close = open + 1;
    while (close < sentence.end && text_[close] != ')' && text_[close] != '(') ++close;
    if (close >= sentence.end || text_[close] == '(') return false;
    std::size_t end = open;
    while (end > sentence.begin && text::IsBlankByte(text_[end - 1])) --end;
    std::size_t begin = end;
    while (begin > sentence.begin && !text::IsBlankByte(text_[begin - 1]) && text_[begin - 1] != '(') --begin;
    if (HasTwoCapitals(text_.substr(begin, end - begin))) return true;
    const std::string_view held = text_.substr(open + 1, close - open - 1);
    const std::string_view first = held.substr(0, held.find_first_of(" \n:"));
    return HasTwoCapitals(held) || words_.IsCalling(first) || LooksForeign(first);
  }

  using Bracket = SentenceWords::Bracket;
  using Unit = SentenceWords::Unit;

  [[nodiscard]] Definition Before(std::size_t begin, std::size_t end, std::size_t close, Span brief) const {
    const Span span{words_.token(begin).span.begin, words_.token(close).span.end};
    return {span, words_.SpanOf(begin, end), brief};
  }

  // `chuyển đổi số (CĐS)`, `… (sau đây gọi tắt là CĐS)`, `Cục … (CĐS, Bộ …)`: the words before the bracket, backwards.
  [[nodiscard]] std::optional<Definition> LongFirst(std::size_t open, const Bracket& bracket) const {
    std::size_t last = bracket.first;
    while (last < bracket.last && words_.Text(last) != ",") ++last;
    const std::vector<Unit> units = words_.UnitsOf(bracket.first, last);
    if (!SentenceWords::HasLetters(units)) return std::nullopt;
    const std::optional<std::size_t> begin = words_.SaidBefore(open, units);
    if (!begin) return std::nullopt;
    return Before(*begin, open, bracket.close, words_.SpanOf(bracket.first, last));
  }

  // `khoa học, đổi mới sáng tạo và chuyển đổi số (KH, ĐMST, CĐS)`: as many short forms as names before the bracket.
  bool InOrder(std::size_t open, const Bracket& bracket, std::vector<Definition>& found) const {
    std::vector<Definition> all;
    std::size_t end = open;
    for (std::size_t last = bracket.last; last > bracket.first;) {
      std::size_t first = last;
      while (first > bracket.first && words_.Text(first - 1) != ",") --first;
      const std::vector<Unit> units = words_.UnitsOf(first, last);
      if (!SentenceWords::HasLetters(units)) return false;
      while (!all.empty() && end > 0 && words_.IsUnsaid(end - 1)) --end;
      const std::optional<std::size_t> begin = words_.SaidBefore(end, units);
      if (!begin) return false;
      all.push_back(Before(*begin, end, bracket.close, words_.SpanOf(first, last)));
      end = *begin;
      last = first == bracket.first ? first : first - 1;
    }
    if (all.size() < 2) return false;
    found.insert(found.end(), all.rbegin(), all.rend());
    return true;
  }

  // `NSNN (ngân sách nhà nước)`: all words of the bracket, or those before its first comma or semicolon.
  [[nodiscard]] std::optional<Definition> ShortFirst(std::size_t open) const {
    std::size_t first = open - 1;
    while (first > 0 && !words_.token(first).blank_before && open - first < 4) --first;
    const std::vector<Unit> units = words_.UnitsOf(first, open);
    if (units.empty() || !units.front().word.empty() || words_.LettersOf(first, open).empty()) return std::nullopt;
    const std::size_t begin = BehindColon(open + 1);
    const SentenceWords::Said said = words_.SaidFrom(begin, words_.size(), units);
    if (said.units < units.size() || said.end == words_.size()) return std::nullopt;
    std::size_t close = said.end;
    while (close < words_.size() && words_.Text(close) != ")" && words_.IsUnsaid(close)) ++close;
    if (close == words_.size() || words_.Text(close) != ")") return std::nullopt;
    const Span brief = words_.SpanOf(first, open);
    return Definition{{brief.begin, words_.token(close).span.end}, words_.SpanOf(begin, close), brief};
  }

  // Where a bracket's words begin that a colon introduces (`viết tắt theo tiếng Anh: …`), else `first`.
  [[nodiscard]] std::size_t BehindColon(std::size_t first) const {
    constexpr std::size_t kMostWords = 8;
    for (std::size_t token = first; token < words_.size() && token < first + kMostWords; ++token) {
      if (words_.Text(token) == ")") break;
      if (words_.Text(token) == ":" && token + 1 < words_.size()) return token + 1;
    }
    return first;
  }

  // `(Ngân hàng Nhà nước - NHNN)`
  [[nodiscard]] std::optional<Definition> Inside(std::size_t open) const {
    std::size_t close = open + 1;
    std::size_t dash = 0;
    for (; close < words_.size() && words_.Text(close) != ")"; ++close) {
      if (words_.Text(close) == "-") dash = close;
    }
    if (dash < open + 3 || close >= words_.size() || dash + 1 >= close) return std::nullopt;
    const std::vector<Unit> units = words_.UnitsOf(dash + 1, close);
    if (!SentenceWords::HasLetters(units)) return std::nullopt;
    const std::optional<std::size_t> begin = words_.SaidBefore(dash, units);
    if (!begin || *begin <= open) return std::nullopt;
    return Before(*begin, dash, close, words_.SpanOf(dash + 1, close));
  }

  const std::string_view text_;
  SentenceWords words_;
};

}  // namespace

std::string ShortFormLetters(std::string_view text) {
  constexpr std::size_t kShortestWithSmall = 5;
  std::string letters;
  std::size_t length = 0;
  for (std::size_t i = 0; i < text.size(); i += length) {
    length = 1;
    while (i + length < text.size() && (static_cast<unsigned char>(text[i + length]) & 0xC0U) == 0x80U) ++length;
    const std::string_view letter = text.substr(i, length);
    if (letter == "&" || letter == "-" || letter == "/") continue;
    const auto is_figure = [](char c) { return c >= '0' && c <= '9'; };
    // `B2B`, not `CO2`.
    if (length == 1 && is_figure(letter.front()) && !letters.empty() && i + 1 < text.size() &&
        !is_figure(text[i + 1])) {
      continue;
    }
    const bool ascii = length == 1;
    const char plain = ascii ? static_cast<char>(letter.front() | 0x20) : ToPlain(letter);
    if (plain < 'a' || plain > 'z') return {};
    const bool is_capital = ascii ? letter.front() != plain : text::Fold(letter) != letter;
    if (is_capital) {
      letters += plain;
    } else if (letters.empty()) {
      // `eCoSys`; not a unit (`kWh`).
      if (i > 0 || text.size() < kShortestWithSmall || text.find('/') != std::string_view::npos) return {};
      letters += plain;
    }
  }
  return letters.size() < 2 || letters.size() > SentenceWords::kMostLetters ? std::string() : letters;
}

bool LooksForeign(std::string_view word) {
  constexpr std::size_t kLongerThanSyllables = 6;
  constexpr std::string_view kVowels = "aeiouyAEIOUY";
  const auto is_capital = [](char c) { return c >= 'A' && c <= 'Z'; };
  const auto is_letter = [&](char c) { return is_capital(c) || (c >= 'a' && c <= 'z'); };
  if (word.size() < 2 || !is_capital(word.front()) || !std::ranges::all_of(word, is_letter)) return false;
  if (word.size() >= kLongerThanSyllables || word.find_first_of("fjwzFJWZ") != std::string_view::npos) return true;
  if (std::ranges::count_if(word, is_capital) > 1) return true;
  const std::size_t vowels = word.find_first_of(kVowels);
  const std::size_t behind = vowels == std::string_view::npos ? vowels : word.find_first_not_of(kVowels, vowels);
  return behind != std::string_view::npos && word.find_first_of(kVowels, behind) != std::string_view::npos;
}

std::vector<Definition> FindDefinitions(const Document& document, const RuleSet& rules, const DefinitionWords& words) {
  std::vector<Definition> found;
  if (document.text().find('(') == std::string_view::npos) return found;
  Finder finder(document, rules, words);
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
