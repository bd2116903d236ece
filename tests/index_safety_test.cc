// What was reported as stored stays, whatever happens to the one who stores it: kills it, fills its disk, reads and
// writes meanwhile.
#include <gtest/gtest.h>
#include <signal.h>
#include <sqlite3.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <string>
#include <thread>

#include "index_program.h"

namespace vanban::index_test {
namespace {

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
  for (int i = 1; i <= 400; ++i) (i % 2 == 0 ? some : more) += Record(i);
  Write("some.jsonl", some);
  Write("more.jsonl", more);
  const Result both =
      Shell("$V index --db facts.db some.jsonl & $V index --db facts.db more.jsonl; a=$?; wait $!; exit $((a + $?))");
  // On a machine that has much else to do one may wait too long, before or after it stored its documents: then it says
  // so, and the other's documents are there.
  if (both.code == 0) {
    EXPECT_EQ(Count("documents"), 400);
  } else {
    EXPECT_EQ(both.code, 2) << both.err;
    EXPECT_TRUE(Has(both.err, "another program is writing")) << both.err;
    EXPECT_GE(Count("documents"), 200);
  }
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

}  // namespace
}  // namespace vanban::index_test
