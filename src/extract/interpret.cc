// States facts from phrases, row by row. Door: Interpret.
#include "extract/interpret.h"

#include <algorithm>
#include <cstdint>
#include <utility>

#include "extract/order_drafts.h"
#include "extract/read_labels.h"

namespace vanban::extract {
namespace {

// Whether two documents are of one kind or of one issuer by their numbers, as far as they say it; other facts always
// are.
bool GoTogether(const FactReading& a, const FactReading& b) {
  const auto* one = std::get_if<Citation>(a.value);
  const auto* other = std::get_if<Citation>(b.value);
  if (one == nullptr || other == nullptr || one->kind.empty() || other->kind.empty() || one->kind == other->kind) {
    return true;
  }
  const auto last_code = [](std::string_view number) { return number.substr(number.find_last_of("-/") + 1); };
  return !one->number.empty() && last_code(one->number) == last_code(other->number);
}

class Interpreter {
 public:
  Interpreter(const ReducedDocument& reduced, const Plan& plan, const std::vector<DateValue>& dates)
      : reduced_(reduced), plan_(plan), reader_(reduced, plan, dates, drafts_.values) {}

  Drafts Run() {
    drafts_.facts.reserve(2 * reduced_.rows.size());  // as many as most documents have
    for (std::uint32_t row = 0; row < reduced_.rows.size(); ++row) {
      if (row == reduced_.sentence_rows) zones_first_ = static_cast<FactId>(drafts_.facts.size() + 1);
      if (!reduced_.rows[row].reduction.made.empty()) ReadRow(row);
    }
    OrderDrafts(reduced_, pending_, drafts_);
    LinkReferences(reduced_, pending_, drafts_);
    return std::move(drafts_);
  }

 private:
  // One fact of several that a phrase states.
  struct Item {
    NodeRef from;
    Span span;
    const rules::Part* cover;  // the facts stated within it are replaced
    FactReading reading;
  };

  void ReadRow(std::uint32_t row);
  void State(NodeRef phrase, const RulePlan& rule);
  void CollectItems(NodeRef phrase, const RulePlan& rule, std::vector<Item>& items) const;
  void StateEach(NodeRef phrase, const RulePlan& rule);
  [[nodiscard]] FactReading ReadItem(std::uint32_t row, const rules::Part& part, int type) const;
  [[nodiscard]] std::vector<FactReading> ReadPairs(NodeRef phrase, rules::LabelId label, int type) const;
  void AddDraft(NodeRef from, NodeRef phrase, const FactReading& reading);
  template <typename Wanted>
  void DropOfSentences(Span span, Wanted wanted);
  template <typename Wanted>
  void DropUnder(std::uint32_t row, std::span<const rules::NodeId> nodes, Wanted wanted);
  [[nodiscard]] bool IsAbsorbed(NodeRef at) const;
  void AddOrphan(NodeRef at);

  const ReducedDocument& reduced_;
  const Plan& plan_;
  Drafts drafts_;
  LabelReader reader_;
  std::vector<PendingReference> pending_;
  std::vector<NodeRef> stated_by_;     // of each draft the whole phrase
  std::vector<FactId> stated_before_;  // of each draft the one that its phrase stated before it; 0: none
  FactId zones_first_ = 0xFFFFFFFFU;   // the drafts before it come from sentences, in their order
  // Of the row in hand.
  FactId row_first_ = 1;               // its first draft
  std::vector<rules::NodeId> parent_;  // the phrase that took the node in; kNoNode: none
  std::vector<FactId> fact_of_;        // the last fact that the node's phrase, or one over it, stated; 0: none
  std::vector<FactId> last_stated_;    // the last fact that the node's phrase stated itself; 0: none
  // Of the phrase in hand, where its rule has `each`.
  std::vector<Item> items_;
  std::vector<rules::LabelId> said_apart_;
};

void Interpreter::ReadRow(std::uint32_t row) {
  const rules::Reduction& reduction = reduced_.rows[row].reduction;
  parent_.assign(reduction.nodes.size(), rules::kNoNode);
  fact_of_.assign(reduction.nodes.size(), 0);
  last_stated_.assign(reduction.nodes.size(), 0);
  for (const rules::NodeId made : reduction.made) {
    for (const rules::NodeId child : reduction.Children(reduction.nodes[made])) parent_[child] = made;
  }
  row_first_ = static_cast<FactId>(drafts_.facts.size() + 1);
  for (const rules::NodeId made : reduction.made) {
    const NodeRef at{row, made};
    const RulePlan& rule = plan_.rule(reduction.nodes[made].rule);
    if (reduced_.rows[row].zone) {
      const rules::KindId kind = reduction.nodes[made].kind;
      DropOfSentences(reduction.nodes[made].span,
                      [&](const Draft& draft) { return reduced_.node(stated_by_[draft.id - 1]).kind == kind; });
    }
    if (rule.type < 0) continue;
    if (rule.each) {
      StateEach(at, rule);
    } else {
      State(at, rule);
    }
  }
  for (FactId id = row_first_; id <= drafts_.facts.size(); ++id) {
    if (IsAbsorbed(stated_by_[id - 1])) drafts_.Get(id).dropped = true;
  }
  for (const rules::NodeId made : reduction.made) {
    if (fact_of_[made] == 0) AddOrphan({row, made});
  }
}

void Interpreter::State(NodeRef phrase, const RulePlan& rule) {
  FactReading reading = reader_.Begin(rule.type);
  reader_.Read(phrase, reading);
  if (!reader_.Finish(phrase, reading)) return;
  AddDraft(phrase, phrase, reading);
}

// One part of `each`: the labels of the phrases under it, or, where its label is itself a field, that field.
FactReading Interpreter::ReadItem(std::uint32_t row, const rules::Part& part, int type) const {
  FactReading reading = reader_.Begin(type);
  bool has_phrase = false;
  for (const rules::NodeId node : reduced_.rows[row].reduction.Nodes(part)) {
    const NodeRef at{row, node};
    if (!reduced_.IsPhrase(at)) continue;
    has_phrase = true;
    reader_.Read(at, reading);
  }
  const int field = plan_.Field(type, part.label);
  if (field >= 0 && (!has_phrase || reading.filled == 0)) reader_.ReadPart(row, part, field, reading);
  return reading;
}

// The items that `pair` takes its field from: one for each phrase under the parts with the label.
std::vector<FactReading> Interpreter::ReadPairs(NodeRef phrase, rules::LabelId label, int type) const {
  std::vector<FactReading> readings;
  for (const rules::Part& part : reduced_.parts(phrase)) {
    if (part.label == label) readings.push_back(ReadItem(phrase.row, part, type));
  }
  return readings;
}

// The parts of `each`. Where one is itself a phrase that states several facts of this type (two documents of one date,
// then their common subject), these are the items, with what that phrase says of all of them.
void Interpreter::CollectItems(NodeRef phrase, const RulePlan& rule, std::vector<Item>& items) const {
  for (const rules::Part& part : reduced_.parts(phrase)) {
    if (std::ranges::find(rule.each_labels, part.label) == rule.each_labels.end()) continue;
    const auto nodes = reduced_.rows[phrase.row].reduction.Nodes(part);
    const NodeRef from = nodes.empty() ? phrase : NodeRef{phrase.row, nodes.front()};
    const RulePlan* inner =
        nodes.size() == 1 && reduced_.IsPhrase(from) ? &plan_.rule(reduced_.node(from).rule) : nullptr;
    if (inner == nullptr || !inner->each || inner->type != rule.type || !inner->pair.empty()) {
      items.push_back({from, part.span, &part, ReadItem(phrase.row, part, rule.type)});
      continue;
    }
    const std::size_t first = items.size();
    CollectItems(from, *inner, items);
    for (std::size_t i = first; i < items.size(); ++i) {
      const Span core = items[i].reading.core;
      reader_.Read(from, items[i].reading, inner->each_labels);
      items[i].reading.core = core;
      items[i].cover = &part;
    }
  }
}

void Interpreter::StateEach(NodeRef phrase, const RulePlan& rule) {
  std::vector<Item>& items = items_;
  items.clear();
  CollectItems(phrase, rule, items);
  std::vector<rules::LabelId>& said_apart = said_apart_;
  said_apart = rule.each_labels;
  for (const auto& [label, field] : rule.pair) {
    said_apart.push_back(label);
    std::vector<FactReading> sources = ReadPairs(phrase, label, rule.type);
    if (sources.size() != items.size()) return;  // which belongs to which is not known
    for (std::size_t i = 0; i < items.size(); ++i) {
      FactReading& reading = items[i].reading;
      if (!sources[i].Has(field) || FactTypes()[static_cast<std::size_t>(rule.type)].fields[field].get == nullptr)
        return;
      CopyField(sources[i].Pointer(field), reading.Pointer(field));
      reading.Mark(field);
    }
  }
  for (const std::uint8_t field : rule.shared) {
    const auto says = std::ranges::find_if(items, [&](const Item& item) { return item.reading.Has(field); });
    if (says == items.end()) continue;
    for (Item& item : items) {
      if (item.reading.Has(field)) continue;
      CopyField(says->reading.Pointer(field), item.reading.Pointer(field));
      item.reading.Mark(field);
    }
  }
  const auto is_replaced = [&](const Draft& draft) { return draft.type == rule.type; };
  for (Item& item : items) {
    const Span core = item.reading.core;
    // The rule's other labels complete it. What stands behind a law and a decree is said of the decree alone.
    if (GoTogether(item.reading, items.back().reading)) reader_.Read(phrase, item.reading, said_apart);
    // What the others cover is common to all items: the fact's own span is its part's.
    item.reading.core = core.empty() || std::holds_alternative<Indicator>(*item.reading.value) ? item.span : core;
    if (!reader_.Finish(item.from, item.reading)) continue;
    DropUnder(phrase.row, reduced_.rows[phrase.row].reduction.Nodes(*item.cover), is_replaced);
    if (reduced_.rows[phrase.row].zone) DropOfSentences(item.cover->span, is_replaced);
    AddDraft(item.from, phrase, item.reading);
  }
}

void Interpreter::AddDraft(NodeRef from, NodeRef phrase, const FactReading& reading) {
  Draft& draft = drafts_.Add(reading.value, reading.core, reduced_.SentenceAt(phrase.row, reading.core.begin),
                             reduced_.rule(phrase).id);
  draft.extent = reduced_.node(phrase).span;
  draft.from = from;
  stated_by_.push_back(phrase);
  stated_before_.push_back(std::exchange(last_stated_[phrase.node], draft.id));
  fact_of_[from.node] = draft.id;
  fact_of_[phrase.node] = draft.id;
  for (const FactReading::Target& target : reading.targets) pending_.push_back({draft.id, reading.type, target});
}

// Takes back what the phrases under these nodes stated.
template <typename Wanted>
void Interpreter::DropUnder(std::uint32_t row, std::span<const rules::NodeId> nodes, Wanted wanted) {
  const rules::Reduction& reduction = reduced_.rows[row].reduction;
  for (const rules::NodeId node : nodes) {
    if (reduction.nodes[node].rule < 0) continue;
    for (FactId id = last_stated_[node]; id != 0; id = stated_before_[id - 1]) {
      if (wanted(drafts_.Get(id))) drafts_.Get(id).dropped = true;
    }
    DropUnder(row, reduction.Children(reduction.nodes[node]), wanted);
  }
}

// Takes back what sentences stated within a span of a zone.
template <typename Wanted>
void Interpreter::DropOfSentences(Span span, Wanted wanted) {
  const auto sentences = std::span(drafts_.facts).first(zones_first_ - 1);
  const std::uint32_t first_row = reduced_.SentenceAt(span.begin);
  auto at = std::ranges::partition_point(sentences, [&](const Draft& draft) { return draft.from.row < first_row; });
  const std::uint32_t last_row = reduced_.SentenceAt(span.end - 1);
  for (; at != sentences.end() && at->from.row <= last_row; ++at) {
    if (span.Contains(at->extent) && wanted(*at)) at->dropped = true;
  }
}

bool Interpreter::IsAbsorbed(NodeRef at) const {
  const rules::KindId kind = reduced_.node(at).kind;
  const Span span = reduced_.node(at).span;
  for (rules::NodeId up = parent_[at.node]; up != rules::kNoNode; up = parent_[up]) {
    const NodeRef larger{at.row, up};
    if (reduced_.node(larger).kind != kind) continue;
    const int type = plan_.rule(reduced_.node(larger).rule).type;
    const auto parts = reduced_.parts(larger);
    const bool in_text = type >= 0 && std::ranges::any_of(parts, [&](const rules::Part& part) {
                           const int field = plan_.Field(type, part.label);
                           if (field < 0 || !part.span.Contains(span)) return false;
                           const FieldOfFact& info =
                               FactTypes()[static_cast<std::size_t>(type)].fields[static_cast<std::size_t>(field)];
                           return !info.core && info.name != "name" &&
                                  (info.reading == Reading::kText || info.reading == Reading::kReference);
                         });
    if (!in_text) return true;
  }
  return false;
}

void Interpreter::AddOrphan(NodeRef at) {
  const Vocabulary& words = plan_.words();
  const rules::Node& node = reduced_.node(at);
  if (node.kind == rules::kNoKind) return;  // noise
  FactId inside = 0;
  bool in_value = false;
  bool refused = false;  // a rule that states facts took it and could not: no other may guess
  for (rules::NodeId up = parent_[at.node]; up != rules::kNoNode && inside == 0; up = parent_[up]) {
    const rules::KindId kind = reduced_.node({at.row, up}).kind;
    refused |= plan_.rule(reduced_.node({at.row, up}).rule).type >= 0 && fact_of_[up] == 0;
    in_value |= kind == node.kind || words.IsFigure(kind) || kind == words.date;
    inside = fact_of_[up];
  }
  const bool is_value = words.IsFigure(node.kind);
  if ((is_value || node.kind == words.number || node.kind == words.date) && (in_value || inside != 0)) return;
  drafts_.orphans.push_back({node.kind, node.span, reduced_.SentenceAt(at.row, node.span.begin), at, inside, false});
  if (!is_value || refused) return;
  FactReading reading = reader_.Begin(kTypeOf<Indicator>);
  reader_.Read(at, reading);
  if (reader_.Finish(at, reading)) AddDraft(at, at, reading);
}

}  // namespace

Drafts Interpret(const ReducedDocument& reduced, const Plan& plan, const std::vector<DateValue>& dates) {
  return Interpreter(reduced, plan, dates).Run();
}

}  // namespace vanban::extract
