// Where data goes: stdout or a file, with every write checked. A full disk is an error that names the file; a reader
// that has gone away (`| head`) is a quiet end.
#pragma once

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

// Whether colours and progress are welcome: the stream is a terminal and the user did not set NO_COLOR.
bool StderrIsTerminal();
bool ColourOnStdout();

// A line about a fault on stderr: "vanban: message". Any thread.
void Message(std::string_view text);

}  // namespace vanban::cli
