// Looks up the kinds and labels that code reads.
#include "extract/vocabulary.h"

namespace vanban::extract {

Vocabulary::Vocabulary(const RuleSet& rules) {
  const auto kind_of = [&](const char* name_of_kind) { return rules::FindKind(rules, name_of_kind); };
  const auto label_of = [&](const char* name_of_label) { return rules::FindLabel(rules, name_of_label); };
  number = kind_of("number");
  amount = kind_of("amount");
  money = kind_of("money");
  date = kind_of("date");
  body = kind_of("body");
  office = kind_of("office");
  person = kind_of("person");
  citation = kind_of("citation");
  claim = kind_of("claim");
  honorific = kind_of("honorific");
  province = kind_of("province");
  place = kind_of("place");
  line = kind_of("line");
  document_kind = kind_of("document-kind");
  kind_code = kind_of("kind-code");
  issuer_code = kind_of("issuer-code");
  document_number = kind_of("document-number");
  assembly_act = kind_of("assembly-act");
  int_figure = kind_of("int");
  about = kind_of("about");
  motto = kind_of("motto");
  reference = kind_of("reference");

  times = label_of("times");
  value = label_of("value");
  value_to = label_of("value_to");
  unit = label_of("unit");
  bound = label_of("bound");
  direction = label_of("direction");
  baseline = label_of("baseline");
  status = label_of("status");
  period = label_of("period");
  day = label_of("day");
  month = label_of("month");
  year = label_of("year");
  quarter = label_of("quarter");
  months = label_of("months");
  half = label_of("half");
  from = label_of("from");
  to = label_of("to");
  horizon = label_of("horizon");
  kind = label_of("kind");
  field = label_of("field");
  province_of = label_of("province");
  title = label_of("title");
  organization = label_of("organization");
  acting = label_of("acting");
  former = label_of("former");
  since = label_of("since");
  until = label_of("until");
  name = label_of("name");
  this_one = label_of("this");
  that_one = label_of("that");
  number_of = label_of("number");
  issuer = label_of("issuer");
  date_of = label_of("date");
  subject = label_of("subject");
  vision = label_of("vision");
  articles = label_of("articles");
}

}  // namespace vanban::extract
