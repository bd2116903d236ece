// What one date phrase means, before the text says of which year it speaks. For date.cc.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "extract/reduced.h"

namespace vanban::extract::calendar {

// A calendar day, month or year; 0: not said.
struct Point {
  int year = 0;
  int month = 0;
  int day = 0;

  friend bool operator==(const Point&, const Point&) = default;
};

// What a phrase means, before its year is known.
struct Expression {
  Point begin;
  Point end;  // the same as `begin` where it is no interval
  bool interval = false;
  bool part_of_year = false;  // `6 tháng đầu năm`: of the year in which it is written
};

// The numbers of `22/9/2023` or `26 - 27.9`, and the first character between each two that is no blank.
struct Figures {
  std::vector<int> numbers;
  std::string marks;
};

[[nodiscard]] Figures ReadFigures(std::string_view text);

// Whether the parts that are said are a day, month or year of the calendar.
[[nodiscard]] bool IsValid(const Point& point);

// A missing year as "XXXX".
[[nodiscard]] std::string ToEdtf(const Expression& expression);

// Reads a phrase of kind `date` by its labels; none: it is no date (32/13).
[[nodiscard]] std::optional<Expression> ReadExpression(const ReducedDocument& reduced, NodeRef date);

}  // namespace vanban::extract::calendar
