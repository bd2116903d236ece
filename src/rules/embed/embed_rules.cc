// Build tool: writes the rule files below a folder as a C++ source that defines RuleSet::BuiltInSources. Examples and
// rejects are left out; their lines stay empty, so that faults and `rules list` name the right line.
// Usage: embed_rules FOLDER OUTPUT.cc
#include <toml++/toml.h>

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

namespace {

namespace fs = std::filesystem;

std::string ReadFile(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  std::ostringstream content;
  content << file.rdbuf();
  return std::move(content).str();
}

std::vector<std::string> Lines(const std::string& text) {
  std::vector<std::string> lines;
  std::istringstream stream(text);
  for (std::string line; std::getline(stream, line);) lines.push_back(line);
  return lines;
}

// `key = value` of these keys stands on lines of its own in our files; those lines are emptied.
std::string WithoutExamples(const std::string& text) {
  toml::table top;
  try {
    top = toml::parse(text);
  } catch (const toml::parse_error&) {
    return text;  // loading reports it
  }
  std::vector<std::string> lines = Lines(text);
  if (const toml::array* rules = top["rule"].as_array()) {
    for (const toml::node& rule : *rules) {
      if (!rule.is_table()) continue;
      for (const auto& [key, value] : *rule.as_table()) {
        if (key.str() != "examples" && key.str() != "rejects") continue;
        for (std::size_t line = key.source().begin.line; line <= value.source().end.line; ++line)
          lines[line - 1].clear();
      }
    }
  }
  std::string out;
  for (const std::string& line : lines) out += (line.starts_with('#') ? "" : line) + "\n";
  return out;
}

void WriteLiteral(std::ostream& out, const std::string& text) {
  constexpr std::size_t kPiece = 8000;  // compilers limit one literal; adjacent ones are joined
  for (std::size_t at = 0; at < text.size() || at == 0; at += kPiece) {
    out << "\n    R\"~~~(" << text.substr(at, kPiece) << ")~~~\"";
  }
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 3) {
    std::fputs("usage: embed_rules FOLDER OUTPUT.cc\n", stderr);
    return 2;
  }
  const fs::path root(argv[1]);
  std::vector<fs::path> paths;
  for (const auto& entry : fs::recursive_directory_iterator(root)) {
    // As RuleSet::ReadFolder: lists elsewhere below rules/ are for other rooms.
    const std::string extension = entry.path().extension().string();
    const std::string folder = entry.path().parent_path().filename().string();
    const bool list = extension == ".tsv" && (folder == "lexicon" || folder == "segment" || folder == "lint");
    if (extension == ".toml" || list) paths.push_back(entry.path());
  }
  std::sort(paths.begin(), paths.end());
  std::ofstream out(argv[2], std::ios::binary);
  out << "// Made by embed_rules from the files in rules/. Do not edit.\n#include \"vanban/rule_set.h\"\n\n"
         "namespace vanban {\n\nconst std::vector<RuleSource>& RuleSet::BuiltInSources() {\n"
         "  static const std::vector<RuleSource> sources = {\n";
  for (const fs::path& path : paths) {
    const std::string text = ReadFile(path);
    out << "      {\"" << path.lexically_relative(root).generic_string() << "\", std::string(";
    WriteLiteral(out, path.extension() == ".toml" ? WithoutExamples(text) : text);
    out << ")},\n";
  }
  out << "  };\n  return sources;\n}\n\n}  // namespace vanban\n";
  out.flush();
  return out ? 0 : 1;
}
