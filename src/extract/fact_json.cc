// Facts as JSON, field by field of the table of facts. Doors: AppendJson, AppendPrettyJson.
#include <rapidjson/internal/dtoa.h>
#include <rapidjson/prettywriter.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

#include "extract/fact_fields.h"
#include "vanban/extractor.h"

namespace vanban {
namespace {

// RapidJSON's stream over a string.
class StringStream {
 public:
  using Ch = char;
  explicit StringStream(std::string& out) : out_(out) {}
  void Put(char c) { out_.push_back(c); }
  void Flush() {}

 private:
  std::string& out_;
};

// What FactWriter asks of RapidJSON's writer, without line breaks: most of a fact is text that needs no escape, and is
// appended whole.
class CompactWriter {
 public:
  explicit CompactWriter(std::string& out) : out_(out) {}

  void StartObject() { Open('{'); }
  void EndObject() { Close('}'); }
  void StartArray() { Open('['); }
  void EndArray() { Close(']'); }
  void Key(const char* name, rapidjson::SizeType size) {  // of our own: nothing in it needs an escape
    Separate();
    char written[64] = {'"'};  // longer than any key
    char* end = std::copy(name, name + size, written + 1);
    *end++ = '"';
    *end++ = ':';
    out_.append(written, end);
    separate_ = false;
  }
  void String(const char* text, rapidjson::SizeType size) {
    Separate();
    out_.push_back('"');
    const char* const end = text + size;
    while (true) {
      const char* const plain = text;
      while (text != end && !NeedsEscape(*text)) ++text;
      out_.append(plain, text);
      if (text == end) break;
      Escape(*text++);
    }
    out_.push_back('"');
  }
  void Uint(unsigned number) { Append(number); }
  void Uint64(std::uint64_t number) { Append(number); }
  void Int64(std::int64_t number) { Append(number); }
  void Double(double number) {
    Separate();
    char digits[32];
    out_.append(digits, rapidjson::internal::dtoa(number, digits));
  }
  void Bool(bool flag) {
    Separate();
    out_.append(flag ? "true" : "false");
  }
  void Null() {
    Separate();
    out_.append("null");
  }

 private:
  static bool NeedsEscape(char c) {
    static constexpr auto kTable = [] {
      std::array<bool, 256> table{};
      for (std::size_t control = 0; control < 0x20; ++control) table[control] = true;
      table['"'] = table['\\'] = true;
      return table;
    }();
    return kTable[static_cast<unsigned char>(c)];
  }
  void Escape(char c) {
    constexpr std::string_view kNamed = "\"\\\b\f\n\r\t";
    constexpr std::string_view kNames = "\"\\bfnrt";
    constexpr std::string_view kHex = "0123456789ABCDEF";
    out_.push_back('\\');
    if (const std::size_t at = kNamed.find(c); at != std::string_view::npos) {
      out_.push_back(kNames[at]);
    } else {
      out_.append("u00")
          .append(1, kHex[static_cast<std::size_t>(c) >> 4U])
          .append(1, kHex[static_cast<std::size_t>(c) & 15U]);
    }
  }
  void Open(char bracket) {
    Separate();
    out_.push_back(bracket);
    separate_ = false;
  }
  void Close(char bracket) {
    out_.push_back(bracket);
    separate_ = true;
  }
  template <typename T>
  void Append(T number) {
    Separate();
    char digits[24];
    out_.append(digits, std::to_chars(digits, digits + sizeof(digits), number).ptr);
  }
  void Separate() {
    if (separate_) out_.push_back(',');
    separate_ = true;
  }

  std::string& out_;
  bool separate_ = false;  // a value stands before
};

template <typename Writer>
class FactWriter {
 public:
  explicit FactWriter(Writer& writer) : writer_(writer) {}

  void Write(const Extraction& extraction) {
    writer_.StartObject();
    Key("doc");
    WriteInfo(extraction.doc);
    Key("facts");
    writer_.StartArray();
    for (const Fact& fact : extraction.facts) WriteFact(fact);
    writer_.EndArray();
    writer_.EndObject();
  }

 private:
  void Key(std::string_view name) { writer_.Key(name.data(), static_cast<rapidjson::SizeType>(name.size())); }
  void Text(std::string_view text) { writer_.String(text.data(), static_cast<rapidjson::SizeType>(text.size())); }
  void Field(std::string_view name, std::string_view text) {
    if (text.empty()) return;
    Key(name);
    Text(text);
  }
  // Whole numbers as integers: what a reader of money expects.
  void Number(double number) {
    constexpr double kExact = 9007199254740992.0;  // 2^53
    if (std::abs(number) <= kExact && number == std::floor(number)) {
      writer_.Int64(static_cast<std::int64_t>(number));
    } else if (std::isfinite(number)) {
      writer_.Double(number);
    } else {
      writer_.Null();
    }
  }
  void Id(FactId id) {
    char text[16] = {'f'};
    Text({text, std::to_chars(text + 1, text + sizeof(text), id).ptr});
  }

  void WriteInfo(const DocumentInfo& doc) {
    writer_.StartObject();
    Key("id");
    Text(doc.id);
    Field("source", doc.source);
    Field("title", doc.title);
    Field("date", doc.date);
    Key("text_bytes");
    writer_.Uint64(doc.text_bytes);
    Field("encoding", doc.encoding);
    if (doc.invalid_bytes != 0) {
      Key("invalid_bytes");
      writer_.Uint64(doc.invalid_bytes);
    }
    Field("kind", doc.kind);
    Field("number", doc.number);
    Field("issuer", doc.issuer);
    Field("province", doc.province);
    writer_.EndObject();
  }

  void WriteFact(const Fact& fact) {
    writer_.StartObject();
    Key("id");
    Id(fact.id);
    Field("type", fact.type());
    Key("start");
    writer_.Uint(fact.span.begin);
    Key("end");
    writer_.Uint(fact.span.end);
    Key("text");
    Text(fact.text);
    // The table serves writing, too; it does not change what it points at here.
    auto& value = const_cast<extract::FactValue&>(fact.value);
    for (const extract::FieldOfFact& field : extract::FactTypes()[value.index()].fields) {
      if (field.get == nullptr) continue;
      const extract::FieldPointer pointer = field.get(value);
      if (extract::IsEmpty(pointer)) continue;
      Key(field.name);
      std::visit([&](const auto* at) { WriteValue(*at); }, pointer);
    }
    if (const auto* mentions = extract::MentionsOf(value); mentions != nullptr && !mentions->empty()) {
      Key("mentions");
      writer_.StartArray();
      for (const SourceSpan span : *mentions) {
        writer_.StartArray();
        writer_.Uint(span.begin);
        writer_.Uint(span.end);
        writer_.EndArray();
      }
      writer_.EndArray();
    }
    Field("rule", fact.rule);
    writer_.EndObject();
  }

  void WriteValue(const std::string& text) { Text(text); }
  void WriteValue(double number) { Number(number); }
  void WriteValue(const std::optional<double>& number) { Number(*number); }
  void WriteValue(bool flag) { writer_.Bool(flag); }
  void WriteValue(FactId id) { Id(id); }
  void WriteValue(Bound bound) { Text(ToString(bound)); }
  void WriteValue(Direction direction) { Text(ToString(direction)); }
  void WriteValue(Status status) { Text(ToString(status)); }
  void WriteValue(const Position& position) {
    writer_.StartObject();
    Field("title", position.title);
    Field("organization", position.organization);
    Field("since", position.since);
    Field("until", position.until);
    if (position.former) {
      Key("former");
      writer_.Bool(true);
    }
    if (position.acting) {
      Key("acting");
      writer_.Bool(true);
    }
    writer_.EndObject();
  }
  template <typename T>
  void WriteValue(const std::vector<T>& values) {
    writer_.StartArray();
    for (const T& value : values) WriteValue(value);
    writer_.EndArray();
  }

  Writer& writer_;
};

}  // namespace

void AppendJson(const Extraction& extraction, std::string& out) {
  CompactWriter writer(out);
  FactWriter(writer).Write(extraction);
}

void AppendPrettyJson(const Extraction& extraction, std::string& out) {
  StringStream stream(out);
  rapidjson::PrettyWriter<StringStream> writer(stream);
  writer.SetIndent(' ', 2);
  FactWriter(writer).Write(extraction);
}

}  // namespace vanban
