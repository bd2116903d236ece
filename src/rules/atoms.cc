// The walk over the tokens of a sentence. At each place the longest wins; of equal length the document's own phrase,
// then the shared lexicon (which knows which of its phrases are shapes too), then the shape. Door: Atomizer.
#include "rules/atoms.h"

#include <algorithm>

#include "rules/words.h"
#include "text/tokenize.h"

namespace vanban::rules {

WordInfo WordCache::Judge(std::string_view token, const RuleSet::Impl& rules) {
  const PhraseTable& phrases = rules.phrases;
  const LetterCase letters = CaseOf(token);
  WordInfo info;
  info.word = phrases.Word(token) & kMaxWordId;
  info.letter = letters.first_is_letter ? 1 : 0;
  info.capital = letters.first_is_capital ? 1 : 0;
  info.all_capitals = letters.has_lower ? 0 : 1;
  info.starts_shape = rules.shapes.MayStart(token.front()) ? 1 : 0;
  info.alone_is_none = info.starts_shape == 0 || rules.shapes.Match(token) != token.size() ? 1 : 0;
  info.begin = phrases.Begin(info.word);
  const PhraseTable::Place& place = phrases.At(info.begin);
  if (info.begin == 0) {
    info.plain = info.letter != 0 && info.capital == 0 && info.starts_shape == 0 ? 1 : 0;
    return info;
  }
  info.next_words = std::bit_cast<std::array<std::uint32_t, 2>>(place.next_words);
  info.has_exact = place.has_exact;
  info.set = place.has_exact != 0 ? std::uint16_t{kEmptySet} : place.SetOf(letters.first_is_capital);
  return info;
}

void Atomizer::Begin(const Document& document, const DocumentLexicon* lexicon) {
  text_ = document.text();
  lines_ = document.lines();
  line_ = 0;
  judged_line_ = ~std::size_t{0};
  own_.clear();
  own_by_first_.clear();
  own_starts_.reset();
  if (lexicon == nullptr) return;
  for (const DocumentLexicon::Entry& entry : lexicon->entries) {
    const std::uint32_t like = rules_.phrases.Find(entry.like);
    if (like == kNoPhrase) continue;
    const auto letters = [&] {
      std::string joined;
      for (const Token& token : SplitTokens(entry.like)) {
        joined.append(entry.like, token.span.begin, token.span.size());
      }
      return joined;
    };
    OwnPhrase own;
    own.phrase = like;
    own.set = rules_.phrases.SetOf(rules_.phrases.Get(like), StartsWithCapital(entry.like), letters);
    for (const Token& token : SplitTokens(entry.phrase)) {
      own.tokens.push_back(std::string_view(entry.phrase).substr(token.span.begin, token.span.size()));
    }
    if (own.set == kEmptySet || own.tokens.empty()) continue;
    own_by_first_.emplace(own.tokens.front(), own_.size());
    own_starts_.set(static_cast<unsigned char>(own.tokens.front().front()));
    own_.push_back(std::move(own));
  }
}

Atomizer::Found Atomizer::FindPhrase(std::size_t at) const {
  struct End {
    const PhraseTable::Place* place;
    std::size_t tokens;
  };
  // The longest phrases come last; a text that ends more than these at one place tries the longest of them.
  constexpr std::size_t kMaxEnds = 16;
  End ends[kMaxEnds];
  std::size_t count = 0;
  const PhraseTable& phrases = rules_.phrases;
  std::uint32_t place = tokens_[at].word.begin;
  for (std::size_t i = at; place != 0;) {
    const PhraseTable::Place& here = phrases.At(place);
    if (here.phrase != kNoPhrase) {
      if (count == kMaxEnds) std::copy(ends + 1, ends + count--, ends);
      ends[count++] = {&here, i + 1 - at};
    }
    const WordId last = tokens_[i].word.word;
    if (++i == tokens_.size()) break;
    const WordId word = tokens_[i].word.word;
    if (word == kNoWord || !here.MayStep(word)) break;
    const bool blank = tokens_[i].blank_before && word != phrases.dash() && last != phrases.dash();
    place = phrases.Step(place, word, blank);
  }
  while (count > 0) {
    const End end = ends[--count];
    const auto letters = [&] {
      std::string joined;
      for (std::size_t i = at; i < at + end.tokens; ++i) joined += Text(i);
      return joined;
    };
    const bool capital = tokens_[at].word.capital != 0;
    const std::uint32_t phrase = end.place->phrase;
    const SetId set =
        end.place->has_exact != 0 ? phrases.SetOf(phrases.Get(phrase), capital, letters) : end.place->SetOf(capital);
    if (set != kEmptySet) return {end.tokens, set, phrase};
  }
  return {};
}

Atomizer::Found Atomizer::FindOwn(std::size_t at) const {
  Found found;
  const auto [begin, end] = own_by_first_.equal_range(Text(at));
  for (auto one = begin; one != end; ++one) {
    const OwnPhrase& own = own_[one->second];
    if (own.tokens.size() <= found.tokens || at + own.tokens.size() > tokens_.size()) continue;
    bool same = true;
    for (std::size_t i = 1; same && i < own.tokens.size(); ++i) same = Text(at + i) == own.tokens[i];
    if (same) found = {own.tokens.size(), own.set, own.phrase};
  }
  return found;
}

Atomizer::Found Atomizer::FindShape(std::size_t at) {
  const std::uint32_t begin = tokens_[at].span.begin;
  std::size_t last = at;  // of the run without blanks
  while (last + 1 < tokens_.size() && !tokens_[last + 1].blank_before &&
         tokens_[last + 1].span.end - begin <= ShapeSet::kMaxBytes) {
    ++last;
  }
  const std::string_view run = text_.substr(begin, tokens_[last].span.end - begin);
  const ShapeCache::Found found = shape_cache_.Get(run, [&] { return SearchShape(at, last); });
  if (found.tokens == 0) return {};
  return {found.tokens, rules_.shape_sets[found.shape], kNoPhrase};
}

// A match that ends inside a token is none: the text is cut before that token and searched again.
ShapeCache::Found Atomizer::SearchShape(std::size_t at, std::size_t last) const {
  const std::uint32_t begin = tokens_[at].span.begin;
  while (true) {
    const std::size_t length = rules_.shapes.Match(text_.substr(begin, tokens_[last].span.end - begin));
    if (length == 0) return {};
    while (last > at && tokens_[last - 1].span.end >= begin + length) --last;
    if (tokens_[last].span.end == begin + length) {
      const int shape = rules_.shapes.Which(text_.substr(begin, length));
      if (shape < 0) return {};
      return {static_cast<std::uint16_t>(last + 1 - at), static_cast<std::uint16_t>(shape)};
    }
    if (last == at) return {};
    --last;
  }
}

// A dash with a blank, or nothing, on at least one side.
bool Atomizer::IsLooseDash(std::size_t at) const {
  return at == 0 || tokens_[at].blank_before || at + 1 == tokens_.size() || tokens_[at + 1].blank_before;
}

bool Atomizer::InCapitalLine(Span token) {
  const auto begins_later = [](std::uint32_t begin, const Line& line) { return begin < line.span.begin; };
  if (line_ >= lines_.size() || token.begin < lines_[line_].span.begin || token.begin >= lines_[line_].span.end) {
    const auto next = std::upper_bound(lines_.begin(), lines_.end(), token.begin, begins_later);
    if (next == lines_.begin()) return false;
    line_ = static_cast<std::size_t>(next - lines_.begin()) - 1;
  }
  if (judged_line_ != line_) {
    const Span line = lines_[line_].span;
    judged_capital_ = IsInCapitals(text_.substr(line.begin, line.size()));
    judged_line_ = line_;
  }
  return judged_capital_;
}

Look Atomizer::LookOf(std::size_t at) {
  const WordInfo& word = tokens_[at].word;
  if (word.letter == 0) return Look::kNone;
  // `a)` and `A.` before a sentence's first word do not count as one.
  const bool numbering = !word_seen_ && tokens_[at].span.size() == 1 && at + 1 < tokens_.size() &&
                         !tokens_[at + 1].blank_before && (Text(at + 1) == ")" || Text(at + 1) == ".");
  const bool first = !word_seen_;
  word_seen_ = word_seen_ || !numbering;
  if (word.capital == 0) return Look::kLower;
  if (word.all_capitals != 0 && InCapitalLine(tokens_[at].span)) return Look::kUpper;
  return first ? Look::kInitial : Look::kCapital;
}

void Atomizer::Make(const Sentence& sentence, std::vector<Node>& atoms) {
  tokens_.clear();
  const char* const end = text_.data() + text_.size();
  text::ForEachToken(text_, sentence.span, [&](const Token& token) {
    WordToken& added = tokens_.emplace_back();
    static_cast<Token&>(added) = token;
    added.word = cache_.Get({text_.data() + token.span.begin, token.span.size()}, end, rules_);
  });
  const std::size_t size = tokens_.size();
  const std::uint16_t plain_code = rules_.alphabet.Code(kEmptySet, Look::kLower);
  word_seen_ = false;
  for (std::size_t at = 0; at < size;) {
    const WordInfo& word = tokens_[at].word;
    Node& atom = atoms.emplace_back();
    atom.span = tokens_[at].span;
    if (word.plain != 0 && word_seen_ && own_.empty()) {
      atom.code = plain_code;
      ++at;
      continue;
    }
    Found found;
    const WordId next_word = at + 1 < size ? tokens_[at + 1].word.word : kNoWord;
    if (word.MayStep(next_word) || word.has_exact != 0) {
      found = FindPhrase(at);
    } else if (word.set != kEmptySet) {
      found = {1, word.set, rules_.phrases.At(word.begin).phrase};
    }
    if (own_starts_[static_cast<unsigned char>(text_[tokens_[at].span.begin])]) {
      if (const Found own = FindOwn(at); own.tokens >= std::max<std::size_t>(found.tokens, 1)) found = own;
    }
    const Token& token = tokens_[at];
    const bool alone = at + 1 == size || tokens_[at + 1].blank_before;
    if (word.starts_shape != 0 && !(alone && word.alone_is_none != 0)) {
      if (const Found shape = FindShape(at); shape.tokens > found.tokens) found = shape;
    }
    const bool plain = word_seen_ && word.letter != 0 && word.capital == 0;
    const Look look = plain ? Look::kLower : LookOf(at);
    if (found.tokens <= 1 && token.kind == TokenKind::kPunctuation && text_[token.span.begin] == '-') {
      found = {1, IsLooseDash(at) ? rules_.dash : rules_.tilde, kNoPhrase};
    }
    at += std::max<std::size_t>(found.tokens, 1);
    atom.span.end = tokens_[at - 1].span.end;
    atom.code = rules_.alphabet.Code(found.set, look);
    atom.phrase = found.phrase;
  }
}

}  // namespace vanban::rules
