// What figures take from the words before them: measure, owner, period, status; and what ends it.
#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "shipped_rules.h"
#include "vanban/fact.h"

namespace vanban {
namespace {

using Lines = std::vector<std::string>;

// The indicators of a text in their order.
std::vector<Indicator> FiguresOf(std::string_view text) {
  std::vector<Indicator> figures;
  for (const Fact& fact : test::ExtractShipped(text).facts) {
    if (const auto* indicator = std::get_if<Indicator>(&fact.value)) figures.push_back(*indicator);
  }
  return figures;
}

Lines NamesOf(std::string_view text) {
  Lines names;
  for (const Indicator& figure : FiguresOf(text)) names.push_back(figure.name);
  return names;
}

Lines OwnersOf(std::string_view text) {
  Lines owners;
  for (const Indicator& figure : FiguresOf(text)) owners.push_back(figure.entity);
  return owners;
}

Lines PeriodsOf(std::string_view text) {
  Lines periods;
  for (const Indicator& figure : FiguresOf(text)) periods.push_back(figure.period);
  return periods;
}

Lines StatusesOf(std::string_view text) {
  Lines statuses;
  for (const Indicator& figure : FiguresOf(text)) statuses.emplace_back(ToString(figure.status));
  return statuses;
}

TEST(Carry, AMeasureLastsOverClausesUntilTheNextMeasure) {
  EXPECT_EQ(NamesOf("Xuất khẩu thủy sản đạt 90 triệu USD, tăng 4%; nhập khẩu đạt 20 triệu USD, giảm 3%."),
            (Lines{"Xuất khẩu thủy sản", "Xuất khẩu thủy sản", "nhập khẩu", "nhập khẩu"}));
}

TEST(Carry, AMeasureLastsOverSentencesOfItsParagraph) {
  EXPECT_EQ(NamesOf("Thu nội địa đạt 500 tỷ đồng. Con số này tăng 5% so với cùng kỳ."),
            (Lines{"Thu nội địa", "Thu nội địa"}));
  EXPECT_EQ(NamesOf("Thu nội địa đạt 500 tỷ đồng.\n\nCon số này tăng 5% so với cùng kỳ."), (Lines{"Thu nội địa"}));
}

TEST(Carry, ANameThatDoesNotSayOfWhatIsNone) {
  EXPECT_EQ(NamesOf("Năng suất lúa đạt 65 tạ/ha, bình quân đạt 62 tạ/ha."), (Lines{"Năng suất lúa", "Năng suất lúa"}));
  EXPECT_EQ(NamesOf("Bình quân đạt 62 tạ/ha."), (Lines{"Bình quân"}));  // better than nothing
}

TEST(Carry, AnOwnerLastsOverListItemsUntilTheNextOwner) {
  EXPECT_EQ(OwnersOf("Kết quả của Công ty Điện lực Phú Yên như sau:\n- Doanh thu đạt 900 tỷ đồng;\n"
                     "- Lợi nhuận đạt 40 tỷ đồng.\n\nLợi nhuận của Công ty Cấp nước Phú Yên đạt 12 tỷ đồng."),
            (Lines{"Công ty Điện lực Phú Yên", "Công ty Điện lực Phú Yên", "Công ty Cấp nước Phú Yên"}));
}

TEST(Carry, APlaceRightBehindTheFigureOwnsIt) {
  EXPECT_EQ(OwnersOf("Sản lượng của tỉnh Phú Yên đạt 6 triệu tấn, cao hơn mức 5 triệu tấn của tỉnh Kon Tum."),
            (Lines{"tỉnh Phú Yên", "tỉnh Kon Tum"}));
}

TEST(Carry, WhereSomethingHappensIsNoOwnerOfLaterFigures) {
  EXPECT_EQ(OwnersOf("Hội nghị đã khai mạc tại Đà Lạt. Doanh thu du lịch đạt 3.000 tỷ đồng."), (Lines{""}));
  EXPECT_EQ(OwnersOf("Đà Lạt đã đón khách trở lại. Doanh thu du lịch đạt 3.000 tỷ đồng."), (Lines{"Đà Lạt"}));
}

TEST(Carry, PersonsCaptionsAndMinistriesAreNoTerritory) {
  // A given name that is a province's too.
  EXPECT_EQ(OwnersOf("Họp báo cuối năm\n\nPhó Thủ tướng Trương Hòa Bình dự họp.\n\nNăm 2020 có 185 vụ vi phạm."),
            (Lines{""}));
  EXPECT_EQ(OwnersOf("Kiểm tra lưới điện\n\nCông ty Điện lực Sông Mây kiểm tra lưới điện. Ảnh: T.H\n\n"
                     "Năm nay đã xử lý 85 vụ vi phạm."),
            (Lines{""}));
  EXPECT_EQ(OwnersOf("BỘ TÀI CHÍNH\n-------\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n\n"
                     "Số: 12/2025/TT-BTC\nHà Nội, ngày 02 tháng 12 năm 2025\n\nTHÔNG TƯ\nQUY ĐỊNH MỨC THU PHÍ\n\nĐiều "
                     "1. Mức thu phí\n\nMức thu phí là 50.000 đồng/lần.\n"),
            (Lines{""}));
}

TEST(Carry, TheOtherSideIsNoOwner) {
  EXPECT_EQ(OwnersOf("Việt Nam xuất khẩu sang Hoa Kỳ đạt 9 tỷ USD."), (Lines{"Việt Nam"}));
  EXPECT_EQ(OwnersOf("Đến năm 2030, Việt Nam xuất khẩu đạt 9 tỷ USD."), (Lines{"Việt Nam"}));
}

TEST(Carry, ABranchOwnsFigures) {
  EXPECT_EQ(OwnersOf("Năm nay, ngành Hải quan đã thu ngân sách 300 tỷ đồng."), (Lines{"ngành Hải quan"}));
}

TEST(Carry, AMinistryOwnsWhatItDoesItself) {
  EXPECT_EQ(OwnersOf("Tỉnh Cà Mau được đầu tư thêm. Bộ Xây dựng giải ngân được 20 tỷ đồng."), (Lines{"Bộ Xây dựng"}));
  EXPECT_EQ(OwnersOf("Tỉnh Cà Mau được đầu tư thêm. Theo Bộ Xây dựng, giải ngân đạt 20 tỷ đồng."),
            (Lines{"Tỉnh Cà Mau"}));
}

TEST(Carry, WhoseTopicASentenceIsOwnsTheNextFigures) {
  EXPECT_EQ(OwnersOf("Xuất khẩu rau của Việt Nam gặp khó khăn. Theo Bộ Công Thương, xuất khẩu rau đạt 2 tỷ USD."),
            (Lines{"Việt Nam"}));
}

TEST(Carry, WhatATerritoryLiesInIsNoOwner) {
  EXPECT_EQ(OwnersOf("Tại xã Tân Lập, huyện Tuy Phong, tỉnh Bình Thuận, thu ngân sách đạt 5 tỷ đồng."),
            (Lines{"xã Tân Lập"}));
  EXPECT_EQ(OwnersOf("Bí thư Huyện ủy huyện Tuy Phong, tỉnh Bình Thuận cho biết, thu ngân sách đạt 5 tỷ đồng."),
            (Lines{"huyện Tuy Phong"}));
  // The last syllable of a name, no country; but one of a list is.
  EXPECT_EQ(OwnersOf("Tỉnh Cà Mau có đường dây Thạnh Mỹ với công suất 60 MW."), (Lines{"Tỉnh Cà Mau"}));
  EXPECT_EQ(OwnersOf("Nước ta bán cho Pháp, Mỹ với trị giá 6 triệu USD."), (Lines{"Mỹ"}));
  // Of one level: a list.
  EXPECT_EQ(OwnersOf("So với tỉnh Cà Mau, tỉnh Bình Thuận thu ngân sách đạt 5 tỷ đồng."), (Lines{"tỉnh Bình Thuận"}));
}

TEST(Carry, TheLastOfManyIsNoOwner) {
  EXPECT_EQ(OwnersOf("Việt Nam bán gạo cho ba nước là Lào, Nga và Mỹ với trị giá 6 triệu USD."), (Lines{"Việt Nam"}));
  EXPECT_EQ(OwnersOf("Xuất khẩu của tỉnh Cà Mau tăng 9%. Nga đạt 5 triệu USD, Lào 4 triệu USD, Mỹ 3 triệu USD. "
                     "Nhập khẩu tăng 2%."),
            (Lines{"tỉnh Cà Mau", "Nga", "Lào", "Mỹ", "tỉnh Cà Mau"}));
}

TEST(Carry, AFirmOwnsFiguresByItsShortName) {
  EXPECT_EQ(OwnersOf("Công ty Cổ phần Samaland họp ở Hà Nội.\n\nDoanh thu của Samaland tăng 5%."), (Lines{"Samaland"}));
  EXPECT_EQ(OwnersOf("Tập đoàn Mật ong Sông Mây (Samabee) họp tại Hà Nội. Năm nay, Samabee lãi 5 tỷ đồng."),
            (Lines{"Samabee"}));
  // An association speaks.
  EXPECT_EQ(OwnersOf("Hiệp hội Nuôi ong Việt Nam (VBKA) họp tại tỉnh Cà Mau. Theo VBKA, xuất khẩu tăng 5%."),
            (Lines{"Cà Mau"}));
}

TEST(Carry, APeriodLastsUntilTheNext) {
  EXPECT_EQ(PeriodsOf("Năm 2022, doanh thu đạt 900 tỷ đồng. Năm 2023 đạt 950 tỷ đồng. Lợi nhuận đạt 12 tỷ đồng."),
            (Lines{"2022", "2023", "2023"}));
}

TEST(Carry, AYearThatIsNotNamedIsTheDocumentsOrThatOfThePeriodBefore) {
  EXPECT_EQ(PeriodsOf("Quý I năm 2022, doanh thu đạt 9 tỷ đồng, cả năm ước đạt 40 tỷ đồng."),
            (Lines{"2022-01/2022-03", "2022"}));
  EXPECT_EQ(PeriodsOf("Tháng 5/2022, doanh thu đạt 9 tỷ đồng. Năm nay, lợi nhuận đạt 4 tỷ đồng."),
            (Lines{"2022-05", "2022"}));
  EXPECT_EQ(PeriodsOf("Năm nay, lợi nhuận đạt 4 tỷ đồng."), (Lines{""}));
}

TEST(Carry, SinceNewYearAMonthEndsAPeriod) {
  EXPECT_EQ(PeriodsOf("Từ đầu năm đến hết tháng 8/2020, xuất khẩu đạt 8 triệu USD."), (Lines{"2020-01/2020-08"}));
  EXPECT_EQ(PeriodsOf("Đến hết tháng 8/2020, xuất khẩu đạt 8 triệu USD."), (Lines{"2020-08"}));
}

TEST(Carry, APlanIsATargetWhatIsReachedAResult) {
  EXPECT_EQ(StatusesOf("Kế hoạch thu nội địa là 450 tỷ đồng."), (Lines{"target"}));
  EXPECT_EQ(StatusesOf("Tỉnh hoàn thành các chỉ tiêu, trong đó thu nội địa đạt 500 tỷ đồng, vượt kế hoạch đề ra "
                       "(kế hoạch là 450 tỷ đồng)."),
            (Lines{"result", "target"}));
}

TEST(Carry, ABracketBehindAPlanSaysWhatWasPlanned) {
  EXPECT_EQ(StatusesOf("Thu nội địa đạt 66% dự toán giao (670 tỷ đồng)."), (Lines{"result", "target"}));
  EXPECT_EQ(StatusesOf("Thu nội địa đạt 66% dự toán (320/670 tỷ đồng)."), (Lines{"result", "result"}));
  EXPECT_EQ(PeriodsOf("Năm 2022, thu nội địa bằng 82% dự toán năm 2021 (492 tỷ đồng)."), (Lines{"2022", "2021"}));
}

TEST(Carry, ABoundIsACueForItsOwnFigureAlone) {
  EXPECT_EQ(StatusesOf("Chi phí không quá 5% doanh thu; doanh thu đạt 900 tỷ đồng."), (Lines{"rule", "result"}));
}

TEST(Carry, TheLeastThatAPlanAimsAtIsNoRule) {
  EXPECT_EQ(StatusesOf("Tỷ lệ hộ nghèo không quá 2%."), (Lines{"rule"}));
  EXPECT_EQ(StatusesOf("Phấn đấu tỷ lệ hộ nghèo không quá 2%."), (Lines{"target"}));
  const std::string plan =
      "ỦY BAN NHÂN DÂN\nTỈNH BÌNH THUẬN\n-------\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n\n"
      "Số: 15/KH-UBND\nBình Thuận, ngày 5 tháng 3 năm 2025\n\n"
      "KẾ HOẠCH\nPhát triển du lịch\n\n";
  EXPECT_EQ(StatusesOf(plan + "Tỷ lệ lấp đầy phòng đạt tối thiểu 60%."), (Lines{"target"}));
  EXPECT_EQ(StatusesOf(plan + "Mỗi đoàn không quá 5 người."), (Lines{"rule"}));
}

TEST(Carry, WhatADecisionPublishesIsNotLaidDown) {
  const std::string decision =
      "ỦY BAN NHÂN DÂN\nTỈNH BÌNH THUẬN\n-------\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n\n"
      "Số: 15/QĐ-UBND\nBình Thuận, ngày 5 tháng 3 năm 2025\n\nQUYẾT ĐỊNH\nVề thủ tục hành chính\n\n";
  EXPECT_EQ(StatusesOf(decision + "Điều 1. Công bố 12 thủ tục hành chính mới."), (Lines{"result"}));
  EXPECT_EQ(StatusesOf(decision + "Điều 1. Mỗi tổ có 12 thành viên."), (Lines{"rule"}));
}

TEST(Carry, FiguresInARowShareDirectionAndBaseline) {
  const std::vector<Indicator> figures = FiguresOf("Xuất khẩu tăng 4,2%, 8,7% và 6,3% so với năm 2022.");
  ASSERT_EQ(figures.size(), 3U);
  for (const Indicator& figure : figures) {
    EXPECT_EQ(figure.direction, Direction::kUp);
    EXPECT_EQ(figure.baseline, "so với năm 2022");
  }
}

TEST(Carry, ASecondWholeIsNoName) {
  const std::vector<Indicator> figures = FiguresOf("Nhóm gỗ chiếm 30% số hồ sơ và 45% số thuế được hoàn.");
  ASSERT_EQ(figures.size(), 2U);
  EXPECT_EQ(figures[1].name, "Nhóm gỗ");
  EXPECT_EQ(figures[1].baseline, "số thuế được hoàn");
}

TEST(TidyFigures, BothEndsOfARangeAreMultiplied) {
  const std::vector<Indicator> figures = FiguresOf("Kim ngạch xuất khẩu đạt 30-40 tỷ USD.");
  ASSERT_EQ(figures.size(), 1U);
  EXPECT_EQ(figures[0].value, 30e9);
  EXPECT_EQ(figures[0].value_to, 40e9);
}

TEST(TidyFigures, UnitsAreWrittenTheUsualWayWithoutBrackets) {
  const std::vector<Indicator> figures = FiguresOf("Mức chi 800.000đ (tám trăm ngàn đồng)/người.");
  ASSERT_EQ(figures.size(), 1U);
  EXPECT_EQ(figures[0].unit, "đồng/người");
}

TEST(TidyFigures, APartLargerThanItsWholeIsNoRatio) {
  int ratios = 0;
  for (const Fact& fact : test::ExtractShipped("Có 14/15 chỉ tiêu đạt. Có 15/14 chỉ tiêu đạt.").facts) {
    ratios += static_cast<int>(std::holds_alternative<Ratio>(fact.value));
  }
  EXPECT_EQ(ratios, 1);
}

}  // namespace
}  // namespace vanban
