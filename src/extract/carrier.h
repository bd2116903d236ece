// The walk over the sentences of a document that completes its figures. For Carry alone.
#pragma once

#include <algorithm>
#include <cstdint>
#include <forward_list>
#include <memory_resource>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "extract/carry_context.h"
#include "extract/draft.h"
#include "extract/frame.h"
#include "extract/reduced.h"
#include "rules/hash.h"

namespace vanban::extract {

// What one place in the text leaves to the next; empty: nothing.
struct Said {
  std::string_view entity;  // lives as long as the MarkReader and the frame
  bool is_scene = false;    // only where it happened: `tại Hà Nội`
  std::string_view period;  // lives as long as the drafts
  bool opens = false;       // the period begins the sentence or stands in a heading
  Status status = Status::kUnknown;
};

class Carrier {
 public:
  Carrier(const ReducedDocument& reduced, const Frame& frame, Drafts& drafts)
      : reduced_(reduced),
        frame_(frame),
        drafts_(drafts),
        kinds_(reduced.words->carry),
        reader_(reduced, drafts),
        facts_(drafts, reduced.document->sentences().size()),
        said_in_(reduced.document->sentences().size()),
        own_written_(frame.territory) {
    by_kind_ = StatusNamed(rules::Canonical(*reduced.rules, frame.kind, kinds_.document_status));
  }

  void Run() {
    // What follows the last figure carries nothing.
    std::uint32_t end = 0;
    for (const Draft& draft : drafts_.facts) {
      if (!draft.dropped && draft.As<Indicator>() != nullptr) end = std::max(end, draft.sentence + 1);
    }
    for (std::uint32_t i = 0; i < end; ++i) ReadSentence(i);
  }

 private:
  void ReadSentence(std::uint32_t index);
  [[nodiscard]] bool IsSingledOut(std::string_view entity) const;
  [[nodiscard]] bool OfMany() const;
  [[nodiscard]] bool IsCaption(std::uint32_t index) const;
  void ReadOwn(const EntityMark& mark);
  void NameYears();
  void Complete(FactId id);
  void GiveName(const Draft& draft, Indicator& indicator);
  [[nodiscard]] bool Parted(Span first, Span second) const;
  [[nodiscard]] bool IsCount(const Draft& draft) const;
  void TakeFullerName(const Draft& draft, Indicator& indicator) const;
  [[nodiscard]] Span MentionBefore(std::uint32_t since, const Draft& draft) const;
  [[nodiscard]] std::string_view FullerName(std::string_view name);
  [[nodiscard]] std::string_view EntityFor(const Draft& draft) const;
  [[nodiscard]] std::string PeriodFor(const Draft& draft, const Indicator& indicator) const;
  [[nodiscard]] Status StatusFor(const Draft& draft, const Indicator& indicator) const;
  [[nodiscard]] bool InOtherBracket(Span mark, Span figure) const;
  [[nodiscard]] const Draft* ComparedBy(const Draft& draft) const;
  [[nodiscard]] std::string_view TextOf(const EntityMark& mark) const { return mark.own ? own_written_ : mark.text; }
  [[nodiscard]] std::uint32_t LeadOf(std::uint32_t sentence) const;
  [[nodiscard]] const Said* Lead() const;

  const ReducedDocument& reduced_;
  const Frame& frame_;
  Drafts& drafts_;
  const CarryKinds& kinds_;
  MarkReader reader_;
  const FactsBySentence facts_;
  std::vector<Said> said_in_;          // what each sentence said, for the items of a list that it leads
  Status by_kind_ = Status::kUnknown;  // what figures of this kind of document mostly are

  // Bodies named so far: of each name, and of its first words, the last that begins so.
  struct Hash {
    std::size_t operator()(std::string_view text) const { return rules::HashOf(text); }
  };
  std::pmr::monotonic_buffer_resource names_memory_;
  std::pmr::unordered_map<std::string_view, std::string_view, Hash> named_{&names_memory_};
  std::string_view own_written_;  // the document's own territory as written last: the frame's or one of the next
  std::forward_list<std::string> written_;
  std::string carried_entity_;  // from the sentences before
  std::string_view carried_period_;
  Status section_status_ = Status::kUnknown;  // from the last heading
  // Of the sentence in hand.
  std::uint32_t index_ = 0;
  SentenceMarks* marks_ = nullptr;
  std::vector<FactId> here_;  // its indicators before the one in hand
  FactId ratio_ = 0;          // its last ratio before the one in hand
  // The indicators that a nameless one can mean: the first of the sentence before, in the same paragraph.
  FactId topic_ = 0;
  std::uint32_t paragraph_ = 0;
};

}  // namespace vanban::extract
