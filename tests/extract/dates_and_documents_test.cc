// Dates, documents and abbreviations of the shipped rules: what is found, and whom a reference means.
#include <gtest/gtest.h>

#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "extract/document_number.h"
#include "shipped_rules.h"

namespace vanban::extract {
namespace {

using Texts = std::vector<std::string>;

Extraction Extract(std::string_view text, std::string_view published) {
  DocumentMetadata metadata;
  metadata.published = published;
  const Extractor extractor(test::ShippedRules());
  return extractor.Extract(Document::FromBytes(text, test::ShippedRules().segmenter()), metadata);
}

template <typename T>
std::vector<T> All(const Extraction& extraction) {
  std::vector<T> found;
  for (const Fact& fact : extraction.facts) {
    if (const T* value = std::get_if<T>(&fact.value)) found.push_back(*value);
  }
  return found;
}

Texts DatesOf(std::string_view text, std::string_view published) {
  Texts values;
  for (const DateExpression& date : All<DateExpression>(Extract(text, published))) values.push_back(date.value);
  return values;
}

// Whoever wants no more need not pay for more: bench/extract.cc measures these rules alone.
TEST(DatesAndDocuments, NeedNoRulesOfOfficialsAndQuantities) {
  std::vector<RuleSource> sources = RuleSet::BuiltInSources();
  const auto is_other = [](const RuleSource& source) {
    static const std::set<std::string_view> others = {"amount.toml", "body_shape.toml", "indicator.toml",
                                                      "office.toml", "official.toml",   "official_mention.toml",
                                                      "ratio.toml"};
    return others.contains(source.name);
  };
  ASSERT_EQ(std::erase_if(sources, is_other), 7U);
  const RuleSet rules = RuleSet::Load(std::move(sources), FactSchemaOfExtract());
  const Extractor extractor(rules);
  const Extraction extraction =
      extractor.Extract(Document::FromBytes("Quyết định số 33/QĐ-UBND ngày 22/9/2023", rules.segmenter()), {});
  ASSERT_EQ(All<Citation>(extraction).size(), 1U);
  EXPECT_EQ(All<Citation>(extraction)[0].number, "33/QĐ-UBND");
  EXPECT_EQ(All<Citation>(extraction)[0].date, "2023-09-22");
}

TEST(Dates, AreReadHoweverWritten) {
  const struct {
    const char* text;
    Texts values;
  } kCases[] = {
      {"Lễ hội mở ngày 22/9/2023.", {"2023-09-22"}},
      {"Lễ hội mở ngày 3.11.2021.", {"2021-11-03"}},
      {"Lễ hội mở ngày 15\ntháng 12 năm 2021.", {"2021-12-15"}},
      {"Từ tháng 8-2007 đến nay.", {"2007-08"}},
      {"Trong quý I/2024 thu đạt khá.", {"2024-01/2024-03"}},
      {"Giải mở từ ngày 08 đến ngày 09/11/2025.", {"2025-11-08/2025-11-09"}},
      {"Hội thi mở trong hai ngày 26 – 27/9/2025.", {"2025-09-26/2025-09-27"}},
      {"Nhiệm kỳ 2020-2025 đã qua.", {"2020/2025"}},
      {"Năm học 2023-2024 bắt đầu.", {"2023/2024"}},
      {"Các năm 2023, 2024 đều vượt.", {"2023", "2024"}},
      {"Từ năm 2015 đến năm 2019, huyện trồng rừng.", {"2015", "2019"}},
      {"Phấn đấu đến năm 2030 hoàn thành.", {"2030"}},
  };
  for (const auto& one : kCases) EXPECT_EQ(DatesOf(one.text, ""), one.values) << one.text;
}

TEST(Dates, AreNoOtherFigures) {
  for (const char* text : {"Đoàn giám sát 1521 đến làm việc.", "Có 6/12 chỉ tiêu đạt kế hoạch.", "Chốt trực 24/24h.",
                           "Ngày 32/13 không có.", "Nghị quyết số 08/2015/NQ-HĐND được thông qua."}) {
    EXPECT_EQ(DatesOf(text, "2024-05-01"), Texts()) << text;
  }
}

TEST(Dates, TakeAMissingYearFromTheTextOrTheDayOfWriting) {
  EXPECT_EQ(DatesOf("Ngày 22/9, đoàn đến làm việc.", "2023-10-01"), Texts{"2023-09-22"});
  EXPECT_EQ(DatesOf("Ngày 30/12, đoàn đến làm việc.", "2024-01-02"), Texts{"2023-12-30"});
  EXPECT_EQ(DatesOf("Ngày 2/12 họp. Nghị quyết có hiệu lực từ ngày 15/12/2020.", ""),
            (Texts{"2020-12-02", "2020-12-15"}));
  EXPECT_EQ(DatesOf("Ngày 22/9 họp, hướng tới Ngày hội năm 2023.", ""), (Texts{"2023-09-22", "2023"}));
  // Several years: which of them is not for us to say.
  EXPECT_EQ(DatesOf("Ngày 11/12 họp. Năm 2007 ông về quê. Năm 2009 ông trở lại.", ""),
            (Texts{"XXXX-12-11", "2007", "2009"}));
  EXPECT_EQ(DatesOf("Kết quả 9 tháng đầu năm khá.", "2022-10-03"), Texts{"2022-01/2022-09"});
  EXPECT_EQ(DatesOf("Kết quả 6 tháng đầu năm khá.", "2025-11-24"), Texts{"2025-01/2025-06"});
}

TEST(Numbers, SayKindAndIssuer) {
  const RuleSet& rules = test::ShippedRules();
  EXPECT_EQ(KindOfNumber(rules, "09-NQ/TU"), "Nghị quyết");
  EXPECT_EQ(IssuerOfNumber(rules, "09-NQ/TU"), "Tỉnh ủy");
  EXPECT_EQ(IssuerOfNumber(rules, "61/2020/QH14"), "Quốc hội");
  EXPECT_EQ(IssuerOfNumber(rules, "68/TTr-SDTTG"), "Sở Dân tộc và Tôn giáo");
  // A letter bears its issuer first; `CT` is a directive of the Prime Minister and the tax department's letter.
  EXPECT_EQ(KindOfNumber(rules, "1586/BTC-TCHQ"), "Công văn");
  EXPECT_EQ(IssuerOfNumber(rules, "1586/BTC-TCHQ"), "Bộ Tài chính");
  EXPECT_EQ(KindOfNumber(rules, "16/CT-TTg"), "Chỉ thị");
  EXPECT_EQ(KindOfNumber(rules, "310/CT-CS"), "Công văn");
  EXPECT_EQ(CodeOf("66.7/2025/NQ-CP"), "NQ-CP");
  EXPECT_EQ(LeadingNumber("09-NQ/TU"), 9);
  EXPECT_FALSE(HasCode("18"));
}

TEST(Documents, SeveralNumbersUnderOneHeadAreSeveral) {
  const auto found = All<Citation>(Extract("Triển khai các Nghị quyết số 05, 06 và 07.", ""));
  ASSERT_EQ(found.size(), 3U);
  EXPECT_EQ(found[1].kind, "Nghị quyết");
  EXPECT_EQ(found[1].number, "06");
}

TEST(Documents, ShareWhatIsSaidOnce) {
  const auto found = All<Citation>(
      Extract("Theo Quyết định số 34/2014/QĐ-UBND và Quyết định số 35/2014/QĐ-UBND ngày 31/12/2014 của UBND tỉnh về "
              "chính sách nuôi ong;",
              ""));
  ASSERT_EQ(found.size(), 2U);
  for (const Citation& one : found) {
    EXPECT_EQ(one.date, "2014-12-31");
    EXPECT_EQ(one.issuer, "UBND tỉnh");
    EXPECT_EQ(one.subject, "chính sách nuôi ong");
  }
}

TEST(Documents, ABodyThatCarriesOutIsNoIssuer) {
  const auto found = All<Citation>(Extract(
      "Nghị quyết số 09-NQ/TU rất cần. Sở báo cáo việc thực hiện Nghị quyết số 09-NQ/TU của Đảng ủy Sở Y tế.", ""));
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].issuer, "Tỉnh ủy");
  EXPECT_EQ(found[0].mentions.size(), 1U);
}

TEST(References, MeanTheOneCandidate) {
  const auto one = All<Citation>(Extract(
      "Tỉnh triển khai Nghị quyết số 09-NQ/TU. Nghị quyết 09 được các xã hưởng ứng. Cụ thể hóa nội dung nghị quyết, "
      "các xã đã họp.",
      ""));
  ASSERT_EQ(one.size(), 1U);
  EXPECT_EQ(one[0].number, "09-NQ/TU");
  EXPECT_EQ(one[0].mentions.size(), 2U);
}

TEST(References, OfTwoCandidatesStayUnresolved) {
  const auto two =
      All<Citation>(Extract("Tỉnh triển khai Nghị quyết số 09-NQ/TU và Nghị quyết số 11-NQ/TU. Cụ thể hóa nội dung "
                            "nghị quyết, các xã đã họp.",
                            ""));
  ASSERT_EQ(two.size(), 2U);
  EXPECT_TRUE(two[0].mentions.empty());
  EXPECT_TRUE(two[1].mentions.empty());
}

TEST(References, OfNoCandidateStayUnresolved) {
  EXPECT_TRUE(All<Citation>(Extract("Cụ thể hóa nội dung nghị quyết, các xã đã họp.", "")).empty());
}

TEST(Documents, KnowThemselvesByLetterheadAndTitle) {
  const auto found = All<Citation>(
      Extract("ỦY BAN NHÂN DÂN\nTỈNH CÀ MAU\n-------\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n"
              "---------------\nSố: 15/QĐ-UBND\nCà Mau, ngày 24 tháng 11 năm 2025\nQUYẾT ĐỊNH\nVề việc công nhận làng "
              "nghề nuôi ong\n"
              "Điều 1. Công nhận làng nghề.\nĐiều 2. Quyết định này có hiệu lực kể từ ngày ký.\n",
              ""));
  ASSERT_EQ(found.size(), 1U);
  EXPECT_TRUE(found[0].self);
  EXPECT_EQ(found[0].kind, "Quyết định");
  EXPECT_EQ(found[0].number, "15/QĐ-UBND");
  EXPECT_EQ(found[0].issuer, "ỦY BAN NHÂN DÂN TỈNH CÀ MAU");
  EXPECT_EQ(found[0].date, "2025-11-24");
  EXPECT_EQ(found[0].subject, "công nhận làng nghề nuôi ong");
  EXPECT_EQ(found[0].mentions.size(), 1U);
}

TEST(Documents, AreOfTheOfficeThatSignsInItsOwnRight) {
  const std::string head =
      "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n---------------\nSố: 15/QĐ-UBND\n"
      "Cà Mau, ngày 24 tháng 11 năm 2025\nQUYẾT ĐỊNH\nVề việc công nhận làng nghề nuôi ong\n";
  const std::string bases = "Căn cứ Luật Đất đai ngày 18 tháng 01 năm 2024;\n";
  const std::string body = "Điều 1. Công nhận làng nghề.\n";
  const std::string letterhead = "ỦY BAN NHÂN DÂN\nTỈNH CÀ MAU\n-------\n";
  struct Case {
    const char* why;
    std::string text;
    const char* issuer;
    std::size_t mentions;
  };
  const Case cases[] = {
      {"named above the bases", letterhead + head + "CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH CÀ MAU\n" + bases + body,
       "CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH CÀ MAU", 0},
      {"named behind them",
       letterhead + head + bases + "Chủ tịch Ủy ban nhân dân tỉnh ban hành Quyết định công nhận làng nghề nuôi ong.\n" +
           body,
       "Chủ tịch Ủy ban nhân dân tỉnh", 1},
      {"the body, named behind them",
       letterhead + head + bases + "Ủy ban nhân dân tỉnh ban hành Quyết định công nhận làng nghề nuôi ong.\n" + body,
       "ỦY BAN NHÂN DÂN TỈNH CÀ MAU", 1},
      {"an office of another body is not who signs this one",
       letterhead + head + bases + body + "Bộ trưởng Bộ Y tế ban hành Quyết định nuôi ong.\n",
       "ỦY BAN NHÂN DÂN TỈNH CÀ MAU", 1},
      {"in the letterhead", "CHỦ TỊCH ỦY BAN NHÂN DÂN\nTỈNH CÀ MAU\n-------\n" + head + bases + body,
       "CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH CÀ MAU", 0},
  };
  for (const Case& test : cases) {
    const auto found = All<Citation>(Extract(test.text, ""));
    ASSERT_FALSE(found.empty()) << test.why;
    EXPECT_EQ(found[0].issuer, test.issuer) << test.why;
    EXPECT_EQ(found[0].mentions.size(), test.mentions) << test.why;
  }
}

TEST(Abbreviations, AreDefinedInEitherOrder) {
  const struct {
    const char* text;
    const char* brief;
    const char* full;
  } kCases[] = {
      {"Đẩy mạnh chuyển đổi số (CĐS) ở xã.", "CĐS", "chuyển đổi số"},
      {"Sở Thông tin và Truyền thông (TT&TT) chủ trì.", "TT&TT", "Thông tin và Truyền thông"},
      {"Sở Tài nguyên và Môi trường (Sở TN&MT) chủ trì.", "Sở TN&MT", "Sở Tài nguyên và Môi trường"},
      {"Chi NSNN (ngân sách nhà nước) tăng.", "NSNN", "ngân sách nhà nước"},
      {"Theo Hiệp định đối tác rừng xanh (FGPA), thuế giảm.", "FGPA", "Hiệp định đối tác rừng xanh"},
      {"Năm nay chỉ số giá tiêu dùng (CPI) tăng khá.", "CPI", "chỉ số giá tiêu dùng"},
      {"Theo Hiệp hội Nuôi ong châu Âu tại Việt Nam (EuroBee), giá tăng.", "EuroBee",
       "Hiệp hội Nuôi ong châu Âu tại Việt Nam"},
      {"Kinh tế GRDP (tổng sản phẩm trên địa bàn) tăng khá.", "GRDP", "tổng sản phẩm trên địa bàn"},
      {"Theo Chương trình mục tiêu quốc gia nuôi ong rừng bền vững (Chương trình MTQG), xã có vốn.",
       "Chương trình MTQG", "Chương trình mục tiêu quốc gia nuôi ong rừng bền vững"},
      {"Công ty Dược Sông Mây (sau đây gọi tắt là Công ty) nộp hồ sơ.", "Công ty", "Công ty Dược Sông Mây"},
      {"Công ty cổ phần Phát triển nhà Sông Mây (Samaland) nộp hồ sơ.", "Samaland",
       "Công ty cổ phần Phát triển nhà Sông Mây"},
      {"Hiệu quả nhờ năng suất các nhân tố tổng hợp (TFP) tăng.", "TFP", "năng suất các nhân tố tổng hợp"},
      {"Giá chưa gồm thuế giá trị gia tăng (VAT) là 5.000 đồng.", "VAT", "thuế giá trị gia tăng"},
      {"Tỉnh chống khai thác bất hợp pháp, không báo cáo và không theo quy định (IUU) trên biển.", "IUU",
       "khai thác bất hợp pháp, không báo cáo và không theo quy định"},
      {"Dự án theo hình thức đối tác công-tư (PPP) ở cảng.", "PPP", "đối tác công-tư"},
      {"Khai trên Hệ thống quản lý mật ong điện tử (eHonSys) của xã.", "eHonSys", "Hệ thống quản lý mật ong điện tử"},
      {"Điểm chỉ số cải cách nuôi ong (BEE Index) tăng.", "BEE Index", "chỉ số cải cách nuôi ong"},
      {"Theo cơ quan vận hành Cổng thông tin mật ong TP.HCM (VHIP), giá tăng.", "VHIP",
       "Cổng thông tin mật ong TP.HCM"},
      {"Cục Hải quan phối hợp với Cơ quan Phát triển mật ong Bắc Âu (NAHON) tập huấn.", "NAHON",
       "Cơ quan Phát triển mật ong Bắc Âu"},
      {"Xã dự Diễn đàn thường niên về nuôi ong và rừng (VRBF) năm nay.", "VRBF",
       "Diễn đàn thường niên về nuôi ong và rừng"},
      {"Xã tái cơ cấu DN nhà nước (DNNN) nuôi ong.", "DNNN", "DN nhà nước"},
      {"Cán bộ Cục Nuôi ong rừng (NOR, Bộ Mật ong) tập huấn.", "NOR", "Nuôi ong rừng"},
      {"Quỹ Bảo trợ đàn ong (“Quỹ BTĐO”) ra mắt.", "Quỹ BTĐO", "Quỹ Bảo trợ đàn ong"},
      {"Ban Quản lý dự án nuôi ong ven sông (BQLDA) báo cáo.", "BQLDA", "Ban Quản lý dự án nuôi ong ven sông"},
      {"Ông phụ trách tín dụng nuôi ong (Ngân hàng Mật ong - NHMO) nói.", "NHMO", "Ngân hàng Mật ong"},
      {"Áp dụng với Ủy ban nhân dân các xã, phường (gọi tắt là UBND cấp xã) nuôi ong.", "UBND cấp xã",
       "Ủy ban nhân dân các xã, phường"},
      {"Cuộc họp của Ban Chỉ đạo nuôi ong, trồng hoa và giữ rừng (sau đây gọi tắt là Ban Chỉ đạo) bàn việc này.",
       "Ban Chỉ đạo", "Ban Chỉ đạo nuôi ong, trồng hoa và giữ rừng"},
      {"Việc cấp thẻ người nuôi ong (sau đây gọi tắt là “thẻ”) do xã làm.", "thẻ", "thẻ người nuôi ong"},
      {"Phòng Cảnh sát giữ đàn ong rừng (PC88) kiểm tra.", "PC88", "Phòng Cảnh sát giữ đàn ong rừng"},
  };
  for (const auto& one : kCases) {
    const auto found = All<Abbreviation>(Extract(one.text, ""));
    ASSERT_EQ(found.size(), 1U) << one.text;
    EXPECT_EQ(found[0].short_form, one.brief);
    EXPECT_EQ(found[0].long_form, one.full);
  }
  EXPECT_TRUE(All<Abbreviation>(Extract("Hội nghị diễn ra tại Hà Nội (TTXVN).", "")).empty());
  EXPECT_TRUE(All<Abbreviation>(Extract("Do UBND TỈNH SÔNG MÂY (CŨ) BAN HÀNH.", "")).empty());
  EXPECT_TRUE(All<Abbreviation>(Extract("Cục trưởng Cục Ong XNK (Tổng cục Mật ong) nói.", "")).empty());
  EXPECT_TRUE(All<Abbreviation>(Extract("Đơn nộp cho Hội đồng (BM-13) nuôi ong.", "")).empty());
  EXPECT_TRUE(
      All<Abbreviation>(Extract("Theo khu nuôi ong, khu trồng hoa (sau đây gọi tắt là khu trồng hoa).", "")).empty());
  EXPECT_TRUE(All<Abbreviation>(Extract("Thi cả hai bài (viết và phỏng vấn nuôi ong).", "")).empty());
  EXPECT_TRUE(All<Abbreviation>(Extract("Cục Thú y (Bộ NN&MT) chủ trì.", "")).empty());
  EXPECT_TRUE(All<Abbreviation>(Extract("Chi cục Thuế khu vực XIX (nay là Thuế tỉnh Phú Yên) trả lời.", "")).empty());
  EXPECT_TRUE(
      All<Abbreviation>(Extract("Các hãng, kể cả chi nhánh của Sở Y tế (sau đây gọi là đơn vị nhận), nộp hồ sơ.", ""))
          .empty());
}

// Where no head of a name stands before the bracket, or stops stand between, or the short form is no run of capitals.
TEST(Abbreviations, AreDefinedWithoutHeads) {
  constexpr struct {
    const char* text;
    const char* brief;
    const char* full;
  } kCases[] = {
      {"Máy dùng dòng điện hai pha (TPC) ở xã.", "TPC", "dòng điện hai pha"},
      {"Vốn của Quỹ Nuôi ong dành cho nông dân trẻ (We-Bee) tăng.", "We-Bee", "Quỹ Nuôi ong dành cho nông dân trẻ"},
      {"Các Tập đoàn: Mật ong Việt Nam (VHO), Nuôi và trồng rừng Việt Nam (VFR) báo cáo.", "VFR",
       "Nuôi và trồng rừng Việt Nam"},
      {"Xã dự Triển lãm mật ong quốc tế Bắc Âu 2021 (NHEX 2021) năm nay.", "NHEX 2021",
       "Triển lãm mật ong quốc tế Bắc Âu 2021"},
      {"Theo Công ty cổ phần ô tô Sông Mây (Samo), giá tăng.", "Samo", "Công ty cổ phần ô tô Sông Mây"},
      {"Hộ nuôi ong có C/H (Giấy chứng nhận nuôi ong rừng) mới.", "C/H", "Giấy chứng nhận nuôi ong rừng"},
      {"Bán hàng B2B (doanh nghiệp với doanh nghiệp) tăng.", "B2B", "doanh nghiệp với doanh nghiệp"},
      {"Động cơ HICE (viết tắt theo tiếng Anh: Honey Internal Cooling Engine) nhỏ.", "HICE",
       "Honey Internal Cooling Engine"},
      {"Ông Nam, Ủy viên Ban Chấp hành Hiệp hội Nuôi ong Việt Nam (VBKA) nói.", "VBKA", "Hiệp hội Nuôi ong Việt Nam"},
      {"Đơn vị nuôi ong công lập thuộc Bộ tự lo chi phí (sau đây gọi là đơn vị nuôi ong thuộc Bộ nhóm 2).",
       "đơn vị nuôi ong thuộc Bộ nhóm 2", "Đơn vị nuôi ong công lập thuộc Bộ tự lo chi phí"},
      {"Công ty TNHH Mật ong Honeria Việt Nam (“Honeria Việt Nam”) nộp hồ sơ.", "Honeria Việt Nam",
       "Công ty TNHH Mật ong Honeria Việt Nam"},
      {"Hàng có mã số mật ong (HS) mới.", "HS", "mã số mật ong"},
      {"Xã dự Diễn đàn Quỹ đầu tư Nuôi ong Việt Nam (VBF) năm nay.", "VBF", "Diễn đàn Quỹ đầu tư Nuôi ong Việt Nam"},
      {"Ông Nam, Chủ tịch Hội đồng quản trị Tập đoàn Mật ong Việt Nam (Vinahoney) nói.", "Vinahoney",
       "Tập đoàn Mật ong Việt Nam"},
      {"Sáng nay, Bến Quốc tế Sông Mây (SMIT) đón tàu.", "SMIT", "Bến Quốc tế Sông Mây"},
      {"Hội thảo do Diễn đàn Nuôi ong – Phòng Thương mại Sông Mây (CCSM) mở.", "CCSM", "Phòng Thương mại Sông Mây"},
  };
  for (const auto& one : kCases) {
    const auto found = All<Abbreviation>(Extract(one.text, ""));
    ASSERT_FALSE(found.empty()) << one.text;
    EXPECT_EQ(found.back().short_form, one.brief);
    EXPECT_EQ(found.back().long_form, one.full);
  }
  for (const char* text :
       {"Theo Công ty TNHH Nuôi ong Sông Mây (Canada), giá tăng.", "Xã áp dụng chuỗi khối (Blockchain) nuôi ong.",
        "Hồ sơ gửi Sở NN&MT (qua Trung tâm Nuôi ong tỉnh) xem xét.", "Tính thu nhập chịu thuế (TNDN)."}) {
    EXPECT_TRUE(All<Abbreviation>(Extract(text, "")).empty()) << text;
  }
}

TEST(Abbreviations, AreDefinedSeveralAtOnce) {
  const auto found =
      All<Abbreviation>(Extract("Xã phát triển nuôi ong, trồng hoa mới và giữ rừng (NO, THM, GR) bền vững.", ""));
  ASSERT_EQ(found.size(), 3U);
  EXPECT_EQ(found[0].short_form + "=" + found[0].long_form, "NO=nuôi ong");
  EXPECT_EQ(found[1].short_form + "=" + found[1].long_form, "THM=trồng hoa mới");
  EXPECT_EQ(found[2].short_form + "=" + found[2].long_form, "GR=giữ rừng");
}

}  // namespace
}  // namespace vanban::extract
