// What figures in a series share. Door: ShareWithin.
#include "extract/carry_series.h"

#include <algorithm>
#include <string>

namespace vanban::extract {
namespace {

class Sharer {
 public:
  Sharer(const ReducedDocument& reduced, const CarryKinds& kinds, Drafts& drafts, const std::vector<FactId>& here)
      : reduced_(reduced), kinds_(kinds), drafts_(drafts), here_(here) {}

  void Run() {
    for (std::size_t i = 0; i < here_.size(); ++i) {
      if (SaysWithin(i, kinds_.respectively)) ShareOut(i);
    }
    ShareDirection();
    ShareLead();
    ShareWhole();
  }

 private:
  [[nodiscard]] Indicator& At(std::size_t i) { return *drafts_.Get(here_[i]).As<Indicator>(); }
  [[nodiscard]] const rules::Reduction& Row(std::size_t i) const {
    return reduced_.rows[drafts_.Get(here_[i]).sentence].reduction;
  }

  // Whether the figure's claim holds an atom of a kind.
  [[nodiscard]] bool SaysWithin(std::size_t i, rules::KindId kind) const {
    if (kind == rules::kNoKind) return false;
    const Span span = drafts_.Get(here_[i]).span;
    return std::ranges::any_of(Row(i).nodes, [&](const rules::Node& node) {
      return node.rule < 0 && span.Contains(node.span) && rules::HasKind(*reduced_.rules, node, kind);
    });
  }

  // How many figures from `first` on stand in one series: the next begins right behind the one before.
  [[nodiscard]] std::size_t SeriesEnd(std::size_t first) const {
    constexpr std::uint32_t kBetween = 8;  // bytes: `, ` or ` và `
    std::size_t end = first + 1;
    while (end < here_.size() &&
           reduced_.IsBehind(drafts_.Get(here_[end - 1]).span, drafts_.Get(here_[end]).span, kBetween)) {
      ++end;
    }
    return end;
  }

  void ShareOut(std::size_t first) {
    const std::size_t end = SeriesEnd(first);
    const std::size_t count = end - first;
    if (count < 2) return;
    std::vector<std::size_t> named;  // the last figure of each name before the series, nearest first
    for (std::size_t i = first; i-- > 0 && named.size() < count;) {
      const bool known = std::ranges::any_of(named, [&](std::size_t other) { return At(other).name == At(i).name; });
      if (!known) named.push_back(i);
    }
    for (std::size_t i = first; i < end; ++i) {
      At(i).direction = At(first).direction;
      if (At(i).baseline.empty()) At(i).baseline = At(end - 1).baseline;
      if (named.size() != count) continue;  // which belongs to which is not known
      const Indicator& of = At(named[count - 1 - (i - first)]);
      At(i).name = of.name;
      At(i).entity = of.entity;
    }
  }

  // `tăng 4,2%, 8,7% và 6,3% so với năm trước`: bare figures behind a change are changes, all compared alike.
  void ShareDirection() {
    for (std::size_t i = 0; i < here_.size(); ++i) {
      const Direction direction = At(i).direction;
      if (direction != Direction::kUp && direction != Direction::kDown) continue;
      const std::size_t end = SeriesEnd(i);
      std::size_t last = i;
      while (last + 1 < end && At(last + 1).unit == At(i).unit && IsBare(last + 1)) ++last;
      for (std::size_t k = i; k <= last; ++k) {
        At(k).direction = direction;
        if (At(k).baseline.empty()) At(k).baseline = At(last).baseline;
      }
    }
  }

  // Whether a figure without a verb or name of its own begins right with its number, as one without a direction.
  [[nodiscard]] bool IsBare(std::size_t i) {
    return At(i).direction == Direction::kLevel && BeginsWithDigit(drafts_.Get(here_[i])) &&
           At(i).name == At(i - 1).name;
  }
  [[nodiscard]] bool BeginsWithDigit(const Draft& figure) const {
    const char first = reduced_.text(figure.extent).front();
    return first >= '0' && first <= '9';
  }

  void ShareLead() {
    if (here_.empty()) return;
    const rules::Reduction& row = Row(0);
    for (const rules::NodeId made : row.made) {
      const rules::Node& node = row.nodes[made];
      if (kinds_.compared_lead == rules::kNoKind || node.kind != kinds_.compared_lead) continue;
      for (const rules::Part& part : row.Parts(node)) {
        if (part.label != reduced_.words->baseline) continue;
        if (IsBehindBracket(node.span)) {
          CompareBefore(node.span, reduced_.Clean(part.span));
          continue;
        }
        for (std::size_t i = 0; i < here_.size(); ++i) {
          const bool change = At(i).direction == Direction::kUp || At(i).direction == Direction::kDown;
          if (drafts_.Get(here_[i]).span.begin > node.span.end && change && At(i).baseline.empty()) {
            At(i).baseline = reduced_.Clean(part.span);
          }
        }
      }
    }
  }

  [[nodiscard]] bool IsBehindBracket(Span span) const {
    const Span before{reduced_.sentence(drafts_.Get(here_[0]).sentence).span.begin, span.begin};
    const std::string_view text = reduced_.text(before);
    const std::size_t last = text.find_last_not_of(" \n");
    return last != std::string_view::npos && text[last] == ')';
  }

  // `giảm 12% (giảm 14 tỷ đồng) so với cùng kỳ`: the figures in the bracket and the one before it are compared alike.
  void CompareBefore(Span compared, const std::string& baseline) {
    bool opened = false;
    for (std::size_t i = here_.size(); i-- > 0;) {
      const Span span = drafts_.Get(here_[i]).span;
      if (span.begin > compared.begin) continue;
      if (opened || !At(i).baseline.empty()) break;
      At(i).baseline = baseline;
      opened = reduced_.text({span.end, compared.begin}).find('(') != std::string_view::npos;
    }
  }

  void ShareWhole() {
    // `A chiếm 90% tổng số hồ sơ và 92% tổng số thuế`: the second whole is no name.
    for (std::size_t i = 1; i < here_.size(); ++i) {
      if (!SaysWithin(i - 1, kinds_.share) || SaysWithin(i, kinds_.share) || SeriesEnd(i - 1) == i) continue;
      if (!BeginsWithDigit(drafts_.Get(here_[i])) || At(i).unit != At(i - 1).unit || !At(i).baseline.empty() ||
          At(i).name == At(i - 1).name)
        continue;
      At(i).baseline = At(i).name;
      At(i).name = At(i - 1).name;
    }
    for (std::size_t i = here_.size(); i-- > 1;) {
      Indicator& before = At(i - 1);
      if (before.baseline.empty() && before.unit == At(i).unit && SaysWithin(i - 1, kinds_.share) &&
          SaysWithin(i, kinds_.share)) {
        before.baseline = At(i).baseline;
      }
    }
  }

  const ReducedDocument& reduced_;
  const CarryKinds& kinds_;
  Drafts& drafts_;
  const std::vector<FactId>& here_;
};

}  // namespace

void ShareWithin(const ReducedDocument& reduced, const CarryKinds& kinds, Drafts& drafts,
                 const std::vector<FactId>& here) {
  Sharer(reduced, kinds, drafts, here).Run();
}

}  // namespace vanban::extract
