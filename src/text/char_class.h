// What a character is, as segmentation and tokens see it; one table look-up for all that stands in Vietnamese text.
#pragma once

#include <array>
#include <cstdint>

namespace vanban::text {

enum class CharClass : std::uint8_t {
  kBlank,      // space, tab, control characters other than line feed
  kLineBreak,  // line feed
  kLower,      // a letter in lower case, or of a script without case
  kUpper,      // a capital
  kMark,       // continues a word: combining marks, and the raised figures of units (`m²`)
  kDigit,      // 0-9 and the digits of other scripts
  kOther,      // punctuation, symbols
};

constexpr bool IsLetter(CharClass c) { return c == CharClass::kLower || c == CharClass::kUpper; }
constexpr bool IsWord(CharClass c) { return IsLetter(c) || c == CharClass::kMark; }
constexpr bool IsBlank(CharClass c) { return c == CharClass::kBlank || c == CharClass::kLineBreak; }

// Of bytes: the blanks and control characters of ASCII, line feed included.
constexpr bool IsBlankByte(char c) { return static_cast<unsigned char>(c) <= ' '; }

// Immutable, one for the process.
class CharClasses {
 public:
  static const CharClasses& Get() {
    static const CharClasses classes;
    return classes;
  }
  CharClass operator()(char32_t c) const { return c < kTableSize ? table_[c] : Compute(c); }

 private:
  // Latin with all of Vietnamese, Greek, Cyrillic and general punctuation.
  static constexpr char32_t kTableSize = 0x2100;
  CharClasses();
  static CharClass Compute(char32_t c);
  std::array<CharClass, kTableSize> table_;
};

}  // namespace vanban::text
