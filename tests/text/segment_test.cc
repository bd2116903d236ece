#include <gtest/gtest.h>

#include <string>
#include <utility>
#include <vector>

#include "segment_words_for_test.h"

namespace vanban::text {
namespace {

// The sentences of a text, soft line breaks shown as `⏎`.
std::vector<std::string> Sentences(const std::string& bytes) {
  const Document document = MakeDocument(bytes);
  std::vector<std::string> out;
  for (const Sentence& sentence : document.sentences()) {
    std::string text;
    for (const char c : document.text(sentence.span)) c == '\n' ? text += "⏎" : text += c;
    out.push_back(text);
  }
  return out;
}

using Strings = std::vector<std::string>;

TEST(SentenceTest, StopsThatEndNoSentence) {
  const Strings one_sentence = {
      "Ông đến TP. Hồ Chí Minh ngày 5/6.",          "GS.TS. Nguyễn Văn An và PGS. TS. Lê Bình dự họp.",
      "Nghị quyết số 08/2015/NQ-HĐND có hiệu lực.", "Thu đạt 1.436 tỷ đồng, tăng 6.1% so với năm trước.",
      "Các ngành dệt, may, v.v. đều tăng.",         "Trụ sở ở Q.1, Tp.HCM và Tp. Cần Thơ.",
      "Chị P. đã đến, cùng anh N.V. Hùng.",         "Việc này... chưa xong… và còn dài.",
      "Ông nói: \"Chúng tôi sẽ làm.\" rồi ra về.",  "Xem https://phutho.gov.vn hoặc gọi 0203.3825.119.",
  };
  for (const std::string& text : one_sentence) EXPECT_EQ(Sentences(text), Strings{text});
}

TEST(SentenceTest, StopsThatEndOne) {
  const std::vector<std::pair<std::string, Strings>> table = {
      {"Họp ngày 22.4. Sau đó bế mạc.", {"Họp ngày 22.4.", "Sau đó bế mạc."}},
      {"Đạt 95%. 12 xã đã xong.", {"Đạt 95%.", "12 xã đã xong."}},
      {"Có được không? Được! Làm ngay.", {"Có được không?", "Được!", "Làm ngay."}},
      {"Ông nói: \"Phải làm.\" Bà đồng ý.", {"Ông nói: \"Phải làm.\"", "Bà đồng ý."}},
      {"Kinh tế tăng… Xã hội ổn định.", {"Kinh tế tăng…", "Xã hội ổn định."}},
      {"Thuộc quản lý của UBND. Sở chủ trì.", {"Thuộc quản lý của UBND.", "Sở chủ trì."}},
      {"Họp tại tỉnh.Ngày 5/6 bế mạc.", {"Họp tại tỉnh.", "Ngày 5/6 bế mạc."}},
  };
  for (const auto& [text, sentences] : table) EXPECT_EQ(Sentences(text), sentences);
}

}  // namespace
}  // namespace vanban::text
