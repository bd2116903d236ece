#include "extract/number.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "shipped_rules.h"
#include "vanban/fact.h"

namespace vanban::extract {
namespace {

TEST(ReadFigure, ReadsHowVietnameseTextsWriteNumbers) {
  const struct {
    const char* text;
    double value;
  } cases[] = {
      {"1", 1},
      {"01", 1},                // padded
      {"1.436", 1436},          // a point before three digits groups
      {"6,1", 6.1},             // a comma is the decimal mark
      {"3,153", 3.153},         // also before three digits
      {"2.5", 2.5},             // a point elsewhere is decimal
      {"0.125", 0.125},         // no number begins with a group of one zero
      {"10.367,700", 10367.7},  // both: the last one is decimal
      {"8,820.5", 8820.5},      // the same in the English way
      {"25.672.500", 25672500},
      {"1,234,567", 1234567},
      {"146,7m2", 146.7},  // what stands behind is not read
      {"6,1,", 6.1},
      {"75.887,34", 75887.34},
  };
  for (const auto& c : cases) {
    const auto value = ReadFigure(c.text);
    ASSERT_TRUE(value.has_value()) << c.text;
    EXPECT_DOUBLE_EQ(*value, c.value) << c.text;
  }
}

TEST(ReadFigure, RefusesWhatIsNoNumber) {
  for (const char* text : {"", ",", "abc", ",5", "1.2.3", "1,2,3", "1.23,4,5", "12.34,5", "1.2345.678",
                           "1234567890123456789012345678901", "100.000,000,0"}) {
    EXPECT_FALSE(ReadFigure(text).has_value()) << text;
  }
}

// The values of all indicators of a text, by the shipped rules.
std::vector<double> ValuesOf(std::string_view text) {
  std::vector<double> values;
  for (const Fact& fact : test::ExtractShipped(text).facts) {
    if (const auto* indicator = std::get_if<Indicator>(&fact.value)) values.push_back(indicator->value);
  }
  return values;
}

TEST(ReadNumber, AddsTheRestInASmallerMeasure) {
  using Values = std::vector<double>;
  EXPECT_EQ(ValuesOf("Thu nội địa đạt 73 tỷ 508 triệu đồng."), Values{73'508'000'000});
  EXPECT_EQ(ValuesOf("Học phí thu được là 5 triệu\n200 nghìn đồng."), Values{5'200'000});
  // What is not smaller is no rest: there is no saying what is meant.
  EXPECT_EQ(ValuesOf("Thu nội địa đạt 3 tỷ 2 tỷ đồng."), Values{});
  EXPECT_EQ(ValuesOf("Thu nội địa đạt 3 tỷ 1.000 triệu đồng."), Values{});
}

TEST(ReadFraction, ReadsBothSides) {
  EXPECT_EQ(ReadFraction("6/12"), std::pair(6.0, 12.0));
  EXPECT_EQ(ReadFraction("03/25"), std::pair(3.0, 25.0));
  EXPECT_FALSE(ReadFraction("6").has_value());
  EXPECT_FALSE(ReadFraction("6/").has_value());
}

}  // namespace
}  // namespace vanban::extract
