// What the tests of the index share: documents made by hand, a file that goes away, SQL on the side.
#pragma once

#include <gtest/gtest.h>
#include <sqlite3.h>
#include <unistd.h>

#include <filesystem>
#include <string>
#include <vector>

#include "vanban/index.h"

namespace vanban::index_test {

class IndexTest : public testing::Test {
 protected:
  IndexTest()
      : folder_(std::filesystem::temp_directory_path() /
                ("vanban_index_" + std::to_string(getpid()) + "_" +
                 testing::UnitTest::GetInstance()->current_test_info()->name())) {
    std::filesystem::remove_all(folder_);
    std::filesystem::create_directories(folder_);
  }
  ~IndexTest() override { std::filesystem::remove_all(folder_); }

  [[nodiscard]] std::string Path(const std::string& name = "facts.db") const { return (folder_ / name).string(); }

  // All rows of a query on the file, columns joined by `|`, as any SQL client sees it; NULL is empty.
  [[nodiscard]] std::vector<std::string> Sql(const std::string& sql, const std::string& file = "facts.db") const {
    std::vector<std::string> rows;
    sqlite3* database = nullptr;
    EXPECT_EQ(sqlite3_open(Path(file).c_str(), &database), SQLITE_OK);
    char* message = nullptr;
    sqlite3_exec(
        database, sql.c_str(),
        [](void* out, int columns, char** values, char**) {
          std::string row;
          for (int i = 0; i < columns; ++i) {
            if (i > 0) row += '|';
            if (values[i] != nullptr) row += values[i];
          }
          static_cast<std::vector<std::string>*>(out)->push_back(row);
          return 0;
        },
        &rows, &message);
    EXPECT_EQ(message, nullptr) << sql << ": " << message;
    sqlite3_free(message);
    sqlite3_close(database);
    return rows;
  }

 private:
  std::filesystem::path folder_;
};

// Builds one document with its facts; spans are found by the quoted text.
class Made {
 public:
  explicit Made(const std::string& id, std::string text, const std::string& date = "", const std::string& province = "")
      : text_(std::move(text)) {
    extraction_.doc.id = id;
    extraction_.doc.source = id;
    extraction_.doc.date = date;
    extraction_.doc.province = province;
    extraction_.doc.text_bytes = text_.size();
  }

  // States a fact at the first place of `quote`; returns its id.
  FactId Add(const std::string& quote, decltype(Fact::value) value) {
    const auto id = static_cast<FactId>(extraction_.facts.size() + 1);
    extraction_.facts.push_back(
        {.id = id, .span = SpanOf(quote), .text = quote, .rule = "test", .value = std::move(value)});
    return id;
  }
  [[nodiscard]] SourceSpan SpanOf(const std::string& quote) const {
    const std::size_t at = text_.find(quote);
    EXPECT_NE(at, std::string::npos) << quote;
    return {static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + quote.size())};
  }

  // An official in a body, with the organization fact that says which body it is.
  FactId AddOfficial(const std::string& name, const std::string& title, const Organization& body) {
    bool known = false;
    for (const Fact& fact : extraction_.facts) {
      const auto* organization = std::get_if<Organization>(&fact.value);
      known = known || (organization != nullptr && organization->name == body.name);
    }
    if (!known) Add(body.name, body);
    Official official;
    official.name = name;
    Position position;
    position.title = title;
    position.organization = body.name;
    official.positions.push_back(position);
    return Add(name, official);
  }

  [[nodiscard]] PreparedDocument Prepare() const {
    DocumentOrigin origin;
    origin.file = "/somewhere/" + extraction_.doc.id;
    origin.content_hash = ContentHash(text_, extraction_.doc.id, "", "", "");
    origin.rules = "rules 1";
    return {Document::FromBytes(text_, SegmentWords{}), extraction_, origin};
  }
  [[nodiscard]] const Extraction& extraction() const { return extraction_; }
  Extraction& extraction() { return extraction_; }
  [[nodiscard]] const std::string& text() const { return text_; }

 private:
  std::string text_;
  Extraction extraction_;
};

inline Organization Body(const std::string& name, const std::string& kind, const std::string& province,
                         const std::string& level = "province", const std::string& field = "") {
  Organization body;
  body.name = name;
  body.kind = kind;
  body.province = province;
  body.level = level;
  body.field = field;
  return body;
}

inline void Store(IndexWriter& writer, const std::vector<Made>& documents) {
  std::vector<PreparedDocument> batch;
  for (const Made& document : documents) batch.push_back(document.Prepare());
  writer.Store(batch);
}

// One fact of each type, every field set.
inline Made EveryType() {
  Made made("every.txt",
            "Đồng chí Trần Văn Nam, Chủ tịch UBND tỉnh. Nghị quyết số 09-NQ/TU về chuyển đổi số. Luật số 5.\n"
            "Đạt 6/12 chỉ tiêu. Thu ngân sách (NSNN) ước 856 tỷ đồng ngày 22/9 tại xã Hòa Thắng. Đồng chí nói.",
            "2023-09-22", "Bình Thuận");
  const FactId body = made.Add("UBND tỉnh", Body("UBND tỉnh", "UBND", "Bình Thuận"));
  Official official;
  official.name = "Trần Văn Nam";
  official.honorific = "Đồng chí";
  official.role = "chủ trì";
  official.positions.push_back({.title = "Chủ tịch",
                                .organization = "UBND tỉnh",
                                .since = "2021",
                                .until = "2025-06",
                                .former = true,
                                .acting = true});
  official.mentions.push_back(made.SpanOf("Đồng chí nói"));
  made.Add("Trần Văn Nam", official);
  Citation law;
  law.kind = "Luật";
  law.number = "5";
  const FactId amending = made.Add("Luật số 5", law);
  Citation citation;
  citation.kind = "Nghị quyết";
  citation.number = "09-NQ/TU";
  citation.issuer = "Tỉnh ủy";
  citation.date = "2021-10-10";
  citation.subject = "chuyển đổi số";
  citation.period = "2021/2025";
  citation.vision = "2030";
  citation.self = true;
  citation.amended_by = {amending};
  citation.articles = {"khoản 2 Điều 5", "Điều 7"};
  citation.province = "Bình Thuận";
  citation.level = "province";
  const FactId resolution = made.Add("Nghị quyết số 09-NQ/TU", citation);
  made.Add("6/12 chỉ tiêu",
           Ratio{.numerator = 6, .denominator = 12, .of = "chỉ tiêu", .status = "đạt", .document = resolution});
  Indicator indicator;
  indicator.name = "Thu ngân sách";
  indicator.entity = "tỉnh Bình Thuận";
  indicator.value = 856e9;
  indicator.value_to = 900e9;
  indicator.unit = "đồng";
  indicator.bound = Bound::kApprox;
  indicator.direction = Direction::kUp;
  indicator.status = Status::kTarget;
  indicator.baseline = "dự toán";
  indicator.period = "2023-07/2023-12";
  indicator.document = resolution;
  made.Add("856 tỷ đồng", indicator);
  made.Add("22/9", DateExpression{.value = "2023-09-22", .relative = true});
  Organization again = Body("UBND", "UBND", "Bình Thuận", "district", "field");
  again.place = "huyện Tuy Phong";
  again.same_as = body;
  made.Add("UBND", again);
  made.Add("NSNN", Abbreviation{.short_form = "NSNN", .long_form = "ngân sách nhà nước"});
  made.Add("xã Hòa Thắng", Place{.name = "Hòa Thắng", .kind = "xã", .code = "22963"});
  return made;
}

}  // namespace vanban::index_test
