// The words of one sentence as those look at them who find definitions: what begins with which letter, what is a short
// form, what begins a long one.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "extract/define.h"
#include "extract/vocabulary.h"
#include "rules/reduce.h"
#include "vanban/document.h"

namespace vanban::extract {

class SentenceWords {
 public:
  // Keeps references.
  SentenceWords(const Document& document, const RuleSet& rules, const DefinitionWords& kinds);

  // The sentence that all below speaks of, its tokens by their places.
  void Read(Span sentence);

  // What a short form says in its order: a letter, or a whole word (`Sở` of `Sở TN&MT`).
  struct Unit {
    char letter = 0;
    std::string word;  // folded; empty: the letter counts
  };
  // A bracket that holds a short form alone: the form's tokens, without quotation marks and the words that introduce
  // it (`sau đây gọi tắt là`).
  struct Bracket {
    std::size_t first = 0;
    std::size_t last = 0;  // behind it
    std::size_t close = 0;
    bool called = false;       // words introduce it
    bool called_short = true;  // all of them are those of a shorter name, not of one for a group
  };

  [[nodiscard]] std::size_t size() const { return tokens_.size(); }
  [[nodiscard]] const Token& token(std::size_t token) const { return tokens_[token]; }
  [[nodiscard]] std::string_view Text(std::size_t token) const;
  // Of the tokens [first, last).
  [[nodiscard]] Span SpanOf(std::size_t first, std::size_t last) const;
  [[nodiscard]] bool IsWord(std::size_t token) const { return tokens_[token].kind == TokenKind::kWord; }
  [[nodiscard]] bool HasCapital(std::size_t token) const;
  [[nodiscard]] bool IsUnsaid(std::size_t token) const;
  [[nodiscard]] bool IsOf(std::size_t token, const PhraseKind& kind) const;
  [[nodiscard]] bool Says(std::size_t token, const Unit& unit) const;
  // Whether what follows a bracket's opening introduces a short form.
  [[nodiscard]] bool IsCalling(std::string_view word) const;

  [[nodiscard]] static bool HasLetters(const std::vector<Unit>& units);
  // The units of the tokens [first, last): acronyms, and whole words. Empty: these are no short form.
  [[nodiscard]] std::vector<Unit> UnitsOf(std::size_t first, std::size_t last) const;
  [[nodiscard]] std::optional<Bracket> ReadBracket(std::size_t open) const;
  // Where the words begin that end before `end` and say all the units; words between that need not be said are passed
  // over, and an acronym among them says its letters (`DN nhà nước (DNNN)`). No value: they don't.
  [[nodiscard]] std::optional<std::size_t> SaidBefore(std::size_t end, const std::vector<Unit>& units) const;
  // How many of the units the words from `begin` on say one after the other, at most up to `end`, and where they end.
  struct Said {
    std::size_t units = 0;
    std::size_t end = 0;
  };
  [[nodiscard]] Said SaidFrom(std::size_t begin, std::size_t end, const std::vector<Unit>& units) const;

  // Whether a phrase begins at the token with which long forms begin.
  [[nodiscard]] bool IsHead(std::size_t token) const { return IsPhrase(token, kinds_.head); }
  // Whether such a phrase of several words holds the token, or one that the rules name: a stop within one is none.
  [[nodiscard]] bool InHead(std::size_t token) const;
  [[nodiscard]] bool IsHeadStop(std::size_t token) const;
  // Whether a stop is one of a longer phrase that names have inside, or of a head.
  [[nodiscard]] bool IsWithin(std::size_t token) const { return InHead(token) || IsPhrase(token, kinds_.stop_inside); }
  [[nodiscard]] bool HasHeads() const { return kinds_.head.exists(); }
  // The letters of the one short form that these tokens are; empty: they are none.
  [[nodiscard]] std::string LettersOf(std::size_t first, std::size_t last) const;
  // Whether a word joins two bodies (`và`).
  [[nodiscard]] bool IsJoint(std::size_t token) const { return IsOf(token, kinds_.joins); }
  [[nodiscard]] bool IsTreaty(std::size_t token) const { return IsPhrase(token, kinds_.treaty); }
  [[nodiscard]] bool IsTail(std::size_t token) const { return IsOf(token, kinds_.tail); }
  // Whether a noun begins at the token with which terms begin that have an abbreviation from another language.
  [[nodiscard]] bool IsTerm(std::size_t token) const { return IsPhrase(token, kinds_.term); }
  [[nodiscard]] bool IsInnerStop(std::size_t token) const { return IsOf(token, kinds_.inner_stop); }
  [[nodiscard]] bool IsFirm(std::size_t token) const { return IsPhrase(token, kinds_.firm); }
  [[nodiscard]] bool IsDocument(std::size_t token) const { return IsPhrase(token, kinds_.document); }
  [[nodiscard]] bool IsLand(Span name) const { return kinds_.country.Has(rules_, document_.text(name)); }
  [[nodiscard]] bool IsBridge(std::size_t token) const { return IsOf(token, kinds_.bridge); }

  static constexpr std::size_t kMostLetters = 12;

 private:
  [[nodiscard]] bool IsPhrase(std::size_t token, const PhraseKind& kind) const;
  [[nodiscard]] bool IsInitial(std::size_t token, char letter) const;
  // How many of the last of the units [0, left) an acronym says.
  [[nodiscard]] std::size_t LettersSaid(std::size_t token, const std::vector<Unit>& units, std::size_t left) const;

  const Document& document_;
  const std::string_view text_;
  const RuleSet& rules_;
  const DefinitionWords& kinds_;
  std::vector<Token> tokens_;
};

// The definition at the bracket that opens at `open` (`bracket`: what it holds as a short form, if it does) whose long
// form begins at a word with which long forms begin, or says the short form's words first and more behind them.
std::optional<Definition> DefinedByHead(const SentenceWords& words, std::size_t open,
                                        const std::optional<SentenceWords::Bracket>& bracket);

}  // namespace vanban::extract
