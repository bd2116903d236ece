// The kinds and labels that code reads, looked up once for a rule set. Everything else in rules/ is names to this room.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

#include "rules/reduce.h"

namespace vanban::extract {

// The kinds of the lexicons that Carry reads beside the phrases of Vocabulary.
struct CarryKinds {
  explicit CarryKinds(const RuleSet& rules);

  rules::KindId level, province, country, city, region, nation;  // words for territories
  rules::KindId speaks_for_territory;                            // bodies whose figures are their territory's
  rules::KindId away;             // stands before a place that is not whose the figure is: `sang`, `từ`
  rules::KindId belongs;          // stands before an owner said behind the figure: `của`, `do`
  rules::KindId scene;            // of these, what leads to where something happens: `tại`, not `của`
  rules::KindId source;           // stands before a body that only tells the figure: `theo`
  rules::KindId state_organ;      // bodies that lay figures down rather than own them: `Chính phủ`
  rules::KindId target_cue;       // a phrase: what comes is planned
  rules::KindId result_cue;       // a phrase: what was planned is reached
  rules::KindId bound;            // as a cue of status, too, a bound speaks of its own figure alone: `không quá`
  rules::KindId branch;           // a phrase: `ngành Hải quan`
  rules::KindId singling;         // `riêng`, `điển hình`: who comes is no subject of what follows
  rules::KindId measure_mention;  // a phrase: a measure without a figure
  rules::KindId status_cue;       // canonical: target, result, rule
  rules::KindId planned;          // a noun for what is planned: `kế hoạch`
  rules::KindId enacted;          // what documents publish, and do not lay down how many: `thủ tục hành chính`
  rules::KindId unnamed;          // a name that does not say of what a figure is: `bình quân`
  rules::KindId as_of;            // `lũy kế đến nay`: no period
  rules::KindId since_new_year;   // `đầu năm đến hết`: the month behind it ends a period that January began
  rules::KindId last_year;        // `cùng kỳ`: a baseline one year back
  rules::KindId respectively;     // `lần lượt`
  rules::KindId share;            // `chiếm`
  rules::KindId compared_lead;    // a phrase: a baseline said before a list
  rules::KindId document_status;  // of kinds of documents; canonical: what their figures mostly are

  // What a node is to Carry, by its code: nearly all are nothing.
  enum Mark : std::uint32_t {
    kPlaceMark = 0x3F,  // one bit for each of six kinds
    kProvinceMark = 1U << 1U,
    kBodyMark = 1U << 6U,
    kClosedMark = 3U << 7U,  // documents cited, names of persons
    kTargetCueMark = 1U << 9U,
    kSinglingMark = 1U << 10U,
    kSourceMark = 1U << 11U,
    kAwayMark = 1U << 12U,
    kBelongsMark = 1U << 13U,
    kAsOfMark = 1U << 14U,
    kStatusCueMark = 1U << 15U,
    kLevelMark = 1U << 16U,
    kResultCueMark = 1U << 17U,
    kBoundMark = 1U << 18U,
    kBranchMark = 1U << 19U,
    kSceneMark = 1U << 20U,
    kSinceNewYearMark = 1U << 21U,
    kThisYearMark = 1U << 22U,
    kWholeYearMark = 1U << 23U,
  };
  std::vector<std::uint32_t> marks;
};

// The kinds by which lexicons tell about bodies; kNoKind where the rule set names none.
struct BodyWords {
  explicit BodyWords(const RuleSet& rules);

  rules::KindId short_form;  // `UBND`: its canonical value is the form written out
  rules::KindId seat;  // of a kind or a whole name: "central", "province", "district", "place" (where its place says)
  rules::KindId admin_level;          // `tỉnh`, `huyện`: its canonical value is "province", "district", "commune"
  rules::KindId district;             // `huyện Tuy Phong`
  rules::KindId district_of;          // the same phrase: its province
  rules::KindId head, body_of, body;  // elements of a name
};

// A kind of the lexicons' phrases, and by what words these begin, so that of nearly all texts that are none of them it
// is known without a look-up.
class PhraseKind {
 public:
  PhraseKind(const RuleSet& rules, std::string_view name);

  [[nodiscard]] bool exists() const { return kind_ != rules::kNoKind; }
  // The most tokens of a phrase of this kind that begins with the word that `text` begins with; 0: none does.
  // REQUIRES: `text` is NFC, no blank begins it
  [[nodiscard]] std::size_t LongestFrom(std::string_view text) const;
  // Whether a whole text is a phrase of this kind. REQUIRES: as LongestFrom
  [[nodiscard]] bool Has(const RuleSet& rules, std::string_view text) const;

 private:
  rules::KindId kind_;
  struct FirstWord {
    std::uint32_t print;  // see text::ReadWord
    std::size_t longest;
  };
  std::vector<FirstWord> first_words_;  // sorted, each once
};

// The kinds by which Define knows the words around a definition.
struct DefinitionWords {
  explicit DefinitionWords(const RuleSet& rules);

  PhraseKind unsaid;         // `và`: need have no letter in a short form
  PhraseKind calling;        // `sau đây gọi tắt là`
  PhraseKind calling_short;  // those of them that introduce a shorter name, not one for a group
  PhraseKind head;           // `Hiệp định`: a long form begins at it
  PhraseKind head_stop;      // `của`: none reaches over it
  PhraseKind bridge, tail, joins, treaty, stop_inside;
  PhraseKind term;        // `dòng điện`: a long form begins at it where no head is
  PhraseKind inner_stop;  // a stop that names have inside too: `cho`
  PhraseKind firm, country, document;
  PhraseKind organ;  // `Ban Chấp hành`: what bodies are led by
};

// The kinds by which rules mark what persons are called; kNoKind where the rule set names none.
struct PersonWords {
  explicit PersonWords(const RuleSet& rules);

  // Phrases that stand for a person without stating an official.
  rules::KindId addressed_person;  // `ông Trần Văn Nam`
  rules::KindId addressed_name;    // `ông Nam`
  rules::KindId bare_honorific;    // `Đồng chí` alone
  rules::KindId office_mention;    // `đồng chí Phó Bí thư Tỉnh ủy`
  rules::KindId career;  // `ông Nam được bầu làm Chủ tịch Hội Nông dân`: an office for somebody named before
  rules::KindId post;  // an office given, not the one who holds it: `giữ chức Giám đốc Sở Y tế`
  // Words.
  rules::KindId male, female;  // `ông`, `Văn`; `bà`, `Thị`
  rules::KindId capital, initial;
};

// kNoKind / 0xFFFF where no rule or lexicon uses the name; nothing has such a kind or label.
struct Vocabulary {
  explicit Vocabulary(const RuleSet& rules);

  // Phrases (DESIGN.md's table) and lexicon kinds.
  rules::KindId number, amount, money, date, body, office, person, citation, claim;
  rules::KindId honorific, province, place, line;
  rules::KindId document_kind, kind_code, issuer_code, document_number, assembly_act, int_figure, about, motto;
  rules::KindId reference;
  rules::KindId currency, joins, firm, legal_form, title_short;
  std::array<rules::KindId, 4> body_heads;  // first words of bodies and territories
  // What brings a figure with its unit: `amount`, `money` (an amount in a currency), `claim`.
  [[nodiscard]] bool IsFigure(rules::KindId made) const {
    return made != rules::kNoKind && (made == amount || made == money || made == claim);
  }
  // Labels.
  rules::LabelId times, rest, rest_times;                                     // of number
  rules::LabelId value, value_to, unit, bound;                                // of amount
  rules::LabelId direction, baseline, status, period;                         // of claim
  rules::LabelId day, month, year, quarter, months, half, from, to, horizon;  // of date
  rules::LabelId kind, field, province_of;                           // of body (`province_of` is the label "province")
  rules::LabelId title, organization, acting, former, since, until;  // of office
  rules::LabelId name;                                               // of person
  rules::LabelId this_one, that_one;                                 // of reference ("this", "that" as labels)
  rules::LabelId number_of, issuer, date_of, subject, vision, articles;  // of citation ("number", "date" as labels)
  rules::LabelId numerator;                                              // of ratio

  CarryKinds carry;
  BodyWords bodies;
  PersonWords persons;
  DefinitionWords definitions;
};

}  // namespace vanban::extract
