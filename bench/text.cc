// What was promised of the text room, as ratios inside one run: each step's rate beside that of a plain pass over the
// same bytes, over the files given (or a text of our own, repeated).
#include <algorithm>
#include <cstdio>
#include <ctime>
#include <fstream>
#include <functional>
#include <sstream>
#include <string>
#include <vector>

#include "text/decode.h"
#include "text/fold.h"
#include "text/normalize.h"
#include "text/tokenize.h"
#include "vanban/document.h"

namespace vanban::text {
namespace {

constexpr std::string_view kSample =
    "Sáng 18/8/2022, Đoàn giám sát của Ban Thường vụ Tỉnh ủy làm việc với Đảng ủy Sở Thông tin và Truyền thông về kết\n"
    "quả thực hiện Nghị quyết số 14-NQ/TU ngày 12/10/2021 về chuyển đổi số, giai đoạn 2021-2025. Đến nay 6/12 chỉ "
    "tiêu\n"
    "đạt và vượt kế hoạch; thu ngân sách đạt 1.436 tỷ đồng, tăng 6,1% so với cùng kỳ năm trước.\n\n";

std::string ReadFile(const char* path) {
  std::ifstream file(path, std::ios::binary);
  std::ostringstream content;
  content << file.rdbuf();
  return content.str();
}

std::vector<std::string> ReadLines(const std::string& path) {
  std::ifstream file(path);
  std::vector<std::string> lines;
  for (std::string line; std::getline(file, line);) {
    if (!line.empty() && line.front() != '#') lines.push_back(line);
  }
  return lines;
}

SegmentWords ReadWords() {
  const std::string folder = VANBAN_SOURCE_DIR "/rules/segment/";
  SegmentWords words;
  for (const SegmentWords::List& list : SegmentWords::Lists()) {
    words.*list.member = ReadLines(folder + std::string(list.name) + ".tsv");
  }
  for (const std::string& line : ReadLines(folder + "zone_heads.tsv")) {
    const std::size_t tab = line.find('\t');
    if (const auto zone = ZoneFromName(line.substr(tab + 1))) words.zone_heads.push_back({line.substr(0, tab), *zone});
  }
  return words;
}

// Megabytes a second of processor time, the best of several rounds: other programs may run beside it.
double Rate(std::size_t bytes, const std::function<void()>& run) {
  double best = 0;
  for (int round = 0; round < 5; ++round) {
    const std::clock_t begin = std::clock();
    run();
    const double seconds = static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC;
    best = std::max(best, static_cast<double>(bytes) / 1e6 / std::max(seconds, 1e-6));
  }
  return best;
}

int Main(int count, char** paths) {
  std::vector<std::string> texts;
  for (int i = 1; i < count; ++i) texts.push_back(ReadFile(paths[i]));
  if (texts.empty()) {
    std::string text;
    while (text.size() < 8000) text += kSample;
    texts.assign(500, text);
  }
  std::size_t bytes = 0;
  for (const std::string& text : texts) bytes += text.size();

  const Segmenter segmenter(ReadWords());
  std::vector<Document> documents;
  for (const std::string& text : texts) documents.push_back(Document::FromBytes(text, segmenter));
  std::size_t sink = 0;
  std::vector<Token> tokens;
  std::string folded;

  // The measure of all: every byte looked at once.
  const double scan = Rate(bytes, [&] {
    for (const std::string& text : texts) {
      for (const char c : text) sink = sink * 31 + static_cast<unsigned char>(c);
    }
  });
  std::printf("%zu texts, %.1f MB\n%-28s %8s %8s\n", texts.size(), static_cast<double>(bytes) / 1e6, "", "MB/s",
              "of scan");
  const auto report = [&](const char* name, const std::function<void()>& run) {
    const double rate = Rate(bytes, run);
    std::printf("%-28s %8.0f %8.2f\n", name, rate, rate / scan);
  };
  std::printf("%-28s %8.0f %8.2f\n", "scan, byte by byte", scan, 1.0);
  report("Decode", [&] {
    for (const std::string& text : texts) sink += Decode(text).text.size();
  });
  report("Normalize", [&] {
    for (const Document& document : documents)
      sink += static_cast<std::size_t>(Normalize(document.source()).has_value());
  });
  report("Normalize, normalised text", [&] {
    for (const Document& document : documents) sink += static_cast<std::size_t>(Normalize(document.text()).has_value());
  });
  report("Fold", [&] {
    for (const Document& document : documents) {
      folded.clear();
      AppendFold(document.text(), folded);
      sink += folded.size();
    }
  });
  report("Tokenize, by sentence", [&] {
    for (const Document& document : documents) {
      for (const Sentence& sentence : document.sentences()) {
        Tokenize(document, sentence.span, tokens);
        sink += tokens.size();
      }
    }
  });
  report("Document::FromBytes", [&] {
    for (const std::string& text : texts) sink += Document::FromBytes(text, segmenter).sentences().size();
  });
  std::printf("(%zu)\n", sink % 10);
  return 0;
}

}  // namespace
}  // namespace vanban::text

int main(int count, char** paths) { return vanban::text::Main(count, paths); }
