// What must hold for every document at hand: our own corpus always, the shared real texts where they are.
#include <gtest/gtest.h>
#include <unicode/normalizer2.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <functional>
#include <iterator>
#include <map>

#include "text/fold.h"
#include "vanban/extractor.h"
#include "vanban/rule_set.h"

namespace vanban {
namespace {

namespace fs = std::filesystem;

const RuleSet& Rules() {
  static const RuleSet rules = RuleSet::Load(RuleSet::BuiltInSources(), FactSchemaOfExtract());
  return rules;
}

std::vector<fs::path> Files() {
  const fs::path source = VANBAN_SOURCE_DIR;
  std::vector<fs::path> files;
  for (const fs::path& folder : {source / "corpus", source / "../shared/eval/raw"}) {
    if (!fs::is_directory(folder)) continue;
    for (const auto& entry : fs::recursive_directory_iterator(folder)) {
      if (entry.path().extension() == ".txt") files.push_back(entry.path());
    }
  }
  std::ranges::sort(files);
  return files;
}

std::string ReadBytes(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

Extraction ExtractFrom(std::string_view bytes) {
  static const Extractor extractor(Rules());
  DocumentMetadata metadata;
  metadata.published = "2024";
  return extractor.Extract(Document::FromBytes(bytes, Rules().segmenter()), metadata);
}

// The facts without their places, folded: what must be the same however the text is written.
std::vector<std::string> Signatures(const Extraction& extraction) {
  std::vector<std::string> out;
  for (Fact fact : extraction.facts) {
    fact.span = {};
    fact.text.clear();
    std::visit(
        [](auto& value) {
          if constexpr (requires { value.mentions; }) {
            for (SourceSpan& span : value.mentions) span = {};
          }
        },
        fact.value);
    Extraction one;
    one.facts.push_back(std::move(fact));
    std::string json;
    AppendJson(one, json);
    out.push_back(text::Fold(json));
  }
  return out;
}

std::string ToNfd(const std::string& text) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* nfd = icu::Normalizer2::getNFDInstance(status);
  std::string out;
  nfd->normalize(icu::UnicodeString::fromUTF8(text), status).toUTF8String(out);
  return out;
}

std::string ToUtf16(const std::string& text) {
  std::string out = "\xFF\xFE";
  const icu::UnicodeString units = icu::UnicodeString::fromUTF8(text);
  for (std::int32_t i = 0; i < units.length(); ++i) {
    out.push_back(static_cast<char>(units[i] & 0xFF));
    out.push_back(static_cast<char>(units[i] >> 8));
  }
  return out;
}

std::string Replaced(const std::string& text, std::string_view from, std::string_view to) {
  std::string out;
  std::size_t at = 0;
  for (std::size_t next; (next = text.find(from, at)) != std::string::npos; at = next + from.size()) {
    out.append(text, at, next - at).append(to);
  }
  return out.append(text, at);
}

// `hòa` as `hoà`, `ủy` as `uỷ` and back, at the ends of syllables; not behind `q`, where `u` is no vowel.
std::string Respelled(const std::string& text) {
  static const std::map<std::u32string, std::u32string> pairs = [] {
    const std::u32string old_style[] = {U"òa", U"óa", U"ỏa", U"õa", U"ọa", U"òe", U"óe", U"ỏe", U"õe",
                                        U"ọe", U"ùy", U"úy", U"ủy", U"ũy", U"ụy", U"ÒA", U"ÓA", U"ỎA",
                                        U"ÕA", U"ỌA", U"ÙY", U"ÚY", U"ỦY", U"ŨY", U"ỤY"};
    const std::u32string new_style[] = {U"oà", U"oá", U"oả", U"oã", U"oạ", U"oè", U"oé", U"oẻ", U"oẽ",
                                        U"oẹ", U"uỳ", U"uý", U"uỷ", U"uỹ", U"uỵ", U"OÀ", U"OÁ", U"OẢ",
                                        U"OÃ", U"OẠ", U"UỲ", U"UÝ", U"UỶ", U"UỸ", U"UỴ"};
    std::map<std::u32string, std::u32string> all;
    for (std::size_t i = 0; i < std::size(old_style); ++i) {
      all[old_style[i]] = new_style[i];
      all[new_style[i]] = old_style[i];
    }
    return all;
  }();
  const icu::UnicodeString in = icu::UnicodeString::fromUTF8(text);
  icu::UnicodeString out;
  for (std::int32_t i = 0; i < in.length(); ++i) {
    const std::u32string two = {in[i], i + 1 < in.length() ? in[i + 1] : U'\0'};
    const auto pair = pairs.find(two);
    const bool at_end = i + 2 >= in.length() || !u_isalpha(in[i + 2]);
    const bool behind_q = i > 0 && (in[i - 1] == u'q' || in[i - 1] == u'Q');
    if (pair != pairs.end() && at_end && !behind_q) {
      out.append(static_cast<UChar32>(pair->second[0])).append(static_cast<UChar32>(pair->second[1]));
      ++i;
    } else {
      out.append(in[i]);
    }
  }
  std::string utf8;
  out.toUTF8String(utf8);
  return utf8;
}

// Long lines broken between two words in lower case, where a break cannot be the author's.
std::string WithSoftBreaks(const std::string& text) {
  const icu::UnicodeString in = icu::UnicodeString::fromUTF8(text);
  icu::UnicodeString out = in;
  std::int32_t line = 0;
  for (std::int32_t i = 0; i + 1 < in.length(); ++i) {
    if (in[i] == u'\n') line = i + 1;
    std::int32_t end = in.indexOf(u'\n', i);
    if (end < 0) end = in.length();
    if (in[i] == u' ' && i > line + 40 && end > i + 40 && u_islower(in[i - 1]) && u_islower(in[i + 1])) {
      out.setCharAt(i, u'\n');
      line = i + 1;
    }
  }
  std::string utf8;
  out.toUTF8String(utf8);
  return utf8;
}

struct Plain {
  fs::path path;
  std::string text;
  std::vector<std::string> facts;
};

// Every document that knows one kind of line break, with its facts as it is: what all other ways of writing it are
// compared with.
const std::vector<Plain>& PlainTexts() {
  static const std::vector<Plain> texts = [] {
    std::vector<Plain> all;
    for (const fs::path& path : Files()) {
      std::string text(Document::FromBytes(ReadBytes(path), Rules().segmenter()).source());
      if (text.find('\r') != std::string::npos) continue;
      std::vector<std::string> facts = Signatures(ExtractFrom(text));
      all.push_back({path, std::move(text), std::move(facts)});
    }
    return all;
  }();
  return texts;
}

TEST(Corpus, EverySpanIsItsText) {
  for (const fs::path& path : Files()) {
    const std::string bytes = ReadBytes(path);
    const Document document = Document::FromBytes(bytes, Rules().segmenter());
    const std::string_view source = document.source();
    const auto is_boundary = [&](std::uint32_t at) { return at == source.size() || (source[at] & 0xC0) != 0x80; };
    const Extraction extraction = ExtractFrom(bytes);
    FactId next = 1;
    for (const Fact& fact : extraction.facts) {
      ASSERT_EQ(fact.id, next++) << path;
      ASSERT_LT(fact.span.begin, fact.span.end) << path << " " << fact.rule;
      ASSERT_LE(fact.span.end, source.size()) << path;
      ASSERT_EQ(fact.text, document.SourceText(fact.span)) << path;
      ASSERT_TRUE(is_boundary(fact.span.begin) && is_boundary(fact.span.end)) << path << " " << fact.text;
      ASSERT_FALSE(fact.rule.empty()) << path;
    }
    std::string json;
    AppendJson(extraction, json);
    EXPECT_EQ(Document::FromBytes(json, {}).invalid_bytes(), 0U) << path;
  }
}

struct Variant {
  const char* name;
  std::function<std::string(const std::string&)> write;
  // Share of the real texts that may differ. Wrapping can break a line where only the sense tells that it runs on (in
  // table cells and short headings): 6 of 1,023 texts on 2026-11-24. In our own corpus none may.
  double real_share = 0;
};

class Writing : public testing::TestWithParam<Variant> {};

TEST_P(Writing, GivesTheSameFacts) {
  std::size_t differ = 0;
  const auto allowed = static_cast<std::size_t>(GetParam().real_share * static_cast<double>(PlainTexts().size()));
  for (const auto& [path, text, expected] : PlainTexts()) {
    const std::vector<std::string> got = Signatures(ExtractFrom(GetParam().write(text)));
    if (got == expected) continue;
    ++differ;
    const bool own = path.string().find("/corpus/") != std::string::npos;
    if (!own && (allowed > 0 || differ > 5)) continue;
    const auto [a, b] = std::ranges::mismatch(expected, got);
    ADD_FAILURE() << path << "\n  expected " << (a == expected.end() ? "no more" : *a) << "\n  got      "
                  << (b == got.end() ? "no more" : *b);
  }
  EXPECT_LE(differ, allowed) << "documents";
}

INSTANTIATE_TEST_SUITE_P(
    Corpus, Writing,
    testing::Values(Variant{"Again", [](const std::string& text) { return text; }}, Variant{"Nfd", ToNfd},
                    Variant{"Utf16", ToUtf16}, Variant{"Respelled", Respelled},
                    Variant{"Crlf", [](const std::string& text) { return Replaced(text, "\n", "\r\n"); }},
                    Variant{"BlanksDoubled", [](const std::string& text) { return Replaced(text, " ", "  "); }},
                    Variant{"SoftBreaks", WithSoftBreaks, 0.02}),
    [](const testing::TestParamInfo<Variant>& variant) { return std::string(variant.param.name); });

}  // namespace
}  // namespace vanban
