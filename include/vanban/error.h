// Faults of the world: a file that cannot be read, a rule file with mistakes, a refusal of the database. Thrown while
// loading, opening and writing only; text processing is total and never throws because of what a document says.
#pragma once

#include <cstdint>
#include <exception>
#include <string>
#include <vector>

namespace vanban {

// One fault, at a place that an editor can jump to.
struct Fault {
  std::string file;          // as the user named it; empty where no file is involved
  std::uint32_t line = 0;    // from 1; 0: not known
  std::uint32_t column = 0;  // from 1, in characters; 0: not known
  std::string message;       // what is wrong, in one sentence
  std::string advice;        // what to do about it; may be empty

  // "file:line:column: message (advice)", without the parts that are not known.
  [[nodiscard]] std::string ToString() const;
};

// All the faults found at once, in the order of file and line. what() gives them one a line.
class Error : public std::exception {
 public:
  explicit Error(std::string message);
  explicit Error(Fault fault);
  // REQUIRES: !faults.empty()
  explicit Error(std::vector<Fault> faults);

  [[nodiscard]] const std::vector<Fault>& faults() const { return faults_; }
  [[nodiscard]] const char* what() const noexcept override { return what_.c_str(); }

 private:
  std::vector<Fault> faults_;
  std::string what_;
};

}  // namespace vanban
