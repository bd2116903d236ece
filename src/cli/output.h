// Where data goes: stdout or a file, with every write checked. A full disk is an error that names the file; a reader
// that has gone away (`| head`) is a quiet end.
#pragma once

#include <chrono>
#include <cstdint>
#include <cstdio>
#include <exception>
#include <string>
#include <string_view>

namespace vanban::cli {

// The reader of our output has closed its end of the pipe: nothing is wrong, nothing more is wanted.
class OutputClosed : public std::exception {
 public:
  [[nodiscard]] const char* what() const noexcept override { return "the reader of the output has gone away"; }
};

// One output. Not for more than one thread at a time.
class Output {
 public:
  // `path` empty or "-": stdout. Throws vanban::Error where the file cannot be made.
  explicit Output(std::string path = "");
  Output(const Output&) = delete;
  Output& operator=(const Output&) = delete;
  ~Output();

  // Both throw vanban::Error where not all could be written, OutputClosed where nobody reads any more.
  void Write(std::string_view data);
  // Flushes and closes. A command calls it as its last step: what it has not heard of by then is not written.
  void Close();

 private:
  [[noreturn]] void Fail() const;

  std::string path_;
  std::FILE* file_ = nullptr;
};

// Whether colours are welcome on stdout: it is a terminal and the user did not set NO_COLOR.
bool ColourOnStdout();

// How far a long run is, on one line of stderr; only where that is a terminal and stdout is not, so that the line
// stands in nobody's way. Gone when done.
class Progress {
 public:
  Progress();
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;
  ~Progress();
  void Add(std::size_t bytes);  // one more document is done

 private:
  using Clock = std::chrono::steady_clock;
  const bool shown_;
  const Clock::time_point start_ = Clock::now();
  Clock::time_point last_ = start_;
  std::uint64_t documents_ = 0, bytes_ = 0;
};

// A line about a fault on stderr: "vanban: message". Any thread.
void Message(std::string_view text);

// `1 document`, `2 documents`.
std::string Counted(std::uint64_t count, std::string_view one, std::string_view many);

}  // namespace vanban::cli
