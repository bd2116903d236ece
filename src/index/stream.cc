// From the tree of a query to streams of documents. The door is Compile.
#include "index/stream.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <set>
#include <span>

#include "index/full_text.h"
#include "index/prepare.h"
#include "index/query_tree.h"

namespace vanban::index {
namespace {

using Node = Query::Node;

// A list of facts that is longer is not made: such a filter is so wide that rows can be asked one by one.
constexpr std::size_t kLongestList = 20'000;
constexpr int kStepsBeforeSeek = 24;  // a step costs about a microsecond, a seek about twenty

// Rows of an FTS5 table, the newest first.
class MatchStream : public DocumentStream {
 public:
  MatchStream(Database& database, std::string_view table, std::string match, const std::string& filter)
      : rows_(database, "SELECT rowid FROM " + std::string(table) + " WHERE " + std::string(table) +
                            " MATCH ?1 AND rowid <= ?2" + filter + " ORDER BY rowid DESC"),
        match_(std::move(match)) {}

  std::int64_t Seek(std::int64_t most) override {
    const std::int64_t row = SeekRow((most << 20) + kIdStep - 1);
    return row < 0 ? kNoDocument : row / kIdStep;
  }

  // The same for rows; -1: there is none.
  std::int64_t SeekRow(std::int64_t most) {
    if (!started_) Start(most);
    for (int steps = 0; row_ > most; ++steps) {
      if (steps == kStepsBeforeSeek) {
        Start(most);
      } else {
        Next();
      }
    }
    return row_;
  }

 private:
  void Start(std::int64_t most) {
    rows_.Reset();
    rows_.BindText(1, match_).Bind(2, most);
    started_ = true;
    Next();
  }
  void Next() { row_ = rows_.Step() ? rows_.Int(0) : -1; }

  Statement rows_;
  std::string match_;
  std::int64_t row_ = -1;
  bool started_ = false;
};

// Facts under a condition: those of the full text that are in a list of ids too, where there is one.
class FactStream : public DocumentStream {
 public:
  FactStream(Database& database, const FactCondition& condition) {
    if (!condition.list.empty()) {
      Statement ids(database, condition.list + " LIMIT " + std::to_string(kLongestList + 1));
      while (ids.Step()) list_.push_back(ids.Int(0));
      listed_ = list_.size() <= kLongestList;
      if (!listed_) list_.clear();
      std::sort(list_.begin(), list_.end(), std::greater<>());
    }
    rows_ = std::make_unique<MatchStream>(database, "fact_index", condition.match, listed_ ? "" : condition.filter);
  }

  std::int64_t Seek(std::int64_t most) override {
    std::int64_t row = (most << 20) + kIdStep - 1;
    while (true) {
      row = rows_->SeekRow(row);
      if (row < 0 || !listed_) break;
      while (at_ < list_.size() && list_[at_] > row) ++at_;
      if (at_ == list_.size()) return kNoDocument;
      if (list_[at_] == row) break;
      row = list_[at_];
    }
    return row < 0 ? kNoDocument : row / kIdStep;
  }

 private:
  std::unique_ptr<MatchStream> rows_;
  std::vector<std::int64_t> list_;
  std::size_t at_ = 0;
  bool listed_ = false;
};

// Documents under a condition on their own row.
class TableStream : public DocumentStream {
 public:
  TableStream(Database& database, const std::string& condition)
      : rows_(database, "SELECT id FROM documents WHERE id <= ?1" + condition + " ORDER BY id DESC") {}

  std::int64_t Seek(std::int64_t most) override {
    if (!started_) Start(most);
    for (int steps = 0; id_ > most; ++steps) {
      if (steps == kStepsBeforeSeek) {
        Start(most);
      } else {
        id_ = rows_.Step() ? rows_.Int(0) : kNoDocument;
      }
    }
    return id_;
  }

 private:
  void Start(std::int64_t most) {
    rows_.Reset();
    rows_.Bind(1, most);
    started_ = true;
    id_ = rows_.Step() ? rows_.Int(0) : kNoDocument;
  }

  Statement rows_;
  std::int64_t id_ = kNoDocument;
  bool started_ = false;
};

class NothingStream : public DocumentStream {
 public:
  std::int64_t Seek(std::int64_t /*most*/) override { return kNoDocument; }
};

using Streams = std::vector<std::unique_ptr<DocumentStream>>;

// In all of `wanted` and in none of `unwanted`.
class AndStream : public DocumentStream {
 public:
  AndStream(Streams wanted, Streams unwanted) : wanted_(std::move(wanted)), unwanted_(std::move(unwanted)) {}

  std::int64_t Seek(std::int64_t most) override {
    while (most > kNoDocument) {
      const std::int64_t before = most;
      for (const auto& stream : wanted_) {
        most = stream->Seek(most);
        if (most == kNoDocument) return kNoDocument;
      }
      if (most != before) continue;
      const bool excluded = std::any_of(unwanted_.begin(), unwanted_.end(),
                                        [most](const auto& stream) { return stream->Seek(most) == most; });
      if (!excluded) return most;
      --most;
    }
    return kNoDocument;
  }

 private:
  Streams wanted_, unwanted_;
};

class OrStream : public DocumentStream {
 public:
  explicit OrStream(Streams streams) : streams_(std::move(streams)) {}

  std::int64_t Seek(std::int64_t most) override {
    std::int64_t newest = kNoDocument;
    for (const auto& stream : streams_) newest = std::max(newest, stream->Seek(most));
    return newest;
  }

 private:
  Streams streams_;
};

std::string_view SqlComparison(Comparison comparison) {
  constexpr std::array<std::string_view, 5> kSql = {" = ", " < ", " <= ", " > ", " >= "};
  return kSql[static_cast<std::size_t>(comparison)];
}

std::string SqlNumber(double number) {
  char buffer[40];
  std::snprintf(buffer, sizeof(buffer), "%.17g", number);
  return buffer;
}

void AppendMatch(std::string& match, const std::string& more) {
  if (!match.empty()) match += " AND ";
  match += more;
}

// The conditions of fields side by side that one fact must meet.
class ConditionBuilder {
 public:
  // False: the field is there already; two of one kind ask for two facts.
  bool Add(const Node& node) {
    if (!fields_.insert(node.field).second) return false;
    switch (node.field) {
      case Field::kOfficial: Match(MatchField(FactColumn::kOfficial, node.text)); break;
      case Field::kOffice: Match(MatchField(FactColumn::kOffice, node.text)); break;
      case Field::kOrganization: Match(MatchField(FactColumn::kOrganization, node.text)); break;
      case Field::kDocument: Match(MatchField(FactColumn::kDocument, node.text)); break;
      case Field::kIssuer: Match(MatchField(FactColumn::kIssuer, node.text)); break;
      case Field::kIndicator: Match(MatchField(FactColumn::kIndicator, node.text)); break;
      case Field::kPlace: Match(MatchField(FactColumn::kPlace, node.text)); break;
      case Field::kUnit: Match(MatchUnit(node.text)); break;
      case Field::kType: Match(MatchType(node.text)); break;
      case Field::kStatus:
        Match(IsStatus(node.text) ? MatchStatus(node.text) : MatchField(FactColumn::kStatus, node.text));
        break;
      case Field::kValue:
        Match(MatchType("indicator"));
        if (!node.unit.empty()) Match(MatchUnit(node.unit));
        Filter("indicators", "value", node);
        break;
      case Field::kRatio:
        Match(MatchType("ratio"));
        Filter("ratios", "ratio", node);
        break;
      case Field::kDate:
      case Field::kSource:
        break;  // of the document, not of a fact
    }
    return true;
  }

  [[nodiscard]] bool empty() const { return fields_.empty(); }
  [[nodiscard]] const FactCondition& condition() const { return condition_; }

 private:
  void Match(const std::string& match) { AppendMatch(condition_.match, match); }
  void Filter(const std::string& table, const std::string& column, const Node& node) {
    const std::string test = column + std::string(SqlComparison(node.comparison)) + SqlNumber(node.number);
    condition_.filter += " AND EXISTS (SELECT 1 FROM " + table + " WHERE id = fact_index.rowid AND " + test + ")";
    condition_.list = "SELECT id FROM " + table + " WHERE " + test;
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
        return std::make_unique<OrStream>(std::move(streams));
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

 private:
  std::unique_ptr<DocumentStream> CompileWords(const WordsMatch& match, bool wanted) {
    if (match.filter.empty()) return std::make_unique<NothingStream>();
    if (wanted) {
      AppendOr(plan.rank, match.rank);
      AppendOr(plan.words, match.filter);
    }
    return std::make_unique<MatchStream>(*database_, "sentence_index", match.filter, "");
  }
  static void AppendOr(std::string& expression, const std::string& more) {
    if (!expression.empty()) expression += " OR ";
    expression += more;
  }

  std::unique_ptr<DocumentStream> CompileAnd(std::span<const Node> children, bool wanted) {
    Streams streams;
    Streams unwanted;
    std::vector<ConditionBuilder> builders(1);
    for (const Node& child : children) {
      if (child.kind == Node::Kind::kNot) {
        unwanted.push_back(Compile(child.children[0], false));
      } else if (child.kind != Node::Kind::kField) {
        streams.push_back(Compile(child, wanted));
      } else if (child.field == Field::kDate) {
        streams.push_back(std::make_unique<TableStream>(
            *database_, " AND date_from >= '" + child.days.from + "' AND date_to <= '" + child.days.to + "'"));
      } else if (child.field == Field::kSource) {
        streams.push_back(std::make_unique<MatchStream>(*database_, "fact_index",
                                                        MatchField(FactColumn::kSource, child.text), ""));
      } else if (child.field == Field::kPlace && !GoesWithPlace(children)) {
        const std::string match = MatchField(FactColumn::kPlace, child.text);
        if (wanted) plan.places.push_back({.match = match, .filter = "", .list = ""});
        streams.push_back(std::make_unique<MatchStream>(*database_, "fact_index", match, ""));
      } else if (!builders.back().Add(child)) {
        builders.emplace_back().Add(child);
      }
    }
    for (const ConditionBuilder& builder : builders) {
      if (builder.empty()) continue;
      const FactCondition& condition = builder.condition();
      if (wanted) plan.conditions.push_back(condition);
      streams.push_back(std::make_unique<FactStream>(*database_, condition));
    }
    if (streams.empty()) streams.push_back(std::make_unique<TableStream>(*database_, ""));
    if (streams.size() == 1 && unwanted.empty()) return std::move(streams[0]);
    return std::make_unique<AndStream>(std::move(streams), std::move(unwanted));
  }

  // Officials, dates and abbreviations have no place of their own: beside them `place:` asks of the document.
  static bool GoesWithPlace(std::span<const Node> fields) {
    constexpr std::array kWithPlace = {Field::kOrganization, Field::kIssuer, Field::kIndicator, Field::kUnit,
                                       Field::kStatus,       Field::kValue,  Field::kType};
    return std::any_of(fields.begin(), fields.end(), [&](const Node& node) {
      return node.kind == Node::Kind::kField && std::find(kWithPlace.begin(), kWithPlace.end(), node.field) != kWithPlace.end();
    });
  }

  Database* database_;
};

}  // namespace

Plan Compile(Database& database, const Query::Node& root) {
  Compiler compiler(database);
  compiler.plan.documents = compiler.Compile(root, true);
  if (compiler.plan.conditions.empty()) compiler.plan.conditions = std::move(compiler.plan.places);
  return std::move(compiler.plan);
}

std::vector<std::int64_t> FactsOf(Database& database, const FactCondition& condition, std::int64_t document) {
  Statement rows(database, "SELECT rowid FROM fact_index WHERE fact_index MATCH ?1 AND rowid > ?2 AND rowid < ?3" +
                               condition.filter + " ORDER BY rowid");
  rows.BindText(1, condition.match).Bind(2, document * kIdStep).Bind(3, (document + 1) * kIdStep);
  std::vector<std::int64_t> ids;
  while (rows.Step()) ids.push_back(rows.Int(0));
  return ids;
}

}  // namespace vanban::index
