#include "text/normalize.h"

#include <gtest/gtest.h>

#include <string>
#include <utility>
#include <vector>

#include "segment_words_for_test.h"

namespace vanban::text {
namespace {

std::string Form(const std::string& source) {
  const auto normalized = Normalize(source);
  return normalized ? normalized->text : source;
}

TEST(NormalizeTest, Forms) {
  const std::vector<std::pair<std::string, std::string>> table = {
      // NFC, also of what is half composed, and around zero-width characters.
      {"U\u0309y ban nha\u0302n da\u0302n", "Ủy ban nhân dân"},
      {"Đa\u0309ng u\u0309y", "Đảng ủy"},
      {"tiê\u0301p", "tiếp"},
      {"tie\u0323\u0302p", "tiệp"},
      {"tie\u200b\u0301p", "tiép"},
      // Blanks and what is no writing.
      {"a\u00a0b\u2003c\u3000d", "a b c d"},
      {"\u200bTỉnh\u00ad ủy\ufeff", "Tỉnh ủy"},
      // Line breaks.
      {"a\r\nb\rc\nd\u2028e", "a\nb\nc\nd\ne"},
      {"a\r\n\u0301", "a\n\u0301"},
      // One form each.
      {"\uff11\uff12\uff05 \uff08x\uff09", "12% (x)"},
      {"2021\u20132025 \u2014 \u2010 \u2212", "2021-2025 - - -"},
      {"\u201ca\u201d \u00abb\u00bb \u2018c\u2019", "\"a\" \"b\" 'c'"},
      // Eth in Vietnamese words and abbreviations, not in Icelandic ones.
      {"\u00d0\u1ea3ng, \u00f0\u1ed3ng chí, QÐ-TTg, HÐND, NÐ-CP", "Đảng, đồng chí, QĐ-TTg, HĐND, NĐ-CP"},
      {"Guðmundur", "Guðmundur"},
      // Nothing to do.
      {"", ""},
      {"Nghị quyết số 09-NQ/TU “x”", "Nghị quyết số 09-NQ/TU \"x\""},
      {"Россия 中国 🇻🇳 é", "Россия 中国 🇻🇳 é"},
  };
  for (const auto& [source, form] : table) {
    EXPECT_EQ(Form(source), form);
    EXPECT_FALSE(Normalize(form).has_value()) << "twice: " << form;
  }
}

// Where text is found in the normalised form, and what stands there in the source.
TEST(NormalizeTest, ToSourceIsExact) {
  struct Case {
    std::string source, found, expected;
  };
  const std::vector<Case> cases = {
      {"Đa\u0309ng u\u0309y Sở", "ủy", "u\u0309y"},
      {"a\r\nb c", "b", "b"},
      {"x \u200bTỉnh\u200b ủy\u00ad.", "Tỉnh", "Tỉnh"},
      {"x \u200bTỉnh\u200b ủy\u00ad.", "ủy", "ủy"},
      {"x Tỉ\u200bnh", "Tỉnh", "Tỉ\u200bnh"},
      {"(2021–2025)", "2021-2025", "2021–2025"},
      {"\u201cCĐS\u201d", "\"CĐS\"", "\u201cCĐS\u201d"},
      {"a\u00a0\u00a0b", "b", "b"},
      {"a e\u200b\u0301 b", "é", "e\u200b\u0301"},
      {"\u200b\u200b", "", ""},
  };
  for (const Case& c : cases) {
    const Document document = MakeDocument(c.source);
    const std::size_t at = document.text().find(c.found);
    ASSERT_NE(at, std::string_view::npos) << c.source;
    const Span span{static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + c.found.size())};
    EXPECT_EQ(document.SourceText(document.ToSource(span)), c.expected) << c.source;
  }
}

TEST(NormalizeTest, HostileMarksTakeLinearTimeAndStay) {
  std::string marks = "a";
  for (int i = 0; i < 200000; ++i) marks += i % 2 == 0 ? "\u0301" : "\u0323";
  EXPECT_EQ(Form(marks), marks);
  const std::string blanks(300000, '\xad');  // not UTF-8 by itself: goes through Document
  EXPECT_EQ(MakeDocument(blanks).invalid_bytes(), blanks.size());
}

}  // namespace
}  // namespace vanban::text
