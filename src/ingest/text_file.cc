// Reads plain text, in chunks, so that a file that is too long (or never ends) is noticed before memory is.
// Door: OpenFile, ReadText.
#include "ingest/text_file.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>

#include "vanban/document.h"
#include "vanban/error.h"

namespace vanban::ingest {
namespace {

constexpr std::size_t kChunk = 1U << 20U;

// What the first bytes of files tell that people take for text. None of them can begin a text in UTF-8 or UTF-16.
struct Signature {
  std::string_view bytes;
  std::string_view message;
  std::string_view advice;
};
constexpr Signature kSignatures[] = {
    {"%PDF-", "is a PDF, not text", "convert it first: pdftotext -layout FILE.pdf"},
    {"PK\x03\x04", "is a Word, LibreOffice or zip file, not text", "convert it first: save as plain text in UTF-8"},
    {"\xD0\xCF\x11\xE0", "is an old Word or Excel file, not text", "convert it first: save as plain text in UTF-8"},
    {"{\\rtf", "is rich text, not plain text", "convert it first: save as plain text in UTF-8"},
    {"\x1F\x8B", "is compressed by gzip", "give it as: gzip -dc FILE.gz | vanban … -"},
    {"SQLite format 3", "is an SQLite database, not text", ""},
};

[[noreturn]] void ThrowErrno(const std::string& path, int error) {
  const char* advice = "";
  if (error == ENOENT) advice = "check the name";
  if (error == EACCES) advice = "ask for the right to read it";
  throw Error(Fault{ValidText(path), 0, 0, std::string("cannot be read: ") + std::strerror(error), advice});
}

[[noreturn]] void ThrowTooLong(const std::string& path) {
  throw Error(Fault{ValidText(path), 0, 0, "is longer than 256 MB, the most that one document may have",
                    "split it, or give many documents as JSON Lines"});
}

}  // namespace

File OpenFile(const std::string& path) {
  if (path == "-") return File(stdin);
  File file(std::fopen(path.c_str(), "rb"));
  if (file == nullptr) ThrowErrno(path, errno);
  return file;
}

std::string ReadText(std::FILE* file, const std::string& path) {
  struct stat status = {};
  std::size_t expected = 0;
  if (fstat(fileno(file), &status) == 0 && S_ISREG(status.st_mode)) expected = static_cast<std::size_t>(status.st_size);
  if (expected > kMaxDocumentBytes) ThrowTooLong(path);
  std::string text;
  std::size_t size = 0;
  std::size_t want = expected == 0 ? kChunk : expected + 1;  // one byte more, so that one read meets the end
  while (true) {
    text.resize(size + want);
    want = kChunk;
    errno = 0;
    const std::size_t got = std::fread(text.data() + size, 1, text.size() - size, file);
    if (size == 0) {
      for (const Signature& signature : kSignatures) {
        if (std::string_view(text.data(), got).starts_with(signature.bytes)) {
          throw Error(Fault{ValidText(path), 0, 0, std::string(signature.message), std::string(signature.advice)});
        }
      }
    }
    size += got;
    if (std::ferror(file) != 0) ThrowErrno(path, errno);
    if (size > kMaxDocumentBytes) ThrowTooLong(path);
    if (std::feof(file) != 0) break;
  }
  text.resize(size);
  return text;
}

std::string ValidText(std::string_view text) {
  const bool ascii = std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
  if (ascii || text.size() > kMaxDocumentBytes) return std::string(ascii ? text : std::string_view());
  return std::string(Document::FromBytes(text, SegmentWords{}).source());
}

}  // namespace vanban::ingest
