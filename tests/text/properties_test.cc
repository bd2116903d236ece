// What must hold for every document: over the project's corpus, over the shared evaluation data where it is there, and
// over hostile bytes.
#include <gtest/gtest.h>
#include <unicode/bytestream.h>
#include <unicode/normalizer2.h>

#include <algorithm>
#include <filesystem>
#include <random>
#include <string>
#include <vector>

#include "segment_words_for_test.h"
#include "text/char_class.h"
#include "text/decode.h"
#include "text/fold.h"
#include "text/normalize.h"
#include "text/utf8.h"

namespace vanban::text {
namespace {

namespace fs = std::filesystem;
using namespace std::string_literals;

// The texts of a folder and those below it; of the evaluation data only what may be read.
std::vector<std::string> Texts(const std::string& folder) {
  std::vector<std::string> texts;
  std::error_code error;
  for (fs::recursive_directory_iterator at(folder, error), end; !error && at != end; at.increment(error)) {
    if (at->path().filename() == "unread") at.disable_recursion_pending();
    if (at->path().extension() == ".txt") texts.push_back(ReadFile(at->path().string()));
  }
  return texts;
}

std::vector<std::string> Corpus() { return Texts(VANBAN_SOURCE_DIR "/corpus"); }
std::vector<std::string> Shared() { return Texts(VANBAN_SOURCE_DIR "/../shared/eval/raw"); }

std::string Decomposed(std::string_view text) {
  UErrorCode status = U_ZERO_ERROR;
  std::string out;
  icu::StringByteSink<std::string> sink(&out);
  icu::Normalizer2::getNFDInstance(status)->normalizeUTF8(0, text, sink, nullptr, status);
  EXPECT_TRUE(U_SUCCESS(status));
  return out;
}

std::string Utf16(std::string_view text, bool little_endian) {
  std::string out = little_endian ? "\xFF\xFE"s : "\xFE\xFF"s;
  const auto put = [&](char32_t unit) {
    const char low = static_cast<char>(unit & 0xFFU);
    const char high = static_cast<char>(unit >> 8U);
    out.push_back(little_endian ? low : high);
    out.push_back(little_endian ? high : low);
  };
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = NextChar(text, at);
    if (c < 0x10000) {
      put(c);
    } else {
      put(0xD800 + ((c - 0x10000) >> 10U));
      put(0xDC00 + ((c - 0x10000) & 0x3FFU));
    }
  }
  return out;
}

std::string Replaced(std::string_view text, std::string_view from, std::string_view to) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    if (text.substr(at, from.size()) == from) {
      out += to;
      at += from.size();
    } else {
      out.push_back(text[at++]);
    }
  }
  return out;
}

// A sentence as the rules see it: its tokens, folded, with its zone and kind.
std::vector<std::string> Sentences(const Document& document) {
  std::vector<std::string> out;
  std::vector<Token> tokens;
  for (const Sentence& sentence : document.sentences()) {
    std::string text(ZoneName(sentence.zone));
    text.append(" ").append(SentenceKindName(sentence.kind));
    Tokenize(document, sentence.span, tokens);
    for (const Token& token : tokens) {
      text += token.blank_before ? " " : "_";
      AppendFold(document.text(token.span), text);
    }
    out.push_back(std::move(text));
  }
  return out;
}

// Eth becomes a letter with stroke by the word around it, which a token taken by itself may lack.
std::string WithoutEth(std::string_view text) { return Replaced(Replaced(text, "ð", "đ"), "Ð", "Đ"); }

void ExpectSound(const Document& document) {
  const std::string_view text = document.text();
  EXPECT_EQ(ValidUtf8Prefix(document.source()), document.source().size());
  EXPECT_FALSE(Normalize(text).has_value()) << "normalising twice changes the text";

  // Lines: each character that is not blank is in exactly one.
  std::vector<Span> lines;
  for (const Line& line : document.lines()) lines.push_back(line.span);
  std::sort(lines.begin(), lines.end());
  std::uint32_t behind = 0;
  for (const Span line : lines) {
    ASSERT_LE(behind, line.begin);
    ASSERT_LT(line.begin, line.end);
    for (std::uint32_t at = behind; at < line.begin; ++at) ASSERT_LE(static_cast<unsigned char>(text[at]), ' ');
    behind = line.end;
  }
  for (std::size_t at = behind; at < text.size(); ++at) ASSERT_LE(static_cast<unsigned char>(text[at]), ' ');

  // Sentences: not empty, trimmed, apart; paragraphs and blocks count up; a lead stands before its item.
  std::vector<Span> sentences;
  std::vector<Token> tokens;
  std::uint32_t paragraph = 0;
  std::uint32_t block = 0;
  for (std::size_t i = 0; i < document.sentences().size(); ++i) {
    const Sentence& sentence = document.sentences()[i];
    ASSERT_LT(sentence.span.begin, sentence.span.end);
    ASSERT_GT(static_cast<unsigned char>(text[sentence.span.begin]), ' ');
    ASSERT_GT(static_cast<unsigned char>(text[sentence.span.end - 1]), ' ');
    ASSERT_GE(sentence.paragraph, paragraph);
    ASSERT_GE(sentence.block, block);
    paragraph = sentence.paragraph;
    block = sentence.block;
    ASSERT_TRUE(sentence.lead == Sentence::kNoLead || sentence.lead < i);
    sentences.push_back(sentence.span);

    // Tokens: in order, apart, with nothing but blanks between; their source normalises to their text.
    Tokenize(document, sentence.span, tokens);
    std::uint32_t at = sentence.span.begin;
    for (const Token& token : tokens) {
      ASSERT_LE(at, token.span.begin);
      ASSERT_LT(token.span.begin, token.span.end);
      at = token.span.end;
      ASSERT_FALSE(IsContinuation(text[token.span.begin]));
      const std::string source(document.SourceText(document.ToSource(token.span)));
      const auto normalized = Normalize(source);
      EXPECT_EQ(WithoutEth(normalized ? normalized->text : source), WithoutEth(document.text(token.span)));
    }
    ASSERT_LE(at, sentence.span.end);
  }
  std::sort(sentences.begin(), sentences.end());
  for (std::size_t i = 1; i < sentences.size(); ++i) ASSERT_LE(sentences[i - 1].end, sentences[i].begin);
}

// Blanks turned into line breaks that are soft: paragraphs on one line are wrapped at about 80 bytes, before words in
// small letters. (What is wrapped already would be left in rags.)
std::string Wrapped(std::string_view text) {
  constexpr std::size_t kWidth = 80;
  constexpr std::size_t kParagraph = 200;
  const CharClasses& classes = CharClasses::Get();
  std::string out;
  std::size_t line = 0;  // bytes since the last line break
  std::size_t paragraph = 0;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (at == 0 || text[at - 1] == '\n') paragraph = std::min(text.find('\n', at), text.size()) - at;
    std::size_t next = at + 1;
    const bool word = text[at] == ' ' && next < text.size() && classes(NextChar(text, next)) == CharClass::kLower &&
                      next < text.size() && classes(NextChar(text, next)) == CharClass::kLower;
    const bool soft =
        word && paragraph > kParagraph && line >= kWidth && out.back() != ':' && out.back() != ';' && out.back() != ' ';
    out.push_back(soft ? '\n' : text[at]);
    line = out.back() == '\n' ? 0 : line + 1;
  }
  return out;
}

// The first sentence in which two readings differ, for the message.
std::string Difference(const std::vector<std::string>& one, const std::vector<std::string>& other) {
  const auto [left, right] = std::mismatch(one.begin(), one.end(), other.begin(), other.end());
  return "\n  " + (left == one.end() ? "(end)" : *left) + "\n  " + (right == other.end() ? "(end)" : *right);
}

// What gives the same sentences, whatever way it is written.
void ExpectSame(const std::string& bytes) {
  const Document document = MakeDocument(bytes);
  const std::string plain(document.text());
  const std::vector<std::string> sentences = Sentences(document);
  const auto same = [&](const std::string& written, const char* how) {
    const std::vector<std::string> found = Sentences(MakeDocument(written));
    EXPECT_TRUE(found == sentences) << how << Difference(found, sentences);
  };
  same(plain, "normalised before");
  same(Decomposed(plain), "NFD");
  same(Utf16(plain, true), "UTF-16LE");
  same(Utf16(plain, false), "UTF-16BE");
  same(Replaced(plain, "\n", "\r\n"), "CRLF");
  same(Replaced(plain, " ", "  "), "blanks doubled");
  same(Replaced(plain, " ", "\u00a0"), "no-break spaces");
  std::string moved = plain;
  for (const auto& [one, other] : {std::pair("hòa", "hoà"), std::pair("Hòa", "Hoà"), std::pair("ủy", "uỷ"),
                                   std::pair("Ủy", "Uỷ"), std::pair("ỦY", "UỶ")}) {
    moved = Replaced(moved, one, other);
  }
  same(moved, "tone place");
}

TEST(PropertiesTest, CorpusIsSound) {
  for (const std::string& text : Corpus()) ExpectSound(MakeDocument(text));
}

TEST(PropertiesTest, CorpusReadsTheSameWrittenOtherwise) {
  for (const std::string& text : Corpus()) ExpectSame(text);
}

TEST(PropertiesTest, CorpusReadsTheSameWrapped) {
  for (const std::string& bytes : Corpus()) {
    const Document document = MakeDocument(bytes);
    const auto sentences = Sentences(document);
    const auto found = Sentences(MakeDocument(Wrapped(document.text())));
    EXPECT_TRUE(found == sentences) << Difference(found, sentences);
  }
}

// Where a text is wrapped decides what is open at a line's end; few real ones may be read another way.
TEST(PropertiesTest, RealTextsMostlyReadTheSameWrapped) {
  const std::vector<std::string> texts = Shared();
  if (texts.empty()) GTEST_SKIP() << "no evaluation data beside the project";
  std::size_t all = 0;
  std::size_t differ = 0;
  for (const std::string& bytes : texts) {
    const Document document = MakeDocument(bytes);
    const auto sentences = Sentences(document);
    const auto found = Sentences(MakeDocument(Wrapped(document.text())));
    std::size_t same = 0;
    for (std::size_t i = 0, j = 0; i < sentences.size(); ++i) {
      const auto at = std::find(found.begin() + static_cast<std::ptrdiff_t>(j), found.end(), sentences[i]);
      if (at == found.end()) continue;
      j = static_cast<std::size_t>(at - found.begin()) + 1;
      ++same;
    }
    all += sentences.size();
    differ += sentences.size() - same;
  }
  EXPECT_LT(differ * 100, all) << differ << " of " << all << " sentences";
  RecordProperty("differ", static_cast<int>(differ));
}

TEST(PropertiesTest, RealTextsAreSound) {
  const std::vector<std::string> texts = Shared();
  if (texts.empty()) GTEST_SKIP() << "no evaluation data beside the project";
  for (const std::string& text : texts) ExpectSound(MakeDocument(text));
}

TEST(PropertiesTest, RealTextsReadTheSameWrittenOtherwise) {
  const std::vector<std::string> texts = Shared();
  if (texts.empty()) GTEST_SKIP() << "no evaluation data beside the project";
  for (const std::string& text : texts) ExpectSame(text);
}

TEST(PropertiesTest, HostileBytesAreSound) {
  std::vector<std::string> texts = {
      "",
      "\n\n\n",
      " \t\r\n ",
      std::string(1000, '\0'),
      "a\0b\0\0c. D\0"s,
      "\xEF\xBB\xBF",
      "\xFF\xFE",
      "\xFE\xFF\x00"s,
      "\xE1\xBB",
      "Tỉnh ủ\xE1\xBB",
      std::string(100000, 'a'),
      std::string(100000, '.'),
      std::string(100000, '('),
      std::string(100000, ':'),
      "\u0301\u0301\u0301\n\u0301- \u0301",
      "Số:",
      "Số:\n",
      "-\n-\n-\n- -\n+",
      "Điều",
      "Điều 1",
      "Điều 1.",
      "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
      "CỘNG HÒA\nSố:\nKT.",
      "Nơi nhận:   TM. ỦY BAN NHÂN DÂN",
      "\u200b\u200b\u00ad",
      "Ð",
      "ð ÐÐð",
  };
  for (const char* piece : {"a\u0301", "- x\n", "Điều 1.\n", "1.", "TP. ", "\u200b", "“", "\r", "Số: 1\n", "a) b:\n"}) {
    std::string many;
    for (int i = 0; i < 20000; ++i) many += piece;
    texts.push_back(std::move(many));
  }
  for (const std::string& text : texts) ExpectSound(MakeDocument(text));
}

TEST(PropertiesTest, RandomPiecesAreSound) {
  const std::vector<std::string> pieces = {
      "a",     "Đ",     "ủ",        "\u0309", "\u0301",     " ",         "\n",     "\r\n",
      "\t",    "1",     ".",        ",",      ";",          ":",         "-",      "(",
      ")",     "\"",    "“",        "…",      "\u00a0",     "\u200b",    "\u00ad", "ð",
      "Ð",     "Điều ", "Căn cứ ",  "KT. ",   "TM. ỦY BAN", "Nơi nhận:", "Số: ",   "CỘNG HÒA XÃ HỘI",
      "Ảnh: ", "\xFF",  "\xE1\xBB", "中",     "🇻",          "TT&TT",     "K'",     "&",
  };
  std::mt19937 random(20261123);  // NOLINT(cert-msc51-cpp): the same texts each time
  for (int round = 0; round < 3000; ++round) {
    std::string text;
    for (std::size_t i = 0; i < 1 + random() % 60; ++i) text += pieces[random() % pieces.size()];
    SCOPED_TRACE(text);
    ExpectSound(MakeDocument(text));
    if (HasFailure()) break;
  }
}

TEST(PropertiesTest, OneBufferWhereNothingChanges) {
  const Document plain = MakeDocument("Tỉnh ủy Bình Thuận họp ngày 22/9.");
  EXPECT_EQ(plain.text().data(), plain.source().data());
  const Document changed = MakeDocument("Tỉnh ủy “Bình Thuận”.");
  EXPECT_NE(changed.text().data(), changed.source().data());
}

}  // namespace
}  // namespace vanban::text
