// Finds out how bytes were written and makes valid UTF-8 of them. The door is Decode.
#include "text/decode.h"

#include <algorithm>
#include <optional>

#include "text/bytes.h"
#include "text/utf8.h"

namespace vanban::text {
namespace {

constexpr std::string_view kUtf8Mark = "\xEF\xBB\xBF";
constexpr std::string_view kUtf16LeMark = "\xFF\xFE";
constexpr std::string_view kUtf16BeMark = "\xFE\xFF";

unsigned Byte(std::string_view bytes, std::size_t at) { return static_cast<unsigned char>(bytes[at]); }

// The length of the character at `at`, 0 where there is none. Overlong forms, surrogates and what lies behind U+10FFFF
// are no characters (Unicode, table 3-7).
std::size_t CharLength(std::string_view bytes, std::size_t at) {
  const unsigned lead = Byte(bytes, at);
  const std::size_t left = bytes.size() - at;
  const auto continued = [&](std::size_t i) { return (Byte(bytes, at + i) & 0xC0U) == 0x80U; };
  if (lead < 0x80) return 1;
  if (lead < 0xC2) return 0;
  if (lead < 0xE0) return left >= 2 && continued(1) ? 2 : 0;
  if (lead < 0xF0) {
    if (left < 3 || !continued(1) || !continued(2)) return 0;
    const unsigned second = Byte(bytes, at + 1);
    if ((lead == 0xE0 && second < 0xA0) || (lead == 0xED && second > 0x9F)) return 0;
    return 3;
  }
  if (lead > 0xF4 || left < 4 || !continued(1) || !continued(2) || !continued(3)) return 0;
  const unsigned second = Byte(bytes, at + 1);
  if ((lead == 0xF0 && second < 0x90) || (lead == 0xF4 && second > 0x8F)) return 0;
  return 4;
}

constexpr std::size_t kBlock = 4 * sizeof(Bytes);

// Whether no byte of the block is against Unicode's table 3-7, given the two before it (which are valid, but for a
// last character that goes on in the block). False also for blocks that hold rare characters: of four bytes, or with
// a lead whose second byte is bound.
bool BlockIsValid(const char* block) {
  Bytes bad = {};
  for (std::size_t i = 0; i < kBlock; i += sizeof(Bytes)) {
    const Bytes here = LoadBytes(block + i);
    const Bytes before = LoadBytes(block + i - 1);
    const Bytes two_before = LoadBytes(block + i - 2);
    const auto expected = (before >= 0xC0) | (two_before >= 0xE0);
    const auto continues = (here & 0xC0) == 0x80;
    const auto never = (here & 0xFE) == 0xC0;
    const auto rare = (before == 0xE0) | (before == 0xED) | (before >= 0xF0);
    bad |= reinterpret_cast<Bytes>((expected ^ continues) | never | rare);
  }
  return !Any(bad);
}

// The start of the character that `at` lies in. REQUIRES: what stands before `at` is valid but for its last character
std::size_t CharStart(std::string_view bytes, std::size_t at) {
  std::size_t start = at;
  while (start > 0 && at - start < 3 && (Byte(bytes, start - 1) & 0xC0U) == 0x80U) --start;
  if (start > 0 && Byte(bytes, start - 1) >= 0xC0) --start;
  // A whole character before `at` is left behind.
  const std::size_t length = start < at ? CharLength(bytes, start) : 0;
  return length != 0 && start + length <= at ? at : start;
}

void DecodeUtf8(std::string_view bytes, Decoded& out) {
  while (!bytes.empty()) {
    const std::size_t valid = ValidUtf8Prefix(bytes);
    out.text.append(bytes.substr(0, valid));
    bytes.remove_prefix(valid);
    while (!bytes.empty() && CharLength(bytes, 0) == 0) {
      AppendChar(kReplacement, out.text);
      ++out.invalid_bytes;
      bytes.remove_prefix(1);
    }
  }
}

void DecodeUtf16(std::string_view bytes, bool little_endian, Decoded& out) {
  const auto unit = [&](std::size_t at) -> char32_t {
    const char32_t first = Byte(bytes, at);
    const char32_t second = Byte(bytes, at + 1);
    return little_endian ? second << 8U | first : first << 8U | second;
  };
  out.text.reserve(bytes.size());
  std::size_t at = 0;
  while (at + 1 < bytes.size()) {
    const char32_t c = unit(at);
    at += 2;
    if (c < 0xD800 || c > 0xDFFF) {
      AppendChar(c, out.text);
      continue;
    }
    if (c < 0xDC00 && at + 1 < bytes.size()) {
      const char32_t low = unit(at);
      if (low >= 0xDC00 && low <= 0xDFFF) {
        at += 2;
        AppendChar(0x10000 + ((c - 0xD800) << 10U) + (low - 0xDC00), out.text);
        continue;
      }
    }
    AppendChar(kReplacement, out.text);
    out.invalid_bytes += 2;
  }
  if (at < bytes.size()) {
    AppendChar(kReplacement, out.text);
    ++out.invalid_bytes;
  }
}

// UTF-16 without a mark: at least a quarter of the units have a zero for their high byte, and hardly any for their low.
std::optional<Encoding> EvidentUtf16(std::string_view bytes) {
  bytes = bytes.substr(0, 4096);
  if (bytes.find('\0') == std::string_view::npos) return std::nullopt;
  const std::size_t pairs = bytes.size() / 2;
  if (pairs < 2) return std::nullopt;
  std::size_t even_zeros = 0;
  std::size_t odd_zeros = 0;
  for (std::size_t i = 0; i < pairs; ++i) {
    even_zeros += static_cast<std::size_t>(bytes[2 * i] == '\0');
    odd_zeros += static_cast<std::size_t>(bytes[2 * i + 1] == '\0');
  }
  if (odd_zeros * 4 >= pairs && even_zeros * 50 < pairs) return Encoding::kUtf16Le;
  if (even_zeros * 4 >= pairs && odd_zeros * 50 < pairs) return Encoding::kUtf16Be;
  return std::nullopt;
}

}  // namespace

std::size_t ValidUtf8Prefix(std::string_view bytes) {
  std::size_t at = 0;
  while (at < bytes.size()) {
    // Whole blocks at once, as long as they are valid: from a character's start, so that the bytes looked back at are
    // of the block before.
    while (at >= 2 && at + kBlock <= bytes.size() && BlockIsValid(bytes.data() + at)) at += kBlock;
    at = CharStart(bytes, at);
    const std::size_t end = at < 2 ? at + 1 : std::min(at + kBlock, bytes.size());
    while (at < end) {
      const std::size_t length = CharLength(bytes, at);
      if (length == 0) return at;
      at += length;
    }
  }
  return at;
}

Decoded Decode(std::string_view bytes) {
  Decoded out;
  if (bytes.starts_with(kUtf8Mark)) {
    out.encoding = Encoding::kUtf8Bom;
    bytes.remove_prefix(kUtf8Mark.size());
  } else if (bytes.starts_with(kUtf16LeMark)) {
    out.encoding = Encoding::kUtf16Le;
    bytes.remove_prefix(kUtf16LeMark.size());
  } else if (bytes.starts_with(kUtf16BeMark)) {
    out.encoding = Encoding::kUtf16Be;
    bytes.remove_prefix(kUtf16BeMark.size());
  } else {
    out.encoding = EvidentUtf16(bytes).value_or(Encoding::kUtf8);
  }
  if (out.encoding == Encoding::kUtf16Le || out.encoding == Encoding::kUtf16Be) {
    DecodeUtf16(bytes, out.encoding == Encoding::kUtf16Le, out);
  } else {
    DecodeUtf8(bytes, out);
  }
  return out;
}

}  // namespace vanban::text
