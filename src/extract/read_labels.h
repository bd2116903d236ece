// Labels to typed values: the fields of one fact from the labelled parts of one phrase.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "extract/date.h"
#include "extract/draft.h"
#include "extract/plan.h"

namespace vanban::extract {

// A fact being read. The first value of a field stays: what is read first wins.
struct FactReading {
  int type = 0;
  FactValue* value = nullptr;
  std::uint32_t filled = 0;  // bit i: field i has been read
  Span core;                 // what the fact's own span should cover, as far as read; empty: nothing yet
  Position of_all;           // of an official: what holds for the positions that do not say it themselves
  // Fields that point at the fact of another phrase.
  struct Target {
    std::uint8_t field = 0;
    NodeRef phrase;
  };
  std::vector<Target> targets;

  [[nodiscard]] bool Has(int field) const { return (filled >> static_cast<unsigned>(field) & 1U) != 0; }
  void Mark(int field) { filled |= 1U << static_cast<unsigned>(field); }
  [[nodiscard]] FieldPointer Pointer(int field);
};

class LabelReader {
 public:
  // Keeps references. `dates` as ReadDates gives them; what is read is put in `values`.
  LabelReader(const ReducedDocument& reduced, const Plan& plan, const std::vector<DateValue>& dates, FactValues& values)
      : reduced_(reduced), plan_(plan), dates_(dates), values_(values) {}

  [[nodiscard]] FactReading Begin(int type) const;
  // Reads a phrase's parts into `into`: its own labels, then its rule's `set`, then the labels of the amounts and
  // claims among its parts.
  // Parts with a label of `passed_over` are left out.
  void Read(NodeRef phrase, FactReading& into, std::span<const rules::LabelId> passed_over = {}) const;
  // The same for one part, as the field of its name.
  void ReadPart(std::uint32_t row, const rules::Part& part, int field, FactReading& into) const;
  // What holds for the phrase as a whole: the date's value, the body's name. Then whether the fact may stand.
  [[nodiscard]] bool Finish(NodeRef phrase, FactReading& reading) const;
  // The offices that a phrase of kind `office`, or a lexicon office, states.
  [[nodiscard]] std::vector<Position> ReadOffice(NodeRef office) const;
  // The EDTF of a part: of the first date phrase in it, else of a bare year.
  [[nodiscard]] std::string ReadEdtf(std::uint32_t row, const rules::Part& part) const;

 private:
  void ReadPositions(NodeRef node, std::vector<Position>& into) const;
  void ReadOfPositions(std::uint32_t row, const rules::Part& part, Position& into) const;
  [[nodiscard]] bool ReadNumbers(std::uint32_t row, const rules::Part& part, const FieldPointer& into) const;
  [[nodiscard]] NodeRef AmountIn(std::uint32_t row, const rules::Part& part) const;
  [[nodiscard]] std::string_view DateOf(Span span) const;
  [[nodiscard]] std::string_view FirstDate(NodeRef node) const;
  [[nodiscard]] std::string ReadText(const rules::Part& part) const;

  const ReducedDocument& reduced_;
  const Plan& plan_;
  const std::vector<DateValue>& dates_;
  FactValues& values_;
};

}  // namespace vanban::extract
