// Reads lexicons and segmentation words: tab-separated, in canonical form (NFC, sorted by bytes, nothing twice, the
// source in the first line), so that a diff is a review. Doors: ReadLexicon, CheckAcrossFiles, ReadSegmentWords,
// ReadFunctionWords.
#include "rules/lexicon.h"

#include <algorithm>
#include <array>
#include <unordered_map>
#include <utility>

#include "rules/words.h"
#include "text/fold.h"

namespace vanban::rules {
namespace {

constexpr std::string_view kSourceMark = "# source:";

// Calls `use(line, number)` for each line that is not blank and no comment, after checking what all such files share.
template <typename Use>
void ForLines(const RuleSource& source, Faults& faults, Use use) {
  std::string_view rest = source.content;
  if (!rest.starts_with(kSourceMark)) {
    faults.Add({source.name, 1, 0}, "the first line does not tell the source", "begin the file with `# source: …`");
  }
  for (std::uint32_t number = 1; !rest.empty(); ++number) {
    std::string_view line = rest.substr(0, rest.find('\n'));
    rest.remove_prefix(std::min(rest.size(), line.size() + 1));
    if (line.ends_with('\r')) line.remove_suffix(1);
    if (line.empty() || line.starts_with("# ")) continue;
    use(line, Place{source.name, number, 0});
  }
}

// The columns of a line; missing ones are empty. False: more than `kMax` of them.
template <std::size_t kMax>
bool Split(std::string_view line, std::array<std::string_view, kMax>& columns) {
  for (std::string_view& column : columns) {
    column = line.substr(0, line.find('\t'));
    line.remove_prefix(column.size());
    if (line.empty()) return true;
    line.remove_prefix(1);
  }
  return false;
}

bool IsTrimmed(std::string_view text) {
  return !text.starts_with(' ') && !text.ends_with(' ') && text.find("  ") == std::string_view::npos;
}

bool IsKindName(std::string_view name) {
  return !name.empty() && std::all_of(name.begin(), name.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
  });
}

}  // namespace

void ReadLexicon(const RuleSource& source, std::vector<LexiconEntry>& out, Faults& faults) {
  std::string_view last;
  const std::size_t first = out.size();
  ForLines(source, faults, [&](std::string_view line, Place place) {
    std::array<std::string_view, 4> columns;
    if (!Split(line, columns) || columns[0].empty() || columns[2].empty()) {
      faults.Add(place, "not a lexicon line", "write phrase, canonical value, kind, case, separated by one tab each");
      return;
    }
    const auto& [phrase, canonical, kind, case_name] = columns;
    LexiconEntry entry{phrase, canonical.empty() ? phrase : canonical, kind, CaseRule::kAny, place};
    if (!IsNormal(phrase) || !IsNormal(canonical)) {
      faults.Add(place, "not in the form of normalised text", "use NFC, `-` for every dash, plain quotes and blanks");
    }
    if (!IsTrimmed(phrase) || !IsTrimmed(canonical)) faults.Add(place, "blanks around or doubled inside a column");
    if (!IsKindName(kind)) {
      faults.Add(place, "`" + std::string(kind) + "` is no name of a kind",
                 "use lower-case letters, digits and hyphens");
    }
    if (case_name == "capital") {
      entry.case_rule = CaseRule::kCapital;
      if (!StartsWithCapital(phrase)) faults.Add(place, "case is `capital`, but the phrase begins with none");
    } else if (case_name == "exact") {
      entry.case_rule = CaseRule::kExact;
    } else if (case_name != "any") {
      faults.Add(place, "unknown case `" + std::string(case_name) + "`", "use any, capital or exact");
    }
    if (phrase < last) {
      faults.Add(place, "not sorted: it stands behind `" + std::string(last) + "`",
                 "sort by phrase in code point order (LC_ALL=C sort)");
    }
    last = phrase;
    // Of a sorted file, only the lines of the same phrase can say the same.
    bool twice = false;
    for (std::size_t i = out.size(); i > first && out[i - 1].phrase == phrase; --i)
      twice = twice || out[i - 1].kind == kind;
    if (twice) {
      faults.Add(place, "`" + std::string(phrase) + "` stands here twice as " + std::string(kind),
                 "keep one of the lines");
    }
    out.push_back(entry);
  });
}

void CheckAcrossFiles(const std::vector<LexiconEntry>& entries, Faults& faults) {
  std::unordered_map<std::string_view, std::vector<const LexiconEntry*>> seen;
  seen.reserve(entries.size());
  for (const LexiconEntry& entry : entries) {
    auto& same = seen[entry.phrase];
    const auto other = std::find_if(same.begin(), same.end(), [&](const auto* one) { return one->kind == entry.kind; });
    if (other == same.end()) {
      same.push_back(&entry);
    } else if ((*other)->canonical != entry.canonical && (*other)->place.file != entry.place.file) {
      faults.Add(entry.place,
                 "`" + std::string(entry.phrase) + "` has another canonical value as " + std::string(entry.kind) +
                     " in " + std::string((*other)->place.file) + ":" + std::to_string((*other)->place.line),
                 "keep one of the two lines");
    }
  }
}

void ReadFunctionWords(const RuleSource& source, std::vector<std::string>& out, Faults& faults) {
  std::string_view last;
  ForLines(source, faults, [&](std::string_view line, Place place) {
    if (line <= last) {
      faults.Add(place, "not sorted, or said twice", "sort the file in code point order (LC_ALL=C sort)");
    }
    if (!IsNormal(line)) {
      faults.Add(place, "not in the form of normalised text", "use NFC, `-` for every dash, plain quotes and blanks");
    }
    last = line;
    out.push_back(text::Fold(line));
  });
  std::sort(out.begin(), out.end());
}

void ReadSegmentWords(const RuleSource& source, SegmentWords& out, Faults& faults) {
  std::string_view name = source.name;
  name.remove_prefix(name.rfind('/') + 1);
  name = name.substr(0, name.rfind('.'));
  const auto lists = SegmentWords::Lists();
  const auto list = std::find_if(lists.begin(), lists.end(), [&](const auto& one) { return one.name == name; });
  if (list == lists.end() && name != "zone_heads") {
    std::string known = "zone_heads";
    for (const auto& one : lists) known.append(", ").append(one.name);
    faults.Add({source.name, 0, 0}, "unknown list of segmentation", "the lists are " + known);
    return;
  }
  std::string last;
  ForLines(source, faults, [&](std::string_view line, Place place) {
    if (line <= last)
      faults.Add(place, "not sorted, or said twice", "sort the file in code point order (LC_ALL=C sort)");
    last = line;
    if (!IsNormal(line.substr(0, line.find('\t')))) {
      faults.Add(place, "not in the form of normalised text", "use NFC, `-` for every dash, plain quotes and blanks");
    }
    if (list != lists.end()) {
      (out.*list->member).emplace_back(line);
      return;
    }
    std::array<std::string_view, 2> columns;
    constexpr auto kLast = static_cast<std::uint8_t>(Zone::kByline);
    for (std::uint8_t zone = 0; Split(line, columns) && zone <= kLast; ++zone) {
      if (ZoneName(static_cast<Zone>(zone)) == columns[1]) {
        out.zone_heads.push_back({std::string(columns[0]), static_cast<Zone>(zone)});
        return;
      }
    }
    faults.Add(place, "not a phrase and a zone, separated by a tab", "zones are named as `vanban segment` prints them");
  });
}

}  // namespace vanban::rules
