// How faults of the world are worded. Stands in text, the lowest room, so that every room can throw one.
// Door: Error, Fault::ToString.
#include "vanban/error.h"

#include <cassert>
#include <utility>

namespace vanban {

std::string Fault::ToString() const {
  std::string out = file;
  if (!file.empty()) {
    for (const std::uint32_t place : {line, line == 0 ? 0 : column}) {
      if (place != 0) out += ":" + std::to_string(place);
    }
    out += ": ";
  }
  out += message;
  if (!advice.empty()) out += " (" + advice + ")";
  return out;
}

Error::Error(std::string message) : Error(Fault{"", 0, 0, std::move(message), ""}) {}

Error::Error(Fault fault) : Error(std::vector<Fault>{std::move(fault)}) {}

Error::Error(std::vector<Fault> faults) : faults_(std::move(faults)) {
  assert(!faults_.empty());
  for (const Fault& fault : faults_) {
    if (!what_.empty()) what_ += '\n';
    what_ += fault.ToString();
  }
}

}  // namespace vanban
