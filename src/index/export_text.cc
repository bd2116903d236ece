// Facts beside the text that they stand in: W3C Web Annotation, brat stand-off. Offsets count characters. The doors are
// the two Export functions.
#include "index/export_text.h"

#include <algorithm>
#include <map>
#include <vector>

#include "index/fact_summary.h"
#include "index/json_text.h"
#include "index/prepare.h"
#include "index/stored.h"
#include "index/words.h"

namespace vanban::index {
namespace {

constexpr std::size_t kContext = 32;  // characters before and after a quote

// Byte offsets of one text as character offsets. Offsets are asked mostly in order.
class Characters {
 public:
  explicit Characters(std::string_view text) : text_(text) {}
  std::uint32_t At(std::uint32_t byte) {
    const std::size_t end = std::min<std::size_t>(byte, text_.size());
    if (end < byte_) byte_ = 0, characters_ = 0;
    characters_ += CountCharacters(text_.substr(byte_, end - byte_));
    byte_ = end;
    return characters_;
  }

 private:
  std::string_view text_;
  std::size_t byte_ = 0;
  std::uint32_t characters_ = 0;
};

// All but letters and figures of ASCII and what else a name of a file, or of a URN, may hold.
std::string Escaped(std::string_view text, std::string_view allowed) {
  constexpr std::string_view kHex = "0123456789ABCDEF";
  std::string out;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    const bool plain = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    if (plain || allowed.find(c) != std::string_view::npos) {
      out += c;
    } else {
      out += '%';
      out += kHex[byte >> 4U];
      out += kHex[byte & 15U];
    }
  }
  return out;
}

std::string IriOf(const DocumentInfo& document) {
  if (document.source.starts_with("http://") || document.source.starts_with("https://")) {
    return Escaped(document.source, "-._~:/?#[]@!$&'()*+,;=%");
  }
  return "urn:vanban:" + Escaped(document.id, "-._~/");
}

// Up to `characters` before `at`, or after it.
std::string_view Before(std::string_view text, std::size_t at, std::size_t characters) {
  std::size_t begin = at;
  while (begin > 0 && characters > 0) {
    --begin;
    if ((static_cast<unsigned char>(text[begin]) & 0xC0U) != 0x80U) --characters;
  }
  return text.substr(begin, at - begin);
}
std::string_view After(std::string_view text, std::size_t at, std::size_t characters) {
  std::size_t end = at;
  while (end < text.size()) {
    if ((static_cast<unsigned char>(text[end]) & 0xC0U) != 0x80U && characters-- == 0) break;
    ++end;
  }
  return text.substr(at, end - at);
}

void AppendMember(std::string_view name, std::string_view text, std::string& out) {
  out += ',';
  AppendJsonString(name, out);
  out += ':';
  AppendJsonString(text, out);
}

void AppendAnnotation(const StoredText& document, const Fact& fact, Characters& characters, std::string& out) {
  const std::string iri = IriOf(document.extraction.doc);
  const std::string_view text = document.text;
  out += "{\"id\":";
  AppendJsonString(iri + "#f" + std::to_string(fact.id), out);
  out +=
      ",\"type\":\"Annotation\",\"motivation\":\"identifying\",\"body\":[{\"type\":\"TextualBody\",\"purpose\":"
      "\"tagging\"";
  AppendMember("value", fact.type(), out);
  out += "},{\"type\":\"TextualBody\",\"purpose\":\"describing\",\"format\":\"text/plain\"";
  AppendMember("value", FactSummary(fact), out);
  out += "}],\"target\":{\"source\":";
  AppendJsonString(iri, out);
  const std::uint32_t start = characters.At(fact.span.begin);
  const std::uint32_t end = characters.At(fact.span.end);
  out += ",\"selector\":[{\"type\":\"TextPositionSelector\",\"start\":" + std::to_string(start) +
         ",\"end\":" + std::to_string(end) + "},{\"type\":\"TextQuoteSelector\"";
  AppendMember("exact", fact.text, out);
  AppendMember("prefix", Before(text, fact.span.begin, kContext), out);
  AppendMember("suffix", After(text, fact.span.end, kContext), out);
  out += "}]}}";
}

// brat -------------------------------------------------------------------------------------------------------------

constexpr std::string_view kBratConfiguration =
    "[entities]\nOfficial\nDocument\nRatio\nIndicator\nDate\nOrganization\nAbbreviation\nPlace\nMention\n\n"
    "[relations]\nRefersTo\tArg1:Mention, Arg2:Official|Document|Organization\n"
    "TiedTo\tArg1:Ratio|Indicator, Arg2:Document\nAmendedBy\tArg1:Document, Arg2:Document\n"
    "SameAs\tArg1:Organization, Arg2:Organization\n"
    "<OVERLAP>\tArg1:<ENTITY>, Arg2:<ENTITY>, <OVL-TYPE>:<ANY>\n\n[events]\n\n[attributes]\n";

std::string BratType(std::string_view type) {
  std::string name(type);
  name[0] = static_cast<char>(name[0] - 'a' + 'A');
  return name;
}

// Where a document's two files go, without their extensions: an id that is a path keeps its folders, which are
// collections in brat, and `a.txt` is `a`. Different ids have different names.
std::string BratName(Database& database, const std::string& id) {
  constexpr std::string_view kText = ".txt";
  std::string name = Escaped(id, "-._/");
  for (std::size_t begin = 0, end = 0; end != std::string::npos; begin = end + 1) {
    end = name.find('/', begin);
    const std::string_view part = std::string_view(name).substr(begin, end == std::string::npos ? end : end - begin);
    const bool folder = end != std::string::npos;
    if (part.empty() || part == "." || part == ".." || (folder && (part.ends_with(kText) || part.ends_with(".ann")))) {
      name = Escaped(id, "-._");  // no folder that could be made, or one that would be a file's name
      break;
    }
  }
  if (name.ends_with(kText)) {
    name.resize(name.size() - kText.size());
  } else {
    Statement taken(database, "SELECT 1 FROM documents WHERE name = ?1");
    const std::string other = id + std::string(kText);
    if (taken.BindText(1, other).Step()) name += '%';
  }
  return name;
}

// `T1<TAB>Official 10 22<TAB>Trần Văn Nam`; a span over lines is in fragments, as brat asks.
void AppendBratSpan(int number, std::string_view type, std::string_view text, SourceSpan span, Characters& characters,
                    std::string& out) {
  std::string places;
  std::string quote;
  std::uint32_t at = span.begin;
  while (at < span.end) {
    const auto line_end = static_cast<std::uint32_t>(std::min<std::size_t>(text.find_first_of("\r\n", at), span.end));
    if (line_end > at) {
      if (!places.empty()) {
        places += ';';
        quote += ' ';
      }
      places += std::to_string(characters.At(at)) + ' ' + std::to_string(characters.At(line_end));
      quote += text.substr(at, line_end - at);
    }
    at = line_end + 1;
  }
  std::replace(quote.begin(), quote.end(), '\t', ' ');
  out += 'T' + std::to_string(number) + '\t' + std::string(type) + ' ' + places + '\t' + quote + '\n';
}

std::string OneLine(std::string text) {
  std::replace_if(
      text.begin(), text.end(), [](char c) { return c == '\n' || c == '\r' || c == '\t'; }, ' ');
  return text;
}

struct BratWriter {
  const StoredText& document;
  std::string out;
  int spans = 0, relations = 0;
  std::map<FactId, int> numbers;

  void Relate(std::string_view type, int from, FactId to) {
    const auto found = numbers.find(to);
    if (found == numbers.end()) return;
    out += 'R' + std::to_string(++relations) + '\t' + std::string(type) + " Arg1:T" + std::to_string(from) + " Arg2:T" +
           std::to_string(found->second) + '\n';
  }

  void Write() {
    Characters characters(document.text);
    for (const Fact& fact : document.extraction.facts) {
      numbers[fact.id] = ++spans;
      AppendBratSpan(spans, BratType(fact.type()), document.text, fact.span, characters, out);
      out += '#' + std::to_string(spans) + "\tAnnotatorNotes T" + std::to_string(spans) + '\t' +
             OneLine(FactSummary(fact)) + '\n';
    }
    for (const Fact& fact : document.extraction.facts) {
      const int number = numbers[fact.id];
      std::visit(
          [&](const auto& value) {
            if constexpr (requires { value.mentions; }) {
              for (const SourceSpan& mention : value.mentions) {
                AppendBratSpan(++spans, "Mention", document.text, mention, characters, out);
                Relate("RefersTo", spans, fact.id);
              }
            }
            if constexpr (requires { value.amended_by; }) {
              for (const FactId id : value.amended_by) Relate("AmendedBy", number, id);
            }
            if constexpr (requires { value.document; }) Relate("TiedTo", number, value.document);
            if constexpr (requires { value.same_as; }) Relate("SameAs", number, value.same_as);
          },
          fact.value);
    }
  }
};

}  // namespace

void ExportWebAnnotation(Database& database, const ExportSink& sink) {
  std::string out =
      "{\"@context\":\"http://www.w3.org/ns/anno.jsonld\",\"id\":\"urn:vanban:annotations\","
      "\"type\":\"AnnotationPage\",\"items\":[";
  bool first = true;
  EachDocument(database, [&](std::int64_t, const StoredText& document) {
    Characters characters(document.text);
    for (const Fact& fact : document.extraction.facts) {
      out += first ? "\n" : ",\n";
      first = false;
      AppendAnnotation(document, fact, characters, out);
    }
    sink("", out);
    out.clear();
  });
  sink("", out + "\n]}\n");
}

void ExportBrat(Database& database, const ExportSink& sink) {
  sink("annotation.conf", kBratConfiguration);
  EachDocument(database, [&](std::int64_t, const StoredText& document) {
    const std::string name = BratName(database, document.extraction.doc.id);
    BratWriter writer{.document = document, .out = {}, .spans = 0, .relations = 0, .numbers = {}};
    writer.Write();
    sink(name + ".txt", document.text);
    sink(name + ".ann", writer.out);
  });
}

}  // namespace vanban::index
