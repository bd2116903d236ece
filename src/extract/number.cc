// Vietnamese numbers as doubles. Door: ReadNumber.
#include "extract/number.h"

#include <charconv>
#include <string_view>

namespace vanban::extract {

std::optional<double> ReadNumber(const ReducedDocument& reduced, NodeRef number) {
  const std::string_view text = reduced.text(reduced.node(number).span);
  double value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc()) return std::nullopt;
  return value;
}

}  // namespace vanban::extract
