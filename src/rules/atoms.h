// Tokens to atoms: the longest phrase of a lexicon, quoted word or shape at each place, else the token itself.
#pragma once

#include <bitset>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "rules/reduce.h"
#include "rules/rule_set_impl.h"
#include "rules/shape_cache.h"
#include "rules/word_cache.h"

namespace vanban::rules {

// Keeps buffers; one per thread.
class Atomizer {
 public:
  explicit Atomizer(const RuleSet::Impl& rules) : rules_(rules) {}

  // Both must outlive the use of Make; `lexicon` may be null.
  void Begin(const Document& document, const DocumentLexicon* lexicon);
  // The first byte of a text under a span.
  [[nodiscard]] char TextAt(Span span) const { return text_[span.begin]; }
  // Appends the atoms of a sentence; they tile it, but for blanks.
  void Make(const Sentence& sentence, std::vector<Node>& atoms);

 private:
  // What was found at a token.
  struct Found {
    std::size_t tokens = 0;
    SetId set = kEmptySet;
    std::uint32_t phrase = kNoPhrase;
  };
  struct OwnPhrase {  // of the document's own lexicon
    std::vector<std::string_view> tokens;
    SetId set = kEmptySet;
    std::uint32_t phrase = kNoPhrase;
  };
  [[nodiscard]] std::string_view Text(std::size_t token) const {
    return text_.substr(tokens_[token].span.begin, tokens_[token].span.size());
  }
  // REQUIRES: a phrase begins with the word at `at`
  [[nodiscard]] Found FindPhrase(std::size_t at) const;
  [[nodiscard]] Found FindOwn(std::size_t at) const;
  // REQUIRES: a shape may start so
  [[nodiscard]] Found FindShape(std::size_t at);
  [[nodiscard]] ShapeCache::Found SearchShape(std::size_t at, std::size_t last) const;
  [[nodiscard]] bool IsLooseDash(std::size_t at) const;
  Look LookOf(std::size_t at);
  bool InCapitalLine(Span token);

  const RuleSet::Impl& rules_;
  std::string_view text_;
  std::span<const Line> lines_;
  std::size_t line_ = 0;  // of the last token asked for
  std::size_t judged_line_ = ~std::size_t{0};
  bool judged_capital_ = false;
  bool word_seen_ = false;  // in this sentence
  struct WordToken : Token {
    WordInfo word;
  };
  std::vector<WordToken> tokens_;  // of the sentence
  std::vector<OwnPhrase> own_;
  std::unordered_multimap<std::string_view, std::size_t> own_by_first_;
  std::bitset<256> own_starts_;  // their first bytes
  WordCache cache_;
  ShapeCache shape_cache_;
};

}  // namespace vanban::rules
