// Compares facts with those that an example states. Door: CompareFacts.
#include "extract/fact_json_compare.h"

#include <rapidjson/document.h>
#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

#include <algorithm>
#include <cmath>
#include <optional>

#include "extract/fact_fields.h"
#include "vanban/extractor.h"

namespace vanban::extract {
namespace {

using Json = rapidjson::Value;

std::string_view Text(const Json& value) { return {value.GetString(), value.GetStringLength()}; }

std::string ToText(const Json& value) {
  rapidjson::StringBuffer buffer;
  rapidjson::Writer<rapidjson::StringBuffer> writer(buffer);
  value.Accept(writer);
  return {buffer.GetString(), buffer.GetSize()};
}

const Json* Member(const Json& object, std::string_view name) {
  const auto found = object.FindMember(Json(name.data(), static_cast<rapidjson::SizeType>(name.size())));
  return found == object.MemberEnd() ? nullptr : &found->value;
}

// Whole numbers may be written either way; all else must be equal.
bool Same(const Json& a, const Json& b) {
  if (a.IsNumber() && b.IsNumber()) {
    const double x = a.GetDouble();
    const double y = b.GetDouble();
    return std::abs(x - y) <= 1e-9 * std::max({1.0, std::abs(x), std::abs(y)});
  }
  if (a.IsArray() && b.IsArray()) {
    return std::equal(a.Begin(), a.End(), b.Begin(), b.End(), Same);
  }
  if (a.IsObject() && b.IsObject()) {
    return a.MemberCount() == b.MemberCount() && std::all_of(a.MemberBegin(), a.MemberEnd(), [&](const auto& member) {
             const Json* other = Member(b, Text(member.name));
             return other != nullptr && Same(member.value, *other);
           });
  }
  return a == b;
}

bool IsDerived(std::string_view type, std::string_view field) {
  const int index = FindFactType(type);
  if (index < 0) return false;
  const TypeOfFact& info = FactTypes()[static_cast<std::size_t>(index)];
  const int at = FindField(info, field);
  return at >= 0 && info.fields[static_cast<std::size_t>(at)].derived;
}

// What an example calls the fact that another one points at.
std::string NameOf(const Extraction& extraction, std::string_view id) {
  for (const Fact& fact : extraction.facts) {
    if ("f" + std::to_string(fact.id) != id) continue;
    if (const auto* citation = std::get_if<Citation>(&fact.value)) {
      if (!citation->number.empty()) return citation->number;
      return citation->subject.empty() ? citation->kind : citation->subject;
    }
    if (const auto* organization = std::get_if<Organization>(&fact.value)) return organization->name;
  }
  return std::string(id);
}

class Comparison {
 public:
  explicit Comparison(const Extraction& got) : extraction_(got) {
    std::string json;
    AppendJson(got, json);
    document_.Parse(json.data(), json.size());
    for (Json& fact : document_["facts"].GetArray()) {
      for (const char* name : {"id", "start", "end", "text", "rule", "mentions"}) fact.RemoveMember(name);
      NameReferences(fact);
      got_.push_back(&fact);
    }
  }

  std::vector<std::string> Against(std::string_view expected) {
    rapidjson::Document wanted;
    wanted.Parse(expected.data(), expected.size());
    if (wanted.HasParseError() || !wanted.IsArray()) return {"the example's facts are no list"};
    std::vector<Json*> missing;
    for (Json& fact : wanted.GetArray()) {
      if (!fact.IsObject()) continue;
      const auto same = std::ranges::find_if(got_, [&](Json* got) { return Differences(fact, *got).empty(); });
      if (same == got_.end()) {
        missing.push_back(&fact);
      } else {
        got_.erase(same);
      }
    }
    std::vector<std::string> lines;
    for (const Json* fact : missing) Report(*fact, lines);
    for (const Json* fact : got_) lines.push_back("not stated: " + Shown(*fact));
    return lines;
  }

 private:
  void NameReferences(Json& fact) {
    auto& memory = document_.GetAllocator();
    const auto name = [&](Json& value) {
      const std::string text = NameOf(extraction_, Text(value));
      value.SetString(text.data(), static_cast<rapidjson::SizeType>(text.size()), memory);
    };
    for (const char* field : {"document", "same_as"}) {
      if (fact.HasMember(field)) name(fact[field]);
    }
    if (fact.HasMember("amended_by")) {
      for (Json& value : fact["amended_by"].GetArray()) name(value);
    }
  }

  // Names of the fields in which they differ; "type" first.
  static std::vector<std::string> Differences(const Json& wanted, const Json& got) {
    const Json* type = Member(wanted, "type");
    const Json* other = Member(got, "type");
    if (type == nullptr || !type->IsString() || *type != *other) return {"type"};
    std::vector<std::string> names;
    for (const auto& member : wanted.GetObject()) {
      const Json* value = Member(got, Text(member.name));
      if (value == nullptr || !Same(member.value, *value)) names.emplace_back(Text(member.name));
    }
    for (const auto& member : got.GetObject()) {
      const std::string_view name = Text(member.name);
      if (Member(wanted, name) == nullptr && !IsDerived(Text(*type), name)) names.emplace_back(name);
    }
    return names;
  }

  static std::string Shown(const Json& fact) {
    std::string text;
    const std::string_view type = fact.HasMember("type") && fact["type"].IsString() ? Text(fact["type"]) : "";
    for (const auto& member : fact.GetObject()) {
      const std::string_view name = Text(member.name);
      if (IsDerived(type, name)) continue;
      if (!text.empty()) text += ", ";
      text.append(name).append(" = ").append(ToText(member.value));
    }
    return "{ " + text + " }";
  }

  // A missing fact: beside the got one that is nearest to it, or alone.
  void Report(const Json& wanted, std::vector<std::string>& lines) {
    auto nearest = got_.end();
    std::size_t fewest = wanted.MemberCount();  // all of its fields wrong: no likeness
    for (auto at = got_.begin(); at != got_.end(); ++at) {
      const std::vector<std::string> names = Differences(wanted, **at);
      if (names.size() < fewest && names.front() != "type") {
        nearest = at;
        fewest = names.size();
      }
    }
    if (nearest == got_.end()) {
      lines.push_back("missing: " + Shown(wanted));
      return;
    }
    std::string line = "differs: " + Shown(wanted);
    for (const std::string& name : Differences(wanted, **nearest)) {
      const Json* expected = Member(wanted, name);
      const Json* got = Member(**nearest, name);
      line += "\n        " + name + ": expected " + (expected == nullptr ? "none" : ToText(*expected)) + ", got " +
              (got == nullptr ? "none" : ToText(*got));
    }
    lines.push_back(std::move(line));
    got_.erase(nearest);
  }

  const Extraction& extraction_;
  rapidjson::Document document_;
  std::vector<Json*> got_;
};

}  // namespace

std::vector<std::string> CompareFacts(std::string_view expected, const Extraction& got) {
  return Comparison(got).Against(expected);
}

}  // namespace vanban::extract
