// A document as the tables hold it, read back as it was given. The door is StoredReader::Read.
#include "index/stored.h"

#include <algorithm>

#include "index/prepare.h"

namespace vanban::index {
namespace {

FactId LocalId(std::int64_t id) { return static_cast<FactId>(id % kIdStep); }

template <typename Enum, std::size_t kCount>
Enum Named(std::string_view name, const std::array<Enum, kCount>& all) {
  for (const Enum value : all) {
    if (ToString(value) == name) return value;
  }
  return all[0];
}

constexpr std::array kBounds = {Bound::kExact, Bound::kApprox, Bound::kMin, Bound::kMax};
constexpr std::array kDirections = {Direction::kLevel, Direction::kUp, Direction::kDown, Direction::kTimes};
constexpr std::array kStatuses = {Status::kUnknown, Status::kResult, Status::kTarget, Status::kRule};

decltype(Fact::value) EmptyValue(std::string_view type) {
  using Value = decltype(Fact::value);
  static const std::array<Value, kFactTypes.size()> kEmpty = {
      Official{}, Citation{}, Ratio{}, Indicator{}, DateExpression{}, Organization{}, Abbreviation{}, Place{}};
  const auto found = std::find(kFactTypes.begin(), kFactTypes.end(), type);
  return kEmpty[static_cast<std::size_t>(found - kFactTypes.begin()) % kEmpty.size()];
}

std::string Ranged(std::string_view columns, std::string_view table, std::string_view key = "id") {
  return "SELECT " + std::string(key) + ", " + std::string(columns) + " FROM " + std::string(table) + " WHERE " +
         std::string(key) + " BETWEEN ?1 AND ?2 ORDER BY 1" + (key == "id" ? "" : ", ordinal");
}

SourceSpan SpanAt(const Statement& row, int column) {
  return {static_cast<std::uint32_t>(row.Int(column)), static_cast<std::uint32_t>(row.Int(column + 1))};
}

std::vector<SourceSpan>* MentionsOf(Fact& fact) {
  if (auto* official = std::get_if<Official>(&fact.value)) return &official->mentions;
  if (auto* citation = std::get_if<Citation>(&fact.value)) return &citation->mentions;
  if (auto* organization = std::get_if<Organization>(&fact.value)) return &organization->mentions;
  return nullptr;
}

}  // namespace

StoredReader::StoredReader(Database& database)
    : document_(database,
                "SELECT name, source, title, date, kind, number, issuer, province, published, given_title, text_bytes, "
                "encoding, invalid_bytes, origin, content_hash, rules, text FROM documents JOIN document_texts "
                "ON document_texts.document_id = documents.id WHERE documents.id = ?1"),
      facts_(database, Ranged("type, start_byte, end_byte, text, rule", "facts")),
      mentions_(database, Ranged("start_byte, end_byte", "mentions", "fact_id")),
      officials_(database, Ranged("name, honorific, role", "officials")),
      positions_(database, Ranged("title, organization, since, until, former, acting", "positions", "official_id")),
      citations_(database,
                 Ranged("kind, number, issuer, province, level, date, subject, period, vision, self", "citations")),
      amendments_(database, Ranged("amended_by_id", "citation_amendments", "citation_id")),
      articles_(database, Ranged("article", "citation_articles", "citation_id")),
      ratios_(database, Ranged("numerator, denominator, counted, status, citation_id", "ratios")),
      indicators_(database, Ranged("name, entity, value, value_to, unit, bound, direction, status, baseline, period, "
                                   "citation_id",
                                   "indicators")),
      dates_(database, Ranged("value, relative", "dates")),
      organizations_(database, Ranged("name, kind, field, province, level, place, same_as_id", "organization_names")),
      abbreviations_(database, Ranged("short_form, long_form", "abbreviations")),
      places_(database, Ranged("name, kind, code", "places")) {}

// Calls visit(row, fact) for each row of the document, with the fact that its first column names.
template <typename Visit>
void StoredReader::EachRow(Statement& statement, std::int64_t id, std::vector<Fact>& facts, Visit visit) {
  statement.Bind(1, id * kIdStep).Bind(2, LastIdOf(id));
  std::size_t at = 0;
  while (statement.Step()) {
    const FactId local = LocalId(statement.Int(0));
    while (at < facts.size() && facts[at].id < local) ++at;
    if (at < facts.size() && facts[at].id == local) visit(statement, facts[at]);
  }
  statement.Reset();
}

void StoredReader::ReadOfficials(std::int64_t id, std::vector<Fact>& facts) {
  EachRow(officials_, id, facts, [](const Statement& row, Fact& fact) {
    auto& official = std::get<Official>(fact.value);
    official.name = row.String(1);
    official.honorific = row.String(2);
    official.role = row.String(3);
  });
  EachRow(positions_, id, facts, [](const Statement& row, Fact& fact) {
    std::get<Official>(fact.value)
        .positions.push_back({.title = row.String(1),
                              .organization = row.String(2),
                              .since = row.String(3),
                              .until = row.String(4),
                              .former = row.Int(5) != 0,
                              .acting = row.Int(6) != 0});
  });
}

void StoredReader::ReadCitations(std::int64_t id, std::vector<Fact>& facts) {
  EachRow(citations_, id, facts, [](const Statement& row, Fact& fact) {
    auto& citation = std::get<Citation>(fact.value);
    citation.kind = row.String(1);
    citation.number = row.String(2);
    citation.issuer = row.String(3);
    citation.province = row.String(4);
    citation.level = row.String(5);
    citation.date = row.String(6);
    citation.subject = row.String(7);
    citation.period = row.String(8);
    citation.vision = row.String(9);
    citation.self = row.Int(10) != 0;
  });
  EachRow(amendments_, id, facts, [](const Statement& row, Fact& fact) {
    std::get<Citation>(fact.value).amended_by.push_back(LocalId(row.Int(1)));
  });
  EachRow(articles_, id, facts,
          [](const Statement& row, Fact& fact) { std::get<Citation>(fact.value).articles.push_back(row.String(1)); });
}

std::vector<Fact> StoredReader::ReadFacts(std::int64_t id) {
  std::vector<Fact> facts;
  facts_.Bind(1, id * kIdStep).Bind(2, LastIdOf(id));
  while (facts_.Step()) {
    Fact& fact = facts.emplace_back();
    fact.id = LocalId(facts_.Int(0));
    fact.value = EmptyValue(facts_.Text(1));
    fact.span = SpanAt(facts_, 2);
    fact.text = facts_.String(4);
    fact.rule = facts_.String(5);
  }
  facts_.Reset();
  EachRow(mentions_, id, facts, [](const Statement& row, Fact& fact) {
    if (auto* mentions = MentionsOf(fact)) mentions->push_back(SpanAt(row, 1));
  });
  ReadOfficials(id, facts);
  ReadCitations(id, facts);
  EachRow(ratios_, id, facts, [](const Statement& row, Fact& fact) {
    fact.value = Ratio{.numerator = row.Double(1),
                       .denominator = row.Double(2),
                       .of = row.String(3),
                       .status = row.String(4),
                       .document = LocalId(row.Int(5))};
  });
  EachRow(indicators_, id, facts, [](const Statement& row, Fact& fact) {
    auto& indicator = std::get<Indicator>(fact.value);
    indicator.name = row.String(1);
    indicator.entity = row.String(2);
    indicator.value = row.Double(3);
    if (!row.IsNull(4)) indicator.value_to = row.Double(4);
    indicator.unit = row.String(5);
    indicator.bound = Named(row.Text(6), kBounds);
    indicator.direction = Named(row.Text(7), kDirections);
    indicator.status = Named(row.Text(8), kStatuses);
    indicator.baseline = row.String(9);
    indicator.period = row.String(10);
    indicator.document = LocalId(row.Int(11));
  });
  EachRow(dates_, id, facts, [](const Statement& row, Fact& fact) {
    fact.value = DateExpression{.value = row.String(1), .relative = row.Int(2) != 0};
  });
  EachRow(organizations_, id, facts, [](const Statement& row, Fact& fact) {
    auto& organization = std::get<Organization>(fact.value);
    organization.name = row.String(1);
    organization.kind = row.String(2);
    organization.field = row.String(3);
    organization.province = row.String(4);
    organization.level = row.String(5);
    organization.place = row.String(6);
    organization.same_as = LocalId(row.Int(7));
  });
  EachRow(abbreviations_, id, facts, [](const Statement& row, Fact& fact) {
    fact.value = Abbreviation{.short_form = row.String(1), .long_form = row.String(2)};
  });
  EachRow(places_, id, facts, [](const Statement& row, Fact& fact) {
    fact.value = Place{.name = row.String(1), .kind = row.String(2), .code = row.String(3)};
  });
  return facts;
}

std::optional<StoredText> StoredReader::Read(std::int64_t id) {
  document_.Bind(1, id);
  std::optional<StoredText> stored;
  if (document_.Step()) {
    const Statement& row = document_;
    stored.emplace();
    DocumentInfo& doc = stored->extraction.doc;
    doc.id = row.String(0);
    doc.source = row.String(1);
    doc.title = row.String(2);
    doc.date = row.String(3);
    doc.kind = row.String(4);
    doc.number = row.String(5);
    doc.issuer = row.String(6);
    doc.province = row.String(7);
    stored->origin.published = row.String(8);
    stored->origin.given_title = row.String(9);
    doc.text_bytes = static_cast<std::uint64_t>(row.Int(10));
    doc.encoding = row.String(11);
    doc.invalid_bytes = static_cast<std::uint64_t>(row.Int(12));
    stored->origin.file = row.String(13);
    stored->origin.content_hash = row.String(14);
    stored->origin.rules = row.String(15);
    stored->text = row.String(16);
  }
  document_.Reset();
  if (stored) stored->extraction.facts = ReadFacts(id);
  return stored;
}

}  // namespace vanban::index
