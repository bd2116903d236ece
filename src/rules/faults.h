// Collects the faults of all files, so that an author sees them at once.
#pragma once

#include <algorithm>
#include <cstdint>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

#include "vanban/error.h"

namespace vanban::rules {

// A place in a data file.
struct Place {
  std::string_view file;  // outlives the loading
  std::uint32_t line = 0;
  std::uint32_t column = 0;
};

class Faults {
 public:
  void Add(Place place, std::string message, std::string advice = {}) {
    faults_.push_back({std::string(place.file), place.line, place.column, std::move(message), std::move(advice)});
  }
  [[nodiscard]] bool empty() const { return faults_.empty(); }
  [[nodiscard]] std::size_t size() const { return faults_.size(); }

  // Throws them in the order of file and line; does nothing where there are none.
  void ThrowIfAny() {
    if (faults_.empty()) return;
    std::stable_sort(faults_.begin(), faults_.end(), [](const Fault& a, const Fault& b) {
      return std::tie(a.file, a.line, a.column) < std::tie(b.file, b.line, b.column);
    });
    throw Error(std::move(faults_));
  }

 private:
  std::vector<Fault> faults_;
};

}  // namespace vanban::rules
