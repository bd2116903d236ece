// Faults and errors as text for people. The door is vanban/error.h.
#include "vanban/error.h"

#include <cassert>
#include <utility>

namespace vanban {

std::string Fault::ToString() const {
  std::string out = file;
  if (!file.empty()) {
    for (const std::uint32_t number : {line, column}) {
      if (number == 0) break;  // a column means nothing without its line
      out.append(":").append(std::to_string(number));
    }
    out += ": ";
  }
  out += message;
  if (!advice.empty()) out.append(" (").append(advice).append(")");
  return out;
}

Error::Error(std::string message)
    : Error(Fault{.file = {}, .line = 0, .column = 0, .message = std::move(message), .advice = {}}) {}

Error::Error(Fault fault) : Error(std::vector<Fault>{std::move(fault)}) {}

Error::Error(std::vector<Fault> faults) : faults_(std::move(faults)) {
  assert(!faults_.empty());
  for (const Fault& fault : faults_) {
    if (!what_.empty()) what_ += '\n';
    what_ += fault.ToString();
  }
}

}  // namespace vanban
