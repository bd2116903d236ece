// Date phrases of a document, with missing years from the text or the publication date. Doors: DateToEdtf, ReadDates.
#include "extract/date.h"

#include <algorithm>
#include <cstdlib>
#include <iterator>
#include <optional>
#include <string_view>
#include <tuple>

#include "extract/calendar.h"

namespace vanban::extract {
namespace {

using calendar::Expression;
using calendar::Figures;
using calendar::Point;

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
  const Figures figures = calendar::ReadFigures(edtf.substr(0, edtf.find('/')));
  if (figures.numbers.empty() || figures.numbers.front() < 1000) return std::nullopt;
  Point point{figures.numbers[0], 0, 0};
  if (figures.numbers.size() > 1) point.month = figures.numbers[1];
  if (figures.numbers.size() > 2) point.day = figures.numbers[2];
  return calendar::IsValid(point) ? std::optional(point) : std::nullopt;
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
      const rules::KindId kind = reduction.nodes[node].kind;
      if (kind == rules::kNoKind) continue;
      if (kind == words.citation) cited.push_back(reduction.nodes[node].span);
      if (kind != words.date) continue;
      const std::optional<Expression> read = calendar::ReadExpression(reduced, at);
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
  const std::optional<Expression> read = calendar::ReadExpression(reduced, date);
  return read ? calendar::ToEdtf(*read) : std::string();
}

std::vector<DateValue> ReadDates(const ReducedDocument& reduced, const Frame& frame) {
  std::vector<Candidate> found = FindDates(reduced);
  const Years years(found, reduced, frame);
  std::vector<DateValue> dates;
  dates.reserve(found.size());
  for (Candidate& date : found) {
    if (!date.HasYear()) SetYear(years.Of(date), date.read);
    dates.push_back({date.span, calendar::ToEdtf(date.read)});
  }
  std::stable_sort(dates.begin(), dates.end(), [](const DateValue& a, const DateValue& b) {
    return std::tie(a.span.begin, a.span.end) < std::tie(b.span.begin, b.span.end);
  });
  return dates;
}

}  // namespace vanban::extract
