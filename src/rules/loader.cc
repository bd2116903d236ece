// From data files to compiled rules, step by step: read, name the kinds, check the patterns, give out the codes,
// compile. Every step goes on after a fault, so that all are reported at once. Door: LoadRules.
#include "rules/loader.h"

#include <algorithm>
#include <map>
#include <numeric>
#include <set>
#include <string>
#include <unordered_map>

#include "rules/label_check.h"
#include "rules/name_check.h"
#include "rules/named_parts.h"
#include "rules/shape_start.h"
#include "rules/words.h"

namespace vanban::rules {
namespace {

constexpr std::string_view kLine = "line";
constexpr std::string_view kDash = "'-'";
constexpr std::string_view kTilde = "'~'";
// Larger programs make start-up and the first match slow.
constexpr std::size_t kMaxCost = 20'000;

class Loader {
 public:
  explicit Loader(const FactSchema& schema) : schema_(schema), impl_(std::make_unique<RuleSet::Impl>()) {}

  std::unique_ptr<RuleSet::Impl> Load(const std::vector<RuleSource>& sources) {
    Read(sources);
    CheckStages();
    NameKinds();
    ParsePatterns();
    CheckNames();
    GiveCodes();
    faults_.ThrowIfAny();
    CompileRules();
    faults_.ThrowIfAny();
    return std::move(impl_);
  }

 private:
  void Read(const std::vector<RuleSource>& sources) {
    std::vector<const RuleSource*> order;
    for (const RuleSource& source : sources) order.push_back(&source);
    std::sort(order.begin(), order.end(), [](const auto* a, const auto* b) { return a->name < b->name; });
    for (const RuleSource* source : order) {
      if (source->name.ends_with(".toml")) {
        ReadRuleFile(*source, file_, faults_);
      } else if (source->name.starts_with("lexicon/") && source->name.ends_with(".tsv")) {
        impl_->lexicon_sources.push_back(*source);
      } else if (source->name.starts_with("segment/") && source->name.ends_with(".tsv")) {
        ReadSegmentWords(*source, impl_->segment_words, faults_);
      } else if (source->name == "lint/function_words.tsv") {
        ReadFunctionWords(*source, impl_->function_words, faults_);
      } else {
        faults_.Add({source->name, 0, 0}, "not a file of rules",
                    "rules are *.toml, lexicon/*.tsv, segment/*.tsv and lint/function_words.tsv");
      }
    }
    for (const RuleSource& source : impl_->lexicon_sources) ReadLexicon(source, lexicon_, faults_);
    CheckAcrossFiles(lexicon_, faults_);
  }

  void CheckStages() {
    std::set<std::string> names;
    for (const StageEntry& stage : file_.stages) {
      if (!names.insert(stage.name).second) faults_.Add(stage.place, "a second stage `" + stage.name + "`");
    }
    std::map<std::string, Place> ids;
    const auto check_id = [&](const std::string& id, Place place) {
      const auto [at, added] = ids.try_emplace(id, place);
      if (added || id.empty()) return;
      faults_.Add(place, "the id `" + id + "` is taken",
                  "it stands in " + std::string(at->second.file) + ":" + std::to_string(at->second.line) + " too");
    };
    for (const ShapeEntry& shape : file_.shapes) check_id(shape.id, shape.place);
    for (const RuleEntry& rule : file_.rules) {
      check_id(rule.id, rule.place);
      if (!rule.stage.empty() && !names.contains(rule.stage)) {
        std::string known;
        for (const StageEntry& stage : file_.stages) known.append(known.empty() ? "" : ", ").append(stage.name);
        faults_.Add(rule.place, "rule `" + rule.id + "`: there is no stage `" + rule.stage + "`",
                    "the stages are: " + known);
      }
    }
  }

  [[nodiscard]] std::size_t StageOf(const std::string& name) const {
    const auto at =
        std::find_if(file_.stages.begin(), file_.stages.end(), [&](const auto& s) { return s.name == name; });
    return static_cast<std::size_t>(at - file_.stages.begin());
  }

  // Kinds, and from which stage on each may be used: 0 for what atoms have.
  void NameKinds() {
    for (const std::string_view look : kLookNames) AddKindFrom(look, 0);
    AddKindFrom(kLine, 0);
    impl_->kinds.Add(kNothing);
    for (const LexiconEntry& entry : lexicon_) {
      if (lexicon_kinds_.insert(entry.kind).second) AddKindFrom(entry.kind, 0);
    }
    for (const ShapeEntry& shape : file_.shapes) AddKindFrom(shape.makes, 0);
    for (const RuleEntry& rule : file_.rules) {
      if (rule.makes == kNothing) continue;
      if (std::find(std::begin(kLookNames), std::end(kLookNames), rule.makes) != std::end(kLookNames) ||
          rule.makes == kLine || rule.makes == "start" || rule.makes == "end" || rule.makes == "it") {
        faults_.Add(rule.place, "rule `" + rule.id + "`: `" + rule.makes + "` has a meaning already",
                    "choose another name");
      }
      AddKindFrom(rule.makes, StageOf(rule.stage) + 1 + (rule.over_zone ? file_.stages.size() : 0));
    }
  }
  void AddKindFrom(std::string_view name, std::size_t stage) {
    const KindId kind = impl_->kinds.Add(name);
    if (kind >= from_stage_.size()) from_stage_.resize(kind + 1U, ~std::size_t{0});
    from_stage_[kind] = std::min(from_stage_[kind], stage);
  }

  void ParsePatterns() {
    patterns_.resize(file_.rules.size());
    NamedParts parts;
    parts.Read(file_.parts, faults_);
    for (std::size_t i = 0; i < file_.rules.size(); ++i) {
      const RuleEntry& rule = file_.rules[i];
      if (rule.pattern.empty()) continue;
      if (ParsePattern(rule.pattern, rule.pattern_place, rule.pattern_on_one_line, patterns_[i].tree, faults_)) {
        parts.Expand(patterns_[i].tree, rule.pattern_place, faults_);
        SimplifyPattern(patterns_[i].tree);
        patterns_[i].good = CheckPattern(patterns_[i].tree, rule.pattern_place, rule.pattern_on_one_line, faults_);
        CheckLabels(rule, patterns_[i].tree, schema_, faults_);
      }
    }
  }

  void CheckNames() {
    for (std::size_t i = 0; i < file_.rules.size(); ++i) {
      if (!patterns_[i].good) continue;
      const RuleEntry& rule = file_.rules[i];
      const std::size_t stage = StageOf(rule.stage) + (rule.over_zone ? file_.stages.size() : 0);
      const KnownKinds known{impl_->kinds, from_stage_, lexicon_kinds_, file_.stages};
      ForEachNode(patterns_[i].tree, [&](Pattern& node) {
        for (std::vector<std::string>* names : {&node.names, &node.except}) {
          for (std::string& name : *names) {
            if (name.starts_with('\'')) {
              Quote(name);
            } else {
              CheckName(known, rule, node, name, stage, faults_);
            }
          }
        }
        if (node.type == Pattern::Type::kLabel && node.canonical) CheckCanonical(known, rule, node, faults_);
      });
    }
  }

  // Quotations that fold to the same are one kind, named by the first.
  void Quote(std::string& name) {
    const std::string_view phrase = std::string_view(name).substr(1, name.size() - 2);
    if (name == kDash || name == kTilde) {
      AddKindFrom(name, 0);
      return;
    }
    std::uint32_t known = quotations_.Find(phrase);
    if (known == kNoPhrase) {
      const KindId kind = impl_->kinds.Add(name);
      AddKindFrom(name, 0);
      const std::string_view kept = impl_->kinds.Name(kind);
      quotations_.Add(phrase, {kind, CaseRule::kAny, kept.substr(1, kept.size() - 2), {}});
      known = quotations_.Find(phrase);
    }
    name = impl_->kinds.Name(quotations_.Get(known).entries.front().kind);
  }

  void GiveCodes() {
    Alphabet& alphabet = impl_->alphabet;
    impl_->shapes.Compile(file_.shapes, faults_);
    for (const ShapeEntry& shape : file_.shapes) {
      const SetId set = alphabet.AddSet({impl_->kinds.Find(shape.makes)});
      impl_->shape_sets.push_back(set);
      alphabet.Need(set, Look::kNone);
      const auto start = ShapeStart(shape.pattern);
      bool letters = false;
      for (unsigned byte = 'A'; start && byte < 256; ++byte) letters = letters || (*start)[byte];
      for (std::size_t look = 0; letters && look < kLookCount; ++look) alphabet.Need(set, static_cast<Look>(look));
    }
    for (const LexiconEntry& entry : lexicon_) {
      impl_->phrases.Add(entry.phrase, {impl_->kinds.Find(entry.kind), entry.case_rule, entry.phrase, entry.canonical});
    }
    quotations_.ForEach(
        [&](const Phrase& phrase) { impl_->phrases.Add(phrase.entries.front().spelling, phrase.entries.front()); });
    const bool shapes_fine = faults_.empty();
    impl_->phrases.Freeze(alphabet, [&](std::string_view spelling) {
      KindSet kinds;
      const bool may =
          shapes_fine && impl_->shapes.MayStart(spelling.front()) && spelling.find(' ') == std::string_view::npos;
      const int shape = may && impl_->shapes.MatchesAll(spelling) ? impl_->shapes.Which(spelling) : -1;
      if (shape >= 0) AddKind(kinds, impl_->kinds.Find(file_.shapes[static_cast<std::size_t>(shape)].makes));
      return kinds;
    });
    const auto single = [&](std::string_view name) {
      const KindId kind = impl_->kinds.Find(name);
      const SetId set = kind == kNoKind ? kEmptySet : alphabet.AddSet({kind});
      alphabet.Need(set, Look::kNone);
      return set;
    };
    impl_->dash = single(kDash);
    impl_->tilde = single(kTilde);
    const SetId line = single(kLine);
    for (const RuleEntry& rule : file_.rules) made_sets_.push_back(single(rule.makes));
    std::array<KindId, kLookCount - 1> looks{};
    for (std::size_t i = 0; i < looks.size(); ++i) looks[i] = impl_->kinds.Find(kLookNames[i]);
    for (std::size_t look = 0; look < kLookCount; ++look) alphabet.Need(kEmptySet, static_cast<Look>(look));
    if (!alphabet.Freeze(looks)) faults_.Add({}, "more sets of kinds than this engine has codes for");
    impl_->line_code = alphabet.Code(line, Look::kNone);
  }

  void CompileRules() {
    NameClasses classes(impl_->alphabet, impl_->kinds, impl_->classes);
    std::vector<Guard> guards;
    std::vector<std::uint32_t> stages;
    for (std::size_t i = 0; i < file_.rules.size(); ++i) {
      RuleEntry& rule = file_.rules[i];
      CompiledRule compiled;
      const Pattern& tree = patterns_[i].tree;
      compiled.positions = Positions(tree, classes);
      compiled.pattern = CompilePattern(tree, compiled.positions, classes, impl_->labels, rule.pattern_place, faults_);
      const Guard& guard = guards.emplace_back(DeriveGuard(tree, compiled.positions, classes));
      compiled.stage = static_cast<std::uint32_t>(StageOf(rule.stage) + (rule.over_zone ? file_.stages.size() : 0));
      stages.push_back(compiled.stage);
      compiled.code = impl_->alphabet.Code(made_sets_[i], Look::kNone);
      if (guard.min_atoms == 0) {
        faults_.Add(rule.place, "rule `" + rule.id + "` can match nothing", "make one part of it necessary");
      } else if (!guard.selective) {
        faults_.Add(rule.place, "rule `" + rule.id + "` would be tried on every sentence",
                    "let it need, or begin with, a word, a shape or a kind of a lexicon");
      } else if (compiled.pattern.cost > kMaxCost) {
        faults_.Add(rule.pattern_place,
                    "rule `" + rule.id + "` makes a program of about " + std::to_string(compiled.pattern.cost) +
                        " instructions",
                    "use `*` instead of large bounds, or split it");
      }
      impl_->rules.push_back(std::move(compiled));
      impl_->infos.push_back(MakeInfo(rule));
    }
    FillTables(stages);
    impl_->guards = GuardTable(guards, stages, 2 * file_.stages.size(), impl_->alphabet.size());
    for (ParsedPattern& pattern : patterns_) impl_->patterns.push_back(std::move(pattern.tree));
    impl_->stages = std::move(file_.stages);
    for (StageEntry& stage : impl_->stages) stage.place = {};
  }

  // The rules of one stage, which are tried one behind the other, lie side by side.
  void FillTables(const std::vector<std::uint32_t>& stages) {
    std::vector<CompiledRule>& rules = impl_->rules;
    std::vector<std::size_t> order(rules.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return stages[a] < stages[b]; });
    Positions::Tables& tables = impl_->tables;
    tables.columns = rules.size();
    tables.classes.resize(impl_->alphabet.size() * tables.columns);
    std::size_t masks = 0;
    for (const CompiledRule& rule : rules) masks += rule.positions.mask_count();
    tables.masks.reserve(masks);
    const std::vector<std::uint8_t> none(impl_->alphabet.size());
    std::vector<const std::uint8_t*> class_of;
    for (const std::size_t rule : order) {
      const std::vector<std::uint8_t>& known = rules[rule].positions.class_of();
      class_of.push_back(known.empty() ? none.data() : known.data());
    }
    // Row by row: column by column each byte would be another line of memory.
    std::uint8_t* to = tables.classes.data();
    for (std::size_t code = 0; code < impl_->alphabet.size(); ++code) {
      for (const std::uint8_t* const classes : class_of) *to++ = classes[code];
    }
    for (std::size_t column = 0; column < order.size(); ++column) rules[order[column]].positions.MoveTo(tables, column);
  }

  RuleInfo MakeInfo(RuleEntry& rule) {
    RuleInfo info;
    info.id = std::move(rule.id);
    info.file = std::string(rule.place.file) + ":" + std::to_string(rule.place.line);
    info.stage = std::move(rule.stage);
    info.pattern = std::move(rule.pattern);
    info.fact = std::move(rule.fact);
    info.makes = impl_->kinds.Find(rule.makes);
    info.set = std::move(rule.set);
    for (const std::string& label : rule.each) info.each.push_back(impl_->labels.Add(label));
    for (auto& [part, field] : rule.pair) info.pair.emplace_back(impl_->labels.Add(part), std::move(field));
    info.shared = std::move(rule.shared);
    info.examples = std::move(rule.examples);
    info.rejects = std::move(rule.rejects);
    return info;
  }

  struct ParsedPattern {
    Pattern tree;
    bool good = false;
  };

  const FactSchema& schema_;
  std::unique_ptr<RuleSet::Impl> impl_;
  Faults faults_;
  RuleFile file_;
  std::vector<LexiconEntry> lexicon_;
  std::set<std::string_view> lexicon_kinds_;
  std::vector<ParsedPattern> patterns_;  // one a rule
  PhraseTable quotations_;
  std::vector<SetId> made_sets_;         // one a rule
  std::vector<std::size_t> from_stage_;  // by kind; zone rules' stages come after all others
};

}  // namespace

std::unique_ptr<RuleSet::Impl> LoadRules(const std::vector<RuleSource>& sources, const FactSchema& schema) {
  return Loader(schema).Load(sources);
}

}  // namespace vanban::rules
