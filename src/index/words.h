// A text as words with their places, for marking hits, export by token and document numbers. Needs no segmentation.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace vanban::index {

struct Word {
  std::uint32_t begin = 0;  // bytes in the text given
  std::uint32_t end = 0;
};

// Whether the character at `at` belongs to a word: letters, figures and combining marks; punctuation, symbols and
// blanks do not. `length` becomes its bytes. REQUIRES: at < text.size()
bool IsWordCharacter(std::string_view text, std::size_t at, std::size_t& length);

// The words of `text`, nearly as the stock tokenizer of FTS5 cuts them.
std::vector<Word> SplitWords(std::string_view text);

// `09-NQ/TU`, folded, as one token: `9_nq_tu`. Parts are joined by `_`; leading zeros fall away, for a number is an
// integer. Empty where it has no words.
std::string NumberToken(std::string_view folded);

// `532 - TB/TU` as `532-TB/TU`: so that what is a number for the reader is a run without blanks.
std::string WithoutBlanksInNumbers(std::string_view folded);

// The tokens of all runs without blanks in folded `text` that look like document numbers: a figure first, a letter
// somewhere, `/` or `-` inside.
std::vector<std::string> NumberTokens(std::string_view folded);

bool IsUtf8(std::string_view text);

// Characters (code points) in valid UTF-8.
std::uint32_t CountCharacters(std::string_view text);

}  // namespace vanban::index
