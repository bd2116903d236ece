// Snippets. The doors are MakeSnippet and WantedWords.
#include "index/snippet.h"

#include <algorithm>

#include "index/query_tree.h"
#include "index/words.h"
#include "text/fold.h"

namespace vanban::index {
namespace {

constexpr std::size_t kLongest = 320;  // bytes: about three lines
constexpr std::size_t kBefore = 120;   // of them before the first hit

using Ranges = std::vector<std::pair<std::uint32_t, std::uint32_t>>;

void FindHits(const std::vector<Word>& words, const std::vector<std::string>& folded,
              const std::vector<std::string>& toneless, const HitWords& wanted, Ranges& hits) {
  // Side by side they are one hit; only where they nowhere are so is each of them one.
  const auto matches = [&](std::size_t word, std::size_t part) {
    if (!wanted.toned) return toneless[word] == wanted.words[part];
    return folded[word] == wanted.words[part];
  };
  const std::size_t length = wanted.words.size();
  const std::size_t before = hits.size();
  for (std::size_t i = 0; length > 0 && i + length <= words.size(); ++i) {
    std::size_t matched = 0;
    while (matched < length && matches(i + matched, matched)) ++matched;
    if (matched == length) hits.emplace_back(words[i].begin, words[i + length - 1].end);
  }
  const bool apart = !wanted.phrase && hits.size() == before;
  for (std::size_t i = 0; apart && i < words.size(); ++i) {
    for (std::size_t part = 0; part < length; ++part) {
      if (matches(i, part)) {
        hits.emplace_back(words[i].begin, words[i].end);
        break;
      }
    }
  }
  // Typed with marks and written without: found as a whole, side by side.
  for (std::size_t i = 0; wanted.toned && length > 1 && i + length <= words.size(); ++i) {
    std::size_t matched = 0;
    while (matched < length && folded[i + matched] == text::FoldToneless(wanted.words[matched])) ++matched;
    if (matched == length) hits.emplace_back(words[i].begin, words[i + length - 1].end);
  }
}

void Merge(Ranges& hits) {
  std::sort(hits.begin(), hits.end());
  Ranges merged;
  for (const auto& hit : hits) {
    if (!merged.empty() && hit.first <= merged.back().second) {
      merged.back().second = std::max(merged.back().second, hit.second);
    } else {
      merged.push_back(hit);
    }
  }
  hits = std::move(merged);
}

// Where a cut near `at` falls between words.
std::size_t CutBefore(std::string_view text, std::size_t at) {
  const std::size_t blank = text.find(' ', at);
  return blank == std::string_view::npos ? at : blank + 1;
}

bool IsBlank(char c) { return c == ' ' || c == '\n' || c == '\r' || c == '\t'; }

void CollectWords(const Query::Node& node, std::vector<HitWords>& wanted) {
  using Kind = Query::Node::Kind;
  if (node.kind == Kind::kWords || node.kind == Kind::kPhrase) {
    wanted.push_back(HitsOf(node.text, node.kind == Kind::kPhrase));
  } else if (node.kind != Kind::kNot) {
    for (const Query::Node& child : node.children) CollectWords(child, wanted);
  }
}

}  // namespace

std::vector<HitWords> WantedWords(const Query::Node& root) {
  std::vector<HitWords> wanted;
  CollectWords(root, wanted);
  return wanted;
}

Snippet MakeSnippet(std::string_view sentence, const std::vector<HitWords>& wanted, SourceSpan also) {
  const std::vector<Word> words = SplitWords(sentence);
  std::vector<std::string> folded;
  std::vector<std::string> toneless;
  for (const Word& word : words) {
    const std::string_view written = sentence.substr(word.begin, word.end - word.begin);
    folded.push_back(text::Fold(written));
    toneless.push_back(text::FoldToneless(written));
  }
  Ranges hits;
  if (also.begin < also.end) hits.emplace_back(also.begin, also.end);
  for (const HitWords& one : wanted) FindHits(words, folded, toneless, one, hits);
  Merge(hits);
  std::size_t begin = 0;
  std::size_t end = sentence.size();
  if (sentence.size() > kLongest) {
    const std::size_t first = hits.empty() ? 0 : hits[0].first;
    if (first > kBefore) begin = std::min<std::size_t>(CutBefore(sentence, first - kBefore), first);
    end = std::min(sentence.size(), begin + kLongest);
    if (!hits.empty()) end = std::max<std::size_t>(end, std::min<std::size_t>(hits[0].second, sentence.size()));
    const std::size_t blank = end < sentence.size() ? sentence.rfind(' ', end) : std::string_view::npos;
    if (blank != std::string_view::npos && blank > (hits.empty() ? begin : hits[0].second)) end = blank;
    while (end < sentence.size() && (static_cast<unsigned char>(sentence[end]) & 0xC0U) == 0x80U) ++end;
    while (begin > 0 && (static_cast<unsigned char>(sentence[begin]) & 0xC0U) == 0x80U) --begin;
  }
  Snippet snippet;
  constexpr std::string_view kCut = "…";
  if (begin > 0) snippet.text = kCut;
  // Line breaks and runs of blanks become one blank; the hits move with the text.
  std::size_t hit = 0;
  while (hit < hits.size() && hits[hit].second <= begin) ++hit;
  std::uint32_t open = 0;
  bool inside = false;
  for (std::size_t at = begin; at <= end; ++at) {
    if (inside && (at == hits[hit].second || at == end)) {
      snippet.hits.emplace_back(open, static_cast<std::uint32_t>(snippet.text.size()));
      inside = false;
      ++hit;
    }
    if (at == end) break;
    const bool blank = IsBlank(sentence[at]);
    const bool again = blank && (snippet.text.empty() || snippet.text.back() == ' ');
    if (!inside && hit < hits.size() && at >= hits[hit].first) {
      inside = true;
      open = static_cast<std::uint32_t>(snippet.text.size());
    }
    if (!again) snippet.text += blank ? ' ' : sentence[at];
  }
  if (end < sentence.size()) snippet.text += kCut;
  return snippet;
}

}  // namespace vanban::index
