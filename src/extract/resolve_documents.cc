// Judges which document a reference means. Doors: SplitDocuments, ResolveDocuments.
#include "extract/resolve_documents.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <unordered_set>
#include <utility>
#include <vector>

#include "extract/document_number.h"
#include "extract/merge.h"
#include "text/fold.h"

namespace vanban::extract {
namespace {

bool SameFolded(std::string_view a, std::string_view b) { return a == b || text::Fold(a) == text::Fold(b); }

// Whether one kind is the other, or says more of it (`Chương trình hành động`).
bool SameKind(std::string_view a, std::string_view b) {
  const std::string one = text::Fold(a);
  const std::string other = text::Fold(b);
  const std::string_view shorter = one.size() < other.size() ? one : other;
  const std::string_view longer = one.size() < other.size() ? other : one;
  return longer.starts_with(shorter) && (longer.size() == shorter.size() || longer[shorter.size()] == ' ');
}

// The part with the label `number` of the phrase that stated a citation, and the row in which its nodes stand.
const rules::Part* NumberPart(const ReducedDocument& reduced, NodeRef at) {
  if (const rules::Part* part = reduced.Find(at, reduced.words->number_of)) return part;
  for (const rules::NodeId child : reduced.children(at)) {
    const NodeRef below{at.row, child};
    if (!reduced.IsPhrase(below) || !reduced.Is(below, reduced.words->citation)) continue;
    if (const rules::Part* part = NumberPart(reduced, below)) return part;
  }
  return nullptr;
}

// The numbers of a list; empty where the part is one number, blanks inside or not.
std::vector<Span> NumbersOf(const ReducedDocument& reduced, std::uint32_t row, const rules::Part& part) {
  std::vector<Span> numbers;
  bool list = false;
  for (const rules::NodeId node : reduced.rows[row].reduction.Nodes(part)) {
    const NodeRef at{row, node};
    const Span span = reduced.node(at).span;
    if (reduced.Is(at, reduced.words->int_figure) || reduced.Is(at, reduced.words->document_number) ||
        reduced.Is(at, reduced.words->assembly_act)) {
      numbers.push_back(span);
    } else {
      const std::string_view text = reduced.text(span);
      list |= text != "-" && text != "/";
    }
  }
  if (!list || numbers.size() < 2) numbers.clear();
  return numbers;
}

// The first letters of the words, small and toneless.
std::string Initials(std::string_view name) {
  std::string initials;
  const std::string plain = text::FoldToneless(name);
  for (std::size_t i = 0; i < plain.size(); ++i) {
    if (plain[i] != ' ' && (i == 0 || plain[i - 1] == ' ')) initials += plain[i];
  }
  return initials;
}

// Whether a body may have issued what a number's code says was issued by `by_code`: `Ban Thường vụ Tỉnh ủy` goes with
// `Tỉnh ủy`, `Ủy ban nhân dân tỉnh` with `UBND`; `Đảng ủy Sở Y tế` not with `Tỉnh ủy`.
bool GoesWith(std::string_view issuer, std::string_view by_code) {
  if (by_code.empty() || text::Fold(issuer).find(text::Fold(by_code)) != std::string::npos) return true;
  return Initials(issuer).find(text::FoldToneless(by_code)) != std::string::npos;
}

class Documents {
 public:
  Documents(const ReducedDocument& reduced, const Frame& frame, Drafts& drafts)
      : reduced_(reduced), words_(*reduced.words), frame_(frame), drafts_(drafts) {}

  void JoinShortNumbers();
  void JoinNames();
  void CarryIssuers();
  void Link();

 private:
  // Where a document was named so far.
  struct Place {
    std::uint32_t begin;
    FactId id;
  };

  [[nodiscard]] const Citation* Cited(FactId id) const {
    const Draft& draft = drafts_.Get(id);
    return draft.dropped ? nullptr : draft.As<Citation>();
  }
  template <typename Use>
  void ForEach(Use use) {
    for (FactId id = 1; id <= drafts_.facts.size(); ++id) {
      if (const Citation* citation = Cited(id)) use(id, *citation);
    }
  }
  void Join(FactId one, FactId other);
  [[nodiscard]] FactId Judge(const Orphan& orphan, const std::vector<Place>& places) const;
  [[nodiscard]] bool IsOwn(const Orphan& orphan, std::string_view kind) const;
  [[nodiscard]] bool IsOwnTitle(Span reference) const;
  [[nodiscard]] bool IsListed(Span citation) const;

  const ReducedDocument& reduced_;
  const Vocabulary& words_;
  const Frame& frame_;
  Drafts& drafts_;
};

// Two facts of one document: the earlier keeps its place, the longer number stays.
void Documents::Join(FactId one, FactId other) {
  const bool first = drafts_.Get(one).span.begin <= drafts_.Get(other).span.begin;
  const FactId keep = first ? one : other;
  const FactId drop = first ? other : one;
  const Citation gone = *Cited(drop);
  MergeInto(drafts_, keep, drop);
  auto& kept = *drafts_.Get(keep).As<Citation>();
  if (gone.number.size() > kept.number.size()) kept.number = gone.number;
  if (gone.kind.size() > kept.kind.size()) kept.kind = gone.kind;
}

// `Nghị quyết 09` is `Nghị quyết số 09-NQ/TU`, if that is the only one of that kind and number.
void Documents::JoinShortNumbers() {
  std::vector<std::pair<FactId, FactId>> joins;
  ForEach([&](FactId id, const Citation& citation) {
    if (citation.number.empty() || HasCode(citation.number)) return;
    const int number = LeadingNumber(citation.number);
    FactId found = 0;
    int candidates = 0;
    ForEach([&](FactId other, const Citation& full) {
      if (other == id || !HasCode(full.number) || LeadingNumber(full.number) != number) return;
      if (!SameKind(citation.kind, full.kind)) return;
      found = other;
      ++candidates;
    });
    if (candidates == 1) joins.emplace_back(found, id);
  });
  for (const auto& [full, brief] : joins) {
    if (Cited(full) != nullptr && Cited(brief) != nullptr) Join(full, brief);
  }
}

// A law named without its number is the one of that name with it, if there is but one and no date speaks against it.
void Documents::JoinNames() {
  std::vector<std::pair<FactId, FactId>> joins;
  ForEach([&](FactId id, const Citation& citation) {
    if (!citation.number.empty() || citation.subject.empty()) return;
    FactId found = 0;
    int candidates = 0;
    ForEach([&](FactId other, const Citation& full) {
      if (other == id || full.number.empty() || !SameKind(citation.kind, full.kind)) return;
      if (!SameFolded(citation.subject, full.subject)) return;
      const std::size_t shared = std::min(citation.date.size(), full.date.size());
      if (citation.date.substr(0, shared) != full.date.substr(0, shared)) return;
      found = other;
      ++candidates;
    });
    if (candidates == 1) joins.emplace_back(found, id);
  });
  for (const auto& [full, brief] : joins) {
    if (Cited(full) != nullptr && Cited(brief) != nullptr) Join(full, brief);
  }
}

// Whether the citation is listed beside the one before: a comma, a semicolon or a word of the kind `joins` between.
bool Documents::IsListed(Span citation) const {
  std::string_view before = reduced_.document->text().substr(0, citation.begin);
  before = before.substr(0, before.find_last_not_of(" \n") + 1);
  if (before.ends_with(';') || before.ends_with(',')) return true;
  const std::string_view word = before.substr(before.find_last_of(" \n") + 1);
  const rules::KindId joins = rules::FindKind(*reduced_.rules, "joins");
  return joins != rules::kNoKind && !word.empty() && !rules::Canonical(*reduced_.rules, word, joins).empty();
}

// `… đã ký Quyết định 15/QĐ-STC …; Quyết định 16/QĐ-STC …`: in one sentence what is listed with the same code has the
// same issuer and was signed on the same day. What nothing says, the number does.
void Documents::CarryIssuers() {
  const Citation* before = nullptr;
  std::uint32_t sentence = 0;
  for (Draft& draft : drafts_.facts) {
    auto* citation = draft.As<Citation>();
    if (draft.dropped || citation == nullptr) continue;
    if (citation->issuer.empty() && citation->date.empty() && before != nullptr && draft.sentence == sentence &&
        HasCode(citation->number) && CodeOf(citation->number) == CodeOf(before->number) && IsListed(draft.span)) {
      citation->issuer = before->issuer;
      citation->date = before->date;
    }
    before = citation->issuer.empty() || citation->self ? nullptr : citation;
    sentence = draft.sentence;
  }
  for (Draft& draft : drafts_.facts) {
    auto* citation = draft.As<Citation>();
    if (draft.dropped || citation == nullptr || !citation->issuer.empty()) continue;
    citation->issuer = IssuerOfNumber(*reduced_.rules, citation->number);
  }
}

// Whether the words behind a reference repeat the document's own title.
bool Documents::IsOwnTitle(Span reference) const {
  constexpr std::size_t kWordsEnough = 3;
  if (frame_.subject.empty()) return false;
  const std::string title = text::Fold(frame_.subject);
  std::size_t end = 0;
  for (std::size_t i = 0; i < kWordsEnough && end != std::string::npos; ++i) end = title.find(' ', end + 1);
  const std::string_view head = std::string_view(title).substr(0, end);
  const Span sentence = reduced_.sentence(reduced_.SentenceAt(reference.begin)).span;
  if (reference.end >= sentence.end) return false;
  return text::Fold(reduced_.Clean({reference.end, sentence.end})).starts_with(head);
}

// A reference in an official document that can only mean the document itself.
bool Documents::IsOwn(const Orphan& orphan, std::string_view kind) const {
  if (frame_.self_fact == 0 || !SameKind(kind, frame_.kind)) return false;
  if (reduced_.Find(orphan.at, words_.this_one) != nullptr) return true;
  if (reduced_.Find(orphan.at, words_.that_one) != nullptr) return false;
  const char first = reduced_.text(orphan.span).front();
  const bool capital = first >= 'A' && first <= 'Z';
  return IsOwnTitle(orphan.span) || (capital && reduced_.Find(orphan.at, words_.number_of) == nullptr);
}

FactId Documents::Judge(const Orphan& orphan, const std::vector<Place>& places) const {
  const rules::Part* part = reduced_.Find(orphan.at, words_.kind);
  if (part == nullptr) return 0;
  const std::string_view kind = part->value;
  if (IsOwn(orphan, kind)) return frame_.self_fact;
  const bool pointed =
      reduced_.Find(orphan.at, words_.this_one) != nullptr || reduced_.Find(orphan.at, words_.that_one) != nullptr;
  FactId found = 0;
  int candidates = 0;
  for (auto at = places.rbegin(); at != places.rend(); ++at) {
    if (at->id == found || !SameKind(kind, Cited(at->id)->kind)) continue;
    if (pointed) return at->id;  // the last of its kind
    found = at->id;
    if (++candidates > 1) return 0;
  }
  // In a document of this kind a bare noun is as often another: its own kind it names by `này` or with a capital.
  if (frame_.self_fact != 0 && (found == frame_.self_fact || SameKind(kind, frame_.kind))) return 0;
  return found;
}

void Documents::Link() {
  // Both lists in the order of the text; each reference sees what was named before it.
  std::vector<Place> named;
  ForEach([&](FactId id, const Citation&) {
    const Draft& draft = drafts_.Get(id);
    named.push_back({draft.span.begin, id});
    for (const Span mention : draft.mentions) named.push_back({mention.begin, id});
  });
  std::ranges::stable_sort(named, {}, &Place::begin);
  std::vector<Place> places;
  auto next = named.begin();
  for (Orphan& orphan : drafts_.orphans) {
    if (orphan.kind != words_.reference || orphan.claimed) continue;
    for (; next != named.end() && next->begin < orphan.span.begin; ++next) {
      // Only the latest place of each document counts.
      std::erase_if(places, [&](const Place& place) { return place.id == next->id; });
      places.push_back(*next);
    }
    const Zone zone = reduced_.sentence(orphan.sentence).zone;
    if (zone == Zone::kTitle || zone == Zone::kLetterhead || zone == Zone::kNumber) continue;
    const FactId id = Judge(orphan, places);
    if (id == 0) continue;
    orphan.claimed = true;
    drafts_.Get(id).mentions.push_back(orphan.span);
    drafts_.Answer(orphan.span, id);
  }
}

}  // namespace

void DropDoubtfulIssuers(const ReducedDocument& reduced, Drafts& drafts) {
  std::unordered_set<std::string> named;
  for (Draft& draft : drafts.facts) {
    auto* citation = draft.As<Citation>();
    if (draft.dropped || citation == nullptr || !HasCode(citation->number)) continue;
    const bool first = named.insert(text::Fold(citation->number)).second;
    if (first || citation->issuer.empty()) continue;
    if (!GoesWith(citation->issuer, IssuerOfNumber(*reduced.rules, citation->number))) citation->issuer.clear();
  }
}

void SplitDocuments(const ReducedDocument& reduced, Drafts& drafts) {
  const std::size_t count = drafts.facts.size();
  for (std::size_t i = 0; i < count; ++i) {
    const Draft draft = drafts.facts[i];
    const auto* citation = draft.As<Citation>();
    if (draft.dropped || citation == nullptr || citation->number.empty() || !draft.from) continue;
    const rules::Part* part = NumberPart(reduced, draft.from);
    if (part == nullptr) continue;
    const std::vector<Span> numbers = NumbersOf(reduced, draft.from.row, *part);
    for (std::size_t n = 0; n < numbers.size(); ++n) {
      Citation one = *citation;
      one.number = reduced.Clean(numbers[n]);
      if (n == 0) {
        drafts.facts[i].value = std::move(one);
        drafts.facts[i].span.end = numbers[n].end;
        continue;
      }
      Draft& added = drafts.Add(std::move(one), numbers[n], draft.sentence, draft.rule);
      added.extent = draft.extent;
      added.from = draft.from;
    }
  }
}

void ResolveDocuments(const ReducedDocument& reduced, const Frame& frame, Drafts& drafts) {
  Documents documents(reduced, frame, drafts);
  documents.JoinShortNumbers();
  documents.JoinNames();
  documents.CarryIssuers();
  documents.Link();
}

}  // namespace vanban::extract
