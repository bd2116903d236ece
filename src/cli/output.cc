// Output that notices when it fails.
// Door: Output.
#include "cli/output.h"

#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <utility>

#include "vanban/error.h"

namespace vanban::cli {

Output::Output(std::string path) : path_(std::move(path)) {
  if (path_.empty() || path_ == "-") {
    path_.clear();
    file_ = stdout;
    return;
  }
  file_ = std::fopen(path_.c_str(), "wb");
  if (file_ == nullptr) {
    throw Error(Fault{path_, 0, 0, std::string("cannot be written: ") + std::strerror(errno), "name another --output"});
  }
}

Output::~Output() {
  if (file_ != nullptr && file_ != stdout) std::fclose(file_);
}

void Output::Fail() const {
  const int error = errno;
  if (error == EPIPE) throw OutputClosed();
  throw Error(Fault{path_.empty() ? "stdout" : path_, 0, 0, std::string("cannot be written: ") + std::strerror(error),
                    error == ENOSPC ? "make room on the disk and run again" : ""});
}

void Output::Write(std::string_view data) {
  if (std::fwrite(data.data(), 1, data.size(), file_) != data.size()) Fail();
}

void Output::Close() {
  std::FILE* file = std::exchange(file_, nullptr);
  if (file == nullptr) return;
  const bool flushed = std::fflush(file) == 0;
  const int error = errno;
  // Some file systems (NFS) tell of a full disk only at close.
  const bool closed = file == stdout || std::fclose(file) == 0;
  if (flushed && closed) return;
  if (!flushed) errno = error;
  Fail();
}

bool ColourOnStdout() {
  const char* no_colour = std::getenv("NO_COLOR");
  return isatty(STDOUT_FILENO) != 0 && (no_colour == nullptr || *no_colour == '\0');
}

Progress::Progress() : shown_(isatty(STDERR_FILENO) != 0 && isatty(STDOUT_FILENO) == 0) {}

Progress::~Progress() {
  if (shown_ && last_ != start_) std::fputs("\r\033[K", stderr);
}

void Progress::Add(std::size_t bytes) {
  ++documents_;
  bytes_ += bytes;
  if (!shown_) return;
  const Clock::time_point now = Clock::now();
  if (now - last_ < std::chrono::milliseconds(200)) return;
  last_ = now;
  const double megabytes = static_cast<double>(bytes_) / 1e6;
  const double seconds = std::chrono::duration<double>(now - start_).count();
  std::fprintf(stderr, "\r\033[K%llu documents, %.1f MB, %.1f MB/s", static_cast<unsigned long long>(documents_),
               megabytes, megabytes / seconds);
}

void Message(std::string_view text) {
  std::string line = "vanban: ";
  line.append(text).push_back('\n');
  // One call, so that the lines of several threads do not mix.
  std::fwrite(line.data(), 1, line.size(), stderr);
}

std::string Counted(std::uint64_t count, std::string_view one, std::string_view many) {
  return std::to_string(count) + ' ' + std::string(count == 1 ? one : many);
}

}  // namespace vanban::cli
