// Reads the sources and holds what DESIGN says of the rooms: who may include what, and that no Vietnamese word stands
// in code.
#include <gtest/gtest.h>

#include <algorithm>
#include <cctype>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace {

namespace fs = std::filesystem;

const fs::path kRoot = VANBAN_SOURCE_DIR;

std::string Read(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

std::vector<fs::path> Sources(const fs::path& folder) {
  std::vector<fs::path> paths;
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    const std::string extension = entry.path().extension().string();
    if (extension == ".cc" || extension == ".h") paths.push_back(entry.path());
  }
  std::sort(paths.begin(), paths.end());
  return paths;
}

// What stands between <> or "" behind #include.
std::vector<std::string> Includes(const std::string& source) {
  std::vector<std::string> includes;
  constexpr std::string_view kInclude = "#include ";
  for (std::size_t at = source.find(kInclude); at != std::string::npos; at = source.find(kInclude, at + 1)) {
    if (at != 0 && source[at - 1] != '\n') continue;
    const std::size_t begin = at + kInclude.size() + 1;
    includes.push_back(source.substr(begin, source.find_first_of(">\"", begin) - begin));
  }
  return includes;
}

// The table of rooms. An entry that ends in `/` allows all below it; system headers without a folder are allowed but
// for those in `never`.
struct Room {
  std::vector<std::string> may;
  std::vector<std::string> never = {};
};

// Reading files, the clock and the locale, and printing, are for the rooms whose matter it is.
const std::vector<std::string> kOfTheWorld = {"fstream",  "filesystem", "chrono",   "ctime",  "locale",
                                              "iostream", "thread",     "unistd.h", "fcntl.h"};

const std::map<std::string, Room> kRooms = {
    {"text",
     {{"text/", "unicode/", "vanban/span.h", "vanban/document.h", "vanban/error.h", "vanban/fact.h"}, kOfTheWorld}},
    {"rules",
     {{"rules/", "text/", "re2/", "toml++/", "vanban/span.h", "vanban/document.h", "vanban/error.h",
       "vanban/rule_set.h"},
      {"iostream", "chrono", "ctime", "locale", "thread"}}},
    {"extract",
     {{"extract/", "rules/", "text/", "vanban/span.h", "vanban/document.h", "vanban/error.h", "vanban/rule_set.h",
       "vanban/fact.h", "vanban/extractor.h", "vanban/explain.h"},
      kOfTheWorld}},
    {"eval",
     {{"eval/", "text/fold.h", "rapidjson/", "vanban/span.h", "vanban/document.h", "vanban/error.h", "vanban/fact.h",
       "vanban/evaluation.h"},
      {"iostream", "chrono", "ctime", "locale", "thread"}}},
    {"index",
     {{"index/", "text/fold.h", "sqlite3.h", "vanban/span.h", "vanban/document.h", "vanban/error.h", "vanban/fact.h",
       "vanban/index.h", "vanban/query.h", "vanban/report.h", "vanban/export.h", "sys/"},
      {"iostream", "locale"}}},
    {"ingest",
     {{"ingest/", "text/decode.h", "rapidjson/", "vanban/span.h", "vanban/document.h", "vanban/error.h", "sys/"},
      {"iostream", "chrono", "ctime", "locale"}}},
    {"cli", {{"cli/", "ingest/", "vanban/", "boost/", "sys/"}}},
};

// Third parties without a folder of their own.
const std::vector<std::string> kThirdParty = {"sqlite3.h"};

bool Allows(const std::vector<std::string>& list, const std::string& include) {
  return std::any_of(list.begin(), list.end(), [&](const std::string& one) {
    return one.ends_with('/') ? include.starts_with(one) : include == one;
  });
}

bool IsSystem(const std::string& include) {
  return include.find('/') == std::string::npos && !Allows(kThirdParty, include);
}

TEST(Layers, EachRoomIncludesOnlyWhatTheTableAllows) {
  for (const auto& entry : fs::directory_iterator(kRoot / "src")) {
    const std::string name = entry.path().filename().string();
    ASSERT_TRUE(kRooms.contains(name)) << "src/" << name << " is in no table";
    const Room& room = kRooms.at(name);
    for (const fs::path& path : Sources(entry.path())) {
      for (const std::string& include : Includes(Read(path))) {
        // The JSON library writes facts, and nothing else in extract.
        const bool writer = path.stem().string().starts_with("fact_json") && include.starts_with("rapidjson/");
        EXPECT_TRUE(writer || IsSystem(include) || Allows(room.may, include)) << path << " includes " << include;
        EXPECT_FALSE(Allows(room.never, include)) << path << " includes " << include;
      }
    }
  }
}

TEST(Layers, ThePromiseNamesNoLibrary) {
  for (const fs::path& path : Sources(kRoot / "include")) {
    for (const std::string& include : Includes(Read(path))) {
      EXPECT_TRUE(include.starts_with("vanban/") || IsSystem(include)) << path << " includes " << include;
      EXPECT_FALSE(Allows({"iostream", "fstream", "unistd.h"}, include)) << path << " includes " << include;
    }
  }
}

// Index and evaluation store and judge facts, however found: their headers must not lead to the rules either.
TEST(Layers, FactsAreReadWithoutRules) {
  std::vector<std::string> todo = {"vanban/fact.h",  "vanban/evaluation.h", "vanban/index.h",
                                   "vanban/query.h", "vanban/report.h",     "vanban/export.h"};
  for (std::size_t i = 0; i < todo.size(); ++i) {
    const fs::path path = kRoot / "include" / todo[i];
    if (!fs::exists(path)) continue;
    for (const std::string& include : Includes(Read(path))) {
      EXPECT_NE(include, "vanban/rule_set.h") << "by way of " << path;
      EXPECT_NE(include, "vanban/extractor.h") << "by way of " << path;
      if (std::find(todo.begin(), todo.end(), include) == todo.end()) todo.push_back(include);
    }
  }
}

// The string literals of a C++ source, without those in comments.
std::vector<std::string> StringLiterals(const std::string& source) {
  std::vector<std::string> literals;
  std::size_t i = 0;
  const auto at = [&](std::string_view text) { return source.compare(i, text.size(), text) == 0; };
  while (i < source.size()) {
    if (at("//")) {
      i = std::min(source.find('\n', i), source.size());
    } else if (at("/*")) {
      i = std::min(source.find("*/", i + 2), source.size() - 2) + 2;
    } else if (at("R\"")) {
      const std::size_t open = source.find('(', i);
      const std::string close = ")" + source.substr(i + 2, open - i - 2) + "\"";
      const std::size_t end = std::min(source.find(close, open), source.size());
      literals.push_back(source.substr(open + 1, end - open - 1));
      i = end + close.size();
    } else if (source[i] == '"') {
      const std::size_t begin = ++i;
      while (i < source.size() && source[i] != '"') i += source[i] == '\\' ? 2U : 1U;
      literals.push_back(source.substr(begin, i - begin));
      ++i;
    } else if (source[i] == '\'' && (i == 0 || std::isalnum(static_cast<unsigned char>(source[i - 1])) == 0)) {
      // A character; behind a digit it is a separator (1'000).
      for (++i; i < source.size() && source[i] != '\''; ++i) i += source[i] == '\\' ? 1U : 0U;
      ++i;
    } else {
      ++i;
    }
  }
  return literals;
}

// Letters with marks, precomposed or not, and đ: the Latin letters beyond ASCII.
bool HoldsVietnamese(const std::string& text) {
  for (std::size_t i = 0; i + 1 < text.size(); ++i) {
    const auto lead = static_cast<unsigned char>(text[i]);
    const auto next = static_cast<unsigned char>(text[i + 1]);
    if (lead == 0xC3 && next != 0x97 && next != 0xB7) return true;   // À to ÿ without × and ÷
    if (lead >= 0xC4 && lead <= 0xC9) return true;                   // Latin Extended-A and -B
    if (lead == 0xCC || (lead == 0xCD && next < 0xB0)) return true;  // combining marks
    if (lead == 0xE1 && next >= 0xB8 && next <= 0xBB) return true;   // Latin Extended Additional
  }
  return false;
}

TEST(Layers, NoVietnameseInCode) {
  for (const char* folder : {"src", "include"}) {
    for (const fs::path& path : Sources(kRoot / folder)) {
      for (const std::string& literal : StringLiterals(Read(path))) {
        EXPECT_FALSE(HoldsVietnamese(literal)) << path << ": \"" << literal << "\": words belong into rules/";
      }
    }
  }
}

TEST(Layers, LiteralsAreFoundAndCommentsAreNot) {
  const std::vector<std::string> expected = {"a\\\"b", "sau", "c)d"};
  EXPECT_EQ(StringLiterals("x = \"a\\\"b\"; // \"no\"\n/* \"no\" */ 1'000; '\"'; \"sau\"; R\"x(c)d)x\""), expected);
  EXPECT_TRUE(HoldsVietnamese("Sở"));
  EXPECT_TRUE(HoldsVietnamese("đ"));
  EXPECT_FALSE(HoldsVietnamese("– … “ ” ×"));
}

// Each source opens with what it is for.
TEST(Layers, EachFileSaysItsDuty) {
  for (const char* folder : {"src", "include"}) {
    for (const fs::path& path : Sources(kRoot / folder)) {
      EXPECT_TRUE(Read(path).starts_with("//")) << path << " opens without a comment";
    }
  }
}

}  // namespace
