// The schema that rules are checked against: the table of facts, and the phrases whose labels code reads.
#include "extract/fact_fields.h"
#include "vanban/extractor.h"

namespace vanban {
namespace {

FactSchema MakeSchema() {
  FactSchema schema;
  for (const extract::TypeOfFact& type : extract::FactTypes()) {
    FactSchema::Type& out = schema.types.emplace_back();
    out.name = type.name;
    for (const extract::FieldOfFact& field : type.fields) {
      out.fields.push_back({std::string(field.name), std::string(extract::ReadingName(field.reading))});
    }
  }
  schema.phrases = {
      {"number", {{"times", "text"}, {"rest", "text"}, {"rest_times", "text"}}},
      {"amount", {{"value", "number"}, {"value_to", "number"}, {"unit", "text"}, {"bound", "text"}}},
      {"money", {{"value", "number"}, {"value_to", "number"}, {"unit", "text"}, {"bound", "text"}}},
      {"date",
       {{"day", "text"},
        {"month", "text"},
        {"year", "text"},
        {"quarter", "text"},
        {"months", "text"},
        {"half", "text"},
        {"from", "edtf"},
        {"to", "edtf"},
        {"horizon", "flag"}}},
      {"body", {{"kind", "text"}, {"name", "text"}, {"field", "text"}, {"province", "text"}}},
      {"office",
       {{"title", "text"},
        {"organization", "text"},
        {"acting", "flag"},
        {"former", "flag"},
        {"since", "edtf"},
        {"until", "edtf"}}},
      {"person", {}},
      {"own-kind", {{"kind", "text"}}},
      {"citation",
       {{"kind", "text"},
        {"number", "code"},
        {"issuer", "text"},
        {"date", "edtf"},
        {"subject", "text"},
        {"period", "edtf"},
        {"vision", "edtf"},
        {"articles", "list of text"}}},
      {"reference", {{"kind", "text"}, {"this", "flag"}, {"that", "flag"}, {"number", "code"}, {"issuer", "text"}}},
      {"compared-lead", {{"baseline", "text"}}},
      {"claim",
       {{"amount", "amount"},
        {"value", "number"},
        {"value_to", "number"},
        {"unit", "text"},
        {"bound", "text"},
        {"direction", "text"},
        {"baseline", "text"},
        {"status", "text"},
        {"period", "edtf"}}},
  };
  return schema;
}

}  // namespace

const FactSchema& FactSchemaOfExtract() {
  static const FactSchema schema = MakeSchema();
  return schema;
}

}  // namespace vanban
