// Makes one form of what is written in several, and keeps the way back. The door is Normalize.
//
// Plain stretches (nearly all of a Vietnamese text) are passed over by their lead bytes. At anything else the text is
// taken cluster by cluster: a character and all that may compose with it, so that each edit is a unit of its own.
#include "text/normalize.h"

#include <unicode/bytestream.h>
#include <unicode/normalizer2.h>

#include <algorithm>
#include <array>
#include <cassert>
#include <cstdint>
#include <vector>

#include "text/bytes.h"
#include "text/char_class.h"
#include "text/utf8.h"

namespace vanban::text {
namespace {

// A cluster with more kept characters than this is no writing and stays as it is: sorting its marks could take
// quadratic time.
constexpr int kMaxCluster = 64;

constexpr char32_t kLeftOut = 0xFFFFFFFF;

// The one form of a character; itself where it has no other.
char32_t OneForm(char32_t c) {
  if (c >= 0xFF01 && c <= 0xFF5E) return c - 0xFF01 + U'!';
  switch (c) {
    case 0x000B:
    case 0x000D:
    case 0x0085:
    case 0x2028:
    case 0x2029:
      return U'\n';
    case 0x000C:  // between pages a sentence may run on
    case 0x00A0:
    case 0x1680:
    case 0x202F:
    case 0x205F:
    case 0x3000:
      return U' ';
    case 0x00AD:
    case 0x061C:
    case 0x180E:
    case 0x2060:
    case 0xFEFF:
      return kLeftOut;
    case 0x2212:
    case 0xFE58:
    case 0xFE63:
      return U'-';
    case 0x00AB:
    case 0x00BB:
    case 0x201C:
    case 0x201D:
    case 0x201E:
    case 0x201F:
    case 0x2033:
    case 0x2036:
      return U'"';
    case 0x2018:
    case 0x2019:
    case 0x201A:
    case 0x201B:
    case 0x2032:
    case 0x2035:
    case 0x2039:
    case 0x203A:
      return U'\'';
    default:
      break;
  }
  if (c >= 0x2000 && c <= 0x200A) return U' ';
  if (c >= 0x2010 && c <= 0x2015) return U'-';
  if ((c >= 0x200B && c <= 0x200F) || (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069)) return kLeftOut;
  return c;
}

// Lead bytes of the characters that are NFC, compose with nothing before them and have one form only: ASCII but for
// the line breaks and Latin letters up to U+02FF; 0xC2, 0xC3 and 0xE1 need a look at the next byte.
enum class Lead : unsigned char { kPlain, kLook, kSlow };

constexpr std::array<Lead, 256> MakeLeads() {
  std::array<Lead, 256> leads{};
  for (std::size_t byte = 0; byte < leads.size(); ++byte) leads[byte] = byte < 0xCC ? Lead::kPlain : Lead::kSlow;
  leads[0x0B] = leads[0x0C] = leads[0x0D] = Lead::kSlow;
  leads[0xC2] = leads[0xC3] = leads[0xE1] = Lead::kLook;
  return leads;
}
constexpr std::array<Lead, 256> kLeads = MakeLeads();

// Whether a character whose lead byte is kLook is plain.
bool PlainSecondByte(unsigned char lead, unsigned char second) {
  switch (lead) {
    case 0xC2:  // Latin-1 signs, less NEL, NBSP, soft hyphen and angle quotes
      return second != 0x85 && second != 0xA0 && second != 0xAB && second != 0xAD && second != 0xBB;
    case 0xC3:  // Latin-1 letters, less eth
      return second != 0x90 && second != 0xB0;
    default:  // 0xE1: U+1E00 to U+1EFF
      return second >= 0xB8 && second <= 0xBB;
  }
}

constexpr std::size_t kBlock = 4 * sizeof(Bytes);

// Whether all of a block is plain; false also where a Latin-1 sign is to be looked at. Reads one byte behind the block.
bool BlockIsPlain(const char* block) {
  Bytes found = {};
  for (std::size_t i = 0; i < kBlock; i += sizeof(Bytes)) {
    const Bytes here = LoadBytes(block + i);
    const Bytes next = LoadBytes(block + i + 1);
    const auto extended = (here == 0xE1) & ((next & 0xFC) == 0xB8);
    const auto eth = (here == 0xC3) & ((next & 0xDF) == 0x90);
    const auto control = here - 0x0B < 3;
    found |= reinterpret_cast<Bytes>(((here >= 0xCC) & ~extended) | (here == 0xC2) | eth | control);
  }
  return !Any(found);
}

constexpr std::string_view kCapitalEth = "\xC3\x90";
constexpr std::string_view kSmallEth = "\xC3\xB0";
constexpr std::string_view kCapitalD = "\xC4\x90";  // with stroke
constexpr std::string_view kSmallD = "\xC4\x91";

class Normalizer {
 public:
  explicit Normalizer(std::string_view source) : source_(source) {
    UErrorCode status = U_ZERO_ERROR;
    nfc_ = icu::Normalizer2::getNFCInstance(status);
    assert(U_SUCCESS(status));  // built into ICU's library
  }

  std::optional<Normalized> Run() {
    for (std::size_t at = SkipPlain(0); at < source_.size(); at = SkipPlain(at)) at = Cluster(at);
    if (out_.text.empty() && out_.alignment.edits().empty()) return std::nullopt;
    CopyUpTo(source_.size());
    ReplaceEths();
    if (out_.alignment.edits().empty() && !eth_replaced_) return std::nullopt;
    return std::move(out_);
  }

 private:
  // The first place at or behind `at` that needs a look: a character that is not plain, or the plain one before it,
  // with which it may compose.
  [[nodiscard]] std::size_t SkipPlain(std::size_t at) const;
  // Treats the cluster at `at`; returns its end.
  std::size_t Cluster(std::size_t at);
  // The NFC of cluster_, which has `kept` characters, the first of them `first`.
  std::string_view Compose(int kept, char32_t first);
  void Replace(std::size_t begin, std::size_t end, std::string_view by);
  void CopyUpTo(std::size_t end);
  // Decided at the end, when the words around them stand in their one form. Both letters have two bytes, so that the
  // alignment stays as it is.
  void ReplaceEths();

  std::string_view source_;
  const icu::Normalizer2* nfc_ = nullptr;
  Normalized out_;
  std::size_t copied_ = 0;         // source bytes already in out_
  std::vector<std::size_t> eths_;  // their places in out_.text
  bool eth_replaced_ = false;
  std::string cluster_;  // buffers, used again
  std::string composed_;
};

std::size_t Normalizer::SkipPlain(std::size_t at) const {
  const std::size_t begin = at;
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(source_[i]); };
  for (bool plain = true; plain && at < source_.size();) {
    while (at + kBlock < source_.size() && BlockIsPlain(source_.data() + at)) at += kBlock;
    for (const std::size_t end = std::min(at + kBlock, source_.size()); at < end; ++at) {
      const Lead lead = kLeads[byte(at)];
      if (lead == Lead::kPlain) continue;
      plain = lead == Lead::kLook && PlainSecondByte(byte(at), byte(at + 1));
      if (!plain) break;
    }
  }
  if (at == source_.size() || at == begin || byte(at) < 0x80) return at;
  PreviousChar(source_, at);
  return at;
}

std::size_t Normalizer::Cluster(std::size_t at) {
  const std::size_t begin = at;
  const char32_t first = OneForm(NextChar(source_, at));
  if (first == kLeftOut) {
    Replace(begin, at, {});
    return at;
  }
  if (source_[begin] == '\r' && at < source_.size() && source_[at] == '\n') ++at;
  cluster_.clear();
  AppendChar(first, cluster_);
  int kept = 1;
  std::size_t end = at;                // behind the last kept character
  const bool composes = first > U' ';  // nothing composes with blanks
  while (composes && at < source_.size() && static_cast<unsigned char>(source_[at]) >= 0xC2) {
    const char32_t c = OneForm(NextChar(source_, at));
    if (c == kLeftOut) continue;
    if (nfc_->hasBoundaryBefore(static_cast<UChar32>(c))) break;
    AppendChar(c, cluster_);
    if (kept <= kMaxCluster) ++kept;
    end = at;
  }
  const std::string_view form = Compose(kept, first);
  if (form != source_.substr(begin, end - begin)) Replace(begin, end, form);
  if (form == kCapitalEth || form == kSmallEth) {
    CopyUpTo(end);
    eths_.push_back(out_.text.size() - form.size());
  }
  return end;
}

std::string_view Normalizer::Compose(int kept, char32_t first) {
  if (kept > kMaxCluster) return cluster_;
  UErrorCode status = U_ZERO_ERROR;
  if (kept == 1) {
    if (first < 0x300) return cluster_;
    const icu::UnicodeString alone(static_cast<UChar32>(first));
    if (nfc_->quickCheck(alone, status) == UNORM_YES && U_SUCCESS(status)) return cluster_;
  }
  composed_.clear();
  icu::StringByteSink<std::string> sink(&composed_);
  nfc_->normalizeUTF8(0, cluster_, sink, nullptr, status);
  return U_SUCCESS(status) ? std::string_view(composed_) : std::string_view(cluster_);
}

void Normalizer::Replace(std::size_t begin, std::size_t end, std::string_view by) {
  CopyUpTo(begin);
  const auto text_begin = static_cast<std::uint32_t>(out_.text.size());
  out_.text += by;
  out_.alignment.Add({text_begin, static_cast<std::uint32_t>(out_.text.size()), static_cast<std::uint32_t>(begin),
                      static_cast<std::uint32_t>(end)});
  copied_ = end;
}

void Normalizer::CopyUpTo(std::size_t end) {
  if (out_.text.empty()) out_.text.reserve(source_.size());
  out_.text += source_.substr(copied_, end - copied_);
  copied_ = end;
}

void Normalizer::ReplaceEths() {
  const CharClasses& classes = CharClasses::Get();
  std::string& text = out_.text;
  for (std::size_t i = 0; i < eths_.size();) {
    // The word around it, and whether it is written in capitals throughout.
    std::size_t begin = eths_[i];
    bool capitals = true;
    const auto word = [&](char32_t c) {
      const CharClass kind = classes(c);
      if (kind == CharClass::kLower) capitals = false;
      return IsWord(kind);
    };
    for (std::size_t at = begin; at > 0 && word(PreviousChar(text, at));) begin = at;
    std::size_t end = eths_[i];
    for (std::size_t at = end; at < text.size() && word(NextChar(text, at));) end = at;
    for (; i < eths_.size() && eths_[i] < end; ++i) {
      if (!capitals && eths_[i] != begin) continue;
      const bool capital = text.compare(eths_[i], kCapitalEth.size(), kCapitalEth) == 0;
      text.replace(eths_[i], 2, capital ? kCapitalD : kSmallD);
      eth_replaced_ = true;
    }
  }
}

}  // namespace

bool IsLeftOut(char32_t c) { return OneForm(c) == kLeftOut; }

std::optional<Normalized> Normalize(std::string_view source) { return Normalizer(source).Run(); }

}  // namespace vanban::text
