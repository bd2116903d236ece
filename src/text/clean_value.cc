// Values for facts, from the source's own bytes. Doors: CleanValue, IsCleanValue.
#include "text/clean_value.h"

#include <unicode/bytestream.h>
#include <unicode/normalizer2.h>

#include "text/char_class.h"
#include "text/normalize.h"
#include "text/utf8.h"
#include "vanban/document.h"

namespace vanban {

bool text::IsCleanValue(std::string_view source_text) {
  const auto byte = [&](std::size_t at) {
    return at < source_text.size() ? static_cast<unsigned char>(source_text[at]) : 0U;
  };
  if (source_text.ends_with(' ')) return false;
  bool blank = true;  // none may stand at the beginning
  for (std::size_t i = 0; i < source_text.size(); ++i) {
    const unsigned c = byte(i);
    if (c == ' ' && !blank) {
      blank = true;
      continue;
    }
    blank = false;
    if (c > ' ' && c < 0xC2 && c != 0x7F) continue;  // ASCII, and the second bytes of what was let pass
    if (c >= 0xC3 && c < 0xCC) continue;             // to U+02FF: letters, each whole
    const unsigned second = byte(i + 1);
    if (c == 0xE1 && second >= 0xB8 && second <= 0xBB) continue;  // U+1E00 to U+1EFF: the same
    const unsigned third = byte(i + 2);
    if (c == 0xE2 && second == 0x80 && third >= 0x90 && third <= 0xA7) continue;  // dashes, quotes, points
    return false;
  }
  return true;
}

std::string CleanValue(std::string_view source_text) {
  if (text::IsCleanValue(source_text)) return std::string(source_text);
  const text::CharClasses& classes = text::CharClasses::Get();
  std::string out;
  out.reserve(source_text.size());
  bool blank = false;
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
