// What vanban finds, as plain values: the contract of FACTS (docs/facts.md) in C++. No inheritance, no pointers.
// Offsets are source offsets (bytes of Document::source()). Empty strings, empty vectors and nullopt mean "not known".
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "vanban/span.h"

namespace vanban {

using FactId = std::uint32_t;  // unique in its document, from 1; 0 is none. Written "f1", "f2" … in JSON.

// A membership as the text states it: an office and the body it is held in (Popolo: Post, Organization, Membership).
struct Position {
  std::string title;
  std::string organization;
  std::string since, until;  // EDTF
  bool former = false;       // `nguyên`, `cựu`
  bool acting = false;       // `Quyền`

  friend bool operator==(const Position&, const Position&) = default;
};

// A person holding public office; once per person per document.
struct Official {
  std::string name;
  std::string honorific;
  std::vector<Position> positions;
  std::string role;  // the part played at the event: `Trưởng đoàn`, `chủ trì`
  std::vector<SourceSpan> mentions;

  friend bool operator==(const Official&, const Official&) = default;
};

// An official document that the text cites; once per document cited. JSON type "document".
struct Citation {
  std::string kind;
  std::string number;
  std::string issuer;
  std::string date;  // EDTF
  std::string subject;
  std::string period;  // EDTF interval
  std::string vision;  // EDTF year
  bool self = false;   // the document in hand
  std::vector<FactId> amended_by;
  std::vector<std::string> articles;
  std::vector<SourceSpan> mentions;
  // Where its issuer sits, for identity across documents (`09-NQ/TU` of two provinces): as in Organization.
  std::string province;
  std::string level;

  friend bool operator==(const Citation&, const Citation&) = default;
};

// A part of a whole, counted.
struct Ratio {
  double numerator = 0;
  double denominator = 0;
  std::string of;
  std::string status;
  FactId document = 0;

  friend bool operator==(const Ratio&, const Ratio&) = default;
};

enum class Bound : std::uint8_t { kExact, kApprox, kMin, kMax };
enum class Direction : std::uint8_t { kLevel, kUp, kDown, kTimes };
enum class Status : std::uint8_t { kUnknown, kResult, kTarget, kRule };

// A named quantity with its value.
struct Indicator {
  std::string name;
  std::string entity;
  double value = 0;
  std::optional<double> value_to;  // upper end of a range
  std::string unit;
  Bound bound = Bound::kExact;
  Direction direction = Direction::kLevel;
  Status status = Status::kUnknown;
  std::string baseline;
  std::string period;  // EDTF
  FactId document = 0;

  friend bool operator==(const Indicator&, const Indicator&) = default;
};

// A calendar expression. JSON type "date".
struct DateExpression {
  std::string value;      // EDTF
  bool relative = false;  // without a figure: `hôm qua`

  friend bool operator==(const DateExpression&, const DateExpression&) = default;
};

// A body named; once per distinct written name. JSON type "organization".
struct Organization {
  std::string name;
  std::string kind;
  FactId same_as = 0;
  std::vector<SourceSpan> mentions;
  // What Resolve knows of it beyond its name, for identity across documents; empty where not known.
  std::string field;     // `Thông tin và Truyền thông` of `Sở Thông tin và Truyền thông`
  std::string province;  // the province it belongs to, canonical name: `Bình Thuận`
  // "central" (needs no province), "province", "district" or "commune". Set only where kind and field, with province
  // and place, name exactly one body (`UBND` and `Sở Y tế` of a province do, `Trường` and `Công ty` do not).
  std::string level;
  std::string place;  // of district and commune: which one, canonical: `huyện Tuy Phong`

  friend bool operator==(const Organization&, const Organization&) = default;
};

struct Abbreviation {
  std::string short_form;
  std::string long_form;

  friend bool operator==(const Abbreviation&, const Abbreviation&) = default;
};

struct Place {
  std::string name;
  std::string kind;
  std::string code;

  friend bool operator==(const Place&, const Place&) = default;
};

struct Fact {
  FactId id = 0;
  SourceSpan span;
  std::string text;  // exactly the source bytes under span
  std::string rule;  // id of the rule that made it
  std::variant<Official, Citation, Ratio, Indicator, DateExpression, Organization, Abbreviation, Place> value;

  [[nodiscard]] constexpr std::string_view type() const;  // the JSON type: "official", "document", …

  friend bool operator==(const Fact&, const Fact&) = default;
};

// The JSON types, in the order of the alternatives of Fact::value.
inline constexpr std::array<std::string_view, 8> kFactTypes = {"official", "document",     "ratio",        "indicator",
                                                               "date",     "organization", "abbreviation", "place"};
static_assert(std::variant_size_v<decltype(Fact::value)> == kFactTypes.size());
constexpr std::string_view Fact::type() const { return kFactTypes[value.index()]; }

// JSON names of the enumerators; empty for kExact, kLevel and kUnknown (the field is left out).
constexpr std::string_view ToString(Bound bound) {
  return std::array<std::string_view, 4>{"", "approx", "min", "max"}[static_cast<std::size_t>(bound)];
}
constexpr std::string_view ToString(Direction direction) {
  return std::array<std::string_view, 4>{"", "up", "down", "times"}[static_cast<std::size_t>(direction)];
}
constexpr std::string_view ToString(Status status) {
  return std::array<std::string_view, 4>{"", "result", "target", "rule"}[static_cast<std::size_t>(status)];
}

// What a document says of itself.
struct DocumentInfo {
  std::string id;
  std::string source;
  std::string title;
  std::string date;  // EDTF
  std::uint64_t text_bytes = 0;
  std::string encoding;             // set only when it is not plain UTF-8
  std::uint64_t invalid_bytes = 0;  // set only when not 0
  std::string kind;                 // the document's own kind, of an official document: `Nghị quyết`
  std::string number;               // its own number
  std::string issuer;               // its own issuer
  std::string province;             // canonical name of the province that it comes from: `Bình Thuận`

  friend bool operator==(const DocumentInfo&, const DocumentInfo&) = default;
};

struct Extraction {
  DocumentInfo doc;
  std::vector<Fact> facts;  // in the order of their place in the source

  friend bool operator==(const Extraction&, const Extraction&) = default;
};

}  // namespace vanban
