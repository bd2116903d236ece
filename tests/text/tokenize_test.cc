#include "text/tokenize.h"

#include <gtest/gtest.h>

#include <string>
#include <utility>
#include <vector>

#include "text/utf8.h"

namespace vanban::text {
namespace {

// Tokens as `w:Đảng n:1 a:TT&TT p:,`, with `_` before those that stand right behind the one before.
std::string Tokens(const std::string& text) {
  std::vector<Token> tokens;
  TokenizeText(text, {0, static_cast<std::uint32_t>(text.size())}, tokens);
  std::string out;
  for (const Token& token : tokens) {
    if (!out.empty()) out += token.blank_before ? " " : "_";
    out += "wnap"[static_cast<int>(token.kind)];
    out += ':' + text.substr(token.span.begin, token.span.size());
  }
  return out;
}

TEST(TokenizeTest, Kinds) {
  const std::vector<std::pair<std::string, std::string>> table = {
      {"", ""},
      {"Đảng ủy", "w:Đảng w:ủy"},
      {"Sở TT&TT,", "w:Sở a:TT&TT_p:,"},
      {"50kg", "n:50_w:kg"},
      {"1.436 tỷ", "n:1_p:._n:436 w:tỷ"},
      {"09-NQ/TU", "n:09_p:-_w:NQ_p:/_w:TU"},
      {"K'Gim ở Ea H'leo 'x'", "w:K'Gim w:ở w:Ea w:H'leo p:'_w:x_p:'"},
      {"5 m²/ người", "n:5 w:m²_p:/ w:người"},
      {"R & D", "w:R p:& w:D"},
      {"a\nb\tc", "w:a w:b w:c"},
      {"(…)", "p:(_p:…_p:)"},
      {"G20", "w:G_n:20"},
  };
  for (const auto& [text, tokens] : table) EXPECT_EQ(Tokens(text), tokens);
}

// Near the end of a text words are read letter by letter, before it sixteen bytes at once.
TEST(TokenizeTest, TheSameHoweverMuchStandsBehind) {
  const auto kinds = [](std::string text, const std::string& behind) {
    const Span span{0, static_cast<std::uint32_t>(text.size())};
    text += behind;
    std::vector<Token> tokens;
    TokenizeText(text, span, tokens);
    std::string out;
    for (const Token& token : tokens) {
      out += "wnap"[static_cast<int>(token.kind)] + std::to_string(token.span.begin) + '-' +
             std::to_string(token.span.end) + (token.blank_before ? " " : "");
    }
    return out;
  };
  for (char32_t c = 1; c < 0x3000; ++c) {
    for (const std::string before : {"", "n", "nghi", "nghiêng ngả nghiêng"}) {
      std::string text = before;
      AppendChar(c, text);
      text += "ế";
      EXPECT_EQ(kinds(text, ""), kinds(text, "ngoằn ngoèo khúc khuỷu")) << std::hex << static_cast<unsigned>(c);
    }
  }
}

}  // namespace
}  // namespace vanban::text
