// Tokens of a stretch of text. The door is Tokenize in vanban/document.h; TokenizeText is for the room and its tests.
#include "text/tokenize.h"

namespace vanban {
namespace text {

void TokenizeText(std::string_view text, Span span, std::vector<Token>& tokens) {
  tokens.clear();
  ForEachToken(text, span, [&](const Token& token) { tokens.push_back(token); });
}

}  // namespace text

void Tokenize(const Document& document, Span span, std::vector<Token>& tokens) {
  text::TokenizeText(document.text(), span, tokens);
}

}  // namespace vanban
