// What a sentence offers to its figures: whose they can be, of when, and whether planned or reached. For Carry.
#pragma once

#include <cstdint>
#include <forward_list>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "extract/draft.h"
#include "extract/reduced.h"

namespace vanban::extract {

struct EntityMark {
  Span span;
  Span name;              // what of it names the owner
  std::string_view text;  // of that; lives as long as the MarkReader; empty: `own`
  Span territory;         // the place in it or that it is; empty: none
  bool own = false;       // a bare `tỉnh`: the document's own territory
  bool away = false;      // named as the other side
  bool belongs = false;   // an owner's preposition stands before it
  bool scene = false;     // where something happens: `tại X`
  bool single = false;    // singled out: `riêng X`
  bool place = false;     // a territory, or a body that speaks for one
  bool local = false;     // a place, or a body with one in its name
  bool branch = false;    // `ngành Hải quan`
  bool told = false;      // `theo` stands before it
  bool weak = false;      // tells the figure, or lays it down: whose it is only where nobody else is named
};

struct PeriodMark {
  Span span;
  std::string_view edtf;  // lives as long as the drafts; empty: a year that is not named
  bool in_brackets = false;
  bool this_year = false;   // `năm nay`: the document's own
  bool whole_year = false;  // `cả năm`: that of the period before
};

struct StatusMark {
  Span span;
  Status status = Status::kUnknown;
  bool own_figure = false;  // counts for the figure that holds it only
};

// All in the order of the text.
struct SentenceMarks {
  std::vector<EntityMark> entities;
  std::vector<PeriodMark> periods;  // years and parts of years; single days are no periods
  std::vector<StatusMark> cues;
  std::vector<Span> as_of;
  std::vector<Span> brackets;
};

// Reads the marks of one sentence after the other.
class MarkReader {
 public:
  // Keeps references. What bodies are called in short was stated before.
  MarkReader(const ReducedDocument& reduced, const Drafts& drafts);

  // `facts` are those that begin in the sentence. The result holds until the next call.
  SentenceMarks& Read(std::uint32_t sentence, std::span<const FactId> facts);

 private:
  void FindMarkedNodes();
  [[nodiscard]] std::string_view PeriodOf(Span date, std::string_view edtf);
  void FindClosedSpans();
  void ReadUnnamedYears();
  void FindBrackets();
  void ReadEntities();
  void ReadAtoms();
  void ReadShortNames();
  void PassOnAway();
  void PassOverLists();
  void SetBefore(Span preposition, bool EntityMark::*flag);
  [[nodiscard]] bool Is(NodeRef at, std::uint32_t marks) const {
    return (kinds_.marks[reduced_.node(at).code] & marks) != 0;
  }
  [[nodiscard]] NodeRef PlaceIn(NodeRef at) const;
  [[nodiscard]] bool EndsName(Span place) const;
  [[nodiscard]] int LevelOf(Span territory) const;
  [[nodiscard]] bool Holds(NodeRef body, rules::KindId kind) const;
  [[nodiscard]] bool InEntity(Span span) const;

  const ReducedDocument& reduced_;
  const CarryKinds& kinds_;
  const Drafts& drafts_;
  std::vector<Span> short_names_;        // of bodies, in the order of the text
  std::forward_list<std::string> made_;  // names that do not stand in the source as they are given
  // Of the sentence in hand.
  std::uint32_t row_ = 0;
  SentenceMarks marks_;
  std::vector<NodeRef> marked_;  // the nodes that are anything to Carry, in their order
  std::vector<NodeRef> found_;   // of them: bodies and places
  std::vector<EntityMark> own_;
  std::vector<Span> cited_, baselines_, reached_;
};

// Whether an EDTF value is a stretch of time that figures can be of: a year, a month, an interval; not a single day.
bool IsPeriod(std::string_view edtf);

// The status of a JSON name; kUnknown: none of that name.
Status StatusNamed(std::string_view name);

}  // namespace vanban::extract
