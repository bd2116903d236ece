// Reads JSON Lines. A line is parsed on its own, so that a torn one costs itself and no other.
// Door: ReadRecords.
#include "ingest/jsonl.h"

#include <rapidjson/document.h>
#include <rapidjson/error/en.h>

#include <cerrno>
#include <cstring>
#include <optional>
#include <string_view>
#include <utility>

#include "ingest/text_file.h"
#include "vanban/document.h"

namespace vanban::ingest {
namespace {

// The longest line: a document of 256 MB in which every other byte is escaped still fits.
constexpr std::size_t kMaxLineBytes = 2 * kMaxDocumentBytes;
constexpr std::size_t kChunk = 1U << 20U;

// Lines of a file, of which one too long is dropped while it is read.
class LineReader {
 public:
  explicit LineReader(std::FILE* file) : file_(file), buffer_(kChunk, '\0') {}

  // The next line without its break; nullopt at the end. `too_long`: the line was dropped.
  std::optional<std::string_view> Next(bool& too_long) {
    line_.clear();
    too_long = false;
    bool any = false;
    while (true) {
      if (at_ == end_) {
        end_ = std::fread(buffer_.data(), 1, buffer_.size(), file_);
        at_ = 0;
        if (end_ == 0) break;
      }
      any = true;
      const char* begin = buffer_.data() + at_;
      const void* found = std::memchr(begin, '\n', end_ - at_);
      const std::size_t length =
          found == nullptr ? end_ - at_ : static_cast<std::size_t>(static_cast<const char*>(found) - begin);
      at_ += length + (found == nullptr ? 0 : 1);
      if (line_.size() + length > kMaxLineBytes) {
        too_long = true;
        std::string().swap(line_);
      }
      if (!too_long) line_.append(begin, length);
      if (found != nullptr) break;
    }
    if (!any) return std::nullopt;
    return line_;
  }

 private:
  std::FILE* file_;
  std::string buffer_;
  std::string line_;
  std::size_t at_ = 0, end_ = 0;
};

using Json = rapidjson::Document;

// The text under `name`: empty where it is absent or null; a whole number as its digits. nullopt: neither.
std::optional<std::string> TextField(const Json& record, const char* name) {
  const auto field = record.FindMember(name);
  if (field == record.MemberEnd() || field->value.IsNull()) return "";
  if (field->value.IsString()) return std::string(field->value.GetString(), field->value.GetStringLength());
  if (field->value.IsInt64()) return std::to_string(field->value.GetInt64());
  return std::nullopt;
}

// The fault of a record that cannot be a document: what and what to do about it.
struct RecordFault {
  std::string message, advice;
};

std::optional<RecordFault> Parse(std::string_view line, Json& record) {
  // Iterative: a line of a million brackets must not use up the stack.
  record.Parse<rapidjson::kParseIterativeFlag>(line.data(), line.size());
  if (record.HasParseError()) {
    if (record.GetParseError() == rapidjson::kParseErrorStringUnicodeSurrogateInvalid) {
      return RecordFault{"holds half of a surrogate pair (\\ud800 to \\udfff), which is no character",
                         "write the record anew as UTF-8"};
    }
    std::string_view reason = rapidjson::GetParseError_En(record.GetParseError());
    if (reason.ends_with('.')) reason.remove_suffix(1);
    return RecordFault{"is no JSON record: " + std::string(reason) + ", at byte " +
                           std::to_string(record.GetErrorOffset() + 1) + " of the line",
                       "is the line torn, or the file no JSON Lines?"};
  }
  if (!record.IsObject()) return RecordFault{"is no JSON object", R"(write one {"id": …, "text": …} a line)"};
  const auto text = record.FindMember("text");
  if (text == record.MemberEnd()) return RecordFault{"has no \"text\"", "that field holds the document"};
  if (!text->value.IsString()) return RecordFault{"has a \"text\" that is no string", ""};
  if (text->value.GetStringLength() > kMaxDocumentBytes) {
    return RecordFault{"has a text longer than 256 MB, the most that one document may have", "split it"};
  }
  return std::nullopt;
}

}  // namespace

bool ReadRecords(std::FILE* file, const std::string& path, const ReadOptions& options, const InputSink& sink,
                 std::unordered_set<std::uint64_t>& ids, ReadSummary& summary) {
  const std::string name = path == "-" ? "stdin" : ValidText(path);
  LineReader reader(file);
  bool too_long = false;
  for (std::uint32_t number = 1; std::optional<std::string_view> line = reader.Next(too_long); ++number) {
    const auto fault = [&](std::string message, std::string advice) {
      ++summary.failed;
      sink.fault(Fault{name, number, 0, std::move(message), std::move(advice)});
    };
    const auto notice = [&](std::string message, std::string advice) {
      sink.notice(Fault{name, number, 0, std::move(message), std::move(advice)});
    };
    if (too_long) {
      fault("is a line longer than 512 MB", "split the document");
      continue;
    }
    if (number == 1 && line->starts_with("\xEF\xBB\xBF")) line->remove_prefix(3);
    if (number == 1 && (line->starts_with("\xFF\xFE") || line->starts_with("\xFE\xFF"))) {
      fault("is UTF-16", "JSON Lines must be UTF-8: convert the file first");
      return true;
    }
    if (line->find_first_not_of(" \t\r") == std::string_view::npos) continue;
    Json record;
    if (std::optional<RecordFault> wrong = Parse(*line, record)) {
      fault(std::move(wrong->message), std::move(wrong->advice));
      continue;
    }
    Input input;
    for (const auto& [key, field] : {std::pair("id", &Input::id), std::pair("source", &Input::source),
                                     std::pair("title", &Input::title), std::pair("published", &Input::published)}) {
      std::optional<std::string> text = TextField(record, key);
      if (!text) notice(std::string("has a \"") + key + "\" that is no string", "it is taken as not given");
      input.*field = ValidText(text.value_or(""));
    }
    input.published = input.published.substr(0, input.published.find('T'));  // of a date and time the date
    if (!input.published.empty() && !IsPartialDate(input.published)) {
      notice("has a \"published\" that is no date: " + input.published, "write it as 2023-09-22, 2023-09 or 2023");
      input.published.clear();
    }
    if (input.published.empty()) input.published = options.published;
    if (input.id.empty()) {
      input.id = name + ":" + std::to_string(number);
    } else if (!ids.insert(std::hash<std::string>{}(input.id)).second) {
      notice("has the id \"" + input.id + "\" of an earlier record", "give each document its own");
    }
    if (input.source.empty()) input.source = name;
    if (path != "-") input.file = path;
    const Json::ConstMemberIterator text = record.FindMember("text");
    input.bytes.assign(text->value.GetString(), text->value.GetStringLength());
    ++summary.documents;
    if (!sink.document(std::move(input))) return false;
  }
  if (std::ferror(file) != 0) {
    ++summary.failed;
    sink.fault(Fault{name, 0, 0, std::string("cannot be read: ") + std::strerror(errno), ""});
  }
  return true;
}

}  // namespace vanban::ingest
