// Looks up the kinds and labels that code reads.
#include "extract/vocabulary.h"

#include <algorithm>
#include <array>
#include <map>

#include "text/fold.h"
#include "text/tokenize.h"

namespace vanban::extract {

CarryKinds::CarryKinds(const RuleSet& rules) {
  const auto kind = [&](const char* name) { return rules::FindKind(rules, name); };
  level = kind("admin-level");
  province = kind("province");
  country = kind("country");
  city = kind("city");
  region = kind("region");
  nation = kind("nation");
  speaks_for_territory = kind("speaks-for-territory");
  away = kind("away");
  belongs = kind("belongs");
  scene = kind("scene");
  source = kind("source-word");
  state_organ = kind("state-organ");
  target_cue = kind("target-cue");
  result_cue = kind("result-cue");
  bound = kind("bound");
  branch = kind("branch");
  singling = kind("singling");
  measure_mention = kind("measure-mention");
  status_cue = kind("status-cue");
  planned = kind("planned");
  enacted = kind("enacted");
  unnamed = kind("unnamed");
  as_of = kind("as-of");
  since_new_year = kind("since-new-year");
  last_year = kind("last-year");
  respectively = kind("respectively");
  share = kind("share");
  compared_lead = kind("compared-lead");
  document_status = kind("document-status");
  const rules::KindId this_year = kind("this-year");
  const rules::KindId whole_year = kind("whole-year");
  // In the order of the bits of Mark.
  const std::array<rules::KindId, 24> marked = {
      kind("place"),  province,   city,     country, nation, region,         kind("body"), kind("citation"),
      kind("person"), target_cue, singling, source,  away,   belongs,        as_of,        status_cue,
      level,          result_cue, bound,    branch,  scene,  since_new_year, this_year,    whole_year};
  marks = rules::KindMasks(rules, marked);
}

BodyWords::BodyWords(const RuleSet& rules)
    : short_form(rules::FindKind(rules, "short-form")),
      seat(rules::FindKind(rules, "seat")),
      admin_level(rules::FindKind(rules, "admin-level")),
      district(rules::FindKind(rules, "district")),
      district_of(rules::FindKind(rules, "district-of")),
      head(rules::FindKind(rules, "head")),
      body_of(rules::FindKind(rules, "body-of")),
      body(rules::FindKind(rules, "body")) {}

PhraseKind::PhraseKind(const RuleSet& rules, std::string_view name) : kind_(rules::FindKind(rules, name)) {
  if (!exists()) return;
  std::map<std::uint32_t, std::size_t> longest;
  std::vector<Token> tokens;
  for (const std::string_view phrase : rules::PhrasesOf(rules, kind_)) {
    text::TokenizeText(phrase, {0, static_cast<std::uint32_t>(phrase.size())}, tokens);
    std::size_t& most = longest[text::ReadWord(phrase, 0).print];
    most = std::max(most, tokens.size());
  }
  for (const auto& [print, most] : longest) first_words_.push_back({print, most});
}

std::size_t PhraseKind::LongestFrom(std::string_view text) const {
  const std::uint32_t print = text::ReadWord(text, 0).print;
  const auto found = std::ranges::lower_bound(first_words_, print, {}, &FirstWord::print);
  return found != first_words_.end() && found->print == print ? found->longest : 0;
}

bool PhraseKind::Has(const RuleSet& rules, std::string_view text) const {
  return LongestFrom(text) > 0 && !rules::Canonical(rules, text, kind_).empty();
}

DefinitionWords::DefinitionWords(const RuleSet& rules)
    : unsaid(rules, "unsaid"),
      calling(rules, "calling"),
      calling_short(rules, "calling-short"),
      head(rules, "defined-head"),
      head_stop(rules, "head-stop"),
      bridge(rules, "head-bridge"),
      tail(rules, "short-tail"),
      joins(rules, "joins"),
      treaty(rules, "treaty"),
      stop_inside(rules, "stop-inside"),
      term(rules, "defined-term"),
      inner_stop(rules, "inner-stop"),
      firm(rules, "firm"),
      country(rules, "country"),
      document(rules, "document-kind"),
      organ(rules, "organ") {}

PersonWords::PersonWords(const RuleSet& rules)
    : addressed_person(rules::FindKind(rules, "addressed-person")),
      addressed_name(rules::FindKind(rules, "addressed-name")),
      bare_honorific(rules::FindKind(rules, "bare-honorific")),
      office_mention(rules::FindKind(rules, "office-mention")),
      career(rules::FindKind(rules, "career")),
      post(rules::FindKind(rules, "post")),
      male(rules::FindKind(rules, "male")),
      female(rules::FindKind(rules, "female")),
      capital(rules::FindKind(rules, "capital")),
      initial(rules::FindKind(rules, "initial")) {}

Vocabulary::Vocabulary(const RuleSet& rules) : carry(rules), bodies(rules), persons(rules), definitions(rules) {
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
  currency = kind_of("currency");
  joins = kind_of("joins");
  firm = kind_of("firm");
  legal_form = kind_of("legal-form");
  title_short = kind_of("title-short");
  body_heads = {kind_of("head"), kind_of("province-kind"), kind_of("district-kind"), kind_of("commune-kind")};

  times = label_of("times");
  rest = label_of("rest");
  rest_times = label_of("rest_times");
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
  numerator = label_of("numerator");
}

}  // namespace vanban::extract
