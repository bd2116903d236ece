#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "segment_words_for_test.h"

namespace vanban::text {
namespace {

// Sentences one a line, soft line breaks shown as `⏎`.
std::string Sentences(const std::string& bytes) {
  const Document document = MakeDocument(bytes);
  std::string out;
  for (const Sentence& sentence : document.sentences()) {
    for (const char c : document.text(sentence.span)) {
      if (c == '\n') {
        out += "⏎";
      } else {
        out += c;
      }
    }
    out += '\n';
  }
  return out;
}

struct Case {
  const char* text;
  const char* sentences;
};

// A text that is wrapped beyond doubt stands before each, so that what is tested is the break and not the guess.
constexpr const char* kWrapped =
    "Kết quả chuyển đổi số\n\n"
    "Thực hiện chủ trương của cấp ủy, các cơ quan, đơn vị trên địa bàn đã triển khai\n"
    "nhiều giải pháp, tập trung nguồn lực cho chuyển đổi số, cải cách hành chính và\n"
    "phát triển hạ tầng; kết quả đạt được trong năm nay cao hơn năm trước và vượt\n"
    "kế hoạch đã đề ra.\n\n";

void ExpectWrapped(const std::vector<Case>& cases) {
  const std::size_t before = Sentences(kWrapped).size();
  for (const Case& one : cases) EXPECT_EQ(Sentences(std::string(kWrapped) + one.text).substr(before), one.sentences);
}

TEST(BreaksTest, SentenceRunsOn) {
  ExpectWrapped({
      // The next line begins in lower case.
      {"Căn cứ Luật Tổ chức chính\nquyền địa phương ngày 16/6/2025;",
       "Căn cứ Luật Tổ chức chính⏎quyền địa phương ngày 16/6/2025;\n"},
      // A preposition, a number word, a comma, a hyphen, an open bracket at the end.
      {"Nghị định số 10/2022/NĐ-CP ngày 15/01/2022 của\nChính phủ.",
       "Nghị định số 10/2022/NĐ-CP ngày 15/01/2022 của⏎Chính phủ.\n"},
      {"Họp vào ngày\n15 tháng 12 năm\n2021.", "Họp vào ngày⏎15 tháng 12 năm⏎2021.\n"},
      {"Giai đoạn 2026 -\n2030. Lập kế hoạch.", "Giai đoạn 2026 -⏎2030.\nLập kế hoạch.\n"},
      {"Giai đoạn 2026\n- 2030 phấn đấu có 10 dự án.", "Giai đoạn 2026⏎- 2030 phấn đấu có 10 dự án.\n"},
      {"Kim ngạch đạt 14,7 tỷ\nUSD trong kỳ.", "Kim ngạch đạt 14,7 tỷ⏎USD trong kỳ.\n"},
      // Numbered parts that are merely cited.
      {"Thực hiện theo quy định tại\nkhoản 2 Điều 5.", "Thực hiện theo quy định tại⏎khoản 2 Điều 5.\n"},
      {"Phí thẩm định cấp giấy phép được thu theo quy định tại điểm a khoản 3\nĐiều 15 Nghị định này.",
       "Phí thẩm định cấp giấy phép được thu theo quy định tại điểm a khoản 3⏎Điều 15 Nghị định này.\n"},
      {"Trường hợp quy định tại Điều\n3.\nQuyết định này có hiệu lực.",
       "Trường hợp quy định tại Điều⏎3.\nQuyết định này có hiệu lực.\n"},
      // Names with a dash inside.
      {"Báo cáo của Sở Lao động\n- Thương binh và Xã hội.", "Báo cáo của Sở Lao động⏎- Thương binh và Xã hội.\n"},
      {"Phát triển kinh tế\n- xã hội của địa phương.", "Phát triển kinh tế⏎- xã hội của địa phương.\n"},
      // A marker alone, and its text.
      {"Điều 3.\nQuyết định này có hiệu lực.", "Điều 3.⏎Quyết định này có hiệu lực.\n"},
      {"2.\n\nVăn phòng Ủy ban nhân dân tỉnh theo dõi.", "2.⏎⏎Văn phòng Ủy ban nhân dân tỉnh theo dõi.\n"},
      // An abbreviation's stop.
      {"Trụ sở đặt tại TP.\nHồ Chí Minh.", "Trụ sở đặt tại TP.⏎Hồ Chí Minh.\n"},
      // A law and its name.
      {"Việc xử lý vi phạm được thực hiện theo quy định tại Luật\nThanh tra.",
       "Việc xử lý vi phạm được thực hiện theo quy định tại Luật⏎Thanh tra.\n"},
      // Over a blank line only what cannot end there.
      {"Căn cứ Nghị định số 43/2025/NĐ-CP ngày 28/02/2025 của\n\nChính phủ quy định chức năng;",
       "Căn cứ Nghị định số 43/2025/NĐ-CP ngày 28/02/2025 của⏎⏎Chính phủ quy định chức năng;\n"},
  });
}

TEST(BreaksTest, SentenceEnds) {
  ExpectWrapped({
      {"Căn cứ Luật A ngày 16/6/2025,\nCăn cứ Luật B ngày 17/6/2025,",
       "Căn cứ Luật A ngày 16/6/2025,\nCăn cứ Luật B ngày 17/6/2025,\n"},
      {"Quyết định này có hiệu lực;\nChánh Văn phòng thi hành./.",
       "Quyết định này có hiệu lực;\nChánh Văn phòng thi hành./.\n"},
      {"Giao các đơn vị như sau:\nSở Tài chính chủ trì.", "Giao các đơn vị như sau:\nSở Tài chính chủ trì.\n"},
      {"Mục tiêu chung\n- Tăng thu;\n- Giảm chi.", "Mục tiêu chung\n- Tăng thu;\n- Giảm chi.\n"},
      {"a) Sở Y tế\nb) Sở Nội vụ", "a) Sở Y tế\nb) Sở Nội vụ\n"},
      {"I. MỤC TIÊU\n1. Mục tiêu chung", "I. MỤC TIÊU\n1. Mục tiêu chung\n"},
      {"Điều 5. Hiệu lực thi hành\n1. Quyết định này có hiệu lực.",
       "Điều 5. Hiệu lực thi hành\n1. Quyết định này có hiệu lực.\n"},
      {"(Địa chỉ: phường Xuân Hương, tỉnh Lâm Đồng)\nCục Thuế nhận được công văn.",
       "(Địa chỉ: phường Xuân Hương, tỉnh Lâm Đồng)\nCục Thuế nhận được công văn.\n"},
      {"KẾT QUẢ THỰC HIỆN\nTrong năm, thu đạt 90%.", "KẾT QUẢ THỰC HIỆN\nTrong năm, thu đạt 90%.\n"},
  });
}

// In a text of one paragraph a line a capital begins a new sentence, in lower case none does.
TEST(BreaksTest, ParagraphsOnOneLine) {
  EXPECT_EQ(Sentences("Tỉnh họp báo\nChủ tịch UBND tỉnh chủ trì.\nCác sở dự họp.\nĐại biểu dự họp"),
            "Tỉnh họp báo\nChủ tịch UBND tỉnh chủ trì.\nCác sở dự họp.\nĐại biểu dự họp\n");
  EXPECT_EQ(Sentences("Chủ tịch Ủy ban nhân dân\ntỉnh chủ trì hội nghị của\nTỉnh ủy."),
            "Chủ tịch Ủy ban nhân dân⏎tỉnh chủ trì hội nghị của⏎Tỉnh ủy.\n");
}

// Where the source broke its markup too, first lines of paragraphs are short: two of them in a row are a heading and
// its text, a short one before a full one is one sentence.
TEST(BreaksTest, RaggedLines) {
  const std::string filler =
      "Các cơ quan, đơn vị\ntrên địa bàn tỉnh tiếp tục triển khai nhiều giải pháp đồng bộ, tập trung nguồn lực\n"
      "cho chuyển đổi số và cải cách hành chính.\n\nKết quả đạt được\ntrong năm nay cao hơn năm trước, vượt kế hoạch "
      "đã đề ra và tạo đà phát triển\ncho giai đoạn tới.\n\n";
  EXPECT_EQ(
      Sentences(filler + "1. Phạm vi điều chỉnh\nQuyết định này quy\nđịnh mức thu phí thẩm định trên địa bàn.\n"
                         "2. Giao Giám đốc\nSở Nội vụ chủ trì, phối hợp với các cơ quan, đơn vị có liên quan triển "
                         "khai thực hiện\nQuyết định này.\n")
          .substr(Sentences(filler).size()),
      "1. Phạm vi điều chỉnh\nQuyết định này quy⏎định mức thu phí thẩm định trên địa bàn.\n"
      "2. Giao Giám đốc⏎Sở Nội vụ chủ trì, phối hợp với các cơ quan, đơn vị có liên quan triển khai thực "
      "hiện⏎Quyết định này.\n");
}

// A first line that is short and two that are not full behind it are one sentence, wrapped twice.
TEST(BreaksTest, ShortLinesOfOneItem) {
  const std::string filler =
      "Các cơ quan, đơn vị\ntrên địa bàn tỉnh tiếp tục triển khai nhiều giải pháp đồng bộ, tập trung nguồn lực\n"
      "cho chuyển đổi số và cải cách hành chính.\n\nKết quả đạt được\ntrong năm nay cao hơn năm trước, vượt kế hoạch "
      "đã đề ra và tạo đà phát triển\ncho giai đoạn tới.\n\n";
  EXPECT_EQ(Sentences(filler + "2. Giao Giám đốc các sở và Giám đốc\nSở Nội vụ tỉnh Đồng Nai xem xét, cho ý\nkiến về "
                               "văn bản của các địa phương\ntrong tỉnh.\n")
                .substr(Sentences(filler).size()),
            "2. Giao Giám đốc các sở và Giám đốc⏎Sở Nội vụ tỉnh Đồng Nai xem xét, cho ý⏎kiến về văn bản của các địa "
            "phương⏎trong tỉnh.\n");
}

// What is wider than the lines of a text that was wrapped evenly was ended by its author.
TEST(BreaksTest, WiderThanAnyWrappedLine) {
  ExpectWrapped({
      {"Phát triển hạ tầng số ở vùng cao và những việc cần làm ngay trong năm tới đây để kịp kế hoạch\n"
       "Chủ tịch Ủy ban nhân dân tỉnh giao Sở Khoa học và Công nghệ chủ trì.",
       "Phát triển hạ tầng số ở vùng cao và những việc cần làm ngay trong năm tới đây để kịp kế hoạch\n"
       "Chủ tịch Ủy ban nhân dân tỉnh giao Sở Khoa học và Công nghệ chủ trì.\n"},
      {"Phát triển hạ tầng số ở vùng cao và những việc cần làm ngay trong năm tới\n"
       "Chủ tịch Ủy ban nhân dân tỉnh giao Sở Khoa học và Công nghệ chủ trì.",
       "Phát triển hạ tầng số ở vùng cao và những việc cần làm ngay trong năm tới⏎"
       "Chủ tịch Ủy ban nhân dân tỉnh giao Sở Khoa học và Công nghệ chủ trì.\n"},
  });
  const auto paragraphs = [](const std::string& line) {
    const Document document = MakeDocument(kWrapped + line + "\nKế hoạch được giao cho các sở.\n");
    return document.sentences().back().paragraph - document.sentences().end()[-2].paragraph;
  };
  EXPECT_EQ(paragraphs("Năm qua, hạ tầng số ở vùng cao của tỉnh đã được đầu tư theo kế hoạch đề ra."), 0U);
  EXPECT_EQ(paragraphs("Năm qua, hạ tầng số ở vùng cao của tỉnh đã được đầu tư theo kế hoạch đề ra từ hai năm trước."),
            1U);
}

// A caption's credit ends the paragraph, however wide its line is; a name of one word may run on.
TEST(BreaksTest, CreditsEndTheirParagraph) {
  ExpectWrapped({
      {"Hội viên phụ nữ xã vùng cao thu hoạch dược liệu trong vườn mẫu. Ảnh: Minh An\nNăm 2024, xã trồng thêm hai ha.",
       "Hội viên phụ nữ xã vùng cao thu hoạch dược liệu trong vườn mẫu.\nẢnh: Minh An\nNăm 2024, xã trồng thêm hai "
       "ha.\n"},
      {"Hội viên phụ nữ xã vùng cao thu hoạch dược liệu trong vườn mẫu. Ảnh: TTXVN\nNăm 2024, xã trồng thêm hai ha.",
       "Hội viên phụ nữ xã vùng cao thu hoạch dược liệu trong vườn mẫu.\nẢnh: TTXVN\nNăm 2024, xã trồng thêm hai "
       "ha.\n"},
      {"Hội viên phụ nữ xã vùng cao thu hoạch dược liệu trong vườn mẫu. Ảnh: Minh\nAn",
       "Hội viên phụ nữ xã vùng cao thu hoạch dược liệu trong vườn mẫu.\nẢnh: Minh⏎An\n"},
  });
  const Document document = MakeDocument(std::string(kWrapped) +
                                         "Hội viên phụ nữ xã vùng cao thu hoạch dược liệu trong vườn mẫu. Ảnh: Minh "
                                         "An.\nNăm 2024, xã trồng thêm hai ha.\n");
  EXPECT_EQ(document.sentences().back().paragraph, document.sentences().end()[-2].paragraph + 1);
}

TEST(BreaksTest, ItemsHaveTheirLeads) {
  const Document document = MakeDocument(
      "Giao nhiệm vụ như sau:\n1. Sở Tài chính:\n- Cân đối vốn;\n- Báo cáo.\n2. Sở Nội vụ:\na) Rà soát;\nb) Tổng hợp.\n"
      "Các sở báo cáo.\n- Mục rời.\n");
  std::vector<std::uint32_t> leads;
  for (const Sentence& sentence : document.sentences()) leads.push_back(sentence.lead);
  constexpr std::uint32_t kNone = Sentence::kNoLead;
  EXPECT_EQ(leads, (std::vector<std::uint32_t>{kNone, 0, 1, 1, 0, 4, 4, kNone, kNone}));
}

}  // namespace
}  // namespace vanban::text
