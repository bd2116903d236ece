// The index as a program: what it takes in, what it leaves alone, what it says.
#include "index_program.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <string>
#include <vector>

namespace vanban::index_test {
namespace {

TEST_F(IndexProgram, WhatIsNoIndexIsLeftAsItIs) {
  Write("facts.db", "Đây là văn bản, không phải cơ sở dữ liệu.\n");
  Write("one.txt", "Ngày 22/9/2023.");
  for (const char* line : {"$V index --db facts.db one.txt", "$V query --db facts.db x", "$V stats --db facts.db",
                           "$V export --db facts.db --format jsonl"}) {
    const Result run = Shell(line);
    EXPECT_EQ(run.code, 2) << line;
    EXPECT_TRUE(Has(run.err, "facts.db: ")) << run.err;
    EXPECT_EQ(Read("facts.db"), "Đây là văn bản, không phải cơ sở dữ liệu.\n");
  }
  const Result missing = Shell("$V query --db nowhere.db x");
  EXPECT_EQ(missing.code, 2);
  EXPECT_FALSE(fs::exists(folder_ / "nowhere.db"));
}

TEST_F(IndexProgram, UnchangedDocumentsArePassedOverAndGoneOnesPruned) {
  Write("in/a.txt", "Ngày 22/9/2023.");
  Write("in/b.txt", "Ngày 23/9/2023.");
  EXPECT_TRUE(Has(Shell("$V index --db facts.db in").err, "2 documents stored, 0 unchanged"));
  EXPECT_TRUE(Has(Shell("$V index --db facts.db in").err, "0 documents stored, 2 unchanged"));
  Write("in/b.txt", "Ngày 24/9/2023.");
  fs::remove(folder_ / "in/a.txt");
  const Result run = Shell("$V index --db facts.db --prune in");
  EXPECT_TRUE(Has(run.err, "1 document stored, 0 unchanged, 1 taken out")) << run.err;
  EXPECT_EQ(Sql("SELECT value FROM dates"), std::vector<std::string>{"2023-09-24"});
}

TEST_F(IndexProgram, RefreshRedoesWhatOtherRulesFound) {
  Write("a.txt", "Ngày 22/9/2023 có mưa.");
  Write("b.txt", "Không có gì ở đây.");
  ASSERT_EQ(Shell("$V index --db facts.db a.txt b.txt").code, 0);
  EXPECT_TRUE(Has(Shell("$V index --db facts.db --refresh").err, "0 documents stored, 0 unchanged"));
  // As if other rules had found other facts in one, and the same in the other.
  Sql("UPDATE documents SET rules = 'others'; UPDATE dates SET value = '1999'");
  const Result run = Shell("$V index --db facts.db --refresh");
  EXPECT_TRUE(Has(run.err, "1 document stored, 1 unchanged")) << run.err;
  EXPECT_EQ(Sql("SELECT value FROM dates"), std::vector<std::string>{"2023-09-22"});
  EXPECT_EQ(Count("documents WHERE rules = 'others'"), 0);
}

TEST_F(IndexProgram, JsonLinesComeBackAsExtractWritesThem) {
  Write("a.txt", "Ngày 22/9/2023, thực hiện Nghị quyết số 09-NQ/TU, 6/12 chỉ tiêu đạt.");
  ASSERT_EQ(Shell("$V index --db facts.db a.txt").code, 0);
  const Result same = Shell(
      "$V export --db facts.db --format jsonl > exported && $V extract a.txt > extracted && "
      "cmp exported extracted");
  EXPECT_EQ(same.code, 0) << same.out << Read("exported") << Read("extracted");
}

TEST_F(IndexProgram, ErrorsOfQueriesPointAtTheCharacter) {
  Write("a.txt", "Ngày 22/9/2023.");
  ASSERT_EQ(Shell("$V index --db facts.db a.txt").code, 0);
  const Result run = Shell("$V query --db facts.db 'ngày offical:x'");
  EXPECT_EQ(run.code, 2);
  EXPECT_TRUE(Has(run.err, "no field 'offical' (did you mean official?)\n  ngày offical:x\n       ^\n")) << run.err;
  EXPECT_EQ(Shell("$V query --db facts.db khongcogi").code, 1);
}

}  // namespace
}  // namespace vanban::index_test
