// From the tree of a query to streams of documents. The door is Compile.
#include "index/plan.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <iterator>
#include <set>
#include <span>
#include <utility>

#include "index/prepare.h"
#include "index/query_tree.h"

namespace vanban::index {
namespace {

using Node = Query::Node;

std::string_view SqlComparison(Comparison comparison) {
  constexpr std::array<std::string_view, 5> kSql = {" = ", " < ", " <= ", " > ", " >= "};
  return kSql[static_cast<std::size_t>(comparison)];
}

std::string SqlNumber(double number) {
  char buffer[40];
  std::snprintf(buffer, sizeof(buffer), "%.17g", number);
  return buffer;
}

Match AnyOfAll(const std::vector<WordsMatch>& words, Match WordsMatch::*part) {
  std::vector<Match> parts;
  for (const WordsMatch& one : words) parts.push_back(one.*part);
  return AnyOf(std::move(parts));
}

// The conditions of fields side by side that one fact must meet.
class ConditionBuilder {
 public:
  // False: the field is there already; two of one kind ask for two facts.
  bool Add(const Node& node) {
    if (!fields_.insert(node.field).second) return false;
    switch (node.field) {
      case Field::kOfficial:
        And(MatchField(FactColumn::kOfficial, node.text));
        break;
      case Field::kOffice:
        And(MatchField(FactColumn::kOffice, node.text));
        break;
      case Field::kOrganization:
        And(MatchField(FactColumn::kOrganization, node.text));
        break;
      case Field::kDocument:
        And(MatchField(FactColumn::kDocument, node.text));
        break;
      case Field::kIssuer:
        And(MatchField(FactColumn::kIssuer, node.text));
        break;
      case Field::kIndicator:
        And(MatchField(FactColumn::kIndicator, node.text));
        break;
      case Field::kPlace:
        And(MatchField(FactColumn::kPlace, node.text));
        break;
      case Field::kUnit:
        And(MatchUnit(node.text));
        break;
      case Field::kType:
        And(MatchType(node.text));
        break;
      case Field::kStatus:
        And(IsStatus(node.text) ? MatchStatus(node.text) : MatchField(FactColumn::kStatus, node.text));
        break;
      case Field::kValue:
        And(MatchType("indicator"));
        if (!node.unit.empty()) And(MatchUnit(node.unit));
        Filter("indicators", "value", node);
        condition_.tested_only = node.unit.empty();
        break;
      case Field::kRatio:
        And(MatchType("ratio"));
        Filter("ratios", "ratio", node);
        condition_.tested_only = true;
        break;
      case Field::kDate:
      case Field::kSource:
        break;  // of the document, not of a fact
    }
    if (fields_.size() > 1) condition_.tested_only = false;
    return true;
  }

  [[nodiscard]] bool empty() const { return fields_.empty(); }
  [[nodiscard]] const FactCondition& condition() const { return condition_; }

 private:
  void And(Match match) { condition_.match = AllOf({std::move(condition_.match), std::move(match)}); }
  void Filter(const std::string& table, const std::string& column, const Node& node) {
    condition_.table = table;
    condition_.test = column + std::string(SqlComparison(node.comparison)) + SqlNumber(node.number);
  }

  std::set<Field> fields_;
  FactCondition condition_;
};

class Compiler {
 public:
  explicit Compiler(Database& database) : database_(&database) {}

  std::unique_ptr<DocumentStream> Compile(const Node& node, bool wanted) {
    switch (node.kind) {
      case Node::Kind::kAnd:
        return CompileAnd(node.children, wanted);
      case Node::Kind::kOr: {
        Streams streams;
        for (const Node& child : node.children) streams.push_back(Compile(child, wanted));
        return InAnyOf(std::move(streams));
      }
      case Node::Kind::kNot:
      case Node::Kind::kField:
        return CompileAnd({&node, 1}, wanted);
      case Node::Kind::kWords:
        return CompileWords(MatchWords(node.text), wanted);
      case Node::Kind::kPhrase:
        return CompileWords(MatchPhrase(node.text), wanted);
    }
    return nullptr;
  }

  Plan plan;
  std::vector<FactCondition> places;  // asked of the document: conditions where there are no others

 private:
  std::unique_ptr<DocumentStream> CompileWords(WordsMatch match, bool wanted) {
    if (match.filter.empty()) return NoDocuments();
    auto documents = DocumentsOfRows(*database_, "sentence_index", match.filter);
    if (wanted) {
      plan.words.push_back(std::move(match));
      plan.sentences.push_back(documents.get());
    }
    return documents;
  }

  std::unique_ptr<DocumentStream> CompileAnd(std::span<const Node> children, bool wanted) {
    // Asked in this order, the cheapest first: those behind are looked up only where those before agree.
    Streams of_days;
    Streams of_facts;
    Streams of_words;
    Streams unwanted;
    std::vector<ConditionBuilder> builders(1);
    for (const Node& child : children) {
      if (child.kind == Node::Kind::kNot) {
        unwanted.push_back(Compile(child.children[0], false));
      } else if (child.kind == Node::Kind::kAnd && child.children.size() == 1) {
        of_facts.push_back(Compile(child, wanted));
      } else if (child.kind != Node::Kind::kField) {
        of_words.push_back(Compile(child, wanted));
      } else if (child.field == Field::kDate) {
        of_days.push_back(DocumentsOfDays(*database_, child.days.from, child.days.to));
      } else if (child.field == Field::kSource) {
        of_facts.push_back(DocumentsOfRows(*database_, "fact_index", MatchField(FactColumn::kSource, child.text)));
      } else if (child.field == Field::kPlace && !GoesWithPlace(children)) {
        const Match match = MatchField(FactColumn::kPlace, child.text);
        if (wanted) places.push_back({.match = match, .table = "", .test = ""});
        of_facts.push_back(DocumentsOfRows(*database_, "fact_index", match));
      } else if (!builders.back().Add(child)) {
        builders.emplace_back().Add(child);
      }
    }
    for (const ConditionBuilder& builder : builders) {
      if (builder.empty()) continue;
      const FactCondition& condition = builder.condition();
      if (wanted) plan.conditions.push_back(condition);
      of_facts.push_back(DocumentsOfFacts(*database_, condition));
    }
    Streams streams = std::move(of_days);
    std::move(of_facts.begin(), of_facts.end(), std::back_inserter(streams));
    std::move(of_words.begin(), of_words.end(), std::back_inserter(streams));
    if (streams.empty()) streams.push_back(AllDocuments(*database_));
    return InAllOf(std::move(streams), std::move(unwanted));
  }

  // Officials, dates and abbreviations have no place of their own: beside them `place:` asks of the document.
  static bool GoesWithPlace(std::span<const Node> fields) {
    constexpr std::array kWithPlace = {Field::kOrganization, Field::kIssuer, Field::kIndicator, Field::kUnit,
                                       Field::kStatus,       Field::kValue,  Field::kType};
    return std::any_of(fields.begin(), fields.end(), [&](const Node& node) {
      return node.kind == Node::Kind::kField &&
             std::find(kWithPlace.begin(), kWithPlace.end(), node.field) != kWithPlace.end();
    });
  }

  Database* database_;
};

}  // namespace

Match Plan::Filter() const { return AnyOfAll(words, &WordsMatch::filter); }

Match Plan::Rank() const { return AnyOfAll(words, &WordsMatch::rank); }

Plan Compile(Database& database, const Query::Node& root) {
  Compiler compiler(database);
  compiler.plan.documents = compiler.Compile(root, true);
  if (compiler.plan.conditions.empty()) compiler.plan.conditions = std::move(compiler.places);
  return std::move(compiler.plan);
}

FactsOfDocument::FactsOfDocument(Database& database, const Plan& plan) : of_fields_(!plan.conditions.empty()) {
  for (const FactCondition& condition : plan.conditions) {
    queries_.push_back(
        {Statement(database, "SELECT rowid FROM fact_index WHERE rowid BETWEEN ?1 AND ?2 AND fact_index MATCH ?3" +
                                 condition.Filter() + " ORDER BY rowid"),
         condition.match.ToSql()});
  }
  if (of_fields_) return;
  std::string sql = "SELECT id FROM facts WHERE id BETWEEN ?1 AND ?2";
  const std::string words = plan.Filter().ToSql();
  if (!words.empty()) {
    sql +=
        " AND sentence_id IN (SELECT rowid FROM sentence_index WHERE sentence_index MATCH ?3 AND rowid BETWEEN ?1 AND "
        "?2)";
  }
  queries_.push_back({Statement(database, sql + " ORDER BY id"), words});
}

std::vector<std::int64_t> FactsOfDocument::Run(std::size_t query, std::int64_t document) {
  auto& [rows, match] = queries_[query];
  rows.Bind(1, document * kIdStep + (of_fields_ ? 1 : 0)).Bind(2, LastIdOf(document));
  if (!match.empty()) rows.BindText(3, match);
  std::vector<std::int64_t> ids;
  while (rows.Step()) ids.push_back(rows.Int(0));
  rows.Reset();
  return ids;
}

std::vector<std::int64_t> FactsOfDocument::All(std::int64_t document) {
  std::vector<std::int64_t> ids;
  for (std::size_t i = 0; i < queries_.size(); ++i) {
    const std::vector<std::int64_t> some = Run(i, document);
    ids.insert(ids.end(), some.begin(), some.end());
  }
  std::sort(ids.begin(), ids.end());
  ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
  return ids;
}

std::vector<std::int64_t> FactsOfDocument::First(std::int64_t document) {
  std::vector<std::int64_t> ids;
  for (std::size_t i = 0; of_fields_ && ids.empty() && i < queries_.size(); ++i) ids = Run(i, document);
  return ids;
}

}  // namespace vanban::index
