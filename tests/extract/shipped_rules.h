// The rules that ship with the program, loaded once for all tests of one program.
#pragma once

#include <string_view>

#include "vanban/document.h"
#include "vanban/extractor.h"
#include "vanban/rule_set.h"

namespace vanban::test {

inline const RuleSet& ShippedRules() {
  static const RuleSet rules = RuleSet::Load(RuleSet::BuiltInSources(), FactSchemaOfExtract());
  return rules;
}

inline Extraction ExtractShipped(std::string_view text) {
  static const Extractor extractor(ShippedRules());
  DocumentMetadata metadata;
  metadata.id = "test";
  return extractor.Extract(Document::FromBytes(text, ShippedRules().segmenter()), metadata);
}

}  // namespace vanban::test
