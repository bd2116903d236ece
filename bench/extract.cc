// How fast extraction is, inside one process: bench_extract [FOLDER...] (default: the project's corpus).
// Prints start-up (loading the rules), MB/s of the whole way and what its parts take of it, the same with the rules of
// dates, documents and abbreviations alone, and with every rule that quotes a word doubled, under another name and with
// other words. Speeds of one machine mean little; their ratios are what was promised.
#include <algorithm>
#include <cctype>
#include <cstdio>
#include <ctime>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <limits>
#include <numeric>
#include <string>
#include <string_view>
#include <vector>

#include "extract/define.h"
#include "extract/plan.h"
#include "extract/reduce_document.h"
#include "vanban/extractor.h"
#include "vanban/rule_set.h"

namespace vanban {
namespace {

namespace fs = std::filesystem;

// Of this process's own time: what else the machine does is no matter.
double SecondsSince(std::clock_t start) { return static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC; }

std::vector<std::string> ReadTexts(const std::vector<std::string>& folders) {
  std::vector<fs::path> paths;
  for (const std::string& folder : folders) {
    for (const auto& entry : fs::recursive_directory_iterator(folder)) {
      if (entry.path().extension() == ".txt") paths.push_back(entry.path());
    }
  }
  std::ranges::sort(paths);
  std::vector<std::string> texts;
  for (const fs::path& path : paths) {
    std::ifstream in(path, std::ios::binary);
    texts.emplace_back(std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>());
  }
  return texts;
}

// Seconds of one pass over all texts: of each text the fastest of ten passes, so that what others take of the machine
// (caches, memory, its processor's other half) does not count, as long as it is not there all the time.
template <typename Work>
double Fastest(const std::vector<std::string>& texts, Work work) {
  std::vector<double> best(texts.size(), std::numeric_limits<double>::max());
  for (int pass = 0; pass < 10; ++pass) {
    for (std::size_t i = 0; i < texts.size(); ++i) {
      const auto start = std::clock();
      work(texts[i]);
      best[i] = std::min(best[i], SecondsSince(start));
    }
  }
  return std::accumulate(best.begin(), best.end(), 0.0);
}

// The value of `key = "…"` in a rule's block; empty: none.
std::string ValueOf(const std::string& block, const std::string& key) {
  const std::size_t at = block.find("\n" + key + " = \"");
  if (at == std::string::npos) return {};
  const std::size_t begin = at + key.size() + 5;
  return block.substr(begin, block.find('"', begin) - begin);
}

// A rule under another id, its quoted words begun with letters that no text has: it costs what such rules cost and
// never fires. Empty: it quotes no word, so that a copy would not be another rule.
std::string WithOtherWords(const std::string& block) {
  bool quoted = false;
  bool any = false;
  std::string out;
  for (std::size_t i = 0; i < block.size(); ++i) {
    out.push_back(block[i]);
    if (block[i] != '\'' || i + 1 == block.size()) continue;
    quoted = !quoted;
    const auto next = static_cast<unsigned char>(block[i + 1]);
    if (quoted && (next >= 0x80 || std::isalpha(next) != 0)) {
      out += "zx";
      any = true;
    }
  }
  if (!any) return {};
  const std::string id = ValueOf(block, "id");
  out.insert(out.find("id = \"") + 6, "again-");
  if (ValueOf(block, "makes").empty()) out += "\nmakes = \"" + id + "\"\n";
  return out;
}

std::vector<RuleSource> Doubled(std::vector<RuleSource> sources) {
  std::vector<RuleSource> more;
  for (const RuleSource& source : sources) {
    if (!source.name.ends_with(".toml") || source.name == "stages.toml") continue;
    // Shapes and pieces would be said twice: only rules are doubled.
    std::string rules;
    for (std::size_t at = source.content.find("[["); at != std::string::npos;) {
      const std::size_t next = source.content.find("\n[", at);
      if (source.content.compare(at, 8, "[[rule]]") == 0) {
        rules += WithOtherWords(source.content.substr(at, next == std::string::npos ? next : next - at)) + "\n";
      }
      at = next == std::string::npos ? next : next + 1;
    }
    more.push_back({"again-" + source.name, std::move(rules)});
  }
  return RuleSet::Overlay(std::move(sources), std::move(more));
}

// The rules of dates, documents and abbreviations, and those whose phrases they take in; all lexicons.
std::vector<RuleSource> OfDatesAndDocuments(std::vector<RuleSource> sources) {
  const std::vector<std::string_view> kept = {"abbreviation", "body",   "citation", "date",  "frame",
                                              "number",       "person", "place",    "stages"};
  std::erase_if(sources, [&](const RuleSource& source) {
    const std::string_view name = source.name;
    return name.ends_with(".toml") && std::ranges::find(kept, name.substr(0, name.size() - 5)) == kept.end();
  });
  return sources;
}

int Run(std::vector<std::string> folders) {
  if (folders.empty()) folders.emplace_back("corpus");
  const std::vector<std::string> texts = ReadTexts(folders);
  double megabytes = 0;
  for (const std::string& text : texts) megabytes += static_cast<double>(text.size()) / 1e6;
  std::printf("%zu documents, %.2f MB\n", texts.size(), megabytes);

  const auto start = std::clock();
  const RuleSet rules = RuleSet::Load(RuleSet::BuiltInSources(), FactSchemaOfExtract());
  const Extractor extractor(rules);
  std::printf("start-up %.1f ms\n", SecondsSince(start) * 1e3);

  const auto cold = std::clock();
  std::size_t facts = 0;
  for (const std::string& text : texts) {
    facts += extractor.Extract(Document::FromBytes(text, rules.segmenter()), {}).facts.size();
  }
  std::printf("first pass %.1f MB/s, %zu facts\n", megabytes / SecondsSince(cold), facts);

  const double whole = Fastest(texts, [&](const std::string& text) {
    (void)extractor.Extract(Document::FromBytes(text, rules.segmenter()), {});
  });
  const double decode =
      Fastest(texts, [&](const std::string& text) { (void)Document::FromBytes(text, rules.segmenter()); });
  const extract::Plan plan(rules);
  extract::Workspace workspace(rules, plan.words());
  const double reduced = Fastest(texts, [&](const std::string& text) {
    const Document document = Document::FromBytes(text, rules.segmenter());
    (void)workspace.Reduce(
        document, extract::LexiconOf(document, extract::FindDefinitions(document, rules, plan.words().definitions)));
  });
  std::string json;
  const double written = Fastest(texts, [&](const std::string& text) {
    json.clear();
    AppendJson(extractor.Extract(Document::FromBytes(text, rules.segmenter()), {}), json);
  });
  std::printf("text %.1f MB/s, text and facts %.1f MB/s, with JSON %.1f MB/s\n", megabytes / decode, megabytes / whole,
              megabytes / written);
  std::printf("milliseconds a MB: text %.1f, definitions and rules %.1f, facts %.1f, JSON %.1f\n",
              decode / megabytes * 1e3, (reduced - decode) / megabytes * 1e3, (whole - reduced) / megabytes * 1e3,
              (written - whole) / megabytes * 1e3);

  const RuleSet few = RuleSet::Load(OfDatesAndDocuments(RuleSet::BuiltInSources()), FactSchemaOfExtract());
  const Extractor of_few(few);
  const double with_few = Fastest(
      texts, [&](const std::string& text) { (void)of_few.Extract(Document::FromBytes(text, few.segmenter()), {}); });
  std::printf("with the rules of dates, documents and abbreviations alone %.1f MB/s\n", megabytes / with_few);

  try {
    const RuleSet doubled = RuleSet::Load(Doubled(RuleSet::BuiltInSources()), FactSchemaOfExtract());
    const Extractor more(doubled);
    const double twice = Fastest(texts, [&](const std::string& text) {
      (void)more.Extract(Document::FromBytes(text, doubled.segmenter()), {});
    });
    std::printf("with every rule that quotes a word doubled %.1f MB/s: %.1f %% slower\n", megabytes / twice,
                (twice / whole - 1) * 100);
  } catch (const Error& error) {
    std::fprintf(stderr, "the doubled rules do not load:\n%s\n", error.what());
    return 1;
  }
  return 0;
}

}  // namespace
}  // namespace vanban

int main(int argc, char** argv) { return vanban::Run({argv + 1, argv + argc}); }
