// Counts what agrees. A gold fact takes the found one that agrees in most fields; each found one is taken once.
// Door: Evaluation, Compare.
#include "vanban/evaluation.h"

#include <algorithm>
#include <cmath>
#include <set>
#include <tuple>
#include <utility>

#include "eval/agree.h"

namespace vanban {
namespace {

double Share(double part, double whole) { return whole == 0 ? 0 : part / whole; }

double F1(std::size_t right, std::size_t found, std::size_t gold) {
  return Share(2 * static_cast<double>(right), static_cast<double>(found + gold));
}

// Of the types that count once in a document, the first of each key.
template <typename Get>
auto Counted(const auto& all, std::string_view type, Get get) {
  std::vector<decltype(&*all.begin())> counted;
  std::set<std::string> seen;
  for (const auto& one : all) {
    const auto& [fact, words] = get(one);
    if (eval::ScoredType(*fact) != type || !eval::Counts(*fact, words)) continue;
    const std::string key = eval::OnceKey(*fact);
    if (key.empty() || seen.insert(key).second) counted.push_back(&one);
  }
  return counted;
}

}  // namespace

double TypeScore::precision() const { return Share(static_cast<double>(right), static_cast<double>(found)); }
double TypeScore::recall() const { return Share(static_cast<double>(right), static_cast<double>(gold)); }
double TypeScore::f1() const { return F1(right, found, gold); }
double TypeScore::strict() const { return F1(whole, found, gold); }
double TypeScore::fields() const {
  return fields_asked == 0 ? 1 : Share(static_cast<double>(fields_right), static_cast<double>(fields_asked));
}

double RuleScore::lower_bound() const {
  if (judged == 0) return 0;
  const double z = 1.96, n = static_cast<double>(judged), p = static_cast<double>(right) / n;
  return (p + z * z / (2 * n) - z * std::sqrt((p * (1 - p) + z * z / (4 * n)) / n)) / (1 + z * z / n);
}

Evaluation::Evaluation() {
  for (const std::string_view type : eval::kScoredTypes) types_.emplace_back().type = type;
  mentions_.type = "mentions";
}

void Evaluation::Add(const GoldDocument& gold, const Extraction* extraction, std::string_view source) {
  ++documents_;
  if (extraction == nullptr) ++without_output_;
  static const std::vector<Fact> kNone;
  const std::vector<Fact>& facts = extraction == nullptr ? kNone : extraction->facts;
  for (const Fact& fact : facts) {
    if (eval::ScoredType(fact).empty()) continue;
    const bool inside = fact.span.begin < fact.span.end && fact.span.end <= source.size();
    if (!inside || source.substr(fact.span.begin, fact.span.end - fact.span.begin) != fact.text) ++torn_spans_;
  }
  for (TypeScore& score : types_) JudgeType(score, gold, facts);
}

void Evaluation::JudgeType(TypeScore& score, const GoldDocument& gold, const std::vector<Fact>& facts) {
  const auto want = Counted(gold.facts, score.type, [](const GoldFact& one) {
    return std::pair<const Fact*, std::string_view>(&one.fact, one.quote);
  });
  auto free = Counted(facts, score.type,
                      [](const Fact& one) { return std::pair<const Fact*, std::string_view>(&one, one.text); });
  score.gold += want.size();
  score.found += free.size();
  const auto judge = [&](Judgement::Verdict verdict, std::string words, const Fact* found, std::string detail) {
    judgements_.push_back(
        {verdict, gold.name, score.type, std::move(words), found == nullptr ? "" : found->rule, std::move(detail)});
    if (found != nullptr) {
      ++rules_[found->rule].judged;
      rules_[found->rule].right += verdict == Judgement::Verdict::kInvented ? 0U : 1U;
    }
  };
  for (const GoldFact* one : want) {
    const std::vector<SourceSpan>& again = eval::MentionsOf(one->fact);
    mentions_.gold += again.size();
    auto best = free.end();
    eval::FieldAgreement agreement;
    for (auto found = free.begin(); found != free.end(); ++found) {
      if (!eval::SameFact(one->fact, **found)) continue;
      eval::FieldAgreement fields = eval::CompareFields(one->fact, **found);
      if (best != free.end() && fields.right <= agreement.right) continue;
      best = found;
      agreement = std::move(fields);
    }
    if (best == free.end()) {
      judge(Judgement::Verdict::kMissed, one->quote, nullptr, "");
      continue;
    }
    ++score.right;
    score.fields_asked += agreement.asked;
    score.fields_right += agreement.right;
    const bool whole = agreement.asked == agreement.right;
    score.whole += whole ? 1U : 0U;
    std::string detail;
    for (const std::string& wrong : agreement.wrong) detail += (detail.empty() ? "" : "; ") + wrong;
    judge(whole ? Judgement::Verdict::kRight : Judgement::Verdict::kWrong, one->quote, *best, std::move(detail));
    const std::vector<SourceSpan>& found = eval::MentionsOf(**best);
    mentions_.found += found.size();
    mentions_.right += static_cast<std::size_t>(std::count_if(again.begin(), again.end(), [&](SourceSpan wanted) {
      return std::any_of(found.begin(), found.end(), [&](SourceSpan got) { return eval::SamePlace(wanted, got, 30); });
    }));
    free.erase(best);
  }
  for (const Fact* invented : free) {
    mentions_.found += eval::MentionsOf(*invented).size();
    judge(Judgement::Verdict::kInvented, invented->text, invented, "");
  }
}

TypeScore Evaluation::total() const {
  TypeScore total;
  total.type = "total";
  for (const TypeScore& one : types_) {
    total.gold += one.gold;
    total.found += one.found;
    total.right += one.right;
    total.whole += one.whole;
    total.fields_asked += one.fields_asked;
    total.fields_right += one.fields_right;
  }
  return total;
}

double Evaluation::macro_f1() const {
  double sum = 0, types = 0;
  for (const TypeScore& one : types_) {
    if (one.gold == 0) continue;
    sum += one.f1();
    ++types;
  }
  return Share(sum, types);
}

Change Compare(const Evaluation& before, const Evaluation& after) {
  // Facts of equal words in one document are told apart by how often they come.
  using Key = std::tuple<std::string, std::string, std::string>;
  const auto key = [](const Judgement& one) { return Key(one.document, one.type, one.words); };
  const auto right = [](const Judgement& one) {
    return one.verdict == Judgement::Verdict::kRight || one.verdict == Judgement::Verdict::kWrong;
  };
  const auto difference = [&](const Evaluation& from, const Evaluation& without) {
    std::multiset<Key> there;
    for (const Judgement& one : without.judgements()) {
      if (right(one)) there.insert(key(one));
    }
    std::vector<Judgement> out;
    for (const Judgement& one : from.judgements()) {
      if (!right(one)) continue;
      if (const auto found = there.find(key(one)); found != there.end()) {
        there.erase(found);
      } else {
        out.push_back(one);
      }
    }
    return out;
  };
  return {difference(after, before), difference(before, after)};
}

}  // namespace vanban
