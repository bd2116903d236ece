// The table of fact types and their fields: what the loader checks labels against, what Interpret fills, what the JSON
// writer prints. A field that is not in this table does not exist.
#pragma once

#include <cstdint>
#include <forward_list>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <variant>
#include <vector>

#include "vanban/fact.h"

namespace vanban::extract {

using FactValue = decltype(Fact::value);

template <typename T, typename... Types>
constexpr std::uint8_t IndexAmong(const std::variant<Types...>* /*value*/) {
  std::uint8_t index = 0;
  (void)((std::is_same_v<T, Types> || (++index, false)) || ...);
  return index;
}
// The index of a type of fact, in FactValue and FactTypes().
template <typename T>
inline constexpr std::uint8_t kTypeOf = IndexAmong<T>(static_cast<const FactValue*>(nullptr));

// How a label is read into its field.
enum class Reading : std::uint8_t {
  kText,         // the source under the span; `label=x`: the canonical value
  kCode,         // text without blanks
  kEdtf,         // a `date` phrase
  kNumber,       // a `number` phrase
  kAmount,       // an `amount`, `money` or `claim` phrase: its labels are the fact's
  kPositions,    // `office` phrases, or lexicon offices as titles alone
  kOfPositions,  // organization, since, until, former, acting: for the positions that have none
  kReference,    // a `citation` phrase: the fact that it states
  kFlag,         // said at all
  kTexts,        // list of text
};
std::string_view ReadingName(Reading reading);

using FieldPointer = std::variant<std::string*, double*, std::optional<double>*, bool*, FactId*, std::vector<FactId>*,
                                  std::vector<std::string>*, std::vector<Position>*, Bound*, Direction*, Status*>;

struct FieldOfFact {
  std::string_view name;  // in JSON and as a label
  Reading reading = Reading::kText;
  FieldPointer (*get)(FactValue&) = nullptr;  // null: a label without a field of its own (kAmount, kOfPositions)
  bool needed = false;                        // without it there is no fact
  bool core = false;                          // its place belongs to the fact's own span
  bool derived = false;                       // for identity across documents; examples need not state it
};

// The values of a document's facts, many side by side: they are made by the thousand and given back together.
class FactValues {
 public:
  FactValues() = default;
  FactValues(FactValues&&) = default;
  FactValues& operator=(FactValues&&) = default;

  // Both live as long as this.
  template <typename T>
  FactValue& Add() {
    return Room().emplace_back(std::in_place_type<T>);
  }
  FactValue& Add(FactValue value) { return Room().emplace_back(std::move(value)); }

 private:
  std::vector<FactValue>& Room() {
    constexpr std::size_t kChunk = 32;
    if (chunks_.empty() || chunks_.front().size() == kChunk) chunks_.emplace_front().reserve(kChunk);
    return chunks_.front();
  }
  std::forward_list<std::vector<FactValue>> chunks_;  // none grows beyond its room
};

struct TypeOfFact {
  std::string_view name;  // "official"
  std::span<const FieldOfFact> fields;
  FactValue& (*make)(FactValues&) = nullptr;
};

// In the order of the alternatives of Fact::value.
std::span<const TypeOfFact> FactTypes();
// Index in FactTypes(); -1: no such type.
int FindFactType(std::string_view name);
// Index in fields; -1: no such field.
int FindField(const TypeOfFact& type, std::string_view name);

// Whether a field holds "not known": what JSON leaves out. A double is never so.
bool IsEmpty(const FieldPointer& field);
// Sets a field from a fixed value (`set`, a canonical value). False: it is none of this field's.
bool SetFromText(const FieldPointer& field, std::string_view text);
// Copies one fact's field to another of the same type.
void CopyField(const FieldPointer& from, const FieldPointer& to);

// The mentions of a value, where its type has them.
std::vector<SourceSpan>* MentionsOf(FactValue& value);

}  // namespace vanban::extract
