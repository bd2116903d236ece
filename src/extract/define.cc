// Finds the abbreviations that a document defines by initials. Doors: FindDefinitions, LexiconOf, StateAbbreviations.
#include "extract/define.h"

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_set>

#include "text/fold.h"

namespace vanban::extract {
namespace {

constexpr std::string_view kRule = "initials";
constexpr std::size_t kMaxLetters = 12;

// The letters of a short form, toneless and small; empty: the text is none (it needs two capitals, and one first).
std::string Letters(std::string_view text) {
  std::string letters;
  std::size_t length = 0;
  for (std::size_t i = 0; i < text.size(); i += length) {
    length = 1;
    while (i + length < text.size() && (static_cast<unsigned char>(text[i + length]) & 0xC0U) == 0x80U) ++length;
    const std::string_view letter = text.substr(i, length);
    if (letter == "&" || letter == "-") continue;
    const std::string plain = text::FoldToneless(letter);
    const bool is_letter = plain.size() == 1 && plain.front() >= 'a' && plain.front() <= 'z';
    if (!is_letter) return {};
    const bool is_capital = text::Fold(letter) != letter;
    if (is_capital) {
      letters += plain;
    } else if (letters.empty()) {
      return {};
    }
  }
  return letters.size() < 2 || letters.size() > kMaxLetters ? std::string() : letters;
}

class Finder {
 public:
  Finder(const Document& document, const RuleSet& rules)
      : document_(document),
        rules_(rules),
        unsaid_(rules::FindKind(rules, "unsaid")),
        calling_(rules::FindKind(rules, "calling")),
        head_(rules::FindKind(rules, "defined-head")),
        head_stop_(rules::FindKind(rules, "head-stop")) {}

  void Find(const Sentence& sentence, std::vector<Definition>& found) {
    if (sentence.zone == Zone::kRecipients || sentence.zone == Zone::kSignature) return;
    if (document_.text(sentence.span).find('(') == std::string_view::npos) return;
    Tokenize(document_, sentence.span, tokens_);
    for (std::size_t open = 1; open + 1 < tokens_.size(); ++open) {
      if (Text(open) != "(") continue;
      std::optional<Definition> definition = LongFirst(open);
      if (!definition) definition = ShortFirst(open);
      if (!definition) definition = HeadBefore(open);
      if (!definition) definition = HeadBehind(open);
      if (definition) found.push_back(*definition);
    }
  }

 private:
  [[nodiscard]] std::string_view Text(std::size_t token) const { return document_.text(tokens_[token].span); }
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
      const std::string letters = Letters(document_.text(run));
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
    const std::string letters = Letters(document_.text(brief));
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
        return close > open + 1 && !Letters(document_.text(run)).empty() ? close : 0;
      }
      if (close > open + 1 && tokens_[close].blank_before) return 0;
    }
    return 0;
  }
  [[nodiscard]] bool IsHead(std::size_t token) const {
    constexpr std::size_t kLongestHead = 5;  // in tokens
    for (std::size_t end = token; end < tokens_.size() && end < token + kLongestHead; ++end) {
      if (!IsWord(end)) return false;
      const Span span{tokens_[token].span.begin, tokens_[end].span.end};
      if (!rules::Canonical(rules_, document_.text(span), head_).empty()) return true;
    }
    return false;
  }
  // `Hiệp định thương mại tự do … (EVFTA)`
  [[nodiscard]] std::optional<Definition> HeadBefore(std::size_t open) const {
    constexpr std::size_t kFarthest = 18;
    const std::size_t close = head_ == rules::kNoKind ? 0 : CloseOfAcronym(open);
    if (close == 0) return std::nullopt;
    std::size_t head = open;
    for (std::size_t word = open; word-- > 0 && word + kFarthest > open;) {
      if (!IsWord(word) && !IsUnsaid(word) && Text(word) != "&") break;
      if (IsOf(word, head_stop_)) break;
      if (IsHead(word)) head = word;
    }
    if (head == open) return std::nullopt;
    const Span brief{tokens_[open + 1].span.begin, tokens_[close - 1].span.end};
    const std::uint32_t begin = tokens_[head].span.begin;
    return Definition{{begin, tokens_[close].span.end}, {begin, tokens_[open - 1].span.end}, brief, false};
  }
  // `GRDP (tổng sản phẩm trên địa bàn)`
  [[nodiscard]] std::optional<Definition> HeadBehind(std::size_t open) const {
    constexpr std::size_t kFirstWords = 3;
    constexpr std::size_t kFewestWords = 3;
    if (head_ == rules::kNoKind || Letters(Text(open - 1)).empty()) return std::nullopt;
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
  const RuleSet& rules_;
  const rules::KindId unsaid_;
  const rules::KindId calling_;
  const rules::KindId head_;
  const rules::KindId head_stop_;
  std::vector<Token> tokens_;
};

}  // namespace

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

namespace {

// `Hiệp hội Nuôi ong Việt Nam (VBKA)`: the bracket behind a body; empty spans: none, or a place, or another body that
// it belongs to (`Vụ Pháp chế (BTC)`).
Definition BehindBody(const ReducedDocument& reduced, Span body) {
  const std::string_view text = reduced.document->text();
  const std::size_t open = text.find_first_not_of(" \n", body.end);
  if (open == std::string_view::npos || text[open] != '(') return {};
  const std::size_t close = text.find_first_of(") \n(", open + 1);
  if (close == std::string_view::npos || text[close] != ')') return {};
  const std::string_view brief = text.substr(open + 1, close - open - 1);
  if (Letters(brief).empty()) return {};
  const Vocabulary& words = *reduced.words;
  for (const rules::KindId kind : {words.issuer_code, words.province, words.place}) {
    if (kind != rules::kNoKind && !rules::Canonical(*reduced.rules, brief, kind).empty()) return {};
  }
  const auto at = [](std::size_t offset) { return static_cast<std::uint32_t>(offset); };
  return {{body.begin, at(close + 1)}, body, {at(open + 1), at(close)}, false};
}

// Whether a dash or a word of the kind `joins` stands before the body.
bool JoinedBefore(const ReducedDocument& reduced, Span body) {
  std::string_view before = reduced.document->text().substr(0, body.begin);
  before = before.substr(0, before.find_last_not_of(" \n") + 1);
  if (before.ends_with('-')) return true;
  const std::string_view word = before.substr(before.find_last_of(" \n") + 1);
  const rules::KindId joins = rules::FindKind(*reduced.rules, "joins");
  return joins != rules::kNoKind && !word.empty() && !rules::Canonical(*reduced.rules, word, joins).empty();
}

}  // namespace

void StateAbbreviations(const ReducedDocument& reduced, const std::vector<Definition>& definitions, Drafts& drafts) {
  struct Stated {
    Definition definition;
    std::string_view rule;
  };
  std::vector<Stated> stated;
  for (const Definition& definition : definitions) {
    stated.push_back({definition, definition.by_initials ? kRule : std::string_view("head")});
  }
  const auto by_place = [](const Stated& one) { return one.definition.short_form.begin; };
  std::ranges::stable_sort(stated, {}, by_place);
  const auto count = static_cast<std::ptrdiff_t>(stated.size());
  for (const Draft& draft : drafts.facts) {
    if (draft.dropped || draft.As<Organization>() == nullptr) continue;
    const Zone zone = reduced.sentence(draft.sentence).zone;
    if (zone == Zone::kRecipients || zone == Zone::kSignature) continue;
    const Definition found = BehindBody(reduced, draft.span);
    if (found.span.empty()) continue;
    const auto had =
        std::ranges::lower_bound(stated.begin(), stated.begin() + count, found.short_form.begin, {}, by_place);
    const bool known = had != stated.begin() + count && had->definition.short_form == found.short_form;
    // Of two that end at one bracket a body of several words is the better long form than a run from a head word on,
    // unless it is only the last of the run's parts (`Hiệp định … Việt Nam – EU`).
    if (!known) {
      stated.push_back({found, "body"});
    } else if (!had->definition.by_initials && !JoinedBefore(reduced, draft.span) &&
               reduced.text(draft.span).find(' ') != std::string_view::npos) {
      *had = {found, "body"};
    }
  }
  std::ranges::stable_sort(stated, {}, by_place);
  for (Draft& draft : drafts.facts) {
    if (draft.As<Abbreviation>() == nullptr) continue;
    const auto inside = std::ranges::lower_bound(stated, draft.span.begin, {}, by_place);
    draft.dropped |= inside != stated.end() && draft.span.Contains(inside->definition.short_form);
  }
  for (const auto& [definition, rule] : stated) {
    Abbreviation value{reduced.Clean(definition.short_form), reduced.Clean(definition.long_form)};
    drafts.Add(std::move(value), definition.span, reduced.SentenceAt(definition.span.begin), rule);
  }
}

}  // namespace vanban::extract
