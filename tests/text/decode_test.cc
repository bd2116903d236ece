#include "text/decode.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace vanban::text {
namespace {

using namespace std::string_literals;

TEST(DecodeTest, EncodingsAndInvalidBytes) {
  struct Case {
    std::string bytes, text;
    Encoding encoding;
    std::uint64_t invalid;
  };
  const std::vector<Case> cases = {
      {"", "", Encoding::kUtf8, 0},
      {"Tỉnh ủy", "Tỉnh ủy", Encoding::kUtf8, 0},
      {"\xEF\xBB\xBFTỉnh", "Tỉnh", Encoding::kUtf8Bom, 0},
      {"\xFF\xFET\0\xC9\x1E"s, "Tỉ", Encoding::kUtf16Le, 0},
      {"\xFE\xFF\0T\x1E\xC9"s, "Tỉ", Encoding::kUtf16Be, 0},
      // UTF-16 without a mark shows by its zero bytes.
      {"T\0\xC9\x1En\0h\0 \0u\0"s, "Tỉnh u", Encoding::kUtf16Le, 0},
      {"\0T\x1E\xC9\0n\0h\0 \0u"s, "Tỉnh u", Encoding::kUtf16Be, 0},
      // A few zeros in UTF-8 are zeros.
      {"T\0\0ỉnh"s, "T\0\0ỉnh"s, Encoding::kUtf8, 0},
      // One U+FFFD for each invalid byte: truncated, overlong, surrogate, too large, stray.
      {"a\xE1\xBB", "a\uFFFD\uFFFD", Encoding::kUtf8, 2},
      {"\xC0\xAF", "\uFFFD\uFFFD", Encoding::kUtf8, 2},
      {"\xED\xA0\x80", "\uFFFD\uFFFD\uFFFD", Encoding::kUtf8, 3},
      {"\xF4\x90\x80\x80", "\uFFFD\uFFFD\uFFFD\uFFFD", Encoding::kUtf8, 4},
      {"x\x80\xFFy", "x\uFFFD\uFFFDy", Encoding::kUtf8, 2},
      {"🇻", "🇻", Encoding::kUtf8, 0},
      // UTF-16: a pair, a lone half of one, an odd last byte.
      {"\xFF\xFE\x3C\xD8\xFB\xDD"s, "🇻", Encoding::kUtf16Le, 0},
      {"\xFF\xFE\x3C\xD8T\0"s, "\uFFFDT", Encoding::kUtf16Le, 2},
      {"\xFF\xFET\0\xC9"s, "T\uFFFD", Encoding::kUtf16Le, 1},
  };
  for (const Case& c : cases) {
    const Decoded decoded = Decode(c.bytes);
    EXPECT_EQ(decoded.text, c.text);
    EXPECT_EQ(decoded.encoding, c.encoding) << c.text;
    EXPECT_EQ(decoded.invalid_bytes, c.invalid) << c.text;
  }
}

}  // namespace
}  // namespace vanban::text
