#include "text/clean_value.h"

#include <gtest/gtest.h>

#include <string>

#include "vanban/document.h"

namespace vanban {
namespace {

// What is called clean must be what CleanValue would give; the other way round a refusal only costs time.
TEST(CleanValue, TextsThatAreCleanAsTheyStand) {
  for (const std::string text :
       {"", "a", "Đảng ủy Sở TT&TT", "\u201cx\u201d \u2013 y\u2026", "1.436 (m2)", "Ư ơ ũ ỹ"}) {
    EXPECT_TRUE(text::IsCleanValue(text)) << text;
    EXPECT_EQ(CleanValue(text), text);
  }
}

TEST(CleanValue, TextsThatAreMadeClean) {
  struct Case {
    const char* text;
    const char* value;
  };
  for (const Case& test : {
           Case{" a", "a"}, Case{"a ", "a"}, Case{" ", ""}, Case{"a  b", "a b"}, Case{"a\nb", "a b"},
           Case{"a \n b\t", "a b"}, Case{"a\u00a0b", "a b"},  // no-break space
           Case{"a\u2009b", "a b"},                           // thin space
           Case{"a\u200bb", "ab"},                            // zero width
           Case{"a\u00adb", "ab"},                            // soft hyphen
           Case{"a\u2028b", "a b"},                           // line separator
           Case{"a\u007fb", "a b"},                           // a control character
           Case{"a\u0301", "\u00e1"},                         // composed
           Case{"\u212a", "K"},                               // NFC has another letter for it
           Case{"\u00b7 x", "\u00b7 x"},                      // not seen at once as clean, but is
       }) {
    EXPECT_EQ(CleanValue(test.text), test.value) << test.text;
    EXPECT_FALSE(text::IsCleanValue(test.text)) << test.text;
  }
}

// Long texts are looked at sixteen bytes at once: wherever in them something stands, it is seen.
TEST(CleanValue, LongTexts) {
  for (std::size_t before = 1; before < 40; ++before) {
    for (std::size_t behind = 1; behind < 40; ++behind) {
      const auto within = [&](const std::string& text) {
        return std::string(before, 'x') + text + std::string(behind, 'y');
      };
      for (const std::string text : {"\u0110\u1ea3ng \u1ee7y", " ", "\u2013", "\u00e9"}) {
        EXPECT_TRUE(text::IsCleanValue(within(text))) << within(text);
      }
      for (const std::string text : {"  ", "\n", " \t", "\u00a0", "\u2009", "\u200b", "\u007f", "a\u0301", "\u212a"}) {
        EXPECT_FALSE(text::IsCleanValue(within(text))) << within(text);
      }
      EXPECT_FALSE(text::IsCleanValue(' ' + within("")));
      EXPECT_FALSE(text::IsCleanValue(within("") + ' '));
    }
  }
}

}  // namespace
}  // namespace vanban
