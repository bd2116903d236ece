// RuleSet: sources in, compiled rules out, and the questions of reduce.h about what was loaded.
#include "vanban/rule_set.h"

#include <re2/re2.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <system_error>

#include "rules/loader.h"
#include "rules/rule_set_impl.h"

namespace vanban {
namespace {

// FNV-1a, two of them with different seeds: 128 bits. Side by side, for each waits for its own last byte.
std::string Fingerprint(std::vector<RuleSource> sources) {
  std::sort(sources.begin(), sources.end(), [](const auto& a, const auto& b) { return a.name < b.name; });
  constexpr std::uint64_t kPrime = 0x100000001B3U;
  std::uint64_t first = 0xCBF29CE484222325U;
  std::uint64_t second = 0x84222325CBF29CE4U;
  const auto add = [&](unsigned char byte) {
    first = (first ^ byte) * kPrime;
    second = (second ^ byte) * kPrime;
  };
  for (const RuleSource& source : sources) {
    for (const std::string_view text : {std::string_view(source.name), std::string_view(source.content)}) {
      for (const char c : text) add(static_cast<unsigned char>(c));
      add(0xFF);
    }
  }
  char text[40];
  std::snprintf(text, sizeof(text), "%016llx%016llx", static_cast<unsigned long long>(first),
                static_cast<unsigned long long>(second));
  return text;
}

}  // namespace

std::vector<RuleSource> RuleSet::ReadFolder(const std::string& folder) {
  namespace fs = std::filesystem;
  std::vector<RuleSource> sources;
  std::error_code error;
  const fs::path root(folder);
  for (fs::recursive_directory_iterator at(root, error), end; !error && at != end; at.increment(error)) {
    const std::string name = at->path().lexically_relative(root).generic_string();
    const bool tsv = name.ends_with(".tsv") &&
                     (name.starts_with("lexicon/") || name.starts_with("segment/") || name.starts_with("lint/"));
    if (!tsv && !name.ends_with(".toml")) continue;
    std::ifstream file(at->path(), std::ios::binary);
    std::ostringstream content;
    content << file.rdbuf();
    if (!file) throw Error(Fault{at->path().string(), 0, 0, "cannot be read", ""});
    sources.push_back({name, std::move(content).str(), true});
  }
  if (error) throw Error(Fault{folder, 0, 0, "cannot be read: " + error.message(), "name a folder of rules"});
  std::sort(sources.begin(), sources.end(), [](const auto& a, const auto& b) { return a.name < b.name; });
  return sources;
}

std::vector<RuleSource> RuleSet::Overlay(std::vector<RuleSource> base, std::vector<RuleSource> more) {
  for (RuleSource& source : more) {
    const auto same = std::find_if(base.begin(), base.end(), [&](const auto& one) { return one.name == source.name; });
    if (same == base.end()) {
      base.push_back(std::move(source));
    } else {
      *same = std::move(source);
    }
  }
  return base;
}

RuleSet RuleSet::Load(const std::vector<RuleSource>& sources, const FactSchema& schema) {
  std::unique_ptr<Impl> impl = rules::LoadRules(sources, schema);
  impl->fingerprint = Fingerprint(sources);
  impl->segmenter.emplace(impl->segment_words);
  return RuleSet(std::move(impl));
}

RuleSet::RuleSet(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
RuleSet::RuleSet(RuleSet&&) noexcept = default;
RuleSet& RuleSet::operator=(RuleSet&&) noexcept = default;
RuleSet::~RuleSet() = default;

const Segmenter& RuleSet::segmenter() const { return *impl_->segmenter; }
std::string_view RuleSet::fingerprint() const { return impl_->fingerprint; }

namespace rules {

struct CompiledRule::Program {
  std::once_flag once;
  std::unique_ptr<re2::RE2> re;
};

CompiledRule::CompiledRule() : program_(std::make_unique<Program>()) {}
CompiledRule::CompiledRule(CompiledRule&&) noexcept = default;
CompiledRule& CompiledRule::operator=(CompiledRule&&) noexcept = default;
CompiledRule::~CompiledRule() = default;

const re2::RE2& CompiledRule::re() const {
  std::call_once(program_->once, [this] {
    RE2::Options options;
    options.set_longest_match(true);
    options.set_log_errors(false);
    options.set_max_mem(16 << 20);
    program_->re = std::make_unique<RE2>(pattern.expression, options);
  });
  return *program_->re;
}

std::size_t RuleCount(const RuleSet& rules) { return rules.impl().infos.size(); }
const RuleInfo& Rule(const RuleSet& rules, std::size_t index) { return rules.impl().infos[index]; }
std::vector<std::string_view> StageNames(const RuleSet& rules) {
  std::vector<std::string_view> names;
  for (const StageEntry& stage : rules.impl().stages) names.emplace_back(stage.name);
  return names;
}
KindId FindKind(const RuleSet& rules, std::string_view name) { return rules.impl().kinds.Find(name); }
std::string_view KindName(const RuleSet& rules, KindId kind) { return rules.impl().kinds.Name(kind); }
LabelId FindLabel(const RuleSet& rules, std::string_view name) { return rules.impl().labels.Find(name); }
std::string_view LabelName(const RuleSet& rules, LabelId label) { return rules.impl().labels.Name(label); }

bool HasKind(const RuleSet& rules, const Node& node, KindId kind) {
  return rules.impl().alphabet.HasKind(node.code, kind);
}

std::vector<std::uint32_t> KindMasks(const RuleSet& rules, std::span<const KindId> kinds) {
  const Alphabet& alphabet = rules.impl().alphabet;
  std::vector<std::uint32_t> masks(alphabet.size());
  for (std::size_t code = 0; code < masks.size(); ++code) {
    for (std::size_t i = 0; i < kinds.size(); ++i) {
      if (kinds[i] != kNoKind && alphabet.HasKind(static_cast<std::uint16_t>(code), kinds[i])) masks[code] |= 1U << i;
    }
  }
  return masks;
}

std::string_view CanonicalOf(const RuleSet::Impl& impl, std::uint32_t phrase, KindId kind) {
  if (phrase == kNoPhrase) return {};
  for (const PhraseEntry& entry : impl.phrases.Get(phrase).entries) {
    if (entry.kind == kind) return entry.canonical;
  }
  return {};
}

std::string_view Canonical(const RuleSet& rules, std::string_view phrase, KindId kind) {
  return CanonicalOf(rules.impl(), rules.impl().phrases.Find(phrase), kind);
}

std::uint32_t FindPhrase(const RuleSet& rules, std::string_view text) { return rules.impl().phrases.Find(text); }

std::string_view Canonical(const RuleSet& rules, std::uint32_t phrase, KindId kind) {
  return CanonicalOf(rules.impl(), phrase, kind);
}

std::string_view Canonical(const RuleSet& rules, const Node& atom, KindId kind) {
  return CanonicalOf(rules.impl(), atom.phrase, kind);
}

std::vector<KindId> LexiconKinds(const RuleSet& rules, std::string_view phrase) {
  KindSet kinds;
  const std::uint32_t found = rules.impl().phrases.Find(phrase);
  if (found == kNoPhrase) return kinds;
  for (const PhraseEntry& entry : rules.impl().phrases.Get(found).entries) {
    if (!entry.canonical.empty()) AddKind(kinds, entry.kind);
  }
  return kinds;
}

std::vector<std::string_view> PhrasesOf(const RuleSet& rules, KindId kind) {
  std::vector<std::string_view> spellings;
  rules.impl().phrases.ForEach([&](const Phrase& phrase) {
    for (const PhraseEntry& entry : phrase.entries) {
      if (entry.kind == kind && !entry.canonical.empty()) spellings.push_back(entry.spelling);
    }
  });
  return spellings;
}

}  // namespace rules
}  // namespace vanban
