// The kinds and labels that code reads, looked up once for a rule set. Everything else in rules/ is names to this room.
#pragma once

#include "rules/reduce.h"

namespace vanban::extract {

// kNoKind / 0xFFFF where no rule or lexicon uses the name; nothing has such a kind or label.
struct Vocabulary {
  explicit Vocabulary(const RuleSet& rules);

  // Phrases (DESIGN.md's table) and lexicon kinds.
  rules::KindId number, amount, money, date, body, office, person, citation, claim;
  rules::KindId honorific, province, place, line;
  rules::KindId document_kind, kind_code, issuer_code, document_number, assembly_act, int_figure, about, motto;
  rules::KindId reference;
  // What brings a figure with its unit: `amount`, `money` (an amount in a currency), `claim`.
  [[nodiscard]] bool IsFigure(rules::KindId kind) const {
    return kind != rules::kNoKind && (kind == amount || kind == money || kind == claim);
  }
  // Labels.
  rules::LabelId times;                                              // of number
  rules::LabelId value, value_to, unit, bound;                       // of amount
  rules::LabelId direction, baseline, status, period;                // of claim
  rules::LabelId day, month, year, quarter, months, half, from, to, horizon;  // of date
  rules::LabelId kind, field, province_of;                           // of body (`province_of` is the label "province")
  rules::LabelId title, organization, acting, former, since, until;  // of office
  rules::LabelId name;                                               // of person
  rules::LabelId this_one, that_one;                                 // of reference ("this", "that" as labels)
  rules::LabelId number_of, issuer, date_of, subject, vision, articles;  // of citation ("number", "date" as labels)
};

}  // namespace vanban::extract
