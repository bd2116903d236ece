// Compares names and given names. Doors: IsGivenNameOf, GenderOf.
#include "extract/person_names.h"

#include <algorithm>

#include "text/fold.h"

namespace vanban::extract {

std::vector<std::string> FoldedWords(std::string_view text) {
  const std::string folded = text::Fold(text);
  std::vector<std::string> words;
  std::size_t begin = 0;
  while (begin < folded.size()) {
    const std::size_t end = std::min(folded.find(' ', begin), folded.size());
    if (end > begin) words.push_back(folded.substr(begin, end - begin));
    begin = end + 1;
  }
  return words;
}

bool IsGivenNameOf(std::string_view given, std::string_view name) {
  const std::vector<std::string> short_words = FoldedWords(given);
  const std::vector<std::string> words = FoldedWords(name);
  if (short_words.empty() || short_words.size() > 2 || short_words.size() >= words.size()) return false;
  return std::equal(short_words.rbegin(), short_words.rend(), words.rbegin());
}

Gender GenderOf(const ReducedDocument& reduced, const PersonWords& words, NodeRef at) {
  bool male = reduced.Is(at, words.male);
  bool female = reduced.Is(at, words.female);
  for (const rules::NodeId child : reduced.children(at)) {
    const Gender inner = GenderOf(reduced, words, {at.row, child});
    male |= inner == Gender::kMale;
    female |= inner == Gender::kFemale;
  }
  if (male == female) return Gender::kUnknown;
  return male ? Gender::kMale : Gender::kFemale;
}

}  // namespace vanban::extract
