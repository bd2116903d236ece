// The index as a program: what was reported as stored stays, whatever happens to the one who stores it. Runs `vanban
// index` as a process of its own, kills it, fills its disk, reads meanwhile.
#include <fcntl.h>
#include <gtest/gtest.h>
#include <signal.h>
#include <sqlite3.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

#include "vanban/index.h"

namespace {

namespace fs = std::filesystem;
using std::chrono::milliseconds;

struct Result {
  int code = -1;
  std::string out, err;
};

class IndexProgram : public testing::Test {
 protected:
  IndexProgram()
      : folder_(fs::path(testing::TempDir()) / ("index_program_" + std::to_string(getpid()) + "_" +
                                                testing::UnitTest::GetInstance()->current_test_info()->name())) {
    signal(SIGPIPE, SIG_IGN);  // the process that we feed will be killed
    fs::remove_all(folder_);
    fs::create_directories(folder_);
  }
  ~IndexProgram() override { fs::remove_all(folder_); }

  std::string Read(const std::string& name) const {
    std::ifstream file(folder_ / name, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
  }
  void Write(const std::string& name, std::string_view content) const {
    fs::create_directories((folder_ / name).parent_path());
    std::ofstream(folder_ / name, std::ios::binary) << content;
  }

  // `line` is for the shell, with $V for the program.
  Result Shell(const std::string& line) const {
    const std::string command =
        "cd '" + folder_.string() + "' && V='" VANBAN_PROGRAM "' && { " + line + "; } >.out 2>.err </dev/null";
    const int status = std::system(command.c_str());
    return {WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status), Read(".out"), Read(".err")};
  }

  // Starts `vanban index --db facts.db --input jsonl -` in the folder; documents go to `feed`.
  struct Running {
    pid_t pid = 0;
    int feed = -1;
  };
  Running Start(const std::string& errors) const {
    std::array<int, 2> ends{};
    EXPECT_EQ(pipe2(ends.data(), O_CLOEXEC), 0);
    const pid_t pid = fork();
    if (pid == 0) {
      if (chdir(folder_.c_str()) != 0) _exit(126);
      dup2(ends[0], STDIN_FILENO);
      dup2(open(errors.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0600), STDERR_FILENO);
      execl(VANBAN_PROGRAM, "vanban", "index", "--db", "facts.db", "--input", "jsonl", "--jobs", "2", "-", nullptr);
      _exit(127);
    }
    close(ends[0]);
    return {pid, ends[1]};
  }

  // One document of a few sentences, each with its number: half a document, or half of its rows, would be seen.
  static std::string Record(int number) {
    const std::string n = std::to_string(number);
    return "{\"id\":\"d" + n + "\",\"published\":\"2023-09-22\",\"text\":\"Ngày 22/9, đoàn số " + n +
           " họp.\\nThực hiện Nghị quyết số " + n + "-NQ/TU ngày 10/10/2021, đã đạt " + n + " tỷ đồng.\\nHết.\"}\n";
  }

  // In a process of its own, until it is killed: batches into facts.db from document `stored` on, each reported.
  [[noreturn]] void StoreForEver(long stored) const {
    try {
      const int errors = open((folder_ / "errors").c_str(), O_WRONLY | O_APPEND);
      vanban::IndexWriter writer((folder_ / "facts.db").string());
      for (int batch = 1;; ++batch) {
        std::vector<vanban::PreparedDocument> documents;
        for (int i = 0; i < kBatch; ++i) documents.push_back(Prepared(++stored));
        writer.Store(documents);
        const std::string line = "stored " + std::to_string(stored) + " documents\n";
        if (write(errors, line.data(), line.size()) < 0) break;
        if (batch % 3 == 0) writer.Resolve();
      }
    } catch (const vanban::Error&) {
      // Seen by the parent: nobody was there to be killed.
    }
    _exit(1);
  }
  // The document of Record, with a date and an official.
  static vanban::PreparedDocument Prepared(long number) {
    using namespace vanban;
    const std::string n = std::to_string(number);
    const std::string text = "Ngày 22/9, ông Trần Văn Nam họp.\nLần thứ " + n + ".\nHết.";
    const Document document = Document::FromBytes(text, SegmentWords{});
    Extraction extraction;
    extraction.doc.id = "d" + n;
    extraction.doc.text_bytes = text.size();
    const auto add = [&](std::string_view quote, decltype(Fact::value) value) {
      const auto at = static_cast<std::uint32_t>(text.find(quote));
      extraction.facts.push_back({.id = static_cast<FactId>(extraction.facts.size() + 1),
                                  .span = {at, at + static_cast<std::uint32_t>(quote.size())},
                                  .text = std::string(quote),
                                  .rule = "test",
                                  .value = std::move(value)});
    };
    add("22/9", DateExpression{.value = "2023-09-22"});
    Official official;
    official.name = "Trần Văn Nam";
    add("Trần Văn Nam", official);
    DocumentOrigin origin;
    origin.content_hash = ContentHash(text, "d" + n, "", "", "");
    return {document, std::move(extraction), std::move(origin)};
  }
  static constexpr int kBatch = 10;

  std::vector<std::string> Sql(const std::string& sql) const {
    std::vector<std::string> rows;
    sqlite3* database = nullptr;
    EXPECT_EQ(sqlite3_open((folder_ / "facts.db").c_str(), &database), SQLITE_OK);
    sqlite3_busy_timeout(database, 10'000);
    char* message = nullptr;
    sqlite3_exec(
        database, sql.c_str(),
        [](void* out, int, char** values, char**) {
          static_cast<std::vector<std::string>*>(out)->emplace_back(values[0] == nullptr ? "" : values[0]);
          return 0;
        },
        &rows, &message);
    EXPECT_EQ(message, nullptr) << sql << ": " << message;
    sqlite3_free(message);
    sqlite3_close(database);
    return rows;
  }
  long Count(const std::string& what) const {
    const auto rows = Sql("SELECT count(*) FROM " + what);
    return rows.empty() ? -1 : std::stol(rows[0]);
  }

  // Whole documents only: each with its text, its three sentences, their full text, and nothing that belongs to none.
  void ExpectWhole() const {
    EXPECT_EQ(Sql("PRAGMA integrity_check"), std::vector<std::string>{"ok"});
    EXPECT_TRUE(Sql("PRAGMA foreign_key_check").empty());
    const long documents = Count("documents");
    EXPECT_EQ(Count("document_texts"), documents);
    EXPECT_EQ(Count("(SELECT 1 FROM sentences GROUP BY document_id HAVING count(*) = 3)"), documents);
    EXPECT_EQ(Count("sentence_index WHERE sentence_index MATCH 'toneless: het'"), documents);
    EXPECT_EQ(Count("fact_index WHERE fact_index MATCH 'type_text'"), documents);
    EXPECT_EQ(Count("facts WHERE document_id NOT IN (SELECT id FROM documents)"), 0);
    EXPECT_EQ(Count("fact_index WHERE fact_index MATCH 'type_date'"), Count("dates"));
  }

  // The largest number reported as stored.
  long Reported(const std::string& errors) const {
    const std::string text = Read(errors);
    long most = 0;
    constexpr std::string_view kStored = "stored ";
    for (std::size_t at = text.find(kStored); at != std::string::npos; at = text.find(kStored, at + 1)) {
      const std::size_t end = text.find('\n', at);
      if (end == std::string::npos) break;  // cut off while it was written
      most = std::max(most, std::strtol(text.c_str() + at + kStored.size(), nullptr, 10));
    }
    return most;
  }

  fs::path folder_;
};

bool Has(const std::string& text, std::string_view part) { return text.find(part) != std::string::npos; }

// Fifty instants in all: forty of a process that does nothing but store small batches and resolve, so that they fall
// close together on every step of both, and ten of the program as a whole, from its start to its end.
constexpr int kKillsOfTheWriter = 40;
constexpr int kKillsOfTheProgram = 10;

TEST_F(IndexProgram, TheWriterKilledAtFortyInstants) {
  std::srand(20230922);
  long most_before = 0;
  int with_progress = 0;
  for (int round = 0; round < kKillsOfTheWriter; ++round) {
    if (round % 4 == 0) {  // a new file at times; else what was stored before must still be there
      for (const char* file : {"facts.db", "facts.db-wal", "facts.db-shm"}) fs::remove(folder_ / file);
      most_before = 0;
    }
    Write("errors", "");
    const pid_t pid = fork();
    if (pid == 0) StoreForEver(most_before);
    // Up to a tenth of a second from the first batch on: some twenty batches.
    for (int i = 0; i < 3000 && Reported("errors") <= most_before; ++i) std::this_thread::sleep_for(milliseconds(1));
    std::this_thread::sleep_for(std::chrono::microseconds(std::rand() % 100'000));
    kill(pid, SIGKILL);
    int status = 0;
    waitpid(pid, &status, 0);
    EXPECT_TRUE(WIFSIGNALED(status)) << "round " << round;
    const long reported = Reported("errors");
    const long held = Count("documents");
    EXPECT_GE(held, reported) << "round " << round;
    EXPECT_GE(held, most_before) << "round " << round;
    EXPECT_EQ(held % kBatch, 0) << "half a batch, round " << round;
    ExpectWhole();
    with_progress += held > most_before ? 1 : 0;
    most_before = held;
  }
  EXPECT_GT(with_progress, kKillsOfTheWriter / 2) << "the kills came too early to test anything";
}

TEST_F(IndexProgram, TheProgramKilledAtTenInstants) {
  std::string feed;
  constexpr long kDocuments = 800;
  for (int i = 1; i <= kDocuments; ++i) feed += Record(i);
  // How long it takes here and now, so that the kills fall on all of it.
  Write("feed.jsonl", feed);
  const auto begin = std::chrono::steady_clock::now();
  ASSERT_EQ(Shell("$V index --db whole.db feed.jsonl").code, 0);
  const auto whole = std::chrono::duration_cast<milliseconds>(std::chrono::steady_clock::now() - begin).count();
  long most_before = 0;
  for (int round = 0; round < kKillsOfTheProgram; ++round) {
    if (round % 2 == 0) {
      for (const char* file : {"facts.db", "facts.db-wal", "facts.db-shm"}) fs::remove(folder_ / file);
      most_before = 0;
    }
    const Running run = Start("errors");
    std::thread writer([&] {
      std::size_t at = 0;
      while (at < feed.size()) {
        const ssize_t written = write(run.feed, feed.data() + at, std::min<std::size_t>(feed.size() - at, 1U << 16U));
        if (written <= 0) break;
        at += static_cast<std::size_t>(written);
      }
      close(run.feed);
    });
    std::this_thread::sleep_for(milliseconds(whole * (2 * round + 1) / (2 * kKillsOfTheProgram)));
    kill(run.pid, SIGKILL);
    int status = 0;
    waitpid(run.pid, &status, 0);
    writer.join();
    if (!fs::exists(folder_ / "facts.db") || fs::file_size(folder_ / "facts.db") == 0) continue;
    if (Sql("SELECT 1 FROM sqlite_schema WHERE name = 'documents'").empty()) continue;  // killed before its first step
    const long held = Count("documents");
    EXPECT_GE(held, most_before) << "round " << round;
    EXPECT_GE(held, Reported("errors")) << "round " << round;
    ExpectWhole();
    most_before = held;
  }
  // And it goes on where it was.
  const Result rest = Shell("$V index --db facts.db feed.jsonl");
  EXPECT_EQ(rest.code, 0) << rest.err;
  EXPECT_EQ(Count("documents"), kDocuments);
  ExpectWhole();
}

TEST_F(IndexProgram, ReadersSeeWholeBatchesWhileItIsWritten) {
  const Running run = Start("errors");
  std::thread writer([&] {
    for (int i = 1; i <= 1500; ++i) {
      const std::string record = Record(i);
      if (write(run.feed, record.data(), record.size()) < 0) break;
    }
    close(run.feed);
  });
  long last = 0;
  int looks = 0;
  int status = 0;
  while (waitpid(run.pid, &status, WNOHANG) == 0) {
    if (!fs::exists(folder_ / "facts.db") || Reported("errors") == 0) {
      std::this_thread::sleep_for(milliseconds(20));
      continue;
    }
    const long now = Count("documents");
    EXPECT_GE(now, last);
    last = now;
    if (++looks % 5 == 0) ExpectWhole();
    const Result found = Shell("$V query --db facts.db --limit 3 --format jsonl 'het'");
    EXPECT_EQ(found.code, 0) << found.err;
    std::this_thread::sleep_for(milliseconds(50));
  }
  writer.join();
  EXPECT_EQ(WEXITSTATUS(status), 0) << Read("errors");
  EXPECT_EQ(Count("documents"), 1500);
  EXPECT_GT(looks, 0);
}

TEST_F(IndexProgram, AFullDiskIsSaidAndNothingIsLost) {
  std::string first, all;
  for (int i = 1; i <= 1200; ++i) {
    if (i <= 300) first += Record(i);
    all += Record(i);
  }
  Write("first.jsonl", first);
  Write("all.jsonl", all);
  ASSERT_EQ(Shell("$V index --db facts.db first.jsonl").code, 0);
  const auto kilobytes = fs::file_size(folder_ / "facts.db") / 1024 + 700;
  const Result full = Shell("ulimit -f " + std::to_string(kilobytes) + "; $V index --db facts.db all.jsonl");
  EXPECT_EQ(full.code, 2) << full.err;
  EXPECT_TRUE(Has(full.err, "disk is full")) << full.err;
  EXPECT_GE(Count("documents"), 300);
  ExpectWhole();
  const Result room = Shell("$V index --db facts.db all.jsonl");
  EXPECT_EQ(room.code, 0) << room.err;
  EXPECT_EQ(Count("documents"), 1200);
  ExpectWhole();
}

TEST_F(IndexProgram, ASecondWriterWaitsOrIsTold) {
  std::string some, more;
  for (int i = 1; i <= 1200; ++i) (i % 2 == 0 ? some : more) += Record(i);
  Write("some.jsonl", some);
  Write("more.jsonl", more);
  const Result both =
      Shell("$V index --db facts.db some.jsonl & $V index --db facts.db more.jsonl; a=$?; wait $!; exit $((a + $?))");
  EXPECT_EQ(both.code, 0) << both.err;
  EXPECT_EQ(Count("documents"), 1200);
  ExpectWhole();
  // One that holds the file and does not let go.
  sqlite3* holder = nullptr;
  ASSERT_EQ(sqlite3_open((folder_ / "facts.db").c_str(), &holder), SQLITE_OK);
  ASSERT_EQ(sqlite3_exec(holder, "BEGIN IMMEDIATE", nullptr, nullptr, nullptr), SQLITE_OK);
  Write("one.jsonl", Record(3001));
  const Result refused = Shell("$V index --db facts.db one.jsonl");
  EXPECT_EQ(refused.code, 2);
  EXPECT_TRUE(Has(refused.err, "another program is writing")) << refused.err;
  sqlite3_close(holder);
}

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
  EXPECT_TRUE(Has(run.err, "1 documents stored, 0 unchanged, 1 taken out")) << run.err;
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
  EXPECT_TRUE(Has(run.err, "1 documents stored, 1 unchanged")) << run.err;
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
