#include <gtest/gtest.h>

#include <string>

#include "segment_words_for_test.h"

namespace vanban::text {
namespace {

// Sentences one a line, each with its zone: `number| Số: 12/QĐ-UBND`; soft breaks are blanks.
std::string Zones(const std::string& bytes) {
  const Document document = MakeDocument(bytes);
  std::string out;
  for (const Sentence& sentence : document.sentences()) {
    out.append(ZoneName(sentence.zone)).append("| ");
    for (const char c : document.text(sentence.span)) out += c == '\n' ? ' ' : c;
    out += '\n';
  }
  return out;
}

TEST(ZonesTest, Names) {
  for (int i = 0; i <= static_cast<int>(Zone::kByline); ++i) {
    const Zone zone = static_cast<Zone>(i);
    EXPECT_EQ(ZoneFromName(ZoneName(zone)), zone);
  }
  EXPECT_FALSE(ZoneFromName("margin").has_value());
}

TEST(ZonesTest, DecisionOfAProvince) {
  EXPECT_EQ(
      Zones("ỦY BAN NHÂN\nDÂN\nTỈNH LÂM ĐỒNG\n--------\n\nCỘNG HÒA XÃ\nHỘI CHỦ NGHĨA VIỆT NAM\n"
            "Độc lập - Tự do - Hạnh phúc\n---------------\n\nSố:\n1725/QĐ-UBND\n\nLâm Đồng, ngày\n15 tháng 10 năm "
            "2025\n\nQUYẾT ĐỊNH\nVỀ VIỆC THÀNH LẬP TỔ CÔNG TÁC CỦA\nỦY BAN NHÂN DÂN TỈNH\n\nCHỦ TỊCH ỦY BAN NHÂN DÂN "
            "TỈNH LÂM ĐỒNG\n\nCăn cứ Luật Tổ chức chính\nquyền địa phương ngày 16/6/2025;\nTheo đề nghị của Giám "
            "đốc Sở Nội vụ.\n\nQUYẾT ĐỊNH:\n\nĐiều 1. Thành lập Tổ công tác.\n\nNơi nhận:\n- Như Điều 2;\n- Lưu: "
            "VT, NC.\n\nTM. ỦY BAN\nNHÂN DÂN\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\nMai Trọng Nghĩa\n\nPHỤ LỤC\nDANH SÁCH TỔ "
            "CÔNG TÁC\n\n1. Ông Lê Văn Hòa.\n"),
      "letterhead| ỦY BAN NHÂN DÂN TỈNH LÂM ĐỒNG\nletterhead| CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n"
      "letterhead| Độc lập - Tự do - Hạnh phúc\nnumber| Số: 1725/QĐ-UBND\n"
      "place-date| Lâm Đồng, ngày 15 tháng 10 năm 2025\n"
      "title| QUYẾT ĐỊNH VỀ VIỆC THÀNH LẬP TỔ CÔNG TÁC CỦA ỦY BAN NHÂN DÂN TỈNH\n"
      "title| CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH LÂM ĐỒNG\n"
      "basis| Căn cứ Luật Tổ chức chính quyền địa phương ngày 16/6/2025;\n"
      "basis| Theo đề nghị của Giám đốc Sở Nội vụ.\nbody| QUYẾT ĐỊNH:\nbody| Điều 1. Thành lập Tổ công tác.\n"
      "recipients| Nơi nhận:\nrecipients| - Như Điều 2;\nrecipients| - Lưu: VT, NC.\n"
      "signature| TM. ỦY BAN NHÂN DÂN\nsignature| KT. CHỦ TỊCH\nsignature| PHÓ CHỦ TỊCH\n"
      "signature| Mai Trọng Nghĩa\nannex| PHỤ LỤC DANH SÁCH TỔ CÔNG TÁC\nannex| 1. Ông Lê Văn Hòa.\n");
}

// A rule drawn below the motto, flattened into its line.
TEST(ZonesTest, RuleBehindTheMotto) {
  EXPECT_EQ(Zones("CHÍNH PHỦ_ Số: 25/2025/NĐ-CP\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAMĐộc lập - Tự do - Hạnh phúc_ Hà "
                  "Nội, ngày 21 tháng 2 năm 2025\n\nNGHỊ ĐỊNH\n\nQuy định về thống kê\n"),
            "letterhead| CHÍNH PHỦ_\nnumber| Số: 25/2025/NĐ-CP\nletterhead| CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n"
            "letterhead| Độc lập - Tự do - Hạnh phúc_\nplace-date| Hà Nội, ngày 21 tháng 2 năm 2025\n"
            "title| NGHỊ ĐỊNH\ntitle| Quy định về thống kê\n");
}

// A report that prints a document below its first sentences is a press text, however its lines are wrapped.
TEST(ZonesTest, ProseBeforeALetterhead) {
  for (const char* blank : {" ", "\n"}) {
    const std::string text = std::string("Điều chỉnh mức phí thẩm định\n\nNgày 23/01/2025, Bộ Tài chính đã ban hành") +
                             blank +
                             "thông tư mới quy định mức phí thẩm định.\n\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n"
                             "Độc lập - Tự do - Hạnh phúc\n\nThông tư có hiệu lực từ ngày ký.\n";
    EXPECT_EQ(Zones(text).find("letterhead"), std::string::npos) << text;
  }
}

TEST(ZonesTest, PartyPaper) {
  EXPECT_EQ(
      Zones("TỈNH ỦY PHÚ YÊN\n*\nSố 14-NQ/TU\n\nĐẢNG CỘNG SẢN VIỆT NAM\n\nTuy Hòa, ngày 12 tháng 10 năm 2021\n\n"
            "NGHỊ QUYẾT\ncủa Ban Chấp hành Đảng bộ tỉnh về chuyển đổi số\n-----\n\nThực hiện Nghị quyết Đại hội, "
            "Tỉnh ủy ban hành Nghị quyết.\n\nNơi nhận:\n- Các huyện ủy,\n- Lưu Văn phòng Tỉnh ủy.\n\nT/M BAN CHẤP "
            "HÀNH ĐẢNG BỘ TỈNH\nBÍ THƯ\n\nĐoàn Khắc Nguyên\n"),
      "letterhead| TỈNH ỦY PHÚ YÊN\nnumber| Số 14-NQ/TU\nletterhead| ĐẢNG CỘNG SẢN VIỆT NAM\n"
      "place-date| Tuy Hòa, ngày 12 tháng 10 năm 2021\n"
      "title| NGHỊ QUYẾT của Ban Chấp hành Đảng bộ tỉnh về chuyển đổi số\n"
      "body| Thực hiện Nghị quyết Đại hội, Tỉnh ủy ban hành Nghị quyết.\nrecipients| Nơi nhận:\n"
      "recipients| - Các huyện ủy,\nrecipients| - Lưu Văn phòng Tỉnh ủy.\n"
      "signature| T/M BAN CHẤP HÀNH ĐẢNG BỘ TỈNH\nsignature| BÍ THƯ\nsignature| Đoàn Khắc Nguyên\n");
}

TEST(ZonesTest, OfficialLetter) {
  EXPECT_EQ(
      Zones("BỘ TÀI\nCHÍNH\nCỤC HẢI QUAN\n-------\n\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n\nSố: 4008/CHQ-GSQL\nV/v "
            "ghi nhãn hàng\nhóa\n\nHà\nNội, ngày 03 tháng 12 năm 2025\n\nKính gửi: Công ty A.\n"),
      "letterhead| BỘ TÀI CHÍNH\nletterhead| CỤC HẢI QUAN\nletterhead| CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n"
      "number| Số: 4008/CHQ-GSQL\ntitle| V/v ghi nhãn hàng hóa\nplace-date| Hà Nội, ngày 03 tháng 12 năm 2025\n"
      "body| Kính gửi: Công ty A.\n");
}

// Two columns that were flattened into one line.
TEST(ZonesTest, ColumnsAreParted) {
  EXPECT_EQ(
      Zones("CHÍNH PHỦ-------\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAMĐộc lập - Tự do - Hạnh phúc\nSố: 25/2025/NĐ-CP\tHà "
            "Nội, ngày 21 tháng 02 năm 2025\nNGHỊ ĐỊNHQuy định về công chức\n"),
      "letterhead| CHÍNH PHỦ\nletterhead| CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n"
      "letterhead| Độc lập - Tự do - Hạnh phúc\nnumber| Số: 25/2025/NĐ-CP\n"
      "place-date| Hà Nội, ngày 21 tháng 02 năm 2025\ntitle| NGHỊ ĐỊNH\ntitle| Quy định về công chức\n");
  const std::string head =
      "ỦY BAN NHÂN DÂN\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nSố: 1/KH-UBND\nHuế, ngày 5 tháng 6 năm 2025\nKẾ "
      "HOẠCH\nPHÁT "
      "TRIỂN\n\nNội dung một.\nNội dung hai.\nNội dung ba.\nNội dung bốn.\nNội dung năm.\nNội dung sáu.\nNội dung "
      "bảy.\nNội "
      "dung tám.\nNội dung chín.\n\n";
  EXPECT_EQ(Zones(head + "Nơi nhận: TM. ỦY BAN NHÂN DÂN\n- Như trên; KT. CHỦ TỊCH\n- Lưu: VT.    PHÓ CHỦ TỊCH\n"
                         "                              Hồ Sỹ Quảng\n")
                .substr(Zones(head).size()),
            "recipients| Nơi nhận:\nrecipients| - Như trên;\nrecipients| - Lưu: VT.\nsignature| TM. ỦY BAN NHÂN DÂN\n"
            "signature| KT. CHỦ TỊCH\nsignature| PHÓ CHỦ TỊCH\nsignature| Hồ Sỹ Quảng\n");
}

TEST(ZonesTest, PressText) {
  EXPECT_EQ(
      Zones(
          "Tỉnh Phú Yên họp báo quý III\n\n(PYO) - Sáng 5/10, UBND tỉnh tổ chức họp báo về kinh tế - xã hội.\n\nQuang "
          "cảnh buổi họp báo. Ảnh: MINH TRIẾT\n\nThu ngân sách đạt 90% dự toán.\nẢnh: Lê Hảo\n\nHải Lam\n"),
      "title| Tỉnh Phú Yên họp báo quý III\n"
      "body| (PYO) - Sáng 5/10, UBND tỉnh tổ chức họp báo về kinh tế - xã hội.\nbody| Quang cảnh buổi họp báo.\n"
      "caption| Ảnh: MINH TRIẾT\nbody| Thu ngân sách đạt 90% dự toán.\ncaption| Ảnh: Lê Hảo\nbyline| Hải Lam\n");
}

TEST(ZonesTest, FlattenedTable) {
  std::string cells;
  for (const char* cell :
       {"TT", "Chỉ tiêu", "Kết quả", "1", "Thu ngân sách", "90%", "2", "Giải ngân", "80%", "3", "Xuất khẩu"}) {
    cells += std::string("\n\n") + cell;
  }
  const std::string zones = Zones("Kết quả như sau.\n\nCác ngành đã hoàn thành nhiệm vụ được giao trong năm." + cells);
  EXPECT_NE(zones.find("table| Thu ngân sách\n"), std::string::npos) << zones;
  EXPECT_NE(zones.find("body| Các ngành"), std::string::npos) << zones;
}

}  // namespace
}  // namespace vanban::text
