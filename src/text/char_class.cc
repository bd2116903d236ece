// Fills the table of character classes from ICU once. The door is CharClasses::Get in the header.
#include "text/char_class.h"

#include <unicode/uchar.h>

namespace vanban::text {

CharClasses::CharClasses() {
  for (char32_t c = 0; c < kTableSize; ++c) table_[c] = Compute(c);
}

CharClass CharClasses::Compute(char32_t c) {
  if (c == U'\n') return CharClass::kLineBreak;
  switch (u_charType(static_cast<UChar32>(c))) {
    case U_SPACE_SEPARATOR:
    case U_LINE_SEPARATOR:
    case U_PARAGRAPH_SEPARATOR:
    case U_CONTROL_CHAR:
      return CharClass::kBlank;
    case U_UPPERCASE_LETTER:
    case U_TITLECASE_LETTER:
      return CharClass::kUpper;
    case U_LOWERCASE_LETTER:
    case U_MODIFIER_LETTER:
    case U_OTHER_LETTER:
      return CharClass::kLower;
    case U_NON_SPACING_MARK:
    case U_ENCLOSING_MARK:
    case U_COMBINING_SPACING_MARK:
      return CharClass::kMark;
    case U_DECIMAL_DIGIT_NUMBER:
      return CharClass::kDigit;
    case U_OTHER_NUMBER:
      return c == U'²' || c == U'³' ? CharClass::kMark : CharClass::kOther;
    default:
      return CharClass::kOther;
  }
}

}  // namespace vanban::text
