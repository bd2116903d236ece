// Reading of values, apart from the grammar around them. The doors are ReadQuantity and ReadDays.
#include "index/query_values.h"

#include <algorithm>
#include <charconv>
#include <vector>

#include "text/fold.h"
#include "vanban/document.h"

namespace vanban::index {
namespace {

// Vietnamese and English figures, as from_chars reads them.
bool ReadFigure(std::string_view text, std::string& out) {
  if (text.empty() || text.front() == '.' || text.front() == ',' || text.back() == '.' || text.back() == ',')
    return false;
  const std::size_t last = text.find_last_of(".,");
  const auto count = [text](char c) { return std::count(text.begin(), text.end(), c); };
  bool decimals = false;
  if (last != std::string_view::npos) {
    const bool both = count('.') > 0 && count(',') > 0;
    const bool once = count(text[last]) == 1;
    decimals = once && (both || text.size() - last - 1 != 3 || text.substr(0, last) == "0");
  }
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '.' && text[i] != ',') {
      out += text[i];
    } else if (decimals && i == last) {
      out += '.';
    }
  }
  return true;
}

// Takes a word that multiplies from the front of `unit`; 0: there is none.
double TakeMultiplier(std::string& unit, const NumberWords& words) {
  const std::string folded = text::FoldToneless(unit);
  for (const auto& [word, times] : words.multipliers) {
    const std::string prefix = text::FoldToneless(word);
    const bool whole = folded == prefix || (folded.starts_with(prefix) && folded[prefix.size()] == ' ');
    if (prefix.empty() || !whole) continue;
    // Folding keeps the blanks, so the words that follow are those behind as many blanks.
    auto blanks = std::count(prefix.begin(), prefix.end(), ' ');
    std::size_t cut = 0;
    while (cut < unit.size() && (unit[cut] != ' ' || blanks-- > 0)) ++cut;
    unit = unit.substr(std::min(cut + 1, unit.size()));
    return times;
  }
  return 0;
}

}  // namespace

std::optional<Quantity> ReadQuantity(std::string_view text, const NumberWords& words) {
  std::string figure;
  if (!text.empty() && text[0] == '-') {
    figure = "-";
    text.remove_prefix(1);
  }
  const std::size_t end = std::min(text.find_first_not_of("0123456789.,"), text.size());
  if (!ReadFigure(text.substr(0, end), figure)) return std::nullopt;
  Quantity quantity;
  std::from_chars(figure.data(), figure.data() + figure.size(), quantity.number);
  quantity.unit = CleanValue(text.substr(end));
  while (!quantity.unit.empty()) {
    const double times = TakeMultiplier(quantity.unit, words);
    if (times == 0) break;
    quantity.number *= times;
  }
  return quantity;
}

std::optional<Days> ReadDays(std::string_view text) {
  Days days;
  const std::size_t dots = text.find("..");
  if (dots == std::string_view::npos) {
    days = DaysOf(text);
  } else {
    const std::string_view first = text.substr(0, dots);
    const std::string_view last = text.substr(dots + 2);
    days.from = first.empty() ? "0000-01-01" : DaysOf(first).from;
    days.to = last.empty() ? "9999-12-31" : DaysOf(last).to;
  }
  if (days.from.empty() || days.to.empty()) return std::nullopt;
  return days;
}

std::size_t EditDistance(std::string_view a, std::string_view b) {
  std::vector<std::size_t> row(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) row[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    std::size_t diagonal = row[0];
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t change = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
      diagonal = row[j];
      row[j] = std::min({change, row[j] + 1, row[j - 1] + 1});
    }
  }
  return row[b.size()];
}

}  // namespace vanban::index
