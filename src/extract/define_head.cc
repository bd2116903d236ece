// Finds where a long form begins that its short form's letters do not tell, or only those of its first words. Door:
// DefinedByHead.
#include <algorithm>
#include <optional>
#include <string>
#include <vector>

#include "extract/define_words.h"

namespace vanban::extract {
namespace {

using Bracket = SentenceWords::Bracket;
using Unit = SentenceWords::Unit;

bool EndsItem(std::string_view text) { return text == "," || text == ":" || text == ";" || text == "(" || text == ")"; }

bool EndsClause(std::string_view text) { return text == ";" || text == "." || text == "(" || text == ")"; }

class HeadFinder {
 public:
  HeadFinder(const SentenceWords& words, std::size_t open) : words_(words), open_(open) {}

  [[nodiscard]] std::optional<Definition> Find(const std::optional<Bracket>& bracket) const {
    std::optional<Definition> found;
    if (bracket && bracket->called) found = Called(*bracket);
    if (!found && bracket) found = InitialsThenMore(*bracket);
    if (!found && bracket && IsAcronym(*bracket)) {
      found = HeadBefore(*bracket, Reach::kName);
      if (!found) found = ListItem(*bracket);
      if (!found) found = HeadBefore(*bracket, Reach::kTerm);
      if (!found) found = HeadBefore(*bracket, Reach::kOverStops);
      if (!found) found = NameRun(*bracket);
    }
    if (!found && bracket && IsBrand(*bracket)) found = NameBefore(*bracket);
    if (!found && bracket) found = HeadAndLetters(*bracket);
    if (!found) found = HeadBehind();
    return found;
  }

 private:
  // What a long form may begin at: a head; a noun that terms begin with; a head behind stops that names have inside
  // (`Quỹ … dành cho …`).
  enum class Reach { kName, kTerm, kOverStops };

  [[nodiscard]] Definition Before(std::size_t begin, const Bracket& bracket) const {
    const Span span{words_.token(begin).span.begin, words_.token(bracket.close).span.end};
    return {span, words_.SpanOf(begin, open_), words_.SpanOf(bracket.first, bracket.last), false};
  }

  // One run of capitals, with figures or a plus sign at its end, or with a word behind it that names of indexes have.
  [[nodiscard]] bool IsAcronym(const Bracket& bracket) const {
    std::size_t last = bracket.last;
    if (last > bracket.first + 1 && words_.IsTail(last - 1)) --last;
    // The year of a meeting, said in the long form too.
    if (last > bracket.first + 1 && words_.token(last - 1).kind == TokenKind::kNumber &&
        words_.Text(last - 1) == words_.Text(open_ - 1)) {
      --last;
    }
    while (last > bracket.first + 1 && !words_.token(last - 1).blank_before && words_.IsWord(last - 2) &&
           (words_.token(last - 1).kind == TokenKind::kNumber || words_.Text(last - 1) == "+")) {
      --last;
    }
    if (last > bracket.first + 4) return false;
    for (std::size_t token = bracket.first + 1; token < last; ++token) {
      if (words_.token(token).blank_before) return false;
    }
    return !words_.LettersOf(bracket.first, last).empty();
  }

  // `Hansiba`, `Thaco`: one word or two with a capital that are no syllables of Vietnamese.
  [[nodiscard]] bool IsBrand(const Bracket& bracket) const {
    if (bracket.called || bracket.last > bracket.first + 2) return false;
    for (std::size_t token = bracket.first; token < bracket.last; ++token) {
      if (!words_.IsWord(token) || !LooksForeign(words_.Text(token))) return false;
    }
    return true;
  }

  // Whether only a name of one or two words stands between a preposition and the bracket: the seat of a body.
  [[nodiscard]] bool LeadsToPlace(std::size_t token) const {
    if (open_ > token + 3 || token + 1 >= open_) return false;
    for (std::size_t word = token + 1; word < open_; ++word) {
      if (!words_.IsWord(word) || !words_.HasCapital(word)) return false;
    }
    return true;
  }

  // `Hiệp định thương mại tự do … (EVFTA)`: the farthest head, but no farther than a name's own. Behind a bridge (a
  // preposition that names have) only a head with a capital counts, and the nearest.
  [[nodiscard]] std::optional<Definition> HeadBefore(const Bracket& bracket, Reach reach) const {
    constexpr std::size_t kFarthest = 25;
    std::size_t head = open_;
    bool bridged = false;
    bool part = false;  // the head is of one of several, so that only a treaty between them goes farther
    for (std::size_t word = open_; word-- > 0 && word + kFarthest > open_;) {
      const std::string_view text = words_.Text(word);
      const bool inner_stop = text == "." && !words_.token(word + 1).blank_before;             // of `TP.HCM`
      const bool figure = word + 1 == open_ && words_.token(word).kind == TokenKind::kNumber;  // the second of its name
      if (!words_.IsWord(word) && !words_.IsUnsaid(word) && !inner_stop && !figure) break;
      if (text == "," && head != open_) break;
      if (words_.IsHeadStop(word) && !words_.IsWithin(word) && !LeadsToPlace(word)) {
        if (reach == Reach::kOverStops && head == open_ && words_.IsInnerStop(word)) continue;
        if (head != open_ || bridged || !words_.IsBridge(word)) break;
        bridged = true;
      }
      const bool begins = reach == Reach::kTerm ? words_.IsTerm(word) : words_.IsHead(word);
      if (!begins || words_.Text(word + 1) == ",") continue;
      if (bridged && !words_.HasCapital(word)) continue;
      if (head != open_) {
        if (words_.InHead(word) || (part && !words_.IsTreaty(word))) continue;
        const bool acronym = !words_.LettersOf(word, word + 1).empty();
        if (acronym || (words_.HasCapital(head) && !words_.HasCapital(word))) break;
      }
      head = word;
      part = head > 0 && (words_.IsJoint(head - 1) || (words_.Text(head - 1) == "-" && !words_.IsFirm(head)));
      if (bridged || (part && words_.IsTreaty(head))) break;
    }
    if (head + 1 >= open_) return std::nullopt;
    return Before(head, bracket);
  }

  // `Công ty cổ phần gỗ Tân Mỹ (Tamiwood)`: no treaty, and a proper name at its end.
  [[nodiscard]] std::optional<Definition> NameBefore(const Bracket& bracket) const {
    if (!words_.HasCapital(open_ - 1) || words_.IsLand(words_.SpanOf(bracket.first, bracket.last))) return std::nullopt;
    const std::optional<Definition> found = HeadBefore(bracket, Reach::kName);
    if (!found) return std::nullopt;
    for (std::size_t word = open_; word-- > 0 && words_.token(word).span.begin >= found->long_form.begin;) {
      if (words_.IsTreaty(word)) return std::nullopt;
    }
    return found;
  }

  // `Cảng Quốc tế Cái Mép (CMIT)`: a name in capitals with a small word inside, unlike those of persons.
  [[nodiscard]] std::optional<Definition> NameRun(const Bracket& bracket) const {
    constexpr std::size_t kFewestWords = 4;
    constexpr std::size_t kMostCapitalsAtEnd = 2;
    std::size_t begin = open_;
    std::size_t at_end = open_;  // from here on all have capitals
    for (std::size_t word = open_; word-- > 0 && words_.IsWord(word) && !words_.IsHeadStop(word);) {
      if (!words_.HasCapital(word)) continue;
      begin = word;
      if (word + 1 == at_end) at_end = word;
    }
    if (open_ < begin + kFewestWords || at_end == open_ || open_ > at_end + kMostCapitalsAtEnd || at_end == begin ||
        !words_.HasCapital(begin + 1) || !words_.LettersOf(begin, begin + 1).empty()) {
      return std::nullopt;
    }
    return Before(begin, bracket);
  }

  // `các Tập đoàn: Điện lực Việt Nam (EVN), Dầu khí Việt Nam (PVN)`: the items of a list behind their common head.
  [[nodiscard]] std::optional<Definition> ListItem(const Bracket& bracket) const {
    constexpr std::size_t kFewestWords = 3;
    constexpr std::size_t kNear = 6;
    std::size_t begin = open_;
    while (begin > 0 && !EndsItem(words_.Text(begin - 1))) --begin;
    if (begin == 0 || open_ < begin + kFewestWords || !words_.HasCapital(begin)) return std::nullopt;
    if (words_.IsWord(open_ - 1) && !words_.HasCapital(open_ - 1)) return std::nullopt;
    std::size_t colon = begin - 1;
    while (colon > 0 && words_.Text(colon) != ":" && words_.Text(colon) != ";") --colon;
    if (words_.Text(colon) != ":") return std::nullopt;
    for (std::size_t word = colon; word-- > 0 && word + kNear > colon;) {
      if (words_.IsHead(word)) return Before(begin, bracket);
    }
    return std::nullopt;
  }

  // `Ban Quản lý dự án đầu tư xây dựng (BQLDA)`: the letters of the first words, and more words behind them.
  [[nodiscard]] std::optional<Definition> InitialsThenMore(const Bracket& bracket) const {
    constexpr std::size_t kFarthest = 30;
    constexpr std::size_t kFewestLetters = 3;
    const std::vector<Unit> units = words_.UnitsOf(bracket.first, bracket.last);
    const bool words = std::ranges::any_of(units, [](const Unit& unit) { return !unit.word.empty(); });
    if (units.size() < kFewestLetters || words) return std::nullopt;
    for (std::size_t begin = open_; begin-- > 0 && begin + kFarthest > open_;) {
      if (EndsClause(words_.Text(begin))) break;
      if (!words_.Says(begin, units.front())) continue;
      if (words_.SaidFrom(begin, open_, units).units == units.size()) return Before(begin, bracket);
    }
    return std::nullopt;
  }

  // `Ban Chỉ đạo … (sau đây gọi tắt là Ban Chỉ đạo)`: where the words of the short form stood last, or most of them,
  // and more behind them.
  [[nodiscard]] std::optional<Definition> Called(const Bracket& bracket) const {
    constexpr std::size_t kFarthest = 45;
    std::size_t last = bracket.last;
    // `đơn vị nhóm 1`; of a document the number is its name.
    if (words_.token(last - 1).kind == TokenKind::kNumber && !words_.IsDocument(bracket.first)) --last;
    for (std::size_t token = bracket.first; token < last; ++token) {
      if (words_.token(token).kind == TokenKind::kNumber || words_.Text(token) == ",") return std::nullopt;
    }
    const std::vector<Unit> units = words_.UnitsOf(bracket.first, last);
    if (units.empty() || (!bracket.called_short && !SentenceWords::HasLetters(units))) return std::nullopt;
    const std::size_t fewest = std::min<std::size_t>(units.size(), 2);
    std::size_t best = open_;
    std::size_t most = 0;
    for (std::size_t begin = open_; begin-- > 0 && begin + kFarthest > open_;) {
      if (EndsClause(words_.Text(begin)) || words_.Text(begin) == "/" || words_.Text(begin) == ":") break;
      if (!words_.Says(begin, units.front())) continue;
      const SentenceWords::Said said = words_.SaidFrom(begin, open_, units);
      if (said.units == units.size() && said.end == open_) return std::nullopt;  // nothing is shorter
      if (said.units < fewest || said.units <= most || said.end == open_) continue;
      best = begin;
      most = said.units;
    }
    if (best == open_) return std::nullopt;
    return Before(best, bracket);
  }

  // A long name and behind it a bracket that holds its head again (a whole word) and the initials of the
  // words behind it.
  [[nodiscard]] std::optional<Definition> HeadAndLetters(const Bracket& bracket) const {
    if (!words_.IsHead(bracket.first)) return std::nullopt;
    constexpr std::size_t kFarthest = 30;
    const std::vector<Unit> units = words_.UnitsOf(bracket.first, bracket.last);
    if (units.size() < 3 || !SentenceWords::HasLetters(units) || units.front().word.empty()) return std::nullopt;
    for (std::size_t begin = open_; begin-- > 0 && begin + kFarthest > open_;) {
      if (words_.Text(begin) == ";" || words_.Text(begin) == ".") break;
      if (words_.SaidFrom(begin, open_, units).units == units.size()) return Before(begin, bracket);
    }
    return std::nullopt;
  }

  // `GRDP (tổng sản phẩm trên địa bàn)`
  [[nodiscard]] std::optional<Definition> HeadBehind() const {
    constexpr std::size_t kFirstWords = 3;
    constexpr std::size_t kFewestWords = 3;
    std::size_t first = open_ - 1;
    while (first > 0 && !words_.token(first).blank_before && open_ - first < 4) --first;
    if (!words_.HasHeads() || words_.LettersOf(first, open_).empty()) return std::nullopt;
    // The number of a branch, told apart by what it is called now.
    if (words_.Text(open_ - 1).find_first_not_of("IVX") == std::string_view::npos) return std::nullopt;
    if (words_.IsHeadStop(open_ + 1)) return std::nullopt;
    std::size_t close = open_ + 1;
    bool head = words_.IsTerm(close);
    for (; close < words_.size() && words_.Text(close) != ")"; ++close) {
      if (words_.token(close).kind == TokenKind::kNumber || words_.Text(close) == ";" || words_.Text(close) == "(" ||
          words_.Text(close) == ".") {
        return std::nullopt;
      }
      head |= close <= open_ + kFirstWords && words_.IsHead(close);
    }
    if (!head || close >= words_.size() || close < open_ + 1 + kFewestWords) return std::nullopt;
    // The body that a branch with these letters in its name belongs to (`Cục Thuế XNK (Tổng cục …)`).
    if (first > 0 && words_.HasCapital(open_ + 1) && words_.IsWord(first - 1) && words_.HasCapital(first - 1)) {
      return std::nullopt;
    }
    const Span brief = words_.SpanOf(first, open_);
    return Definition{{brief.begin, words_.token(close).span.end}, words_.SpanOf(open_ + 1, close), brief, false};
  }

  const SentenceWords& words_;
  const std::size_t open_;
};

}  // namespace

std::optional<Definition> DefinedByHead(const SentenceWords& words, std::size_t open,
                                        const std::optional<Bracket>& bracket) {
  return HeadFinder(words, open).Find(bracket);
}

}  // namespace vanban::extract
