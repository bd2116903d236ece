// Values for facts, from the source's own bytes. Doors: CleanValue, IsCleanValue.
#include "text/clean_value.h"

#include <unicode/bytestream.h>
#include <unicode/normalizer2.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstring>
#include <utility>

#include "text/bytes.h"
#include "text/char_class.h"
#include "text/normalize.h"
#include "text/utf8.h"
#include "vanban/document.h"

namespace vanban {

namespace {

// The bytes that may stand anywhere: ASCII but blanks and controls, the second bytes of characters, and the first bytes
// of what U+00C0 to U+02FF hold, letters that are one character each.
constexpr std::array<bool, 256> kPlain = [] {
  std::array<bool, 256> plain{};
  for (std::size_t c = 0; c < plain.size(); ++c) plain[c] = c > ' ' && c != 0x7F && c != 0xC2 && c < 0xCC;
  return plain;
}();

// The same for the bytes of a text but its last one, sixteen at once: whether each is plain, begins one of the letters
// U+1E00 to U+1EFF, or is one blank between two words. REQUIRES: text.size() > sizeof(Bytes)
bool MostIsClean(std::string_view text) {
  using text::Bytes;
  const std::size_t last = text.size() - 1 - sizeof(Bytes);
  for (std::size_t at = 0;; at = std::min(at + sizeof(Bytes), last)) {
    const Bytes here = text::LoadBytes(text.data() + at);
    const Bytes next = text::LoadBytes(text.data() + at + 1);
    const auto letter = (here == 0xE1) & ((next & 0xFC) == 0xB8);
    const auto blank = (here == ' ') & (next <= ' ');
    const auto sign = (here < ' ') | (here == 0x7F) | (here == 0xC2) | ((here >= 0xCC) & ~letter);
    if (text::Any(blank | sign)) return false;
    if (at == last) return true;
  }
}

}  // namespace

bool text::IsCleanValue(std::string_view source_text) {
  if (!source_text.empty() && source_text.front() != ' ' && kPlain[static_cast<unsigned char>(source_text.back())]) {
    std::array<char, sizeof(Bytes) + 1> padded;
    std::string_view filled = source_text;
    if (filled.size() < padded.size()) {  // as most names are
      padded.fill('-');
      std::memcpy(padded.data(), filled.data(), filled.size());
      filled = {padded.data(), padded.size()};
    }
    if (MostIsClean(filled)) return true;
  }
  const auto byte = [&](std::size_t at) {
    return at < source_text.size() ? static_cast<unsigned char>(source_text[at]) : 0U;
  };
  for (std::size_t i = 0; i < source_text.size(); ++i) {
    const unsigned c = byte(i);
    if (kPlain[c]) continue;
    const unsigned second = byte(i + 1);
    if (c == ' ' && i > 0 && second > ' ') continue;              // one blank between two words
    if (c == 0xE1 && second >= 0xB8 && second <= 0xBB) continue;  // U+1E00 to U+1EFF: letters
    const unsigned third = byte(i + 2);
    if (c == 0xE2 && second == 0x80 && third >= 0x90 && third <= 0xA7) continue;  // dashes, quotes, points
    return false;
  }
  return true;
}

std::string CleanValue(std::string_view source_text) {
  if (text::IsCleanValue(source_text)) return std::string(source_text);
  std::string out(source_text.size(), '\0');
  std::size_t size = 0;
  bool blank = true;
  // Mostly only the line breaks in it are not clean: each is written, and over it the next one of its run.
  for (const char c : source_text) {
    const bool was_blank = std::exchange(blank, c == ' ' || c == '\n');
    out[size] = blank ? ' ' : c;
    size += static_cast<std::size_t>(!(blank && was_blank));
  }
  out.resize(blank && size > 0 ? size - 1 : size);
  if (text::IsCleanValue(out)) return out;
  const text::CharClasses& classes = text::CharClasses::Get();
  out.clear();
  blank = false;
  for (std::size_t at = 0; at < source_text.size();) {
    const char32_t c = text::NextChar(source_text, at);
    if (text::IsLeftOut(c)) continue;
    if (IsBlank(classes(c))) {
      blank = true;
      continue;
    }
    if (blank && !out.empty()) out.push_back(' ');
    blank = false;
    text::AppendChar(c, out);
  }
  // NFC alone: quotes and dashes of a value stay as they are written.
  if (text::IsCleanValue(out)) return out;
  std::string composed;
  UErrorCode status = U_ZERO_ERROR;
  icu::StringByteSink<std::string> sink(&composed);
  icu::Normalizer2::getNFCInstance(status)->normalizeUTF8(0, out, sink, nullptr, status);
  return U_SUCCESS(status) ? composed : out;
}

}  // namespace vanban
