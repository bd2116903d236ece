// Walks over paths and hands what it finds to the reader of its format.
// Door: ReadInputs.
#include <algorithm>
#include <filesystem>
#include <new>
#include <string_view>
#include <system_error>
#include <unordered_set>
#include <utility>

#include "ingest/input.h"
#include "ingest/jsonl.h"
#include "ingest/text_file.h"

namespace vanban::ingest {
namespace {

namespace fs = std::filesystem;

// Whether the file's name ends in `extension`, in any case (`.TXT` comes from old disks).
bool EndsIn(std::string_view path, std::string_view extension) {
  if (path.size() < extension.size()) return false;
  const std::string_view end = path.substr(path.size() - extension.size());
  return std::equal(end.begin(), end.end(), extension.begin(),
                    [](char a, char b) { return (a >= 'A' && a <= 'Z' ? a - 'A' + 'a' : a) == b; });
}

class Walk {
 public:
  Walk(const ReadOptions& options, const InputSink& sink) : options_(options), sink_(sink) {}

  // Each returns false where the sink wants no more.
  bool Path(const std::string& path) {
    std::error_code error;
    if (path != "-" && fs::is_directory(path, error)) return Folder(path);
    return File(path);
  }

  ReadSummary summary;

 private:
  bool File(const std::string& path) {
    try {
      const auto file = OpenFile(path);
      if (path == "-" ? options_.stdin_is_jsonl : EndsIn(path, ".jsonl")) {
        return ReadRecords(file.get(), path, options_, sink_, ids_, summary);
      }
      Input input;
      input.bytes = ReadText(file.get(), path);
      input.id = input.source = ValidText(path);
      if (path != "-") input.file = path;
      input.published = options_.published;
      ++summary.documents;
      return sink_.document(std::move(input));
    } catch (const Error& error) {
      ++summary.failed;
      for (const Fault& fault : error.faults()) sink_.fault(fault);
    } catch (const std::bad_alloc&) {
      ++summary.failed;
      sink_.fault(Fault{ValidText(path), 0, 0, "is too large for the memory that is free", ""});
    }
    return true;
  }

  bool Folder(const fs::path& folder) {
    std::vector<fs::path> entries;
    std::error_code error;
    for (auto entry = fs::directory_iterator(folder, error); !error && entry != fs::directory_iterator();
         entry.increment(error)) {
      entries.push_back(entry->path());
    }
    if (error) {
      ++summary.failed;
      sink_.fault(Fault{ValidText(folder.string()), 0, 0, "cannot be read: " + error.message(), ""});
    }
    std::sort(entries.begin(), entries.end());  // the file system's own order differs from machine to machine
    return std::all_of(entries.begin(), entries.end(), [this](const fs::path& entry) { return Entry(entry); });
  }

  bool Entry(const fs::path& path) {
    std::error_code error;
    const bool hidden = path.filename().string().starts_with('.');
    // A link to a folder may lead back up; a link to a file is as good as the file.
    if (!hidden && !fs::is_symlink(path, error) && fs::is_directory(path, error)) return Folder(path);
    const std::string name = path.string();
    const bool wanted = !hidden && (EndsIn(name, ".txt") || EndsIn(name, ".jsonl"));
    const fs::file_status status = fs::status(path, error);
    // A named pipe or device in a folder would be waited for without end; a broken link is read to say what is wrong.
    const bool readable = fs::is_regular_file(status) || status.type() == fs::file_type::not_found;
    const bool ours = !options_.skip.empty() && fs::equivalent(path, options_.skip, error) && !error;
    if (!wanted || !readable || ours) {
      ++summary.passed_over;
      return true;
    }
    return File(name);
  }

  const ReadOptions& options_;
  const InputSink& sink_;
  std::unordered_set<std::uint64_t> ids_;
};

bool IsNumber(std::string_view digits, int from, int to) {
  int value = 0;
  for (const char c : digits) {
    if (c < '0' || c > '9') return false;
    value = value * 10 + (c - '0');
  }
  return from <= value && value <= to;
}

}  // namespace

ReadSummary ReadInputs(const std::vector<std::string>& paths, const ReadOptions& options, const InputSink& sink) {
  Walk walk(options, sink);
  for (const std::string& path : paths) {
    if (!walk.Path(path)) break;
  }
  return walk.summary;
}

bool IsPartialDate(std::string_view text) {
  const bool shape = text.size() == 4 || (text.size() == 7 && text[4] == '-') ||
                     (text.size() == 10 && text[4] == '-' && text[7] == '-');
  return shape && IsNumber(text.substr(0, 4), 1, 9999) && (text.size() < 7 || IsNumber(text.substr(5, 2), 1, 12)) &&
         (text.size() < 10 || IsNumber(text.substr(8, 2), 1, 31));
}

}  // namespace vanban::ingest
