// Documents come in whole and in order, or are reported and passed over.
#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>
#include <vector>

#include "ingest/input.h"

namespace vanban::ingest {
namespace {

namespace fs = std::filesystem;

class IngestTest : public testing::Test {
 protected:
  IngestTest()
      : folder_(fs::path(testing::TempDir()) / ("ingest_" + std::to_string(getpid()) + "_" + std::string(Name()))) {
    fs::remove_all(folder_);
    fs::create_directories(folder_);
  }
  ~IngestTest() override { fs::remove_all(folder_); }

  static const char* Name() { return testing::UnitTest::GetInstance()->current_test_info()->name(); }

  void Write(const std::string& name, std::string_view content) {
    fs::create_directories((folder_ / name).parent_path());
    std::ofstream(folder_ / name, std::ios::binary) << content;
  }
  std::string Path(const std::string& name) const { return (folder_ / name).string(); }

  ReadSummary Read(const std::vector<std::string>& paths, const ReadOptions& options = {}) {
    documents_.clear();
    faults_.clear();
    notices_.clear();
    return ReadInputs(paths, options,
                      {[this](Input input) {
                         documents_.push_back(std::move(input));
                         return true;
                       },
                       [this](const Fault& fault) { faults_.push_back(Short(fault)); },
                       [this](const Fault& fault) { notices_.push_back(Short(fault)); }});
  }
  // Without the folder, which differs from run to run.
  std::string Short(const Fault& fault) const {
    std::string text = fault.ToString();
    if (const std::size_t at = text.find(folder_.string()); at != std::string::npos) {
      text.erase(at, folder_.string().size() + 1);
    }
    return text;
  }

  fs::path folder_;
  std::vector<Input> documents_;
  std::vector<std::string> faults_, notices_;
};

TEST_F(IngestTest, FolderIsReadInOrderOfNamesAndOthersAreCounted) {
  Write("b.txt", "B");
  Write("a/z.TXT", "Z");
  Write("a/y.jsonl", "{\"id\": \"r1\", \"text\": \"Y\"}\n");
  Write("c.pdf", "%PDF-1.7");
  Write(".hidden.txt", "no");
  const ReadSummary summary = Read({folder_.string()});
  ASSERT_EQ(documents_.size(), 3U);
  EXPECT_EQ(documents_[0].id, "r1");
  EXPECT_EQ(documents_[0].source, Path("a/y.jsonl"));
  EXPECT_EQ(documents_[1].id, Path("a/z.TXT"));
  EXPECT_EQ(documents_[2].bytes, "B");
  EXPECT_EQ(summary.documents, 3U);
  EXPECT_EQ(summary.passed_over, 2U);
  EXPECT_TRUE(faults_.empty());
}

TEST_F(IngestTest, NamedFileIsAlwaysRead) {
  Write("report.md", "text");
  Read({Path("report.md")});
  ASSERT_EQ(documents_.size(), 1U);
  EXPECT_EQ(documents_[0].bytes, "text");
}

TEST_F(IngestTest, LinksToFilesAreReadAndLoopsAreNotFollowed) {
  Write("a/one.txt", "1");
  fs::create_symlink(folder_ / "a/one.txt", folder_ / "two.txt");
  fs::create_directory_symlink(folder_, folder_ / "a/loop");
  fs::create_symlink(folder_ / "nowhere", folder_ / "z.txt");
  const ReadSummary summary = Read({folder_.string()});
  EXPECT_EQ(documents_.size(), 2U);
  EXPECT_EQ(summary.failed, 1U);  // the link that leads nowhere
  EXPECT_EQ(faults_, std::vector<std::string>{"z.txt: cannot be read: No such file or directory (check the name)"});
}

TEST_F(IngestTest, OurOwnOutputIsNoInput) {
  Write("a.txt", "A");
  Write("facts.jsonl", "{\"doc\": {}, \"facts\": []}\n");
  ReadOptions options;
  options.skip = Path("facts.jsonl");
  EXPECT_EQ(Read({folder_.string()}, options).failed, 0U);
  EXPECT_EQ(documents_.size(), 1U);
}

TEST_F(IngestTest, RecordsBringTheirMetadata) {
  Write("d.jsonl",
        "\xEF\xBB\xBF{\"id\": 7, \"text\": \"x\\u1ea1\", \"title\": \"T\", \"published\": \"2020-12\", \"source\": "
        "\"u\"}\r\n"
        "\n"
        "{\"text\": \"\", \"published\": \"2023-09-22T08:00:00+07:00\", \"more\": [1, {}]}\n"
        "{\"text\": \"last\", \"id\": null}");
  ReadOptions options;
  options.published = "2001";
  Read({Path("d.jsonl")}, options);
  ASSERT_EQ(documents_.size(), 3U);
  EXPECT_EQ(documents_[0].id, "7");
  EXPECT_EQ(documents_[0].bytes, "xạ");
  EXPECT_EQ(documents_[0].title, "T");
  EXPECT_EQ(documents_[0].published, "2020-12");
  EXPECT_EQ(documents_[0].source, "u");
  EXPECT_EQ(documents_[1].published, "2023-09-22");
  EXPECT_EQ(documents_[1].id, Path("d.jsonl") + ":3");
  EXPECT_EQ(documents_[2].published, "2001");
  EXPECT_TRUE(faults_.empty() && notices_.empty());
}

TEST_F(IngestTest, TornRecordCostsItselfAndNoOther) {
  const struct {
    std::string_view line, fault;
  } kCases[] = {
      {"{\"id\": \"a\", \"text\": \"cut o", "Missing a closing quotation mark in string, at byte 27 of the line"},
      {"[1, 2]", "is no JSON object"},
      {"{\"id\": \"a\"}", "has no \"text\""},
      {"{\"text\": 5}", "has a \"text\" that is no string"},
      {"{\"text\": null}", "has a \"text\" that is no string"},
      {"{\"text\": \"\\ud83d alone\"}", "half of a surrogate pair"},
      {"{\"text\": \"a\"} {\"text\": \"b\"}", "is no JSON record"},
  };
  for (const auto& [line, fault] : kCases) {
    Write("d.jsonl", "{\"text\": \"1\"}\n" + std::string(line) + "\n{\"text\": \"3\"}\n");
    const ReadSummary summary = Read({Path("d.jsonl")});
    EXPECT_EQ(documents_.size(), 2U) << line;
    EXPECT_EQ(summary.failed, 1U) << line;
    ASSERT_EQ(faults_.size(), 1U) << line;
    EXPECT_TRUE(faults_[0].starts_with("d.jsonl:2: ")) << faults_[0];
    EXPECT_NE(faults_[0].find(fault), std::string::npos) << faults_[0];
  }
}

TEST_F(IngestTest, DeepNestingDoesNotUseUpTheStack) {
  Write("d.jsonl", "{\"text\": \"1\", \"x\": " + std::string(1'000'000, '[') + "\n{\"text\": \"2\"}\n");
  EXPECT_EQ(Read({Path("d.jsonl")}).failed, 1U);
  EXPECT_EQ(documents_.size(), 1U);
}

TEST_F(IngestTest, OddRecordsAreReadAndNoticed) {
  Write("d.jsonl",
        "{\"id\": \"a\", \"text\": \"1\", \"published\": \"22/9/2023\"}\n"
        "{\"id\": \"a\", \"text\": \"2\"}\n"
        "{\"id\": [], \"text\": \"3\"}\n");
  EXPECT_EQ(Read({Path("d.jsonl")}).documents, 3U);
  ASSERT_EQ(notices_.size(), 3U);
  EXPECT_NE(notices_[0].find("no date: 22/9/2023"), std::string::npos);
  EXPECT_NE(notices_[1].find("the id \"a\" of an earlier record"), std::string::npos);
  EXPECT_NE(notices_[2].find("\"id\" that is no string"), std::string::npos);
}

TEST_F(IngestTest, WhatCannotBeReadIsReportedWithWhatToDo) {
  Write("scan.pdf", "%PDF-1.7 ...");
  Write("utf16.jsonl", std::string_view("\xFF\xFE{\0", 4));
  Write("good.txt", "good");
  const ReadSummary summary = Read({Path("none.txt"), Path("scan.pdf"), Path("utf16.jsonl"), Path("good.txt")});
  EXPECT_EQ(summary.failed, 3U);
  ASSERT_EQ(documents_.size(), 1U);
  EXPECT_EQ(faults_[0], "none.txt: cannot be read: No such file or directory (check the name)");
  EXPECT_EQ(faults_[1], "scan.pdf: is a PDF, not text (convert it first: pdftotext -layout FILE.pdf)");
  EXPECT_EQ(faults_[2], "utf16.jsonl:1: is UTF-16 (JSON Lines must be UTF-8: convert the file first)");
}

TEST_F(IngestTest, TooLongFileIsRefusedUnread) {
  Write("huge.txt", "");
  fs::resize_file(folder_ / "huge.txt", (std::uintmax_t{256} << 20U) + 1);  // sparse: takes no room
  EXPECT_EQ(Read({Path("huge.txt")}).failed, 1U);
  EXPECT_NE(faults_.at(0).find("longer than 256 MB"), std::string::npos);
}

TEST_F(IngestTest, FileOfOneChunkAndMoreIsWhole) {
  for (const std::size_t size : {std::size_t{0}, std::size_t{1} << 20U, (std::size_t{1} << 20U) + 1}) {
    Write("a.txt", std::string(size, 'x'));
    Read({Path("a.txt")});
    ASSERT_EQ(documents_.size(), 1U);
    EXPECT_EQ(documents_[0].bytes.size(), size);
  }
}

TEST_F(IngestTest, SinkThatWantsNoMoreEndsIt) {
  Write("d.jsonl", "{\"text\": \"1\"}\n{\"text\": \"2\"}\n");
  int got = 0;
  const InputSink sink = {[&](Input) { return ++got < 1; }, [](const Fault&) {}, [](const Fault&) {}};
  ReadInputs({Path("d.jsonl"), Path("d.jsonl")}, {}, sink);
  EXPECT_EQ(got, 1);
}

TEST(PartialDate, WholeAndPartial) {
  for (const char* good : {"2023", "2023-09", "2023-09-22"}) EXPECT_TRUE(IsPartialDate(good)) << good;
  for (const char* bad : {"", "23", "2023-13", "2023-9", "2023-09-32", "22/09/2023", "2023-09-2x", "2023/09/22"}) {
    EXPECT_FALSE(IsPartialDate(bad)) << bad;
  }
}

}  // namespace
}  // namespace vanban::ingest
