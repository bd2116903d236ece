// The words of rules/segment as tests of this room read them (the program's loader is in src/rules).
#pragma once

#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include "vanban/document.h"

namespace vanban::text {

inline std::vector<std::string> ReadSegmentFile(const std::string& member) {
  std::ifstream file(VANBAN_SOURCE_DIR "/rules/segment/" + member + ".tsv");
  std::vector<std::string> lines;
  for (std::string line; std::getline(file, line);) {
    if (!line.empty() && line.front() != '#') lines.push_back(line);
  }
  return lines;
}

inline const Segmenter& TestSegmenter() {
  static const Segmenter segmenter = [] {
    SegmentWords words;
    for (const SegmentWords::List& list : SegmentWords::Lists()) {
      words.*list.member = ReadSegmentFile(std::string(list.name));
    }
    for (const std::string& line : ReadSegmentFile("zone_heads")) {
      const std::size_t tab = line.find('\t');
      words.zone_heads.push_back({line.substr(0, tab), ZoneFromName(line.substr(tab + 1)).value()});
    }
    return Segmenter(words);
  }();
  return segmenter;
}

// `bytes` as a document, segmented with the project's own words.
inline Document MakeDocument(std::string_view bytes) { return Document::FromBytes(bytes, TestSegmenter()); }

// The whole of a file; empty where it cannot be read.
inline std::string ReadFile(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  std::ostringstream content;
  content << file.rdbuf();
  return content.str();
}

}  // namespace vanban::text
