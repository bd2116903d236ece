// A query as a tree.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "index/edtf.h"
#include "vanban/query.h"

namespace vanban::index {

enum class Field : std::uint8_t {
  kOfficial,
  kOffice,
  kOrganization,
  kDocument,
  kIssuer,
  kIndicator,
  kUnit,
  kStatus,
  kValue,
  kRatio,
  kDate,
  kType,
  kPlace,
  kSource
};

enum class Comparison : std::uint8_t { kIs, kLess, kLessOrEqual, kGreater, kGreaterOrEqual };

}  // namespace vanban::index

namespace vanban {

struct Query::Node {
  enum class Kind : std::uint8_t { kAnd, kOr, kNot, kWords, kPhrase, kField };

  Kind kind = Kind::kWords;
  std::vector<Node> children;  // of kAnd and kOr two or more, of kNot one, of kAnd also one: a field in brackets
  std::string text;            // of kWords, kPhrase; of kField the value
  index::Field field = index::Field::kType;
  index::Comparison comparison = index::Comparison::kIs;
  double number = 0;  // of kValue and kRatio
  std::string unit;   // of kValue: `%`, `đồng`; empty: any
  index::Days days;   // of kDate
};

}  // namespace vanban
