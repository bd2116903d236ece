// Handing on: an index in the formats of other tools. (JSON Lines, as `vanban extract` writes them, come from
// IndexReader and AppendJson.)
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

#include "vanban/error.h"

namespace vanban {

enum class ExportFormat : std::uint8_t {
  kCsv,            // a file a table (RFC 4180): documents.csv, officials.csv …
  kWebAnnotation,  // W3C Web Annotation Data Model: one AnnotationPage, TextPosition and TextQuote selectors
  kBrat,           // brat stand-off: a .txt and an .ann for each document, and annotation.conf
  kPopolo,         // Popolo JSON: persons, organizations, posts, memberships with dates
  kConll,          // CoNLL-2003 columns, IOB2: persons, bodies, places and documents cited
};

struct ExportOptions {
  bool byte_order_mark = false;  // of each CSV file, for spreadsheets
};

// Whether a format is many files, which need a folder, or one.
bool IsManyFiles(ExportFormat format);

// Receives pieces of files: all pieces of one file follow each other. `file` is the name of a file of many, without
// folders in it; empty where the format is one file. May throw.
using ExportSink = std::function<void(std::string_view file, std::string_view piece)>;

// Writes the whole index at `path`, as it is at this moment, in the order of its documents. Holds one document in
// memory at a time. Throws Error where the index cannot be read, and what `sink` throws.
void Export(const std::string& path, ExportFormat format, const ExportOptions& options, const ExportSink& sink);

}  // namespace vanban
