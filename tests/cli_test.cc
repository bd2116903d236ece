// Runs the program as a user does: files are arranged in a folder, a command line is run there, and what it wrote is
// compared. Facts themselves are tested elsewhere; here a rule of the test's own makes them.
#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <string_view>

namespace {

namespace fs = std::filesystem;

struct Result {
  int code = -1;
  std::string out, err;
};

// A folder of its own for each test.
class Cli : public testing::Test {
 protected:
  Cli() : folder_(fs::path(testing::TempDir()) / ("cli_" + std::to_string(getpid()) + "_" + std::string(Name()))) {
    fs::remove_all(folder_);
    fs::create_directories(folder_);
  }
  ~Cli() override { fs::remove_all(folder_); }

  static const char* Name() { return testing::UnitTest::GetInstance()->current_test_info()->name(); }

  void Write(const std::string& name, std::string_view content) {
    fs::create_directories((folder_ / name).parent_path());
    std::ofstream(folder_ / name, std::ios::binary) << content;
  }
  std::string Read(const std::string& name) const {
    std::ifstream file(folder_ / name, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
  }

  // `line` is for the shell, with $V for the program; stdin is empty unless redirected.
  Result Shell(const std::string& line) {
    const std::string command =
        "cd '" + folder_.string() + "' && V='" VANBAN_PROGRAM "' && { " + line + "; } >.out 2>.err </dev/null";
    const int status = std::system(command.c_str());
    return {WIFEXITED(status) ? WEXITSTATUS(status) : 128, Read(".out"), Read(".err")};
  }

  fs::path folder_;
};

std::size_t Lines(const std::string& text) {
  return static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n'));
}

bool Has(const std::string& text, std::string_view part) { return text.find(part) != std::string::npos; }

TEST_F(Cli, HelpGoesToStdoutAndNamesEveryCommand) {
  const Result run = Shell("$V --help");
  EXPECT_EQ(run.code, 0);
  EXPECT_EQ(run.err, "");
  for (const char* command : {"extract", "segment", "rules", "eval", "index", "query", "timeline", "progress", "series",
                              "cites", "stats", "entities", "export"}) {
    EXPECT_TRUE(Has(run.out, std::string("\n  ") + command)) << command;
    const Result help = Shell(std::string("$V ") + command + " --help");
    EXPECT_EQ(help.code, 0) << command;
    EXPECT_TRUE(Has(help.out, "Usage: vanban " + std::string(command))) << help.out;
    EXPECT_TRUE(Has(help.out, "Examples:\n  vanban ")) << help.out;
  }
  EXPECT_TRUE(Shell("$V --version").out.starts_with("vanban 0."));
}

TEST_F(Cli, BadCommandLinesDoNotStart) {
  for (const char* line :
       {"$V", "$V nothing", "$V extract", "$V extract --formt json x", "$V extract --format xml x",
        "$V extract --published 22/9 x", "$V extract --jobs 0 x", "$V extract --input csv -",
        "$V extract --rules nowhere x", "$V eval", "$V eval nowhere", "$V rules", "$V rules nothing"}) {
    const Result run = Shell(line);
    EXPECT_EQ(run.code, 2) << line;
    EXPECT_EQ(run.out, "") << line;
    EXPECT_TRUE(run.err.starts_with("vanban: ")) << line << "\n" << run.err;
  }
}

TEST_F(Cli, OneLineForEachDocumentInTheOrderOfTheInput) {
  std::string records;
  for (int i = 0; i < 500; ++i) {
    // Of very different length, so that workers finish out of order.
    records +=
        "{\"id\":\"d" + std::to_string(i) + "\",\"text\":\"" + std::string(i % 7 == 0 ? 40'000 : 1, 'a') + "\"}\n";
  }
  Write("d.jsonl", records);
  const Result run = Shell("$V extract --jobs 4 d.jsonl");
  EXPECT_EQ(run.code, 0) << run.err;
  std::size_t at = 0;
  for (int i = 0; i < 500; ++i) {
    const std::string start = "{\"doc\":{\"id\":\"d" + std::to_string(i) + "\"";
    ASSERT_EQ(run.out.compare(at, start.size(), start), 0) << i;
    at = run.out.find('\n', at) + 1;
  }
  EXPECT_EQ(at, run.out.size());
  EXPECT_EQ(Shell("$V extract --jobs 1 d.jsonl").out, run.out);
}

TEST_F(Cli, BadDocumentsArePassedOverByNameAndTheExitCodeTells) {
  Write("in/a.txt", "A");
  Write("in/b.jsonl", "{\"id\":\"b1\",\"text\":\"B\"}\n{\"id\":\"b2\",\"te\n{\"id\":\"b3\",\"text\":\"B\"}\n");
  Write("in/notes.docx", "PK");
  const Result run = Shell("$V extract in none.txt");
  EXPECT_EQ(run.code, 1);
  EXPECT_EQ(Lines(run.out), 3U) << run.out;
  EXPECT_TRUE(Has(run.err, "vanban: in/b.jsonl:2: is no JSON record")) << run.err;
  EXPECT_TRUE(Has(run.err, "vanban: none.txt: cannot be read: No such file or directory")) << run.err;
  EXPECT_TRUE(Has(run.err, "3 documents done, 2 passed over")) << run.err;
  EXPECT_TRUE(Has(run.err, "1 other file in the folders passed over")) << run.err;
}

TEST_F(Cli, StdinIsOneTextOrRecords) {
  Write("a.txt", "A");
  EXPECT_TRUE(Has(Shell("$V extract - < a.txt").out, "{\"doc\":{\"id\":\"-\""));
  Write("d.jsonl", "{\"id\":\"1\",\"text\":\"A\"}\n{\"id\":\"2\",\"text\":\"B\"}\n");
  EXPECT_EQ(Lines(Shell("$V extract --input jsonl - < d.jsonl").out), 2U);
  EXPECT_EQ(Lines(Shell("$V extract - < d.jsonl").out), 1U);
}

TEST_F(Cli, ReaderThatGoesAwayIsAQuietEnd) {
  std::string records;
  for (int i = 0; i < 2000; ++i) records += "{\"text\":\"" + std::string(500, 'a') + "\"}\n";
  Write("d.jsonl", records);
  const Result run = Shell("{ $V extract d.jsonl; echo $? >&3; } 3>code | head -n 1");
  EXPECT_EQ(Lines(run.out), 1U);
  EXPECT_EQ(run.err, "");
  EXPECT_EQ(Read("code"), "0\n");
}

TEST_F(Cli, FullDiskIsSaidAndTheExitCodeTells) {
  if (!fs::exists("/dev/full")) GTEST_SKIP();
  Write("a.txt", "A");
  for (const char* line : {"$V extract a.txt > /dev/full", "$V extract --output /dev/full a.txt",
                           "$V segment a.txt > /dev/full", "$V --help > /dev/full"}) {
    const Result run = Shell(line);
    EXPECT_EQ(run.code, 2) << line;
    EXPECT_TRUE(Has(run.err, "cannot be written")) << line << "\n" << run.err;
  }
}

TEST_F(Cli, OutputFileIsNoInputOfItsOwnFolder) {
  Write("a.txt", "A");
  EXPECT_EQ(Shell("$V extract --output facts.jsonl .").code, 0);
  const std::string first = Read("facts.jsonl");
  EXPECT_EQ(Lines(first), 1U);
  EXPECT_EQ(Shell("$V extract --output facts.jsonl .").code, 0);
  EXPECT_EQ(Read("facts.jsonl"), first);
  EXPECT_EQ(Shell("$V extract --output no/such/folder/x a.txt").code, 2);
}

TEST_F(Cli, JsonIsOneArray) {
  Write("a.txt", "A");
  Write("b.txt", "B");
  const std::string out = Shell("$V extract --format json a.txt b.txt").out;
  EXPECT_TRUE(out.starts_with("[\n{") && out.ends_with("}\n]\n")) << out;
  EXPECT_EQ(Shell("$V extract --format json none.txt").out, "[]\n");
}

TEST_F(Cli, MetadataComesBack) {
  Write("d.jsonl", "{\"id\":\"1\",\"text\":\"A\",\"title\":\"T\",\"source\":\"u\",\"published\":\"2020-12\"}\n");
  const std::string out = Shell("$V extract d.jsonl").out;
  EXPECT_TRUE(Has(out, "\"id\":\"1\"") && Has(out, "\"source\":\"u\"") && Has(out, "\"title\":\"T\"")) << out;
}

TEST_F(Cli, DocumentsInAnyEncodingComeOutAsUtf8) {
  Write("bom.txt",
        "\xEF\xBB\xBF"
        "A");
  Write("utf16.txt", std::string_view("\xFF\xFE"
                                      "A\0",
                                      4));
  Write("bad.txt",
        "A\xFF"
        "B");
  const Result run = Shell("$V extract bom.txt utf16.txt bad.txt");
  EXPECT_EQ(run.code, 0);
  EXPECT_TRUE(Has(run.out, "\"encoding\"")) << run.out;
  EXPECT_TRUE(Has(run.out, "\"invalid_bytes\":1")) << run.out;
  EXPECT_TRUE(Has(run.err, "bad.txt: 1 bytes are not UTF-8")) << run.err;
}

TEST_F(Cli, SegmentShowsZonesSentencesAndTokens) {
  Write("a.txt", "Headline\n\nFirst one. Second one.\n");
  const Result run = Shell("$V segment a.txt");
  EXPECT_EQ(run.code, 0);
  EXPECT_TRUE(Has(run.out, "{\"doc\":\"a.txt\",\"type\":\"zone\"")) << run.out;
  EXPECT_TRUE(Has(run.out,
                  "\"text\":\"First one.\",\"tokens\":[{\"start\":10,\"end\":15,\"text\":\"First\",\"kind\":\"word\"}"))
      << run.out;
}

TEST_F(Cli, RulesListNamesStagesAndRules) {
  const Result run = Shell("$V rules list");
  EXPECT_EQ(run.code, 0) << run.err;
  EXPECT_GT(Lines(run.out), 10U);
}

TEST_F(Cli, FaultsOfARuleFileAreAllSaidWithFileAndLine) {
  Write("my/mine.toml", "[[rule]]\nid = \"mine\"\nstage = \"nowhere\"\npattern = \"nothing-known\"\n");
  const Result run = Shell("$V rules check my");
  EXPECT_EQ(run.code, 2);
  for (const char* fault :
       {"mine.toml:1:1: rule `mine`: there is no stage `nowhere`", "mine.toml:1:1: rule `mine` has no example",
        "mine.toml:4:12: unknown kind `nothing-known`"}) {
    EXPECT_TRUE(Has(run.err, fault)) << run.err;
  }
  EXPECT_EQ(Shell("$V extract --rules my x").code, 2);
}

TEST_F(Cli, EvalScoresAndLists) {
  Write("gold/a.txt", "nothing 1 here");
  Write("gold/a.gold.json",
        "{\"facts\": [{\"type\": \"date\", \"quote\": \"nothing 1\", \"occ\": 1, \"value\": \"2023\"}]}");
  const Result run = Shell("$V eval gold");
  EXPECT_EQ(run.code, 0) << run.err;
  EXPECT_TRUE(Has(run.out, "micro F1 0.000")) << run.out;
  EXPECT_TRUE(Has(run.out, "missed (1)\n  a  date  nothing 1\n")) << run.out;
  Write("gold/a.gold.json", "{\"facts\": [{\"type\": \"date\", \"quote\": \"absent\", \"value\": \"2023\"}]}");
  const Result bad = Shell("$V eval gold");
  EXPECT_EQ(bad.code, 2);
  EXPECT_TRUE(Has(bad.err, "a.gold.json: the text does not hold so often: \"absent\"")) << bad.err;
}

}  // namespace
