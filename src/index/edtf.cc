// EDTF dates as ISO days. The doors are DaysOf and PreviousDay.
#include "index/edtf.h"

#include <array>
#include <cstdio>

namespace vanban::index {
namespace {

int ReadFigures(std::string_view text, std::size_t digits) {
  if (text.size() < digits) return -1;
  int value = 0;
  for (std::size_t i = 0; i < digits; ++i) {
    if (text[i] < '0' || text[i] > '9') return -1;
    value = value * 10 + (text[i] - '0');
  }
  return value;
}

int DaysInMonth(int year, int month) {
  constexpr std::array<int, 12> kDays = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  const bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
  return month == 2 && leap ? 29 : kDays[static_cast<std::size_t>(month - 1)];
}

std::string IsoDay(int year, int month, int day) {
  std::array<char, 40> buffer{};
  std::snprintf(buffer.data(), buffer.size(), "%04d-%02d-%02d", year, month, day);
  return buffer.data();
}

Days DaysOfOne(std::string_view date) {
  const int year = ReadFigures(date, 4);
  if (year < 0) return {};
  if (date.size() == 4) return {IsoDay(year, 1, 1), IsoDay(year, 12, 31)};
  if (date[4] != '-') return {};
  const int month = ReadFigures(date.substr(5), 2);
  if (month < 1 || month > 12) return {};
  if (date.size() == 7) return {IsoDay(year, month, 1), IsoDay(year, month, DaysInMonth(year, month))};
  if (date[7] != '-' || date.size() != 10) return {};
  const int day = ReadFigures(date.substr(8), 2);
  if (day < 1 || day > DaysInMonth(year, month)) return {};
  return {IsoDay(year, month, day), IsoDay(year, month, day)};
}

}  // namespace

Days DaysOf(std::string_view edtf) {
  while (!edtf.empty() && (edtf.back() == '~' || edtf.back() == '?' || edtf.back() == '%')) edtf.remove_suffix(1);
  const std::size_t slash = edtf.find('/');
  if (slash == std::string_view::npos) return DaysOfOne(edtf);
  const std::string_view first = edtf.substr(0, slash);
  const std::string_view last = edtf.substr(slash + 1);
  Days days;
  days.from = DaysOfOne(first).from;
  days.to = DaysOfOne(last).to;
  // An open end ("2023/..") reaches as far as days are written.
  if (last.empty() || last == "..") days.to = days.from.empty() ? "" : "9999-12-31";
  if (first.empty() || first == "..") days.from = days.to.empty() ? "" : "0000-01-01";
  if (days.from.empty() || days.to.empty() || days.to < days.from) return {};
  return days;
}

std::string PreviousDay(std::string_view day) {
  int year = ReadFigures(day, 4);
  int month = ReadFigures(day.substr(5), 2);
  int date = ReadFigures(day.substr(8), 2) - 1;
  if (date == 0) {
    if (--month == 0) {
      month = 12;
      --year;
    }
    date = DaysInMonth(year, month);
  }
  return IsoDay(year, month, date);
}

}  // namespace vanban::index
