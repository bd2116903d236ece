// Names of facts and of their enumerators as JSON has them.
#include "vanban/fact.h"

#include "extract/fact_fields.h"

namespace vanban {

std::string_view Fact::type() const { return extract::FactTypes()[value.index()].name; }

std::string_view ToString(Bound bound) {
  switch (bound) {
    case Bound::kExact:
      return "";
    case Bound::kApprox:
      return "approx";
    case Bound::kMin:
      return "min";
    case Bound::kMax:
      return "max";
  }
  return "";
}

std::string_view ToString(Direction direction) {
  switch (direction) {
    case Direction::kLevel:
      return "";
    case Direction::kUp:
      return "up";
    case Direction::kDown:
      return "down";
    case Direction::kTimes:
      return "times";
  }
  return "";
}

std::string_view ToString(Status status) {
  switch (status) {
    case Status::kUnknown:
      return "";
    case Status::kResult:
      return "result";
    case Status::kTarget:
      return "target";
    case Status::kRule:
      return "rule";
  }
  return "";
}

}  // namespace vanban
