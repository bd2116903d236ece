// Whatever way a query is answered, the documents found are those that reading each of them would find.
#include <gtest/gtest.h>

#include <algorithm>
#include <iterator>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "index/fixture.h"
#include "vanban/query.h"

namespace vanban {
namespace {

using index_test::Body;
using index_test::IndexTest;
using index_test::Made;
using index_test::Store;

struct Spelling {
  const char* toned;
  const char* bare;
};
constexpr Spelling kSpellings[] = {
    {"rừng", "rung"}, {"biển", "bien"}, {"sách", "sach"}, {"gió", "gio"}, {"ngân", "ngan"}};
constexpr const char* kBodies[] = {"Bộ Tài chính", "Sở Tài chính", "Bộ Y tế"};

// A document, and what a reader knows of it. A word is its number, plus kBare where it was written without marks.
struct Known {
  std::string name;
  std::vector<std::vector<std::size_t>> sentences;
  std::set<std::size_t> bodies;
  int year = 0;
  double value = 0;
};
constexpr std::size_t kWords = std::size(kSpellings);
constexpr std::size_t kBare = kWords;

class Random {
 public:
  std::size_t Below(std::size_t bound) {
    state_ = state_ * 6364136223846793005U + 1442695040888963407U;
    return static_cast<std::size_t>(state_ >> 33U) % bound;
  }

 private:
  std::uint64_t state_ = 20230922;
};

// A query, and which documents it is to find.
struct Asked {
  std::string text;
  std::vector<bool> found;
};

class PlainEvaluation : public IndexTest {
 protected:
  static constexpr std::size_t kDocuments = 400;

  void Fill() {
    std::vector<Made> documents;
    for (std::size_t i = 0; i < kDocuments; ++i) {
      Known& known = known_.emplace_back();
      known.name = "d" + std::to_string(i);
      known.year = 2018 + static_cast<int>(random_.Below(6));
      std::string text;
      for (std::size_t sentence = random_.Below(12) + 1; sentence > 0; --sentence) {
        std::vector<std::size_t>& words = known.sentences.emplace_back();
        const std::size_t length = random_.Below(4) + 1;
        for (std::size_t word = 0; word < length; ++word) words.push_back(random_.Below(20) % (2 * kWords - 3));
        text += "Câu";
        for (const std::size_t word : words) text += std::string(" ") + Written(word);
        text += ".\n";
      }
      known.value = static_cast<double>(random_.Below(10));
      for (std::size_t body = 0; body < std::size(kBodies); ++body) {
        if (random_.Below(3) == 0) known.bodies.insert(body);
      }
      for (const std::size_t body : known.bodies) text += std::string(kBodies[body]) + ".\n";
      text += "Đạt " + std::to_string(static_cast<int>(known.value)) + " điểm.\n";
      Made& made = documents.emplace_back(known.name, text, std::to_string(known.year));
      for (const std::size_t body : known.bodies) made.Add(kBodies[body], Body(kBodies[body], "", ""));
      Indicator points;
      points.name = "điểm";
      points.value = known.value;
      made.Add("điểm", points);
    }
    // In several batches, and over what some of them were before.
    IndexWriter writer(Path());
    std::vector<Made> before;
    for (std::size_t i = 0; i < kDocuments; i += 3)
      before.emplace_back(known_[i].name, documents[kDocuments - i - 1].text());
    Store(writer, before);
    for (std::size_t i = 0; i < kDocuments; i += 100) {
      Store(writer, {documents.begin() + static_cast<std::ptrdiff_t>(i),
                     documents.begin() + static_cast<std::ptrdiff_t>(std::min(i + 100, kDocuments))});
    }
    writer.Resolve();
  }

  static const char* Written(std::size_t word) {
    return word < kBare ? kSpellings[word].toned : kSpellings[word - kBare].bare;
  }

  // The query of one operand, at random, and its answer by reading.
  Asked Leaf() {
    Asked asked;
    switch (random_.Below(6)) {
      case 0: {
        const int year = 2018 + static_cast<int>(random_.Below(6));
        asked.text = "date:" + std::to_string(year) + "..2022";
        if (year > 2022) asked.text = "date:" + std::to_string(year);
        for (const Known& one : known_) asked.found.push_back(one.year >= year && one.year <= std::max(2022, year));
        return asked;
      }
      case 1: {
        const std::size_t body = random_.Below(std::size(kBodies));
        asked.text = std::string("org:\"") + kBodies[body] + "\"";
        for (const Known& one : known_) asked.found.push_back(one.bodies.contains(body));
        return asked;
      }
      case 2: {
        const std::size_t bound = random_.Below(11);
        asked.text = "value>=" + std::to_string(bound);
        for (const Known& one : known_) asked.found.push_back(one.value >= static_cast<double>(bound));
        return asked;
      }
      default:
        return Words();
    }
  }

  // One to three words, free or in quotes; all with marks or all without.
  Asked Words() {
    const bool phrase = random_.Below(2) == 0;
    const bool toned = random_.Below(2) == 0;
    std::vector<std::size_t> words(random_.Below(3) + 1);
    Asked asked;
    for (std::size_t& word : words) {
      word = random_.Below(kWords);
      asked.text +=
          (asked.text.empty() ? "" : " ") + std::string(toned ? kSpellings[word].toned : kSpellings[word].bare);
    }
    if (phrase) asked.text = "\"" + asked.text + "\"";
    for (const Known& one : known_) {
      asked.found.push_back(std::any_of(one.sentences.begin(), one.sentences.end(), [&](const auto& sentence) {
        const auto exact = [](std::size_t written, std::size_t word) { return written == word; };
        const auto bare = [](std::size_t written, std::size_t word) { return written == word + kBare; };
        const auto any = [](std::size_t written, std::size_t word) { return written % kBare == word; };
        if (!toned) return phrase ? SideBySide(sentence, words, any) : All(sentence, words, any);
        const bool found = phrase ? SideBySide(sentence, words, exact) : All(sentence, words, exact);
        return found || (words.size() > 1 && SideBySide(sentence, words, bare));
      }));
    }
    return asked;
  }

  template <typename Same>
  static bool All(const std::vector<std::size_t>& sentence, const std::vector<std::size_t>& words, Same same) {
    return std::all_of(words.begin(), words.end(), [&](std::size_t word) {
      return std::any_of(sentence.begin(), sentence.end(), [&](std::size_t written) { return same(written, word); });
    });
  }
  template <typename Same>
  static bool SideBySide(const std::vector<std::size_t>& sentence, const std::vector<std::size_t>& words, Same same) {
    return std::search(sentence.begin(), sentence.end(), words.begin(), words.end(), same) != sentence.end();
  }

  Asked Tree(int depth) {
    if (depth == 0 || random_.Below(3) == 0) return Leaf();
    Asked left = Tree(depth - 1);
    const Asked right = Tree(depth - 1);
    constexpr const char* kOperators[] = {"AND", "OR", "AND NOT"};
    const std::size_t which = random_.Below(3);
    left.text = "(" + left.text + ") " + kOperators[which] + " (" + right.text + ")";
    for (std::size_t i = 0; i < left.found.size(); ++i) {
      const bool a = left.found[i];
      const bool b = right.found[i];
      left.found[i] = which == 0 ? a && b : which == 1 ? a || b : a && !b;
    }
    return left;
  }

  Random random_;
  std::vector<Known> known_;
};

TEST_F(PlainEvaluation, FindsTheSame) {
  Fill();
  Index index(Path());
  int some = 0;
  for (int i = 0; i < 300; ++i) {
    const Asked asked = Tree(i % 4);
    std::set<std::string> expected;
    for (std::size_t at = 0; at < known_.size(); ++at) {
      if (asked.found[at]) expected.insert(known_[at].name);
    }
    SearchOptions options;
    options.limit = kDocuments;
    for (const SortBy sort : {SortBy::kRank, SortBy::kDate}) {
      options.sort = sort;
      std::set<std::string> found;
      for (const Hit& hit : index.Search(Query::Parse(asked.text, {}), options).hits) found.insert(hit.document);
      ASSERT_EQ(found, expected) << asked.text;
    }
    some += !expected.empty() && expected.size() < kDocuments ? 1 : 0;
  }
  EXPECT_GT(some, 200) << "most queries find all or nothing: nothing is tested";
}

}  // namespace
}  // namespace vanban
