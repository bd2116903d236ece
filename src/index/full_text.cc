// What FTS5 is given (FoldSentence, FoldFact, FoldDocument) and what it is asked (Match...).
#include "index/full_text.h"

#include <algorithm>
#include <cctype>

#include "index/words.h"
#include "text/fold.h"
#include "vanban/document.h"

namespace vanban::index {
namespace {

constexpr std::string_view kSeparator = " _ ";  // a token of its own: no phrase goes across it

constexpr std::array<std::string_view, kFactColumns> kColumnNames = {
    "marks", "official", "office", "organization", "document", "issuer", "indicator", "status", "place", "source"};

// `_` belongs to the tokens that we make, never to those of the text.
void HideUnderscores(std::string& text) { std::replace(text.begin(), text.end(), '_', ' '); }

std::vector<std::string> FoldedWords(std::string_view folded) {
  std::vector<std::string> words;
  for (const Word& word : SplitWords(folded)) words.emplace_back(folded.substr(word.begin, word.end - word.begin));
  return words;
}

std::vector<std::string> Pairs(const std::vector<std::string>& words) {
  std::vector<std::string> pairs;
  for (std::size_t i = 0; i + 1 < words.size(); ++i) pairs.push_back(words[i] + "_" + words[i + 1]);
  return pairs;
}

// The same of words without marks. Tokens of their own: pairs of a text that was itself written so stand apart.
std::vector<std::string> PairsInAnyTone(const std::vector<std::string>& words) {
  std::vector<std::string> pairs;
  for (std::size_t i = 0; i + 1 < words.size(); ++i) pairs.push_back(words[i] + "__" + words[i + 1]);
  return pairs;
}

std::string Spaced(const std::vector<std::string>& tokens) {
  std::string spaced;
  for (const std::string& token : tokens) {
    if (!spaced.empty()) spaced += ' ';
    spaced += token;
  }
  return spaced;
}

void AppendNumbers(std::string& folded) {
  const std::vector<std::string> numbers = NumberTokens(WithoutBlanksInNumbers(folded));
  if (!numbers.empty()) folded += " " + Spaced(numbers);
}

// One form of a value: its words, and behind them its pairs of words.
void AppendForm(std::string& column, const std::string& form) {
  if (!column.empty()) column += kSeparator;
  column += form;
  const std::string pairs = Spaced(Pairs(FoldedWords(form)));
  if (pairs.empty()) return;
  column += kSeparator;
  column += pairs;
}

// A value in a column: exact form, and the toneless one behind it where it differs.
void AppendValue(std::string& column, std::string_view value) {
  if (value.empty()) return;
  std::string exact = text::Fold(value);
  HideUnderscores(exact);
  AppendForm(column, exact);
  const std::string toneless = text::FoldToneless(exact);
  if (toneless != exact) AppendForm(column, toneless);
}

void AppendToken(std::string& column, const std::string& token) {
  if (token.empty()) return;
  if (!column.empty()) column += ' ';
  column += token;
}

// In the document column a number is an integer: `09` is `9`.
std::string WithoutLeadingZeros(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool starts = i == 0 || std::isalnum(static_cast<unsigned char>(text[i - 1])) == 0;
    if (starts && text[i] == '0' && i + 1 < text.size() && std::isdigit(static_cast<unsigned char>(text[i + 1])) != 0) {
      while (i + 1 < text.size() && text[i] == '0' && std::isdigit(static_cast<unsigned char>(text[i + 1])) != 0) ++i;
    }
    out += text[i];
  }
  return out;
}

void AppendCitation(FactRow& row, const Citation& citation) {
  std::string& column = row[static_cast<std::size_t>(FactColumn::kDocument)];
  AppendValue(column, WithoutLeadingZeros(citation.kind + " " + citation.number));
  const std::string exact = NumberToken(text::Fold(citation.number));
  const std::string toneless = NumberToken(text::FoldToneless(citation.number));
  AppendToken(column, exact);
  if (toneless != exact) AppendToken(column, toneless);
}

std::string WholeToken(std::string_view prefix, std::string_view folded) {
  constexpr std::string_view kHex = "0123456789abcdef";
  std::string token(prefix);
  std::size_t at = 0;
  while (at < folded.size()) {
    std::size_t length = 1;
    if (IsWordCharacter(folded, at, length)) {
      token += folded.substr(at, length);
    } else {
      token += '_';
      if (folded[at] != ' ') {
        for (std::size_t i = at; i < at + length; ++i) {
          const auto byte = static_cast<unsigned char>(folded[i]);
          token += kHex[byte >> 4U];
          token += kHex[byte & 15U];
        }
      }
    }
    at += length;
  }
  return token;
}

void AppendUnit(std::string& column, std::string_view unit) {
  if (unit.empty()) return;
  const std::string exact = WholeToken("unit_", text::Fold(unit));
  const std::string toneless = WholeToken("unit_", text::FoldToneless(unit));
  AppendToken(column, exact);
  if (toneless != exact) AppendToken(column, toneless);
}

const Citation* FindCitation(const std::vector<Fact>& facts, FactId id) {
  if (id == 0) return nullptr;
  for (const Fact& fact : facts) {
    if (fact.id == id) return std::get_if<Citation>(&fact.value);
  }
  return nullptr;
}

bool HasMarks(std::string_view folded) { return text::FoldToneless(folded) != folded; }

Match PhraseOf(const std::vector<std::string>& words, std::string_view columns = {}) {
  return Phrase(Spaced(words), columns);
}

// A phrase in the exact column. FTS5 reads a list in half the time where it need not tell columns apart; a word with
// marks stands in no other column.
Match InExact(const std::vector<std::string>& words) {
  const bool nowhere_else = std::any_of(words.begin(), words.end(), [](const auto& word) { return HasMarks(word); });
  return PhraseOf(words, nowhere_else ? "" : "exact");
}

// Words side by side in a sentence, in their exact form. A pair stands in no other column, unless it looks like a
// document number.
Match SideBySide(const std::vector<std::string>& words) {
  if (words.size() == 1) return InExact(words);
  const bool nowhere_else = std::any_of(words.begin(), words.end() - 1, [](const auto& word) {
    return std::isdigit(static_cast<unsigned char>(word[0])) == 0;
  });
  return PhraseOf(Pairs(words), nowhere_else ? "" : "pairs");
}

// Words without marks side by side, whatever marks they were written with. A word alone: what stands so in the exact
// column stands so in the toneless one too, but not in pairs, where what looks like a document number may be one.
Match InAnyTone(const std::vector<std::string>& words) {
  if (words.size() > 1) return PhraseOf(PairsInAnyTone(words));
  return PhraseOf(words, words[0].find('_') == std::string::npos ? "" : "exact toneless");
}

// Words side by side in a sentence that was itself written without marks.
Match SideBySideBare(const std::vector<std::string>& words) {
  std::vector<std::string> bare;
  for (const std::string& word : words) bare.push_back(text::FoldToneless(word));
  return SideBySide(bare);
}

// The runs without blanks of free text, each a word, or a phrase (`TT&TT`), or a document number.
std::vector<std::vector<std::string>> Terms(std::string_view folded) {
  std::vector<std::vector<std::string>> terms;
  std::size_t at = 0;
  while (at < folded.size()) {
    const std::size_t end = std::min(folded.find(' ', at), folded.size());
    const std::string_view run = folded.substr(at, end - at);
    at = end + 1;
    const std::vector<std::string> words = FoldedWords(run);
    if (words.empty()) continue;
    const std::vector<std::string> numbers = NumberTokens(run);
    terms.push_back(numbers.size() == 1 ? numbers : words);
  }
  return terms;
}

}  // namespace

std::string_view ColumnName(FactColumn column) { return kColumnNames[static_cast<std::size_t>(column)]; }

SentenceRow FoldSentence(std::string_view source_text) {
  SentenceRow row;
  row.exact = text::Fold(CleanValue(source_text));
  HideUnderscores(row.exact);
  row.toneless = text::FoldToneless(row.exact);
  row.pairs = Spaced(Pairs(FoldedWords(row.exact)));
  if (!row.pairs.empty()) row.pairs += ' ';
  row.pairs += Spaced(PairsInAnyTone(FoldedWords(row.toneless)));
  AppendNumbers(row.exact);
  AppendNumbers(row.toneless);
  return row;
}

FactRow FoldFact(const Fact& fact, const std::vector<Fact>& facts) {
  FactRow row;
  const auto column = [&row](FactColumn which) -> std::string& { return row[static_cast<std::size_t>(which)]; };
  column(FactColumn::kMarks) = "type_" + std::string(fact.type());
  if (const auto* official = std::get_if<Official>(&fact.value)) {
    AppendValue(column(FactColumn::kOfficial), official->name);
    for (const Position& position : official->positions) {
      AppendValue(column(FactColumn::kOffice), position.title + " " + position.organization);
      AppendValue(column(FactColumn::kOrganization), position.organization);
    }
  } else if (const auto* citation = std::get_if<Citation>(&fact.value)) {
    AppendCitation(row, *citation);
    AppendValue(column(FactColumn::kDocument), citation->subject);
    AppendValue(column(FactColumn::kIssuer), citation->issuer);
    AppendValue(column(FactColumn::kPlace), citation->province);
  } else if (const auto* ratio = std::get_if<Ratio>(&fact.value)) {
    AppendValue(column(FactColumn::kIndicator), ratio->of);
    AppendValue(column(FactColumn::kStatus), ratio->status);
    if (const Citation* tied = FindCitation(facts, ratio->document)) AppendCitation(row, *tied);
  } else if (const auto* indicator = std::get_if<Indicator>(&fact.value)) {
    AppendValue(column(FactColumn::kIndicator), indicator->name);
    AppendValue(column(FactColumn::kPlace), indicator->entity);
    const std::string_view status = ToString(indicator->status);
    if (!status.empty()) AppendToken(column(FactColumn::kMarks), "status_" + std::string(status));
    AppendUnit(column(FactColumn::kMarks), indicator->unit);
    if (const Citation* tied = FindCitation(facts, indicator->document)) AppendCitation(row, *tied);
  } else if (const auto* organization = std::get_if<Organization>(&fact.value)) {
    AppendValue(column(FactColumn::kOrganization), organization->name);
    AppendValue(column(FactColumn::kPlace), organization->province);
    AppendValue(column(FactColumn::kPlace), organization->place);
  } else if (const auto* place = std::get_if<Place>(&fact.value)) {
    AppendValue(column(FactColumn::kPlace), place->kind + " " + place->name);
  }
  return row;
}

FactRow FoldDocument(const DocumentInfo& document) {
  FactRow row;
  row[static_cast<std::size_t>(FactColumn::kMarks)] = "type_text";
  AppendValue(row[static_cast<std::size_t>(FactColumn::kSource)], document.id);
  if (document.source != document.id) {
    AppendValue(row[static_cast<std::size_t>(FactColumn::kSource)], document.source);
  }
  AppendValue(row[static_cast<std::size_t>(FactColumn::kPlace)], document.province);
  return row;
}

WordsMatch MatchWords(std::string_view words) {
  const std::string folded = text::Fold(words);
  const bool toned = HasMarks(folded);
  std::vector<Match> each;
  for (const std::vector<std::string>& term : Terms(folded)) each.push_back(toned ? InExact(term) : InAnyTone(term));
  if (each.empty()) return {};
  const std::vector<std::string> parts = FoldedWords(folded);
  WordsMatch match;
  match.filter = match.rank = AllOf(std::move(each));
  if (parts.size() > 1) {
    match.side_by_side = toned ? SideBySide(parts) : InAnyTone(parts);
    match.rank = AnyOf({match.rank, match.side_by_side});
    if (toned) match.filter = AnyOf({match.filter, SideBySideBare(parts)});
  }
  return match;
}

WordsMatch MatchPhrase(std::string_view phrase) {
  const std::string folded = text::Fold(phrase);
  const std::vector<std::string> numbers = NumberTokens(folded);
  const bool is_number = numbers.size() == 1 && folded.find(' ') == std::string::npos;
  const std::vector<std::string> parts = is_number ? numbers : FoldedWords(folded);
  if (parts.empty()) return {};
  WordsMatch match;
  if (HasMarks(folded)) {
    match.filter = match.rank = SideBySide(parts);
    if (parts.size() > 1) match.filter = AnyOf({match.filter, SideBySideBare(parts)});
  } else {
    match.filter = match.rank = InAnyTone(parts);
  }
  return match;
}

Match MatchField(FactColumn column, std::string_view value) {
  std::string folded = text::Fold(value);
  const std::vector<std::string> numbers = NumberTokens(folded);
  if (column == FactColumn::kDocument) folded = WithoutLeadingZeros(folded);
  const std::vector<std::string> parts = FoldedWords(folded);
  if (parts.empty()) return {};
  const std::string_view name = ColumnName(column);
  Match match = PhraseOf(parts.size() > 1 ? Pairs(parts) : parts, name);
  if (column == FactColumn::kDocument && numbers.size() == 1 && folded.find(' ') == std::string::npos) {
    match = AnyOf({Phrase(numbers[0], name), match});
  }
  return match;
}

Match MatchType(std::string_view type) { return Phrase("type_" + std::string(type)); }

Match MatchStatus(std::string_view status) { return Phrase("status_" + std::string(status)); }

Match MatchUnit(std::string_view unit) { return Phrase(WholeToken("unit_", text::Fold(unit))); }

bool IsStatus(std::string_view value) {
  constexpr std::array kAll = {Status::kResult, Status::kTarget, Status::kRule};
  return std::any_of(kAll.begin(), kAll.end(), [value](Status status) { return ToString(status) == value; });
}

HitWords HitsOf(std::string_view text, bool phrase) {
  const std::string folded = text::Fold(text);
  HitWords hits;
  hits.toned = HasMarks(folded);
  hits.phrase = phrase;
  hits.words = FoldedWords(folded);
  return hits;
}

}  // namespace vanban::index
