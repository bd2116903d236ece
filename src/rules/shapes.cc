// Compiles and matches shapes: all in one RE2 to find how far, then a set of them to tell which. Door: ShapeSet.
#include "rules/shapes.h"

#include <re2/re2.h>
#include <re2/set.h>

#include <algorithm>

#include "rules/shape_start.h"
#include "rules/words.h"

namespace vanban::rules {
namespace {

RE2::Options ShapeOptions() {
  RE2::Options options;
  options.set_longest_match(true);
  options.set_log_errors(false);
  options.set_max_mem(8 << 20);
  return options;
}

// Two lower-case letters in a row outside classes and escapes: a word, which belongs into a lexicon or a pattern.
bool HoldsWord(std::string_view shape) {
  bool in_class = false;
  int lower = 0;
  for (std::size_t i = 0; i < shape.size(); ++i) {
    const char c = shape[i];
    if (c == '\\') {
      if (shape.substr(i).starts_with("\\p{")) i = std::min(shape.find('}', i), shape.size());
      ++i;
      lower = 0;
      continue;
    }
    if (c == '[') in_class = true;
    if (c == ']') in_class = false;
    const bool letter = (c >= 'a' && c <= 'z') || (static_cast<unsigned char>(c) >= 0xC3);
    if (!letter && (static_cast<unsigned char>(c) & 0xC0U) == 0x80U) continue;
    std::size_t width = 1;
    while (i + width < shape.size() && (static_cast<unsigned char>(shape[i + width]) & 0xC0U) == 0x80U) ++width;
    const bool is_lower = letter && CaseOf(shape.substr(i, width)).has_lower;
    lower = is_lower && !in_class ? lower + 1 : 0;
    if (lower == 2) return true;
  }
  return false;
}

}  // namespace

struct ShapeSet::Searches {
  std::unique_ptr<RE2> longest;  // any of the shapes
  RE2::Set which{ShapeOptions(), RE2::ANCHOR_BOTH};
};

ShapeSet::ShapeSet() = default;
ShapeSet::ShapeSet(ShapeSet&&) noexcept = default;
ShapeSet& ShapeSet::operator=(ShapeSet&&) noexcept = default;
ShapeSet::~ShapeSet() = default;

void ShapeSet::Compile(const std::vector<ShapeEntry>& shapes, Faults& faults) {
  if (shapes.empty()) return;
  std::string all;
  auto searches = std::make_unique<Searches>();
  std::vector<const ShapeEntry*> added;  // by their number in the set
  for (const ShapeEntry& shape : shapes) {
    const auto add = [&](const std::string& message, std::string advice) {
      faults.Add(shape.place, "shape `" + shape.id + "`: " + message, std::move(advice));
    };
    const std::string pattern = Normal(shape.pattern);
    if (searches->which.Add(pattern, nullptr) < 0) {
      add("RE2 says: " + RE2(pattern, ShapeOptions()).error(), "see github.com/google/re2/wiki/Syntax");
      continue;
    }
    if (shape.pattern.find_first_of(" \t\n") != std::string::npos || shape.pattern.find("\\s") != std::string::npos) {
      add("a blank in a shape", "a shape is one run without blanks; compose the rest with a rule");
    }
    for (const std::string_view ascii : {"\\b", "\\B", "\\w", "\\W"}) {
      if (shape.pattern.find(ascii) == std::string::npos) continue;
      add("`" + std::string(ascii) + "` knows the letters of ASCII alone",
          "write \\p{L}, \\p{Lu} or a class of letters");
    }
    for (const std::string_view lazy : {"*?", "+?", "??", "}?"}) {
      if (shape.pattern.find(lazy) == std::string::npos) continue;
      add("`" + std::string(lazy) + "` asks for the shortest match", "the longest is taken always: leave out the `?`");
    }
    if (HoldsWord(shape.pattern)) {
      add("a word in a shape",
          "put words into a lexicon or quote them in a pattern; a shape may hold classes of letters");
    }
    const auto start = ShapeStart(pattern);
    if (!start) {
      add("it cannot be told how its matches begin", "use no flags, named groups or escapes other than \\d and \\p");
    } else if (start->all()) {
      add("its matches can begin with anything", "let it begin with a digit, a letter or a class of them");
    } else {
      starts_ |= *start;
    }
    all += (all.empty() ? "(?:" : "|(?:") + pattern + ")";
    added.push_back(&shape);
  }
  if (all.empty()) return;
  searches->longest = std::make_unique<RE2>(all, ShapeOptions());
  if (!searches->longest->ok() || !searches->which.Compile()) {
    faults.Add(shapes.front().place, "all shapes together are too much for RE2: " + searches->longest->error());
    return;
  }
  std::vector<int> empty;
  searches->which.Match({}, &empty);
  for (const int number : empty) {
    const ShapeEntry& shape = *added[static_cast<std::size_t>(number)];
    faults.Add(shape.place, "shape `" + shape.id + "`: matches nothing at all",
               "let it begin with a digit, a letter or a class of them");
  }
  searches_ = std::move(searches);
}

std::size_t ShapeSet::Match(std::string_view text) const {
  re2::StringPiece found;
  const re2::StringPiece piece(text.data(), text.size());
  if (searches_ == nullptr || !searches_->longest->Match(piece, 0, piece.size(), RE2::ANCHOR_START, &found, 1)) {
    return 0;
  }
  return found.size();
}

int ShapeSet::Which(std::string_view text) const {
  std::vector<int> shapes;
  if (searches_ == nullptr || !searches_->which.Match({text.data(), text.size()}, &shapes)) return -1;
  return *std::min_element(shapes.begin(), shapes.end());
}

}  // namespace vanban::rules
