// The table of facts. Doors: FactTypes and the helpers beside it.
#include "extract/fact_fields.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <iterator>

namespace vanban::extract {
namespace {

template <auto member>
struct OwnerOf;
template <typename T, typename M, M T::*member>
struct OwnerOf<member> {
  using Type = T;
};

template <auto member>
FieldPointer Get(FactValue& value) {
  return &(std::get<typename OwnerOf<member>::Type>(value).*member);
}

template <typename T>
FactValue& Make(FactValues& values) {
  return values.Add<T>();
}

constexpr FieldOfFact kOfficial[] = {
    {"name", Reading::kText, Get<&Official::name>, true, true},
    {"honorific", Reading::kText, Get<&Official::honorific>},
    {"positions", Reading::kPositions, Get<&Official::positions>},
    {"role", Reading::kText, Get<&Official::role>},
    {"organization", Reading::kOfPositions},
    {"since", Reading::kOfPositions},
    {"until", Reading::kOfPositions},
    {"former", Reading::kOfPositions},
    {"acting", Reading::kOfPositions},
};
constexpr FieldOfFact kDocument[] = {
    {"kind", Reading::kText, Get<&Citation::kind>, true, true},
    {"number", Reading::kCode, Get<&Citation::number>, false, true},
    {"issuer", Reading::kText, Get<&Citation::issuer>},
    {"date", Reading::kEdtf, Get<&Citation::date>},
    {"subject", Reading::kText, Get<&Citation::subject>},
    {"period", Reading::kEdtf, Get<&Citation::period>},
    {"vision", Reading::kEdtf, Get<&Citation::vision>},
    {"self", Reading::kFlag, Get<&Citation::self>},
    {"amended_by", Reading::kReference, Get<&Citation::amended_by>},
    {"articles", Reading::kTexts, Get<&Citation::articles>},
    {.name = "province", .get = Get<&Citation::province>, .derived = true},
    {.name = "level", .get = Get<&Citation::level>, .derived = true},
};
constexpr FieldOfFact kRatio[] = {
    {"numerator", Reading::kNumber, Get<&Ratio::numerator>, true},
    {"denominator", Reading::kNumber, Get<&Ratio::denominator>, true},
    {"of", Reading::kText, Get<&Ratio::of>},
    {"status", Reading::kText, Get<&Ratio::status>},
    {"document", Reading::kReference, Get<&Ratio::document>},
};
constexpr FieldOfFact kIndicator[] = {
    {"name", Reading::kText, Get<&Indicator::name>},  // Carry may still find it
    {"entity", Reading::kText, Get<&Indicator::entity>},
    {"value", Reading::kNumber, Get<&Indicator::value>, true, true},
    {"value_to", Reading::kNumber, Get<&Indicator::value_to>, false, true},
    {"unit", Reading::kText, Get<&Indicator::unit>, false, true},
    {"bound", Reading::kText, Get<&Indicator::bound>},
    {"direction", Reading::kText, Get<&Indicator::direction>},
    {"status", Reading::kText, Get<&Indicator::status>},
    {"baseline", Reading::kText, Get<&Indicator::baseline>},
    {"period", Reading::kEdtf, Get<&Indicator::period>},
    {"document", Reading::kReference, Get<&Indicator::document>},
    {"amount", Reading::kAmount},
    {"claim", Reading::kAmount},
};
constexpr FieldOfFact kDate[] = {
    {"value", Reading::kEdtf, Get<&DateExpression::value>, true},
    {"relative", Reading::kFlag, Get<&DateExpression::relative>},
};
constexpr FieldOfFact kOrganization[] = {
    {"name", Reading::kText, Get<&Organization::name>, true},
    {"kind", Reading::kText, Get<&Organization::kind>},
    {"same_as", Reading::kReference, Get<&Organization::same_as>},
    {.name = "field", .get = Get<&Organization::field>, .derived = true},
    {.name = "province", .get = Get<&Organization::province>, .derived = true},
    {.name = "level", .get = Get<&Organization::level>, .derived = true},
    {.name = "place", .get = Get<&Organization::place>, .derived = true},
};
constexpr FieldOfFact kAbbreviation[] = {
    {"short", Reading::kText, Get<&Abbreviation::short_form>, true},
    {"long", Reading::kText, Get<&Abbreviation::long_form>, true},
};
constexpr FieldOfFact kPlace[] = {
    {"name", Reading::kText, Get<&Place::name>, true},
    {"kind", Reading::kText, Get<&Place::kind>},
    {"code", Reading::kText, Get<&Place::code>},
};

constexpr TypeOfFact kTypes[] = {
    {"official", kOfficial, Make<Official>},
    {"document", kDocument, Make<Citation>},
    {"ratio", kRatio, Make<Ratio>},
    {"indicator", kIndicator, Make<Indicator>},
    {"date", kDate, Make<DateExpression>},
    {"organization", kOrganization, Make<Organization>},
    {"abbreviation", kAbbreviation, Make<Abbreviation>},
    {"place", kPlace, Make<Place>},
};
static_assert(std::size(kTypes) == std::variant_size_v<FactValue>);

constexpr std::string_view kReadingNames[] = {"text",      "code",         "edtf",      "number", "amount",
                                              "positions", "of positions", "reference", "flag",   "list of text"};

// The first of `values` that has this JSON name.
template <typename Enum>
bool SetEnum(Enum* field, std::initializer_list<Enum> values, std::string_view text) {
  const auto* found = std::find_if(values.begin(), values.end(), [&](Enum value) { return ToString(value) == text; });
  if (found == values.end()) return false;
  *field = *found;
  return true;
}

}  // namespace

std::string_view ReadingName(Reading reading) { return kReadingNames[static_cast<std::size_t>(reading)]; }

std::span<const TypeOfFact> FactTypes() { return kTypes; }

int FindFactType(std::string_view name) {
  const auto* found = std::ranges::find(kTypes, name, &TypeOfFact::name);
  return found == std::end(kTypes) ? -1 : static_cast<int>(found - std::begin(kTypes));
}

int FindField(const TypeOfFact& type, std::string_view name) {
  const auto found = std::ranges::find(type.fields, name, &FieldOfFact::name);
  return found == type.fields.end() ? -1 : static_cast<int>(found - type.fields.begin());
}

bool IsEmpty(const FieldPointer& field) {
  return std::visit(
      [](auto* at) {
        using T = std::remove_pointer_t<decltype(at)>;
        if constexpr (std::is_same_v<T, double>) {
          return false;
        } else if constexpr (std::is_same_v<T, bool> || std::is_same_v<T, FactId>) {
          return !*at;
        } else if constexpr (std::is_enum_v<T>) {
          return ToString(*at).empty();
        } else if constexpr (std::is_same_v<T, std::optional<double>>) {
          return !at->has_value();
        } else {
          return at->empty();
        }
      },
      field);
}

bool SetFromText(const FieldPointer& field, std::string_view text) {
  if (auto* const* at = std::get_if<std::string*>(&field)) {
    **at = text;
    return true;
  }
  if (auto* const* at = std::get_if<std::vector<std::string>*>(&field)) {
    (*at)->emplace_back(text);
    return true;
  }
  if (auto* const* at = std::get_if<bool*>(&field)) {
    **at = text == "true";
    return **at || text == "false";
  }
  if (auto* const* at = std::get_if<Bound*>(&field)) {
    return SetEnum(*at, {Bound::kApprox, Bound::kMin, Bound::kMax}, text);
  }
  if (auto* const* at = std::get_if<Direction*>(&field)) {
    return SetEnum(*at, {Direction::kUp, Direction::kDown, Direction::kTimes}, text);
  }
  if (auto* const* at = std::get_if<Status*>(&field)) {
    return SetEnum(*at, {Status::kResult, Status::kTarget, Status::kRule}, text);
  }
  double number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc() || end != text.data() + text.size()) return false;
  if (auto* const* at = std::get_if<double*>(&field)) {
    **at = number;
    return true;
  }
  if (auto* const* at = std::get_if<std::optional<double>*>(&field)) {
    **at = number;
    return true;
  }
  return false;
}

void CopyField(const FieldPointer& from, const FieldPointer& to) {
  std::visit(
      [&](auto* source) {
        if (auto* const* target = std::get_if<decltype(source)>(&to)) **target = *source;
      },
      from);
}

std::vector<SourceSpan>* MentionsOf(FactValue& value) {
  if (auto* official = std::get_if<Official>(&value)) return &official->mentions;
  if (auto* citation = std::get_if<Citation>(&value)) return &citation->mentions;
  if (auto* organization = std::get_if<Organization>(&value)) return &organization->mentions;
  return nullptr;
}

}  // namespace vanban::extract
