// What the tests that run `vanban index` as a process of its own share: a folder, the program in it, SQL on the side.
#pragma once

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
#include <memory>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

#include "vanban/index.h"

namespace vanban::index_test {

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

  // A connection of the test's own.
  using Connection = std::unique_ptr<sqlite3, decltype(&sqlite3_close)>;
  Connection Connect() const {
    sqlite3* database = nullptr;
    EXPECT_EQ(sqlite3_open((folder_ / "facts.db").c_str(), &database), SQLITE_OK);
    sqlite3_busy_timeout(database, 10'000);
    return {database, sqlite3_close};
  }
  static std::vector<std::string> Sql(const Connection& connection, const std::string& sql) {
    std::vector<std::string> rows;
    char* message = nullptr;
    sqlite3_exec(
        connection.get(), sql.c_str(),
        [](void* out, int, char** values, char**) {
          static_cast<std::vector<std::string>*>(out)->emplace_back(values[0] == nullptr ? "" : values[0]);
          return 0;
        },
        &rows, &message);
    EXPECT_EQ(message, nullptr) << sql << ": " << message;
    sqlite3_free(message);
    return rows;
  }
  static long Count(const Connection& connection, const std::string& what) {
    const auto rows = Sql(connection, "SELECT count(*) FROM " + what);
    return rows.empty() ? -1 : std::stol(rows[0]);
  }
  std::vector<std::string> Sql(const std::string& sql) const { return Sql(Connect(), sql); }
  long Count(const std::string& what) const { return Count(Connect(), what); }

  // Whole documents only: each with its text, its three sentences, their full text, and nothing that belongs to none.
  void ExpectWhole() const {
    const Connection moment = Connect();  // one moment for all questions, whatever is stored meanwhile
    Sql(moment, "BEGIN");
    EXPECT_EQ(Sql(moment, "PRAGMA integrity_check"), std::vector<std::string>{"ok"});
    EXPECT_TRUE(Sql(moment, "PRAGMA foreign_key_check").empty());
    const long documents = Count(moment, "documents");
    EXPECT_EQ(Count(moment, "document_texts"), documents);
    EXPECT_EQ(Count(moment, "(SELECT 1 FROM sentences GROUP BY document_id HAVING count(*) = 3)"), documents);
    EXPECT_EQ(Count(moment, "sentence_index WHERE sentence_index MATCH 'toneless: het'"), documents);
    EXPECT_EQ(Count(moment, "fact_index WHERE fact_index MATCH 'type_text'"), documents);
    EXPECT_EQ(Count(moment, "facts WHERE document_id NOT IN (SELECT id FROM documents)"), 0);
    EXPECT_EQ(Count(moment, "fact_index WHERE fact_index MATCH 'type_date'"), Count(moment, "dates"));
    Sql(moment, "COMMIT");
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

inline bool Has(const std::string& text, std::string_view part) { return text.find(part) != std::string::npos; }

}  // namespace vanban::index_test
