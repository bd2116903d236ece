// Looks for the province that a document is of. Door: ReadTerritory.
#include "extract/territory.h"

#include <algorithm>
#include <map>
#include <string_view>

#include "extract/body_names.h"

namespace vanban::extract {
namespace {

class TerritoryReader {
 public:
  TerritoryReader(const ReducedDocument& reduced, std::span<const NodeRef> letterhead,
                  std::span<const NodeRef> place_date)
      : reduced_(reduced), words_(*reduced.words), letterhead_(letterhead), place_date_(place_date) {}

  // The province that the letterhead, the place before the date, or the text as a whole names.
  void Read(Frame& frame) const {
    bool central = false;
    for (const NodeRef at : letterhead_) {
      if (TakeProvince(at, frame)) return;
      central |= HoldsStateOrgan(at);
    }
    // Where a ministry signs says nothing of where its acts hold.
    if (central) return;
    for (const NodeRef at : place_date_) {
      if (TakeProvince(at, frame)) return;
    }
    // Of a press text: the province that it names at least twice as often as any other.
    struct Named {
      std::size_t count = 0;
      NodeRef first;
    };
    std::map<std::string_view, Named> named;
    for (std::uint32_t row = 0; row < reduced_.sentence_rows; ++row) {
      const rules::Reduction& reduction = reduced_.rows[row].reduction;
      // A name alone on its line is the writer's, also where it is a province's.
      if (reduction.row.size() < 2 || reduced_.sentence(row).zone == Zone::kByline) continue;
      const bool any = std::ranges::any_of(reduction.nodes, [&](const rules::Node& node) {
        return (words_.carry.marks[node.code] & CarryKinds::kProvinceMark) != 0;
      });
      if (!any) continue;
      for (const rules::NodeId node : reduction.row) CountProvinces({row, node}, named);
    }
    auto most = named.end();
    std::size_t second = 0;
    for (auto at = named.begin(); at != named.end(); ++at) {
      if (most == named.end() || at->second.count > most->second.count) {
        if (most != named.end()) second = std::max(second, most->second.count);
        most = at;
      } else {
        second = std::max(second, at->second.count);
      }
    }
    if (most != named.end() && most->second.count >= 2 * second) TakeProvince(most->second.first, frame);
  }

 private:
  // The canonical name of the province under a node; empty: none.
  [[nodiscard]] std::string_view ProvinceIn(NodeRef at, Span* written) const {
    if (reduced_.Is(at, words_.province)) {
      const Span span = reduced_.node(at).span;
      *written = span;
      return reduced_.written->Canonical(reduced_.Clean(span), words_.province);
    }
    for (const rules::NodeId child : reduced_.children(at)) {
      const std::string_view name = ProvinceIn({at.row, child}, written);
      if (name.empty()) continue;
      if (reduced_.Is(at, words_.place)) *written = reduced_.node(at).span;
      return name;
    }
    return {};
  }
  bool TakeProvince(NodeRef at, Frame& frame) const {
    Span written;
    const std::string_view name = ProvinceIn(at, &written);
    if (name.empty()) return false;
    frame.province = name;
    frame.territory = reduced_.Clean(written);
    return true;
  }
  [[nodiscard]] bool HoldsStateOrgan(NodeRef at) const {
    if (reduced_.Is(at, words_.carry.state_organ)) return true;
    return std::ranges::any_of(reduced_.children(at), [&](rules::NodeId child) {
      return HoldsStateOrgan({at.row, child});
    });
  }
  template <typename Named>
  void CountProvinces(NodeRef at, std::map<std::string_view, Named>& named) const {
    if (reduced_.Is(at, words_.person)) return;
    if (reduced_.Is(at, words_.province)) {
      Span written;
      Named& one = named[ProvinceIn(at, &written)];
      if (one.count++ == 0) one.first = at;
      return;
    }
    for (const rules::NodeId child : reduced_.children(at)) CountProvinces({at.row, child}, named);
  }

  const ReducedDocument& reduced_;
  const Vocabulary& words_;
  const std::span<const NodeRef> letterhead_, place_date_;
};

}  // namespace

void ReadTerritory(const ReducedDocument& reduced, std::span<const NodeRef> letterhead,
                   std::span<const NodeRef> place_date, Frame& frame) {
  TerritoryReader(reduced, letterhead, place_date).Read(frame);
}

}  // namespace vanban::extract
