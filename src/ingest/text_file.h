// The reader of plain text: a file, or all of stdin, is one document.
#pragma once

#include <cstdio>
#include <memory>
#include <string>
#include <string_view>

namespace vanban::ingest {

struct FileCloser {
  void operator()(std::FILE* file) const {
    if (file != stdin) std::fclose(file);
  }
};
using File = std::unique_ptr<std::FILE, FileCloser>;

// Opens `path` for reading; "-" is stdin. Throws Error.
File OpenFile(const std::string& path);

// The whole content of a text file. Throws Error, before it is read whole, where it is longer than kMaxDocumentBytes,
// and where its first bytes say that it is no text (PDF, Word, an archive).
std::string ReadText(std::FILE* file, const std::string& path);

// `text` as valid UTF-8, for names and titles: invalid bytes become U+FFFD.
std::string ValidText(std::string_view text);

}  // namespace vanban::ingest
