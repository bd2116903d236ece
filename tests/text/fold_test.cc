#include "text/fold.h"

#include <gtest/gtest.h>

#include <string>
#include <utility>
#include <vector>

namespace vanban::text {
namespace {

using Table = std::vector<std::pair<std::string, std::string>>;

TEST(FoldTest, WrittenInSeveralWaysAndEqual) {
  const Table table = {
      {"hoà", "hòa"},       {"HOÀ BÌNH", "Hòa Bình"},
      {"Uỷ ban", "Ủy ban"}, {"khoẻ", "khỏe"},
      {"kỳ", "kì"},         {"Mỹ", "Mĩ"},
      {"tỷ", "tỉ"},         {"quý", "quí"},
      {"quy", "qui"},       {"Lý", "Lí"},
      {"ĐẢNG", "đảng"},     {"thủy", "thuỷ"},
      {"THUỶ", "thủy"},     {"ngòai", "ngoài"},
      {"qúy", "quý"},       {"to\u0309 chu\u031b\u0301c", "tỏ chức"},
  };
  for (const auto& [left, right] : table) EXPECT_EQ(Fold(left), Fold(right)) << left << " | " << right;
}

TEST(FoldTest, DifferentWordsStayDifferent) {
  const Table table = {{"hai", "hay"}, {"tai", "tay"}, {"thúy", "thúi"}, {"ý", "í"},    {"đã", "da"},
                       {"ân", "an"},   {"tư", "tu"},   {"mùa", "muà"},   {"lưu", "lừu"}};
  for (const auto& [left, right] : table) EXPECT_NE(Fold(left), Fold(right)) << left << " | " << right;
}

TEST(FoldTest, Forms) {
  const Table table = {
      {"", ""},
      {"Nghị quyết số 09-NQ/TU", "nghị quyết số 09-nq/tu"},
      {"TT&TT, «x» §2 ½", "tt&tt, «x» §2 ½"},
      {"Thuỵ Điển", "thuỵ điển"},
      {"БСЭ ΑΒΓ", "бсэ αβγ"},
  };
  for (const auto& [text, folded] : table) {
    EXPECT_EQ(Fold(text), folded);
    EXPECT_EQ(Fold(Fold(text)), folded);
  }
}

TEST(FoldTest, PrintsOfWords) {
  const Table same = {{"hoà", "Hòa"}, {"Uỷ", "ủy"}, {"KỲ", "kì"}, {"ngòai", "ngoài"}, {"ΑΒΓ", "αβγ"}, {"Đ", "đ"}};
  for (const auto& [left, right] : same) {
    EXPECT_EQ(Fold(left), Fold(right)) << left << " | " << right;
    EXPECT_EQ(ReadWord(left, 0).print, ReadWord(right, 0).print) << left << " | " << right;
  }
  const Table other = {{"của", "cùa"}, {"tư", "tu"}, {"ân", "an"}, {"đa", "da"}, {"bị", "bỉ"}, {"bà", "bàà"}};
  for (const auto& [left, right] : other) {
    EXPECT_NE(ReadWord(left, 0).print, ReadWord(right, 0).print) << left << " | " << right;
  }
  for (const auto& [text, word] : Table{{"kỳ.", "kỳ"}, {"m² ", "m²"}, {"3a", ""}, {"số 3", "số"}, {"", ""}}) {
    EXPECT_EQ(text.substr(0, ReadWord(text, 0).end), word);
  }
}

TEST(FoldTest, Toneless) {
  const Table table = {
      {"Đảng ủy Sở Thông tin", "dang uy so thong tin"},
      {"kỳ", "ki"},
      {"đường", "duong"},
      {"thế", "the"},
      {"HOÀ", "hoa"},
      {"hòa", "hoa"},
      {"NGHỊ ĐỊNH", "nghi dinh"},
      {"Łódź", "łodz"},  // no decomposition: stays
  };
  for (const auto& [text, folded] : table) EXPECT_EQ(FoldToneless(text), folded) << text;
}

}  // namespace
}  // namespace vanban::text
