// Values for facts, from the source's own bytes. The door is CleanValue.
#include <unicode/bytestream.h>
#include <unicode/normalizer2.h>

#include "text/char_class.h"
#include "text/normalize.h"
#include "text/utf8.h"
#include "vanban/document.h"

namespace vanban {

std::string CleanValue(std::string_view source_text) {
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
  std::string composed;
  UErrorCode status = U_ZERO_ERROR;
  icu::StringByteSink<std::string> sink(&composed);
  icu::Normalizer2::getNFCInstance(status)->normalizeUTF8(0, out, sink, nullptr, status);
  return U_SUCCESS(status) ? composed : out;
}

}  // namespace vanban
