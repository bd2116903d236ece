// Vietnamese numbers as doubles. Doors: ReadFigure, ReadNumber, ReadFraction.
#include "extract/number.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <string>

namespace vanban::extract {
namespace {

constexpr std::size_t kMaxFigure = 30;

bool IsDigit(char c) { return c >= '0' && c <= '9'; }

// The digits, points and commas at the head of a text, without marks at the end (`6,1,` → `6,1`).
std::string_view HeadOf(std::string_view text) {
  const auto* end = std::ranges::find_if(text, [](char c) { return !IsDigit(c) && c != '.' && c != ','; });
  std::string_view head(text.begin(), end);
  while (!head.empty() && !IsDigit(head.back())) head.remove_suffix(1);
  return head;
}

// Whether every `mark` stands before exactly three digits and the first group is not a lone zero.
bool Groups(std::string_view figure, char mark) {
  if (figure.find(mark) > 3 || (figure[0] == '0' && figure.find(mark) == 1)) return false;
  for (std::size_t at = figure.find(mark); at != std::string_view::npos; at = figure.find(mark, at + 1)) {
    const std::size_t next = std::min(figure.find_first_of(".,", at + 1), figure.size());
    if (next - at != 4) return false;
  }
  return true;
}

// Which character is the decimal mark; 0: none. nullopt: the marks make no sense together.
std::optional<char> DecimalMark(std::string_view figure) {
  const auto points = std::ranges::count(figure, '.');
  const auto commas = std::ranges::count(figure, ',');
  if (points == 0 && commas == 0) return '\0';
  if (points > 0 && commas > 0) {
    const char decimal = figure[figure.find_last_of(".,")];
    const char group = decimal == ',' ? '.' : ',';
    const bool alone = (decimal == ',' ? commas : points) == 1;
    return alone && Groups(figure.substr(0, figure.rfind(decimal)), group) ? std::optional(decimal) : std::nullopt;
  }
  const char mark = points > 0 ? '.' : ',';
  if (points + commas > 1) return Groups(figure, mark) ? std::optional('\0') : std::nullopt;
  return mark == '.' && Groups(figure, mark) ? '\0' : mark;
}

}  // namespace

std::optional<double> ReadFigure(std::string_view text) {
  const std::string_view figure = HeadOf(text);
  if (figure.empty() || !IsDigit(figure.front()) || figure.size() > kMaxFigure) return std::nullopt;
  const std::optional<char> decimal = DecimalMark(figure);
  if (!decimal) return std::nullopt;
  std::string plain;
  for (const char c : figure) {
    if (IsDigit(c)) plain += c;
    if (c == *decimal && *decimal != '\0') plain += '.';
  }
  double value = 0;
  const auto [end, error] = std::from_chars(plain.data(), plain.data() + plain.size(), value);
  if (error != std::errc() || end != plain.data() + plain.size() || !std::isfinite(value)) return std::nullopt;
  return value;
}

std::optional<double> ReadNumber(const ReducedDocument& reduced, NodeRef number) {
  std::optional<double> value = ReadFigure(reduced.text(reduced.node(number).span));
  if (!value) return std::nullopt;
  double times = 1;
  std::optional<double> rest;  // said in a smaller measure, behind it
  for (const rules::Part& part : reduced.parts(number)) {
    const Vocabulary& words = *reduced.words;
    if (part.label == words.rest) rest = ReadFigure(reduced.text(part.span));
    if (part.label != words.times && part.label != words.rest_times) continue;
    double read = 0;
    const auto [end, error] = std::from_chars(part.value.data(), part.value.data() + part.value.size(), read);
    if (error != std::errc()) return std::nullopt;
    if (part.label == words.times) {
      *value *= read;
      times = read;
    } else {
      if (!rest || *rest * read >= times) return std::nullopt;
      *value += *rest * read;
    }
  }
  // 1,436 × 1e12 is not quite a whole number of đồng in binary: what is nearly whole is meant whole.
  const double whole = std::round(*value);
  if (std::abs(*value) >= 1000 && std::abs(*value - whole) <= 1e-9 * std::abs(whole)) value = whole;
  return value;
}

std::optional<std::pair<double, double>> ReadFraction(std::string_view text) {
  const std::size_t stroke = text.find('/');
  if (stroke == std::string_view::npos) return std::nullopt;
  const std::optional<double> part = ReadFigure(text.substr(0, stroke));
  const std::optional<double> whole = ReadFigure(text.substr(stroke + 1));
  if (!part || !whole) return std::nullopt;
  return std::pair(*part, *whole);
}

}  // namespace vanban::extract
