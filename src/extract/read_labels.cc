// Reads labels as the table of facts says. Door: LabelReader.
#include "extract/read_labels.h"

#include <algorithm>
#include <tuple>
#include <utility>

#include "extract/document_number.h"
#include "extract/number.h"

namespace vanban::extract {
namespace {

constexpr std::string_view kTrue = "true";

void Cover(Span span, Span& core) {
  core = core.empty() ? span : Span{std::min(core.begin, span.begin), std::max(core.end, span.end)};
}

std::string WithoutBlanks(std::string text) {
  std::erase(text, ' ');
  return text;
}

bool IsYear(std::string_view text) {
  return text.size() == 4 && std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

// SetFromText that moves the text into a field of text.
bool Set(const FieldPointer& field, std::string text) {
  if (auto* const* at = std::get_if<std::string*>(&field)) {
    **at = std::move(text);
    return true;
  }
  return SetFromText(field, text);
}

void AddPosition(const Position& position, std::vector<Position>& into) {
  if (std::ranges::find(into, position) == into.end()) into.push_back(position);
}

// Gives a position what it does not say itself.
void Complete(const Position& with, Position& position) {
  if (position.organization.empty()) position.organization = with.organization;
  if (position.since.empty()) position.since = with.since;
  if (position.until.empty()) position.until = with.until;
  position.former |= with.former;
  position.acting |= with.acting;
}

}  // namespace

FieldPointer FactReading::Pointer(int field) {
  return FactTypes()[static_cast<std::size_t>(type)].fields[static_cast<std::size_t>(field)].get(*value);
}

FactReading LabelReader::Begin(int type) const {
  return {type, &FactTypes()[static_cast<std::size_t>(type)].make(values_), 0, {}, {}, {}};
}

std::string_view LabelReader::DateOf(Span span) const {
  const auto key = [](Span s) { return std::tuple(s.begin, s.end); };
  const auto found = std::ranges::lower_bound(dates_, key(span), {}, [&](const DateValue& d) { return key(d.span); });
  return found != dates_.end() && found->span == span ? std::string_view(found->edtf) : std::string_view();
}

std::string_view LabelReader::FirstDate(NodeRef at) const {
  if (reduced_.Is(at, plan_.words().date)) return DateOf(reduced_.node(at).span);
  for (const rules::NodeId child : reduced_.children(at)) {
    const std::string_view date = FirstDate({at.row, child});
    if (!date.empty()) return date;
  }
  return {};
}

std::string LabelReader::ReadEdtf(std::uint32_t row, const rules::Part& part) const {
  if (part.canonical) return std::string(part.value);
  for (const rules::NodeId node : reduced_.rows[row].reduction.Nodes(part)) {
    const std::string_view date = FirstDate({row, node});
    if (!date.empty()) return std::string(date);
  }
  const std::string_view text = reduced_.text(part.span);
  return IsYear(text) ? std::string(text) : std::string();
}

std::string LabelReader::ReadText(const rules::Part& part) const {
  return part.canonical ? std::string(part.value) : reduced_.Clean(part.span);
}

std::vector<Position> LabelReader::ReadOffice(NodeRef office) const {
  std::vector<Position> positions;
  if (!reduced_.IsPhrase(office)) {
    positions.emplace_back().title = reduced_.Clean(reduced_.node(office).span);
    return positions;
  }
  const Vocabulary& words = plan_.words();
  Position of_all;
  for (const rules::Part& part : reduced_.parts(office)) {
    if (part.label == words.title) {
      positions.emplace_back().title = ReadText(part);
    } else {
      ReadOfPositions(office.row, part, of_all);
    }
  }
  for (const auto& [field, value] : plan_.rule(reduced_.node(office).rule).set) {
    if (field == "former") of_all.former |= value == kTrue;
    if (field == "acting") of_all.acting |= value == kTrue;
  }
  if (positions.empty()) {
    for (const rules::NodeId child : reduced_.children(office)) {
      if (reduced_.Is({office.row, child}, words.office)) ReadPositions({office.row, child}, positions);
    }
  }
  if (positions.empty()) positions.emplace_back().title = reduced_.Clean(reduced_.node(office).span);
  for (Position& position : positions) Complete(of_all, position);
  return positions;
}

void LabelReader::ReadPositions(NodeRef node, std::vector<Position>& into) const {
  if (reduced_.Is(node, plan_.words().office)) {
    for (const Position& position : ReadOffice(node)) AddPosition(position, into);
    return;
  }
  for (const rules::NodeId child : reduced_.children(node)) ReadPositions({node.row, child}, into);
}

void LabelReader::ReadOfPositions(std::uint32_t row, const rules::Part& part, Position& into) const {
  const Vocabulary& words = plan_.words();
  if (part.label == words.organization) {
    if (into.organization.empty()) into.organization = ReadText(part);
  } else if (part.label == words.since) {
    if (into.since.empty()) into.since = ReadEdtf(row, part);
  } else if (part.label == words.until) {
    if (into.until.empty()) into.until = ReadEdtf(row, part);
  } else if (part.label == words.former) {
    into.former = true;
  } else if (part.label == words.acting) {
    into.acting = true;
  }
}

bool LabelReader::ReadNumbers(std::uint32_t row, const rules::Part& part, const FieldPointer& into) const {
  if (part.canonical) return SetFromText(into, part.value);
  for (const rules::NodeId node : reduced_.rows[row].reduction.Nodes(part)) {
    const std::optional<double> number = ReadNumber(reduced_, {row, node});
    if (!number) continue;
    if (auto* const* field = std::get_if<double*>(&into)) **field = *number;
    if (auto* const* field = std::get_if<std::optional<double>*>(&into)) **field = *number;
    return true;
  }
  return false;
}

NodeRef LabelReader::AmountIn(std::uint32_t row, const rules::Part& part) const {
  for (const rules::NodeId node : reduced_.rows[row].reduction.Nodes(part)) {
    const NodeRef at{row, node};
    if (reduced_.IsPhrase(at) && plan_.words().IsFigure(reduced_.node(at).kind)) return at;
  }
  return {};
}

void LabelReader::ReadPart(std::uint32_t row, const rules::Part& part, int field, FactReading& into) const {
  const FieldOfFact& info = FactTypes()[static_cast<std::size_t>(into.type)].fields[static_cast<std::size_t>(field)];
  if (into.Has(field) && info.reading != Reading::kPositions && info.reading != Reading::kTexts &&
      info.reading != Reading::kReference) {
    return;
  }
  bool read = true;
  switch (info.reading) {
    case Reading::kText:
    case Reading::kTexts:
      read = Set(into.Pointer(field), ReadText(part));
      break;
    case Reading::kCode:
      read = Set(into.Pointer(field), WithoutBlanks(ReadText(part)));
      break;
    case Reading::kNumber:
      read = ReadNumbers(row, part, into.Pointer(field));
      break;
    case Reading::kFlag:
      read = SetFromText(into.Pointer(field), kTrue);
      break;
    case Reading::kEdtf: {
      std::string edtf = ReadEdtf(row, part);
      read = !edtf.empty() && Set(into.Pointer(field), std::move(edtf));
      break;
    }
    case Reading::kPositions: {
      auto& positions = std::get<Official>(*into.value).positions;
      const std::size_t before = positions.size();
      for (const rules::NodeId node : reduced_.rows[row].reduction.Nodes(part)) ReadPositions({row, node}, positions);
      if (positions.size() == before && before == 0) positions.emplace_back().title = ReadText(part);
      break;
    }
    case Reading::kOfPositions:
      ReadOfPositions(row, part, into.of_all);
      break;
    case Reading::kReference: {
      const auto nodes = reduced_.rows[row].reduction.Nodes(part);
      for (const rules::NodeId node : nodes) {
        if (reduced_.IsPhrase({row, node})) into.targets.push_back({static_cast<std::uint8_t>(field), {row, node}});
      }
      break;
    }
    case Reading::kAmount:
      break;
  }
  if (!read) return;
  into.Mark(field);
  if (info.core) Cover(part.span, into.core);
}

void LabelReader::Read(NodeRef phrase, FactReading& into, std::span<const rules::LabelId> passed_over) const {
  const auto parts = reduced_.parts(phrase);
  const auto is_passed_over = [&](const rules::Part& part) {
    return std::ranges::find(passed_over, part.label) != passed_over.end();
  };
  const auto& fields = FactTypes()[static_cast<std::size_t>(into.type)].fields;
  const auto brings_amount = [&](int field, const rules::Part& part) {
    const Reading reading = fields[static_cast<std::size_t>(field)].reading;
    return reading == Reading::kAmount || (reading == Reading::kNumber && AmountIn(phrase.row, part));
  };
  bool amounts = false;
  for (const rules::Part& part : parts) {
    const int field = plan_.Field(into.type, part.label);
    if (field < 0 || is_passed_over(part)) continue;
    if (brings_amount(field, part)) {
      amounts = true;
    } else {
      ReadPart(phrase.row, part, field, into);
    }
  }
  for (const auto& [name, value] : plan_.rule(reduced_.node(phrase).rule).set) {
    const int field = FindField(FactTypes()[static_cast<std::size_t>(into.type)], name);
    if (field < 0 || into.Has(field)) continue;
    if (fields[static_cast<std::size_t>(field)].get == nullptr) {
      into.of_all.former |= name == "former" && value == kTrue;
      into.of_all.acting |= name == "acting" && value == kTrue;
    } else if (SetFromText(into.Pointer(field), value)) {
      into.Mark(field);
    }
  }
  if (!amounts) return;
  for (const rules::Part& part : parts) {
    const int field = plan_.Field(into.type, part.label);
    if (field < 0 || is_passed_over(part) || !brings_amount(field, part)) continue;
    const NodeRef amount = AmountIn(phrase.row, part);
    if (!amount) continue;
    Read(amount, into);
    Cover(reduced_.node(amount).span, into.core);
  }
}

bool LabelReader::Finish(NodeRef phrase, FactReading& reading) const {
  const Span span = reduced_.node(phrase).span;
  if (auto* official = std::get_if<Official>(reading.value)) {
    for (Position& position : official->positions) Complete(reading.of_all, position);
  } else if (auto* citation = std::get_if<Citation>(reading.value)) {
    if (citation->kind.empty()) citation->kind = KindOfNumber(*reduced_.rules, citation->number);
    if (citation->number.empty()) reading.core = span;
  } else if (auto* date = std::get_if<DateExpression>(reading.value)) {
    if (date->value.empty()) date->value = DateOf(span);
  } else if (auto* organization = std::get_if<Organization>(reading.value)) {
    if (organization->name.empty()) organization->name = reduced_.Clean(span);
  } else if (auto* place = std::get_if<Place>(reading.value)) {
    if (place->name.empty()) place->name = reduced_.Clean(span);
  }
  if (reading.core.empty()) reading.core = span;
  const auto& fields = FactTypes()[static_cast<std::size_t>(reading.type)].fields;
  for (std::size_t i = 0; i < fields.size(); ++i) {
    if (!fields[i].needed) continue;
    const FieldPointer field = fields[i].get(*reading.value);
    const bool is_number = std::holds_alternative<double*>(field);
    if (is_number ? !reading.Has(static_cast<int>(i)) : IsEmpty(field)) return false;
  }
  return true;
}

}  // namespace vanban::extract
