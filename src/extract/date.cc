// Date phrases as EDTF: labels to calendar fields, then missing years from the text or the publication date.
// Doors: DateToEdtf, ReadDates.
#include "extract/date.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdlib>
#include <optional>
#include <string_view>
#include <tuple>
#include <utility>

namespace vanban::extract {
namespace {

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
  std::vector<char> marks;
};

constexpr bool IsDigit(char c) { return c >= '0' && c <= '9'; }

Figures ReadFigures(std::string_view text) {
  Figures figures;
  char mark = ' ';
  for (std::size_t i = 0; i < text.size();) {
    if (!IsDigit(text[i])) {
      if (mark == ' ') mark = text[i];
      ++i;
      continue;
    }
    int number = 0;
    const auto [stop, error] = std::from_chars(text.data() + i, text.data() + text.size(), number);
    if (error != std::errc()) number = -1;  // too large for any calendar
    if (!figures.numbers.empty()) figures.marks.push_back(mark);
    figures.numbers.push_back(number);
    mark = ' ';
    i = static_cast<std::size_t>(stop - text.data());
  }
  return figures;
}

// Years of two figures: 50 to 99 are of the last century. 0: not said.
int FullYear(int year) {
  constexpr int kFirstOfLastCentury = 50;
  if (year <= 0 || year >= 100) return year;
  return year + (year < kFirstOfLastCentury ? 2000 : 1900);
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

std::string ToEdtf(const Expression& expression) {
  std::string out;
  AppendPoint(expression.begin, out);
  if (expression.interval) {
    out += '/';
    AppendPoint(expression.end, out);
  }
  return out;
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
    const Figures figures = ReadFigures(Text(label));
    return figures.numbers.empty() ? 0 : figures.numbers.front();
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

// One date of the document while its year is looked for.
struct Candidate {
  Span span;
  Expression read;
  bool cited = false;    // the date of issue of another document
  bool horizon = false;  // a goal

  [[nodiscard]] bool HasYear() const { return read.begin.year != 0; }
  // Says of what year the text around it speaks.
  [[nodiscard]] bool IsFull() const { return HasYear() && read.begin.month != 0; }
  [[nodiscard]] bool IsPlainYear() const { return HasYear() && read.begin.month == 0 && !read.interval && !horizon; }
};

std::uint32_t Distance(Span a, Span b) {
  if (a.Overlaps(b)) return 0;
  return a.end <= b.begin ? b.begin - a.end : a.begin - b.end;
}

void SetYear(int year, Expression& read) {
  const bool over_new_year = read.interval && read.begin.month > read.end.month;
  read.end.year = year;
  read.begin.year = over_new_year ? year - 1 : year;
}

// The year that brings the expression nearest to a known date (which may be partial).
int YearNearest(const Expression& read, const Point& known) {
  if (known.month == 0) return known.year;
  if (read.part_of_year) {
    // In its first months a year is not yet spoken of as a whole: `9 tháng đầu năm` is then the last one's.
    constexpr int kAhead = 6;
    return known.month + kAhead <= read.end.month && read.end.month > kAhead ? known.year - 1 : known.year;
  }
  const auto months_apart = [&](int year) {
    const int at = known.year * 12 + known.month;
    const int begin = year * 12 + read.begin.month;
    const int end = year * 12 + read.end.month;
    if (at < begin) return begin - at;
    return at > end ? at - end : 0;
  };
  int best = known.year;
  for (const int year : {known.year - 1, known.year + 1}) {
    if (months_apart(year) < months_apart(best)) best = year;
  }
  return best;
}

std::optional<Point> ReadKnown(std::string_view edtf) {
  const Figures figures = ReadFigures(edtf.substr(0, edtf.find('/')));
  if (figures.numbers.empty() || figures.numbers.front() < 1000) return std::nullopt;
  Point point{figures.numbers[0], 0, 0};
  if (figures.numbers.size() > 1) point.month = figures.numbers[1];
  if (figures.numbers.size() > 2) point.day = figures.numbers[2];
  return IsValid(point) ? std::optional(point) : std::nullopt;
}

// The years that the text and the frame give to dates without one.
class Years {
 public:
  Years(const std::vector<Candidate>& dates, const ReducedDocument& reduced, const Frame& frame)
      : reduced_(reduced), known_(ReadKnown(frame.date)) {
    for (const Candidate& date : dates) {
      if (date.IsFull()) {
        (date.cited ? cited_ : full_).push_back({date.span, date.read.end.year});
        if (!date.cited) latest_ = std::max(latest_, date.read.end.year);
      }
      if (!date.IsPlainYear() || date.cited) continue;
      if (plain_year_ == 0) plain_year_ = date.read.begin.year;
      if (plain_year_ != date.read.begin.year) several_plain_years_ = true;
    }
    const auto begin = [](const Dated& date) { return date.span.begin; };
    std::ranges::stable_sort(full_, {}, begin);
    std::ranges::stable_sort(cited_, {}, begin);
  }

  // 0: nothing says it.
  [[nodiscard]] int Of(const Candidate& date) const {
    const Dated* nearest = Nearest(full_, date.span);
    if (known_) {
      // A fuller date of the same paragraph says of what time is spoken here. Farther off, in place or in time, what is
      // dated in full is more often another time, and the time of writing is the one that needs no year.
      const int year = YearNearest(date.read, *known_);
      const bool near = nearest != nullptr && SameParagraph(nearest->span, date.span) &&
                        std::abs(nearest->year - year) <= 1 && !date.read.part_of_year;
      return near ? nearest->year : year;
    }
    // The latest full date is nearest to the time of writing: what was long before it is told in full.
    if (nearest != nullptr) return nearest->year + 1 < latest_ ? latest_ : nearest->year;
    nearest = Nearest(cited_, date.span);
    if (nearest != nullptr) return nearest->year;
    return several_plain_years_ ? 0 : plain_year_;
  }

 private:
  struct Dated {
    Span span;
    int year;
  };

  // REQUIRES: dates are sorted by their begin
  [[nodiscard]] static const Dated* Nearest(const std::vector<Dated>& dates, Span span) {
    const auto next = std::ranges::lower_bound(dates, span.begin, {}, [](const Dated& d) { return d.span.begin; });
    if (next == dates.begin()) return next == dates.end() ? nullptr : &*next;
    const auto before = std::prev(next);
    if (next == dates.end() || Distance(before->span, span) <= Distance(next->span, span)) return &*before;
    return &*next;
  }
  [[nodiscard]] bool SameParagraph(Span a, Span b) const {
    const auto paragraph = [&](Span span) { return reduced_.sentence(reduced_.SentenceAt(span.begin)).paragraph; };
    return paragraph(a) == paragraph(b);
  }

  const ReducedDocument& reduced_;
  std::optional<Point> known_;
  std::vector<Dated> full_;
  std::vector<Dated> cited_;
  int latest_ = 0;
  int plain_year_ = 0;
  bool several_plain_years_ = false;
};

std::vector<Candidate> FindDates(const ReducedDocument& reduced) {
  const Vocabulary& words = *reduced.words;
  std::vector<Candidate> dates;
  std::vector<Span> cited;
  for (std::uint32_t row = 0; row < reduced.rows.size(); ++row) {
    const rules::Reduction& reduction = reduced.rows[row].reduction;
    const std::size_t first = dates.size();
    cited.clear();
    for (const rules::NodeId node : reduction.made) {
      const NodeRef at{row, node};
      if (reduced.Is(at, words.citation)) cited.push_back(reduced.node(at).span);
      if (!reduced.Is(at, words.date)) continue;
      const std::optional<Expression> read = Labels(reduced, at).Read();
      if (!read) continue;
      dates.push_back({reduced.node(at).span, *read, false, reduced.Find(at, words.horizon) != nullptr});
    }
    for (std::size_t i = first; i < dates.size(); ++i) {
      dates[i].cited = std::ranges::any_of(cited, [&](Span span) { return span.Contains(dates[i].span); });
    }
  }
  return dates;
}

}  // namespace

std::string DateToEdtf(const ReducedDocument& reduced, NodeRef date) {
  const std::optional<Expression> read = Labels(reduced, date).Read();
  return read ? ToEdtf(*read) : std::string();
}

std::vector<DateValue> ReadDates(const ReducedDocument& reduced, const Frame& frame) {
  std::vector<Candidate> found = FindDates(reduced);
  const Years years(found, reduced, frame);
  std::vector<DateValue> dates;
  dates.reserve(found.size());
  for (Candidate& date : found) {
    if (!date.HasYear()) SetYear(years.Of(date), date.read);
    dates.push_back({date.span, ToEdtf(date.read)});
  }
  std::stable_sort(dates.begin(), dates.end(), [](const DateValue& a, const DateValue& b) {
    return std::tie(a.span.begin, a.span.end) < std::tie(b.span.begin, b.span.end);
  });
  return dates;
}

}  // namespace vanban::extract
