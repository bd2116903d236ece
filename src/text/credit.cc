// Finds the credit of a caption by its head (rules/segment/zone_heads.tsv) and by what stands before it. The doors are
// CreditBegin and EndsInCredit.
#include "text/credit.h"

#include "text/bytes.h"
#include "text/char_class.h"
#include "text/utf8.h"

namespace vanban::text {
namespace {

// Whether the end of a long stretch shows that it has no credit: no stop and no bracket to stand before one, no colon
// to stand behind its head. Nearly all stretches are done with here, in few steps of sixteen bytes.
bool HasNoCredit(std::string_view text, std::size_t begin, std::size_t end) {
  constexpr std::size_t kLookedAt = 96;  // what CreditBegin looks at where no two blanks stand together, and more
  if (end - begin <= kLookedAt || text[end - 1] == ':') return false;
  for (std::size_t at = end - 1 - kLookedAt; at + 1 < end; at += sizeof(Bytes)) {
    const Bytes here = LoadBytes(text.data() + at);
    const Bytes next = LoadBytes(text.data() + at + 1);
    if (Any((here == '.') | (here == '(') | (here == ':') | ((here <= ' ') & (next <= ' ')))) return false;
  }
  return true;
}

// Whether a credit begins at `at`; of the stretch only what stands between `from` and `end` is looked at.
bool IsCredit(std::string_view text, std::size_t begin, std::size_t from, std::size_t at, std::size_t end,
              const Segmenter::Impl& words) {
  const CharClasses& classes = CharClasses::Get();
  if (at == from && from > begin) return false;  // perhaps within a word
  std::size_t before = at;
  if (at > from && IsWord(classes(PreviousChar(text, before)))) return false;
  std::size_t behind = at;
  if (classes(NextChar(text, behind)) != CharClass::kUpper) return false;
  const HeadWords head = words.FindHead(text.substr(at, end - at));
  if (head.zone != static_cast<int>(Zone::kCaption)) return false;
  if (text[at + head.zone_length - 1] == ':') return true;
  while (at > from && IsBlankByte(text[at - 1])) --at;
  return at == from ? from == begin : text[at - 1] == '.' || text[at - 1] == '(';
}

}  // namespace

std::size_t CreditBegin(std::string_view text, std::size_t begin, std::size_t end, const Segmenter::Impl& words) {
  constexpr std::size_t kLongest = 90;  // bytes, a run of blanks as one
  if (HasNoCredit(text, begin, end)) return end;
  std::size_t from = end;
  bool blank_behind = false;
  for (std::size_t bytes = 0; from > begin && (bytes < kLongest || IsContinuation(text[from]));) {
    const bool blank = IsBlankByte(text[--from]);
    bytes += static_cast<std::size_t>(!(blank && blank_behind));
    blank_behind = blank;
  }
  for (std::size_t at = from; at < end; ++at) {
    if (words.MayBeginHead(Zone::kCaption, text[at]) && IsCredit(text, begin, from, at, end, words)) return at;
  }
  return end;
}

bool EndsInCredit(std::string_view line, const Segmenter::Impl& words) {
  const std::size_t begin = CreditBegin(line, 0, line.size(), words);
  const CharClasses& classes = CharClasses::Get();
  std::size_t blanks = 0;
  bool lower = false;  // in its last word
  for (std::size_t at = begin; at < line.size();) {
    const bool blank = IsBlankByte(line[at]);
    blanks += static_cast<std::size_t>(blank && !IsBlankByte(line[at - 1]));
    const bool is_lower = classes(NextChar(line, at)) == CharClass::kLower;
    lower = !blank && (lower || is_lower);
  }
  return blanks >= 2 || (blanks == 1 && !lower);
}

}  // namespace vanban::text
