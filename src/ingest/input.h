// Documents as they come from outside: bytes, and what is known beside them. The room's only door is ReadInputs; each
// format has a reader of its own (text_file.h, jsonl.h).
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "vanban/error.h"

namespace vanban::ingest {

// One document before it is decoded. All but `bytes` is valid UTF-8.
struct Input {
  std::string id;         // as its record says; else the path as given, with ":line" in a file of records
  std::string source;     // as its record says; else the path
  std::string title;      // as its record says
  std::string published;  // EDTF: "2023-09-22", "2023-09", "2023"; empty: not known
  std::string file;       // the path that it was read from; empty: stdin
  std::string bytes;      // of the text, at most kMaxDocumentBytes
};

struct ReadOptions {
  std::string published;        // for documents that bring no date
  bool stdin_is_jsonl = false;  // the path "-" holds records, not one text
  std::string skip;             // a file that walks pass over: our own output
};

// Who receives what is read, in the order of the input; called on the thread that reads.
struct InputSink {
  std::function<bool(Input)> document;       // false: no more is wanted, reading ends
  std::function<void(const Fault&)> fault;   // a document that could not be read, and is passed over
  std::function<void(const Fault&)> notice;  // something odd about a document that is read all the same
};

struct ReadSummary {
  std::uint64_t documents = 0;
  std::uint64_t failed = 0;
  std::uint64_t passed_over = 0;  // files in folders that are neither *.txt nor *.jsonl
};

// Reads all documents of `paths` in order: "-" is stdin; a file named *.jsonl holds one JSON record a line; any other
// file that is named is one text; of folders every *.txt and *.jsonl below them, sorted by name, without hidden files
// and without following links to folders. What cannot be read goes to `sink.fault` and the rest goes on; does not throw
// but what the sink throws. Holds one document at a time.
ReadSummary ReadInputs(const std::vector<std::string>& paths, const ReadOptions& options, const InputSink& sink);

// Whether `text` is a calendar date, whole or partial: "2023-09-22", "2023-09", "2023".
bool IsPartialDate(std::string_view text);

}  // namespace vanban::ingest
