// Reads a sentence's words for definitions. Door: SentenceWords.
#include "extract/define_words.h"

#include <algorithm>

#include "text/fold.h"

namespace vanban::extract {
namespace {

constexpr std::size_t kLongestHead = 12;  // in tokens

bool IsQuote(std::string_view text) { return text == "\"" || text == "'"; }

}  // namespace

SentenceWords::SentenceWords(const Document& document, const RuleSet& rules, const DefinitionWords& kinds)
    : document_(document), text_(document.text()), rules_(rules), kinds_(kinds) {
  constexpr std::size_t kLongSentence = 256;  // in tokens
  tokens_.reserve(kLongSentence);
}

void SentenceWords::Read(Span sentence) { Tokenize(document_, sentence, tokens_); }

std::string_view SentenceWords::Text(std::size_t token) const {
  const Span span = tokens_[token].span;
  return text_.substr(span.begin, span.size());
}

Span SentenceWords::SpanOf(std::size_t first, std::size_t last) const {
  return {tokens_[first].span.begin, tokens_[last - 1].span.end};
}

std::string SentenceWords::LettersOf(std::size_t first, std::size_t last) const {
  return ShortFormLetters(document_.text(SpanOf(first, last)));
}

bool SentenceWords::HasCapital(std::size_t token) const { return text::Fold(Text(token)) != Text(token); }

bool SentenceWords::IsInitial(std::size_t token, char letter) const {
  if (!IsWord(token)) return false;
  const std::string plain = text::FoldToneless(Text(token));
  if (plain.starts_with(letter)) return true;
  // `W` stands for the marked letter that typewriters did not have.
  return letter == 'w' && plain.starts_with('u') && !text::Fold(Text(token)).starts_with('u');
}

bool SentenceWords::Says(std::size_t token, const Unit& unit) const {
  if (unit.word.empty()) return IsInitial(token, unit.letter);
  return IsWord(token) && text::Fold(Text(token)) == unit.word;
}

bool SentenceWords::IsUnsaid(std::size_t token) const {
  if (!IsWord(token)) return Text(token) == "," || Text(token) == "-" || Text(token) == "&";
  return IsOf(token, kinds_.unsaid);
}

bool SentenceWords::IsOf(std::size_t token, const PhraseKind& kind) const { return kind.Has(rules_, Text(token)); }

bool SentenceWords::IsCalling(std::string_view word) const { return kinds_.calling.Has(rules_, word); }

std::vector<SentenceWords::Unit> SentenceWords::UnitsOf(std::size_t first, std::size_t last) const {
  std::vector<Unit> units;
  while (first < last) {
    std::size_t end = first + 1;
    while (end < last && !tokens_[end].blank_before) ++end;
    const std::string letters = ShortFormLetters(document_.text(SpanOf(first, end)));
    if (letters.empty()) {
      if (end != first + 1 || !IsWord(first)) return {};
      units.push_back({0, text::Fold(Text(first))});
    } else {
      for (const char letter : letters) units.push_back({letter, {}});
    }
    first = end;
  }
  if (units.size() > kMostLetters) units.clear();
  return units;
}

bool SentenceWords::HasLetters(const std::vector<Unit>& units) {
  return std::ranges::any_of(units, [](const Unit& unit) { return unit.word.empty(); });
}

std::optional<SentenceWords::Bracket> SentenceWords::ReadBracket(std::size_t open) const {
  constexpr std::size_t kMostTokens = 20;
  Bracket bracket;
  bracket.close = open + 1;
  while (bracket.close < tokens_.size() && Text(bracket.close) != ")" && bracket.close < open + kMostTokens) {
    ++bracket.close;
  }
  if (bracket.close >= tokens_.size() || Text(bracket.close) != ")") return std::nullopt;
  bracket.first = open + 1;
  while (bracket.first < bracket.close && IsOf(bracket.first, kinds_.calling)) {
    bracket.called_short &= IsOf(bracket.first, kinds_.calling_short);
    ++bracket.first;
  }
  bracket.called = bracket.first > open + 2;
  if (bracket.called && bracket.first < bracket.close && Text(bracket.first) == ":") ++bracket.first;
  bracket.last = bracket.close;
  if (bracket.first < bracket.last && IsQuote(Text(bracket.first))) ++bracket.first;
  if (bracket.first < bracket.last && IsQuote(Text(bracket.last - 1))) --bracket.last;
  if (bracket.first == bracket.last) return std::nullopt;
  return bracket;
}

std::size_t SentenceWords::LettersSaid(std::size_t token, const std::vector<Unit>& units, std::size_t left) const {
  const std::string letters = ShortFormLetters(Text(token));
  if (letters.empty() || letters.size() > left || letters.size() == units.size()) return 0;
  const std::size_t first = left - letters.size();
  for (std::size_t i = 0; i < letters.size(); ++i) {
    if (!units[first + i].word.empty() || units[first + i].letter != letters[i]) return 0;
  }
  return letters.size();
}

std::optional<std::size_t> SentenceWords::SaidBefore(std::size_t end, const std::vector<Unit>& units) const {
  std::size_t left = units.size();
  std::size_t word = end;
  while (left > 0 && word > 0) {
    --word;
    if (Says(word, units[left - 1])) {
      --left;
    } else if (const std::size_t said = LettersSaid(word, units, left); said > 0) {
      left -= said;
    } else if (word + 1 == end || !IsUnsaid(word)) {
      return std::nullopt;
    }
  }
  if (left > 0) return std::nullopt;
  return word;
}

SentenceWords::Said SentenceWords::SaidFrom(std::size_t begin, std::size_t end, const std::vector<Unit>& units) const {
  Said said{0, begin};
  for (std::size_t word = begin; word < end && said.units < units.size(); ++word) {
    if (Says(word, units[said.units])) {
      ++said.units;
      said.end = word + 1;
    } else if (word == begin || !units[said.units].word.empty() || !IsUnsaid(word)) {
      break;
    }
  }
  return said;
}

bool SentenceWords::IsPhrase(std::size_t token, const PhraseKind& kind) const {
  const std::size_t longest = std::min(kind.LongestFrom(Text(token)), kLongestHead);
  for (std::size_t end = token; end < tokens_.size() && end < token + longest; ++end) {
    if (!IsWord(end) && Text(end) != "-") return false;
    if (kind.Has(rules_, document_.text(SpanOf(token, end + 1)))) return true;
  }
  return false;
}

bool SentenceWords::IsHeadStop(std::size_t token) const {
  if (IsOf(token, kinds_.head_stop)) return true;
  return token + 1 < tokens_.size() && kinds_.head_stop.Has(rules_, document_.text(SpanOf(token, token + 2)));
}

bool SentenceWords::InHead(std::size_t token) const {
  for (std::size_t first = token; first-- > 0 && first + kLongestHead > token;) {
    const std::string_view begin = Text(first);
    const std::size_t longest =
        std::min(std::max(kinds_.head.LongestFrom(begin), kinds_.stop_inside.LongestFrom(begin)), kLongestHead);
    for (std::size_t end = token; end < tokens_.size() && end < first + longest; ++end) {
      const std::string_view phrase = document_.text(SpanOf(first, end + 1));
      if (kinds_.head.Has(rules_, phrase) || kinds_.stop_inside.Has(rules_, phrase)) return true;
    }
  }
  return false;
}

}  // namespace vanban::extract
