// Two forms of a text for comparing and searching. The one definition of "the same word" in all rooms.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace vanban::text {

// Case, place of the tone mark (`hoà`, `hòa`) and `i`/`y` where it is the whole rime (`kỳ`/`kì`, `Mỹ`/`Mĩ`; never in
// `hai`/`hay`, nor alone as in `y tế`) are made equal. Folding twice changes nothing. What is not NFC is composed
// first. REQUIRES: text is valid UTF-8
std::string Fold(std::string_view text);
void AppendFold(std::string_view text, std::string& out);

// The same for text that is NFC, into a buffer; returns how many bytes it wrote.
// REQUIRES: `out` has room for FoldedRoom(text.size())
std::size_t FoldInto(std::string_view text, char* out);
constexpr std::size_t FoldedRoom(std::size_t size) { return size + size / 2 + 4; }

// The word that begins at a place of a text, and a number that is the same for all words with one folded form and
// hardly ever for others: it tells what letters and marks the word has, wherever they stand in it. Costs less than
// folding.
struct PrintedWord {
  std::size_t end = 0;  // == its begin: no word begins there
  std::uint32_t print = 0;
};
// REQUIRES: text is NFC, begin is a boundary
PrintedWord ReadWord(std::string_view text, std::size_t begin);

// The folded form without tones and marks, `đ` as `d`: `Đảng ủy` becomes `dang uy`.
std::string FoldToneless(std::string_view text);
void AppendFoldToneless(std::string_view text, std::string& out);

}  // namespace vanban::text
