// What a sentence offers to its figures: whose they can be, of when, and whether planned or reached. For Carry.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "extract/draft.h"
#include "extract/frame.h"
#include "extract/reduced.h"

namespace vanban::extract {

// The kinds of the lexicons that Carry reads beside the phrases of Vocabulary.
struct CarryKinds {
  explicit CarryKinds(const RuleSet& rules);

  rules::KindId level, province, country, city, region, nation;  // words for territories
  rules::KindId speaks_for_territory;                            // bodies whose figures are their territory's
  rules::KindId away;             // stands before a place that is not whose the figure is: `sang`, `từ`
  rules::KindId belongs;          // stands before an owner said behind the figure: `của`, `do`
  rules::KindId source;           // stands before a body that only tells the figure: `theo`
  rules::KindId state_organ;      // bodies that lay figures down rather than own them: `Chính phủ`
  rules::KindId target_cue;       // a phrase: what comes is planned
  rules::KindId singling;         // `riêng`, `điển hình`: who comes is no subject of what follows
  rules::KindId measure_mention;  // a phrase: a measure without a figure
  rules::KindId status_cue;       // canonical: target, result, rule
  rules::KindId planned;          // a noun for what is planned: `kế hoạch`
  rules::KindId as_of;            // `lũy kế đến nay`: no period
  rules::KindId last_year;        // `cùng kỳ`: a baseline one year back
  rules::KindId respectively;     // `lần lượt`
  rules::KindId share;            // `chiếm`
  rules::KindId compared_lead;    // a phrase: a baseline said before a list
  rules::KindId document_status;  // of kinds of documents; canonical: what their figures mostly are
};

struct EntityMark {
  Span span;
  std::string text;
  bool own = false;      // a bare `tỉnh`: the document's own territory
  bool away = false;     // named as the other side
  bool belongs = false;  // an owner's preposition stands before it
  bool single = false;   // singled out: `riêng X`
  bool place = false;    // a territory, or a body that speaks for one
  bool local = false;    // a place, or a body with one in its name
  bool told = false;     // `theo` stands before it
  bool weak = false;     // tells the figure, or lays it down: whose it is only where nobody else is named
};

struct PeriodMark {
  Span span;
  std::string edtf;
  bool in_brackets = false;
};

struct StatusMark {
  Span span;
  Status status = Status::kUnknown;
};

// All in the order of the text.
struct SentenceMarks {
  std::vector<EntityMark> entities;
  std::vector<PeriodMark> periods;  // years and parts of years; single days are no periods
  std::vector<StatusMark> cues;
  std::vector<Span> as_of;
  std::vector<Span> brackets;
};

// Reads the marks of one sentence; `facts` are those that begin in it.
SentenceMarks ReadMarks(const ReducedDocument& reduced, const CarryKinds& kinds, const Drafts& drafts,
                        std::uint32_t sentence, const std::vector<FactId>& facts);

// The status of a JSON name; kUnknown: none of that name.
Status StatusNamed(std::string_view name);

}  // namespace vanban::extract
