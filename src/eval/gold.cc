// Reads gold annotations, and facts as `vanban extract` wrote them, into the same values.
// Door: ReadGold, ReadExtractions.
#include <rapidjson/document.h>
#include <rapidjson/error/en.h>

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <optional>
#include <sstream>

#include "eval/agree.h"
#include "vanban/document.h"
#include "vanban/error.h"
#include "vanban/evaluation.h"

namespace vanban {
namespace {

namespace fs = std::filesystem;
using Json = rapidjson::Value;

std::string ReadFile(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  std::string bytes{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
  if (!file) throw Error(Fault{path.string(), 0, 0, "cannot be read", "check the name"});
  return bytes;
}

const Json* Find(const Json& object, const char* name) {
  const auto member = object.FindMember(name);
  return member == object.MemberEnd() || member->value.IsNull() ? nullptr : &member->value;
}

std::string Text(const Json& object, const char* name) {
  const Json* value = Find(object, name);
  return value != nullptr && value->IsString() ? std::string(value->GetString(), value->GetStringLength()) : "";
}

// A number that is not there agrees with none.
double Number(const Json& object, const char* name) {
  const Json* value = Find(object, name);
  return value != nullptr && value->IsNumber() ? value->GetDouble() : std::nan("");
}

bool Flag(const Json& object, const char* name) {
  const Json* value = Find(object, name);
  return value != nullptr && value->IsBool() && value->GetBool();
}

std::uint32_t Offset(const Json& value) { return value.IsUint() ? value.GetUint() : 0; }

template <typename Enum>
Enum Named(const std::string& name, std::initializer_list<std::pair<std::string_view, Enum>> names) {
  for (const auto& [text, value] : names) {
    if (text == name) return value;
  }
  return Enum{};
}

std::vector<Position> Positions(const Json& fact) {
  std::vector<Position> positions;
  const Json* list = Find(fact, "positions");
  if (list == nullptr || !list->IsArray()) return positions;
  for (const Json& one : list->GetArray()) {
    if (!one.IsObject()) continue;
    positions.push_back({Text(one, "title"), Text(one, "organization"), Text(one, "since"), Text(one, "until"),
                         Flag(one, "former"), Flag(one, "acting")});
  }
  return positions;
}

// The typed value of a fact; nullopt for a type that is not scored. `mentions` goes to those that have some.
std::optional<decltype(Fact::value)> Value(const Json& fact, std::vector<SourceSpan> mentions) {
  const std::string type = Text(fact, "type");
  if (type == "official") {
    return Official{Text(fact, "name"), Text(fact, "honorific"), Positions(fact), Text(fact, "role"),
                    std::move(mentions)};
  }
  if (type == "document") {
    Citation cited;
    cited.kind = Text(fact, "kind");
    cited.number = Text(fact, "number");
    cited.issuer = Text(fact, "issuer");
    cited.date = Text(fact, "date");
    cited.subject = Text(fact, "subject");
    cited.period = Text(fact, "period");
    cited.vision = Text(fact, "vision");
    cited.self = Flag(fact, "self");
    cited.mentions = std::move(mentions);
    return cited;
  }
  if (type == "ratio") {
    return Ratio{Number(fact, "numerator"), Number(fact, "denominator"), Text(fact, "of"), Text(fact, "status"), 0};
  }
  if (type == "indicator") {
    Indicator indicator;
    indicator.name = Text(fact, "name");
    indicator.entity = Text(fact, "entity");
    indicator.value = Number(fact, "value");
    if (const double to = Number(fact, "value_to"); !std::isnan(to)) indicator.value_to = to;
    indicator.unit = Text(fact, "unit");
    indicator.bound =
        Named<Bound>(Text(fact, "bound"), {{"approx", Bound::kApprox}, {"min", Bound::kMin}, {"max", Bound::kMax}});
    indicator.direction = Named<Direction>(
        Text(fact, "direction"), {{"up", Direction::kUp}, {"down", Direction::kDown}, {"times", Direction::kTimes}});
    indicator.status = Named<Status>(
        Text(fact, "status"), {{"result", Status::kResult}, {"target", Status::kTarget}, {"rule", Status::kRule}});
    indicator.baseline = Text(fact, "baseline");
    indicator.period = Text(fact, "period");
    return indicator;
  }
  if (type == "date") return DateExpression{Text(fact, "value"), Flag(fact, "relative")};
  if (type == "abbreviation") return Abbreviation{Text(fact, "short"), Text(fact, "long")};
  if (type == "organization") {
    Organization body;
    body.name = Text(fact, "name");
    body.kind = Text(fact, "kind");
    return body;
  }
  return std::nullopt;
}

// Where the quote's occ-th occurrence stands in the source.
std::optional<SourceSpan> Locate(const Json& mark, std::string_view source) {
  const std::string quote = Text(mark, "quote");
  const Json* occ = Find(mark, "occ");
  std::size_t at = std::string_view::npos;
  for (int left = occ != nullptr && occ->IsInt() ? occ->GetInt() : 1; left > 0; --left) {
    at = source.find(quote, at + 1);  // npos + 1 is 0
    if (at == std::string_view::npos) return std::nullopt;
  }
  if (quote.empty() || at == std::string_view::npos) return std::nullopt;
  return SourceSpan{static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + quote.size())};
}

GoldDocument ReadGoldDocument(const fs::path& folder, const std::string& name, std::vector<Fault>& faults) {
  const fs::path path = folder / (name + ".gold.json");
  const auto fault = [&](std::string message, std::string advice) {
    faults.push_back(Fault{path.string(), 0, 0, std::move(message), std::move(advice)});
  };
  GoldDocument gold;
  gold.name = name;
  gold.bytes = ReadFile(folder / (name + ".txt"));
  const Document document = Document::FromBytes(gold.bytes, SegmentWords{});
  const std::string content = ReadFile(path);
  rapidjson::Document json;
  json.Parse<rapidjson::kParseIterativeFlag>(content.data(), content.size());
  const Json* facts = !json.HasParseError() && json.IsObject() ? Find(json, "facts") : nullptr;
  if (facts == nullptr || !facts->IsArray()) {
    fault(json.HasParseError() ? std::string("is no JSON: ") + rapidjson::GetParseError_En(json.GetParseError()) +
                                     ", at byte " + std::to_string(json.GetErrorOffset())
                               : "holds no list \"facts\"",
          "");
    return gold;
  }
  gold.published = Text(json, "published");
  for (const Json& one : facts->GetArray()) {
    if (!one.IsObject()) continue;
    const auto locate = [&](const Json& mark) {
      const std::optional<SourceSpan> span = mark.IsObject() ? Locate(mark, document.source()) : std::nullopt;
      if (!span) {
        const std::string quote = mark.IsObject() ? Text(mark, "quote") : "";
        fault("the text does not hold so often: \"" + quote + "\"", "correct quote or occ");
      }
      return span.value_or(SourceSpan{});
    };
    GoldFact fact;
    fact.quote = Text(one, "quote");
    fact.fact.span = locate(one);
    fact.fact.text = fact.quote;
    std::vector<SourceSpan> mentions;
    if (const Json* marks = Find(one, "mentions"); marks != nullptr && marks->IsArray()) {
      for (const Json& mark : marks->GetArray()) mentions.push_back(locate(mark));
    }
    auto value = Value(one, std::move(mentions));
    if (!value) continue;
    fact.fact.value = std::move(*value);
    gold.facts.push_back(std::move(fact));
  }
  return gold;
}

}  // namespace

std::vector<GoldDocument> ReadGold(const std::string& folder) {
  constexpr std::string_view kEnd = ".gold.json";
  std::vector<std::string> names;
  std::error_code error;
  for (auto entry = fs::directory_iterator(folder, error); !error && entry != fs::directory_iterator();
       entry.increment(error)) {
    const std::string name = entry->path().filename().string();
    if (name.ends_with(kEnd)) names.push_back(name.substr(0, name.size() - kEnd.size()));
  }
  if (error) throw Error(Fault{folder, 0, 0, "cannot be read: " + error.message(), ""});
  if (names.empty()) {
    throw Error(Fault{folder, 0, 0, "holds no *.gold.json", "gold is a pair NAME.txt, NAME.gold.json"});
  }
  std::sort(names.begin(), names.end());
  std::vector<GoldDocument> gold;
  std::vector<Fault> faults;
  for (const std::string& name : names) {
    try {
      gold.push_back(ReadGoldDocument(folder, name, faults));
    } catch (const Error& missing) {
      faults.insert(faults.end(), missing.faults().begin(), missing.faults().end());
    }
  }
  if (!faults.empty()) throw Error(std::move(faults));
  return gold;
}

std::vector<Extraction> ReadExtractions(const std::string& path) {
  std::istringstream lines(ReadFile(path));
  std::vector<Extraction> extractions;
  std::string line;
  for (std::uint32_t number = 1; std::getline(lines, line); ++number) {
    if (line.find_first_not_of(" \t\r") == std::string::npos) continue;
    rapidjson::Document json;
    json.Parse<rapidjson::kParseIterativeFlag>(line.data(), line.size());
    const Json* doc = !json.HasParseError() && json.IsObject() ? Find(json, "doc") : nullptr;
    const Json* facts = doc != nullptr ? Find(json, "facts") : nullptr;
    if (facts == nullptr || !doc->IsObject() || !facts->IsArray()) {
      throw Error(Fault{path, number, 0, "is no line of facts", "give what vanban extract wrote"});
    }
    Extraction extraction;
    extraction.doc.id = Text(*doc, "id");
    extraction.doc.source = Text(*doc, "source");
    for (const Json& one : facts->GetArray()) {
      if (!one.IsObject()) continue;
      std::vector<SourceSpan> mentions;
      if (const Json* pairs = Find(one, "mentions"); pairs != nullptr && pairs->IsArray()) {
        for (const Json& pair : pairs->GetArray()) {
          if (pair.IsArray() && pair.Size() == 2) mentions.push_back({Offset(pair[0]), Offset(pair[1])});
        }
      }
      auto value = Value(one, std::move(mentions));
      if (!value) continue;
      const Json* start = Find(one, "start");
      const Json* end = Find(one, "end");
      Fact fact;
      fact.span = {start == nullptr ? 0 : Offset(*start), end == nullptr ? 0 : Offset(*end)};
      fact.text = Text(one, "text");
      fact.rule = Text(one, "rule");
      fact.value = std::move(*value);
      extraction.facts.push_back(std::move(fact));
    }
    extractions.push_back(std::move(extraction));
  }
  return extractions;
}

}  // namespace vanban
