// The labels of date phrases as calendar fields, and those as EDTF. Doors: ReadExpression, ToEdtf.
#include "extract/calendar.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <span>
#include <utility>

namespace vanban::extract::calendar {
namespace {

constexpr bool IsDigit(char c) { return c >= '0' && c <= '9'; }

// The number at the start of a text, which moves behind it; -1: too large for any calendar.
// REQUIRES: a digit begins the text
int TakeNumber(std::string_view& text) {
  int number = 0;
  const auto [stop, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  text.remove_prefix(static_cast<std::size_t>(stop - text.data()));
  return error == std::errc() ? number : -1;
}

// Years of two figures: 50 to 99 are of the last century. 0: not said.
int FullYear(int year) {
  constexpr int kFirstOfLastCentury = 50;
  if (year <= 0 || year >= 100) return year;
  return year + (year < kFirstOfLastCentury ? 2000 : 1900);
}

// Day, month and year in this order, as many as there are.
Point DayMonthYear(std::span<const int> numbers) {
  Point point;
  if (!numbers.empty()) point.day = numbers[0];
  if (numbers.size() > 1) point.month = numbers[1];
  if (numbers.size() > 2) point.year = FullYear(numbers[2]);
  return point;
}

// What the first end of an interval leaves out, the second says.
Point CompleteFrom(Point from, const Point& to) {
  if (from.month == 0) from.month = to.month;
  if (from.year == 0 && to.year != 0) {
    const bool year_before = from.month > to.month;
    from.year = year_before ? to.year - 1 : to.year;
  }
  return from;
}

// I to IV.
int RomanQuarter(std::string_view text) {
  constexpr std::array<std::string_view, 4> kQuarters = {"I", "II", "III", "IV"};
  const std::string_view numeral = text.substr(0, text.find_first_not_of("IV"));
  const auto* at = std::ranges::find(kQuarters, numeral);
  return at == kQuarters.end() ? 0 : static_cast<int>(at - kQuarters.begin()) + 1;
}

void AppendPoint(const Point& point, std::string& out) {
  const auto add = [&](int number, std::size_t width) {
    const std::string digits = std::to_string(number);
    out.append(width - std::min(width, digits.size()), '0').append(digits);
  };
  if (point.year == 0) {
    out += "XXXX";
  } else {
    add(point.year, 4);
  }
  if (point.month == 0) return;
  out += '-';
  add(point.month, 2);
  if (point.day == 0) return;
  out += '-';
  add(point.day, 2);
}

// Reads the labels of one date phrase.
class Labels {
 public:
  Labels(const ReducedDocument& reduced, NodeRef date) : reduced_(reduced), date_(date), words_(*reduced.words) {}

  // nullopt: it is no date.
  [[nodiscard]] std::optional<Expression> Read() const {
    Expression read;
    if (Has(words_.quarter)) {
      read = Quarter();
    } else if (Has(words_.months) || Has(words_.half)) {
      read = PartOfYear();
    } else if (Has(words_.day)) {
      read = Days();
    } else if (Has(words_.month)) {
      read = Months();
    } else if (Has(words_.year)) {
      read = Years();
    } else {
      return std::nullopt;
    }
    const bool empty = read.begin == Point();
    if (empty || !IsValid(read.begin) || !IsValid(read.end)) return std::nullopt;
    if (read.interval && Ordinal(read.begin) >= Ordinal(read.end)) return std::nullopt;
    return read;
  }

 private:
  static int Ordinal(const Point& point) { return (point.year * 13 + point.month) * 32 + point.day; }

  [[nodiscard]] bool Has(rules::LabelId label) const { return reduced_.Find(date_, label) != nullptr; }
  [[nodiscard]] std::string_view Text(rules::LabelId label) const {
    const rules::Part* part = reduced_.Find(date_, label);
    if (part == nullptr) return {};
    return part->canonical ? part->value : reduced_.text(part->span);
  }
  [[nodiscard]] int Number(rules::LabelId label) const {
    std::string_view text = Text(label);
    while (!text.empty() && !IsDigit(text.front())) text.remove_prefix(1);
    return text.empty() ? 0 : TakeNumber(text);
  }

  // The year beside another label: its own, or what the label's text says behind its first number.
  [[nodiscard]] int YearBeside(rules::LabelId label) const {
    if (Has(words_.year)) return FullYear(Number(words_.year));
    const Figures figures = ReadFigures(Text(label));
    return figures.numbers.size() > 1 ? figures.numbers.back() : 0;
  }

  [[nodiscard]] static Expression Whole(int year, int first_month, int last_month) {
    return {{year, first_month, 0}, {year, last_month, 0}, first_month != last_month, false};
  }

  [[nodiscard]] Expression Quarter() const {
    const std::string_view text = Text(words_.quarter);
    int quarter = RomanQuarter(text);
    int year = FullYear(Number(words_.year));
    if (quarter == 0) {
      quarter = Number(words_.quarter);
      year = YearBeside(words_.quarter);
    } else if (!Has(words_.year)) {
      year = Number(words_.quarter);
    }
    if (quarter < 1 || quarter > 4) return {};
    return Whole(year, 3 * quarter - 2, 3 * quarter);
  }

  [[nodiscard]] Expression PartOfYear() const {
    constexpr int kHalf = 6;
    const int months = Has(words_.months) ? Number(words_.months) : kHalf;
    if (months < 1 || months > 12) return {};
    const int year = FullYear(Number(words_.year));
    const bool from_the_end = Text(words_.half) == "last";
    Expression read = from_the_end ? Whole(year, 13 - months, 12) : Whole(year, 1, months);
    read.part_of_year = true;
    return read;
  }

  [[nodiscard]] Expression Days() const {
    const Figures figures = ReadFigures(Text(words_.day));
    const std::size_t count = figures.numbers.size();
    // The dash of `26-27/9/2025` and `24/10-2/11/2025`; in `22-9-2023` all marks are dashes.
    const auto dash = std::ranges::find(figures.marks, '-');
    const bool all_dashes = std::ranges::all_of(figures.marks, [](char mark) { return mark == '-'; });
    const std::span<const int> numbers(figures.numbers);
    Expression read;
    if (dash != figures.marks.end() && !all_dashes) {
      const auto split = static_cast<std::size_t>(dash - figures.marks.begin()) + 1;
      read.end = DayMonthYear(numbers.subspan(split));
      read.begin = CompleteFrom(DayMonthYear(numbers.first(split)), read.end);
      read.interval = true;
      return read;
    }
    read.end = DayMonthYear(numbers.first(std::min<std::size_t>(count, 3)));
    if (Has(words_.month)) {
      read.end.month = Number(words_.month);
      read.end.year = YearBeside(words_.month);
    } else if (Has(words_.year)) {
      read.end.year = FullYear(Number(words_.year));
    }
    if (Has(words_.from)) {
      const Figures from = ReadFigures(Text(words_.from));
      read.begin = CompleteFrom(DayMonthYear(from.numbers), read.end);
      read.interval = true;
    } else {
      read.begin = read.end;
    }
    if (read.end.day == 0 || read.end.month == 0) return {};
    return read;
  }

  [[nodiscard]] Expression Months() const {
    const int month = Number(words_.month);
    const int year = YearBeside(words_.month);
    if (month < 1 || month > 12) return {};
    if (!Has(words_.from)) return {{year, month, 0}, {year, month, 0}, false, false};
    const int from = Number(words_.from);
    if (from < 1 || from > 12) return {};
    return {{from > month && year != 0 ? year - 1 : year, from, 0}, {year, month, 0}, true, false};
  }

  [[nodiscard]] Expression Years() const {
    const Figures figures = ReadFigures(Text(words_.year));
    if (figures.numbers.empty()) return {};
    const int last = FullYear(figures.numbers.back());
    int first = FullYear(figures.numbers.front());
    if (Has(words_.from)) first = FullYear(Number(words_.from));
    return {{first, 0, 0}, {last, 0, 0}, first != last, false};
  }

  const ReducedDocument& reduced_;
  NodeRef date_;
  const Vocabulary& words_;
};

}  // namespace

Figures ReadFigures(std::string_view text) {
  Figures figures;
  figures.numbers.reserve(4);  // mostly three at most
  char mark = ' ';
  while (!text.empty()) {
    if (!IsDigit(text.front())) {
      if (mark == ' ') mark = text.front();
      text.remove_prefix(1);
      continue;
    }
    if (!figures.numbers.empty()) figures.marks.push_back(mark);
    figures.numbers.push_back(TakeNumber(text));
    mark = ' ';
  }
  return figures;
}

bool IsValid(const Point& point) {
  constexpr std::array<int, 13> kDays = {31, 31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  const bool year_good = point.year == 0 || (point.year >= 1000 && point.year <= 2200);
  if (!year_good || point.month < 0 || point.month > 12 || point.day < 0) return false;
  if (point.day > 0 && point.month == 0) return false;
  const int month_days = kDays[static_cast<std::size_t>(point.month)];
  const bool leap = point.year % 4 == 0 && (point.year % 100 != 0 || point.year % 400 == 0);
  return point.day <= (point.month == 2 && point.year != 0 && !leap ? 28 : month_days);
}

std::string ToEdtf(const Expression& expression) {
  std::string out;
  AppendPoint(expression.begin, out);
  if (expression.interval) {
    out += '/';
    AppendPoint(expression.end, out);
  }
  return out;
}

std::optional<Expression> ReadExpression(const ReducedDocument& reduced, NodeRef date) {
  return Labels(reduced, date).Read();
}

}  // namespace vanban::extract::calendar
