// States the abbreviations that a document defines, those in brackets behind a body with them, and the bodies that it
// names in short from there on. Doors: StateAbbreviations, StateShortNames.
#include "extract/short_names.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstring>
#include <iterator>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "extract/folded_texts.h"
#include "text/fold.h"

namespace vanban::extract {
namespace {

constexpr std::string_view kByInitials = "initials";
constexpr std::string_view kByHead = "head";
constexpr std::string_view kBehindBody = "body";

bool IsCapital(char c) { return c >= 'A' && c <= 'Z'; }

bool BeginsName(char c) { return IsCapital(c) || static_cast<unsigned char>(c) >= 0x80; }

// Whether a character makes one word with its neighbours; by its first byte.
constexpr auto kJoins = [] {
  std::array<bool, 256> joins{};
  for (unsigned c = 0; c < joins.size(); ++c) {
    joins[c] = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c >= 0x80 || c == '&' ||
               c == '-' || c == '/' || c == '@';
  }
  return joins;
}();
bool Joins(char c) { return kJoins[static_cast<unsigned char>(c)]; }
std::string_view FirstRun(std::string_view text) {
  return text.substr(0, static_cast<std::size_t>(std::ranges::find_if_not(text, Joins) - text.begin()));
}

// The words of a short name, all with a capital or in figures; empty: it is none.
std::vector<std::string_view> NameWords(std::string_view name) {
  constexpr std::size_t kMostWords = 4;
  std::vector<std::string_view> words;
  while (!name.empty()) {
    const std::size_t end = std::min(name.find(' '), name.size());
    const std::string_view word = name.substr(0, end);
    const bool begins_well = !word.empty() && BeginsName(word.front());
    const bool figure =
        !words.empty() && !word.empty() && word.find_first_not_of("0123456789") == std::string_view::npos;
    if ((!begins_well && !figure) || word.find_first_of(":;,.\"/") != std::string_view::npos) return {};
    words.push_back(word);
    name.remove_prefix(std::min(end + 1, name.size()));
  }
  if (words.size() > kMostWords) words.clear();
  return words;
}

// `C04`, `PC06`: what the units of the police are called by.
bool IsUnitCode(std::string_view text) {
  const std::size_t digits = text.find_first_of("0123456789");
  return (digits == 1 || digits == 2) && text.size() == digits + 2 &&
         std::ranges::all_of(text.substr(0, digits), IsCapital) &&
         text.find_first_not_of("0123456789", digits) == std::string_view::npos;
}

// `Hiệp hội Nuôi ong Việt Nam (VBKA)`, `Công ty … (Hateco Land)`: the bracket behind a body; empty spans: none, or a
// place, or another body that it belongs to (`Vụ Pháp chế (BTC)`).
Definition BehindBody(const ReducedDocument& reduced, Span body) {
  constexpr std::size_t kLongestBracket = 60;  // bytes
  constexpr std::ptrdiff_t kFewestBlanks = 3;  // in the name of a unit with a code, unlike that of its ministry
  const std::string_view text = reduced.document->text();
  std::size_t open = body.end;
  while (open < text.size() && (text[open] == ' ' || text[open] == '\n')) ++open;
  if (open == text.size() || text[open] != '(') return {};
  std::size_t close = text.find_first_of(")(", open + 1);
  if (close == std::string_view::npos || text[close] != ')' || close > open + kLongestBracket) return {};
  const std::size_t end = close + 1;
  if (close > open + 2 && text[open + 1] == '"' && text[close - 1] == '"') ++open, --close;
  const std::string brief = CleanValue(text.substr(open + 1, close - open - 1));
  const std::string_view name = text.substr(body.begin, body.end - body.begin);
  if (!ShortFormLetters(name).empty()) return {};             // it is short itself: a part of another's name
  if (name.front() >= 'a' && name.front() <= 'z') return {};  // a part of the one in the bracket
  if (ShortFormLetters(brief).empty() &&
      !(IsUnitCode(brief) && std::ranges::count(CleanValue(name), ' ') >= kFewestBlanks)) {
    const bool in_capitals = std::ranges::none_of(name, [](char c) { return c >= 'a' && c <= 'z'; });
    if (in_capitals || std::ranges::none_of(NameWords(brief), LooksForeign)) return {};
  }
  const Vocabulary& words = *reduced.words;
  for (const rules::KindId kind : {words.issuer_code, words.province, words.place}) {
    if (kind != rules::kNoKind && !rules::Canonical(*reduced.rules, brief, kind).empty()) return {};
  }
  if (words.definitions.country.Has(*reduced.rules, brief)) return {};
  const std::string first = brief.substr(0, brief.find(' '));
  for (const rules::KindId kind : words.body_heads) {
    if (kind != rules::kNoKind && !rules::Canonical(*reduced.rules, first, kind).empty()) return {};
  }
  const auto at = [](std::size_t offset) { return static_cast<std::uint32_t>(offset); };
  return {{body.begin, at(end)}, body, {at(open + 1), at(close)}, false};
}

// The head of the long form for all of it, not the word for a group whose last member stands before the bracket: a
// short form that is no acronym begins as the long one does.
bool MayBeShortOf(const Abbreviation& abbreviation) {
  const auto first_word = [](std::string_view text) { return text::Fold(text.substr(0, text.find(' '))); };
  const std::string& brief = abbreviation.short_form;
  const std::size_t last = brief.rfind(' ');
  return !ShortFormLetters(last == std::string::npos ? brief : brief.substr(last + 1)).empty() ||
         first_word(brief) == first_word(abbreviation.long_form);
}

// Whether the long form that a head word begins is the better one beside the body that ends with it: the name of the
// one whose organ the body is (`Ban Chấp hành | Hiệp hội …`), or a name that ends in the body's (`Diễn đàn | Quỹ …`).
bool IsBetterThan(const ReducedDocument& reduced, Span name, Span body) {
  if (name.end != body.end || name.begin == body.begin) return false;
  const auto [from, to] = std::minmax(name.begin, body.begin);
  const std::string_view before = reduced.document->text({from, to});
  const bool is_organ = reduced.words->definitions.organ.Has(*reduced.rules, CleanValue(before));
  return name.begin > body.begin ? is_organ : !is_organ && before.find_first_of(",-") == std::string_view::npos;
}

// Whether the long form that a head word begins ends in the body, which has no head noun of its own (`Tổ chức … Liên
// hợp quốc`): it is the name's last part.
bool EndsIn(const Definition& definition, const Organization& body, Span span) {
  return !definition.by_initials && (body.kind.empty() || body.kind == body.name) &&
         definition.long_form.begin < span.begin && definition.long_form.Contains(span);
}

// Looks for the short names of bodies outside of what is stated already.
class ShortNames {
 public:
  ShortNames(const ReducedDocument& reduced, Drafts& drafts)
      : reduced_(reduced), drafts_(drafts), firm_(reduced.words->firm), legal_form_(reduced.words->legal_form) {}

  void Run() {
    const std::size_t count = drafts_.facts.size();
    for (std::size_t i = 0; i < count; ++i) {
      const Draft& draft = drafts_.facts[i];
      if (draft.dropped) continue;
      if (const auto* body = draft.As<Organization>()) {
        const std::string name = WithoutForm(draft);
        if (name.empty()) continue;
        Learn();
        const FactId id = draft.id;
        const std::string kind = body->kind;
        Find(name, kind, id);
      } else if (const auto* abbreviation = draft.As<Abbreviation>()) {
        Learn();
        if (const FactId id = BodyNamed(abbreviation->long_form); id != 0) {
          const std::string brief = abbreviation->short_form;
          TakeShortForm(brief, id);
        }
      }
    }
  }

 private:
  // What bodies the document names and where: most documents have no firm and define nothing.
  void Learn() {
    if (!covered_.empty()) return;
    for (const Draft& draft : drafts_.facts) {
      if (draft.dropped) continue;
      const auto* body = draft.As<Organization>();
      if (body != nullptr) named_.try_emplace(reduced_.folded->Id(body->name), draft.id);
      if (body == nullptr && draft.As<Abbreviation>() == nullptr) continue;
      covered_.push_back(draft.span);
      covered_.insert(covered_.end(), draft.mentions.begin(), draft.mentions.end());
    }
    std::ranges::sort(covered_, {}, &Span::begin);
    for (std::size_t i = 1; i < covered_.size(); ++i) covered_[i].end = std::max(covered_[i].end, covered_[i - 1].end);
  }
  void TakeShortForm(const std::string& brief, FactId full) {
    const std::string kind = drafts_.Get(full).As<Organization>()->kind;
    if (const FactId named = BodyNamed(brief); named != 0) {
      auto* body = drafts_.Get(named).As<Organization>();
      if (body->kind.empty()) body->kind = kind;
    } else if (std::ranges::any_of(NameWords(brief), LooksForeign)) {
      Find(brief, kind, full);
    }
  }
  // What a firm's name says behind its legal form, where that can be no common words, place or person.
  [[nodiscard]] std::string WithoutForm(const Draft& draft) const {
    if (!draft.from) return {};
    const auto children = reduced_.children(draft.from);
    if (children.size() < 2) return {};
    const NodeRef form{draft.from.row, children.front()};
    if (!reduced_.Is(form, firm_) && !reduced_.Is(form, legal_form_)) return {};
    const std::uint32_t begin = reduced_.node({draft.from.row, children[1]}).span.begin;
    std::string name = reduced_.Clean({begin, draft.span.end});
    return std::ranges::any_of(NameWords(name), LooksForeign) ? name : std::string();
  }
  [[nodiscard]] FactId BodyNamed(std::string_view name) const {
    const auto named = named_.find(reduced_.folded->Id(name));
    return named == named_.end() ? 0 : named->second;
  }
  [[nodiscard]] bool IsCovered(Span span) const {
    const auto behind = std::ranges::lower_bound(covered_, span.end, {}, &Span::begin);
    return behind != covered_.begin() && std::prev(behind)->end > span.begin;
  }
  // A word of the text that may begin a name.
  struct Place {
    std::uint32_t begin;
    std::uint32_t next;  // the next one of its list: an index into places_; kNone: the last
  };
  static constexpr std::uint32_t kNone = 0xFFFFFFFFU;
  // Of a word the list of those that may be the same, by its first bytes.
  static std::size_t ListOf(std::string_view word) {
    std::uint32_t bytes = 0;
    std::memcpy(&bytes, word.data(), std::min(word.size(), sizeof(bytes)));
    return (bytes * 0x9E3779B1U) >> (32U - kListBits);
  }
  // Calls use(begin) for the places of words that may begin as this one does, in the order of the text. The lists of
  // all words are made when first asked: a long document has many short names.
  template <typename Use>
  void ForEachPlaceOf(std::string_view word, Use use) {
    const std::string_view run = FirstRun(word);
    if (run.empty()) return;
    if (lists_.empty()) MakeLists();
    for (std::uint32_t at = lists_[ListOf(run)]; at != kNone; at = places_[at].next) use(places_[at].begin);
  }
  void MakeLists() {
    const std::string_view text = reduced_.document->text();
    lists_.assign(std::size_t{1} << kListBits, kNone);
    std::vector<std::uint32_t> last(lists_.size(), kNone);
    for (std::size_t at = 0; at < text.size();) {
      const std::size_t end = at + FirstRun(text.substr(at)).size();
      if (end > at && BeginsName(text[at])) {
        const auto place = static_cast<std::uint32_t>(places_.size());
        const std::size_t list = ListOf(text.substr(at, end - at));
        places_.push_back({static_cast<std::uint32_t>(at), kNone});
        (last[list] == kNone ? lists_[list] : places_[last[list]].next) = place;
        last[list] = place;
      }
      at = end + 1;
    }
  }
  // Where the words that begin at `at` end, whatever blanks stand between them; 0: others stand there.
  [[nodiscard]] std::size_t EndOf(const std::vector<std::string_view>& words, std::size_t at) const {
    const std::string_view text = reduced_.document->text();
    for (std::size_t i = 0; i < words.size(); ++i) {
      if (i > 0) {
        const std::size_t next = text.find_first_not_of(" \n", at);
        if (next == at || next == std::string_view::npos) return 0;
        at = next;
      }
      if (!text.substr(at).starts_with(words[i])) return 0;
      at += words[i].size();
    }
    return at;
  }
  // States the name at its first place outside of others; the later ones are its mentions.
  void Find(const std::string& name, const std::string& kind, FactId full) {
    if (!named_.try_emplace(reduced_.folded->Id(name), full).second) return;
    const std::string_view text = reduced_.document->text();
    const std::vector<std::string_view> words = NameWords(name);
    FactId found = 0;
    ForEachPlaceOf(words.front(), [&](std::uint32_t at) {
      const std::size_t end = EndOf(words, at);
      if (end == 0) return;
      const Span span{at, static_cast<std::uint32_t>(end)};
      const bool goes_on = end < text.size() && Joins(text[end]);
      if (goes_on || IsCovered(span)) return;
      if (found != 0) {
        drafts_.Get(found).mentions.push_back(span);
        return;
      }
      Organization body;
      body.name = name;
      body.kind = kind;
      if (drafts_.Get(full).span.begin < span.begin) body.same_as = full;
      found = drafts_.Add(std::move(body), span, reduced_.SentenceAt(span.begin), kShortNameRule).id;
    });
  }

  const ReducedDocument& reduced_;
  Drafts& drafts_;
  const rules::KindId firm_;
  const rules::KindId legal_form_;
  std::unordered_map<FoldedId, FactId> named_;
  static constexpr unsigned kListBits = 10;
  std::vector<std::uint32_t> lists_;  // of each its first place; empty: not yet made
  std::vector<Place> places_;
  std::vector<Span> covered_;  // what bodies and definitions hold, by their begin; each end the farthest up to it
};

}  // namespace

void StateAbbreviations(const ReducedDocument& reduced, const std::vector<Definition>& definitions, Drafts& drafts) {
  struct Stated {
    Definition definition;
    std::string_view rule;
  };
  std::vector<Stated> stated;
  for (const Definition& definition : definitions) {
    stated.push_back({definition, definition.by_initials ? kByInitials : kByHead});
  }
  const auto by_place = [](const Stated& one) { return one.definition.short_form.begin; };
  std::ranges::stable_sort(stated, {}, by_place);
  const auto count = static_cast<std::ptrdiff_t>(stated.size());
  for (const Draft& draft : drafts.facts) {
    if (draft.dropped || draft.As<Organization>() == nullptr) continue;
    const Zone zone = reduced.sentence(draft.sentence).zone;
    if (zone == Zone::kRecipients || zone == Zone::kSignature) continue;
    const Definition found = BehindBody(reduced, draft.span);
    if (found.span.empty()) continue;
    const auto had =
        std::ranges::lower_bound(stated.begin(), stated.begin() + count, found.short_form.begin, {}, by_place);
    const bool known = had != stated.begin() + count && had->definition.short_form == found.short_form;
    // Of two that end at one bracket a body of several words is the better long form than a run from a head word on,
    // unless it is only the last of the run's parts (`Hiệp định … Việt Nam – EU`).
    if (!known) {
      stated.push_back({found, kBehindBody});
    } else if (!had->definition.by_initials && !EndsIn(had->definition, *draft.As<Organization>(), draft.span) &&
               !IsBetterThan(reduced, had->definition.long_form, draft.span) &&
               !reduced.IsJoinedBefore(draft.span.begin, "-") &&
               reduced.text(draft.span).find(' ') != std::string_view::npos) {
      *had = {found, kBehindBody};
    }
  }
  std::ranges::stable_sort(stated, {}, by_place);
  for (Draft& draft : drafts.facts) {
    if (draft.As<Abbreviation>() == nullptr) continue;
    draft.dropped |= reduced.text(draft.span).ends_with(')') && !MayBeShortOf(*draft.As<Abbreviation>());
    const auto inside = std::ranges::lower_bound(stated, draft.span.begin, {}, by_place);
    draft.dropped |= inside != stated.end() && draft.span.Contains(inside->definition.short_form);
  }
  std::unordered_set<std::string> by_head;  // of one short form the first long form that is no more than a guess
  for (const auto& [definition, rule] : stated) {
    if (rule == kByHead && !by_head.insert(reduced.Clean(definition.short_form)).second) continue;
    Abbreviation value{reduced.Clean(definition.short_form), reduced.Clean(definition.long_form)};
    drafts.Add(std::move(value), definition.span, reduced.SentenceAt(definition.span.begin), rule);
  }
}

void StateShortNames(const ReducedDocument& reduced, Drafts& drafts) { ShortNames(reduced, drafts).Run(); }

}  // namespace vanban::extract
