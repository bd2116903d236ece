// A text as words with their places. The doors are SplitWords and NumberTokens.
#include "index/words.h"

#include <algorithm>

namespace vanban::index {
namespace {

bool IsDigit(char c) { return c >= '0' && c <= '9'; }
bool IsLetter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool IsLead(char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }

std::size_t LengthAt(std::string_view text, std::size_t at) {
  std::size_t length = 1;
  while (at + length < text.size() && !IsLead(text[at + length])) ++length;
  return length;
}

bool IsBlank(char c) { return c == ' ' || c == '\n' || c == '\t' || c == '\r'; }

}  // namespace

bool IsWordCharacter(std::string_view text, std::size_t at, std::size_t& length) {
  const char first = text[at];
  if (static_cast<unsigned char>(first) < 0x80U) {
    length = 1;
    return IsDigit(first) || IsLetter(first);
  }
  length = LengthAt(text, at);
  const auto lead = static_cast<unsigned char>(first);
  const auto next = static_cast<unsigned char>(length > 1 ? text[at + 1] : 0);
  // U+0080..U+00BF: controls and signs but for three letters; U+00D7 and U+00F7: times and division.
  if (lead == 0xC2U) return next == 0xAAU || next == 0xB5U || next == 0xBAU;
  if (lead == 0xC3U) return next != 0x97U && next != 0xB7U;
  // U+2000..U+2BFF, U+3000..U+303F: punctuation, arrows, mathematics, boxes, geometry; U+FE00.., U+FFFD.
  if (lead == 0xE2U) return next > 0xAFU;
  if (lead == 0xE3U) return next != 0x80U;
  if (lead == 0xEFU) return next < 0xB8U && next > 0xA3U;
  return lead < 0xF0U;
}

std::vector<Word> SplitWords(std::string_view text) {
  std::vector<Word> words;
  std::size_t at = 0;
  while (at < text.size()) {
    std::size_t length = 1;
    if (!IsWordCharacter(text, at, length)) {
      at += length;
      continue;
    }
    const std::size_t begin = at;
    do {
      at += length;
    } while (at < text.size() && IsWordCharacter(text, at, length));
    words.push_back({static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(at)});
  }
  return words;
}

std::string NumberToken(std::string_view folded) {
  std::string token;
  for (const Word& word : SplitWords(folded)) {
    std::string_view part = folded.substr(word.begin, word.end - word.begin);
    while (part.size() > 1 && part[0] == '0' && IsDigit(part[1])) part.remove_prefix(1);
    if (!token.empty()) token += '_';
    token += part;
  }
  return token;
}

std::string WithoutBlanksInNumbers(std::string_view folded) {
  std::string out;
  for (std::size_t at = 0; at < folded.size(); ++at) {
    out += folded[at];
    if (!IsDigit(folded[at])) continue;
    std::size_t next = at + 1;
    while (next < folded.size() && IsBlank(folded[next])) ++next;
    if (next == folded.size() || folded[next] != '-') continue;
    ++next;
    while (next < folded.size() && IsBlank(folded[next])) ++next;
    std::size_t end = next;
    while (end < folded.size() && !IsBlank(folded[end])) ++end;
    if (folded.substr(next, end - next).find('/') == std::string_view::npos) continue;
    out += '-';
    at = next - 1;
  }
  return out;
}

std::vector<std::string> NumberTokens(std::string_view folded) {
  std::vector<std::string> tokens;
  std::size_t at = 0;
  while (at < folded.size()) {
    const std::size_t begin = at;
    while (at < folded.size() && !IsBlank(folded[at])) ++at;
    std::string_view run = folded.substr(begin, at - begin);
    ++at;
    while (!run.empty() && !IsDigit(run.front())) run.remove_prefix(1);
    const std::size_t slash = run.find_first_of("/-");
    if (slash == std::string_view::npos || slash + 1 >= run.size()) continue;
    // It ends where something stands that is neither word, `/` nor `-`: `09-NQ/TU)`, `12/NQ-CP;`.
    std::size_t end = 0;
    bool letter = false;
    while (end < run.size()) {
      std::size_t length = 1;
      if (IsWordCharacter(run, end, length)) {
        letter = letter || !IsDigit(run[end]);
      } else if (run[end] != '/' && run[end] != '-' && run[end] != '&') {
        break;
      }
      end += length;
    }
    if (letter && slash < end) tokens.push_back(NumberToken(run.substr(0, end)));
  }
  return tokens;
}

bool IsUtf8(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const auto lead = static_cast<unsigned char>(text[at]);
    const std::size_t length = lead < 0x80U   ? 1
                               : lead < 0xC2U ? 0
                               : lead < 0xE0U ? 2
                               : lead < 0xF0U ? 3
                               : lead < 0xF5U ? 4
                                              : 0;
    if (length == 0 || at + length > text.size()) return false;
    for (std::size_t i = 1; i < length; ++i) {
      if (IsLead(text[at + i])) return false;
    }
    const auto second = static_cast<unsigned char>(length > 1 ? text[at + 1] : 0);
    const bool overlong = (lead == 0xE0U && second < 0xA0U) || (lead == 0xF0U && second < 0x90U);
    const bool beyond = (lead == 0xEDU && second > 0x9FU) || (lead == 0xF4U && second > 0x8FU);
    if (overlong || beyond) return false;
    at += length;
  }
  return true;
}

std::uint32_t CountCharacters(std::string_view text) {
  return static_cast<std::uint32_t>(std::count_if(text.begin(), text.end(), IsLead));
}

}  // namespace vanban::index
