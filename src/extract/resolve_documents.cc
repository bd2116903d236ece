// Judges which document a reference means. Doors: DropDoubtfulIssuers, ResolveDocuments.
#include "extract/resolve_documents.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <vector>

#include "extract/document_number.h"
#include "extract/folded_texts.h"
#include "extract/merge.h"
#include "text/fold.h"

namespace vanban::extract {
namespace {

// Whether one folded kind is the other, or says more of it (`Chương trình hành động`).
bool IsSameKind(std::string_view one, std::string_view other) {
  const std::string_view shorter = one.size() < other.size() ? one : other;
  const std::string_view longer = one.size() < other.size() ? other : one;
  return longer.starts_with(shorter) && (longer.size() == shorter.size() || longer[shorter.size()] == ' ');
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
  // A place where a document is named.
  struct Place {
    std::uint32_t begin;
    FactId id;
  };
  // The documents of one kind named so far.
  struct NamedKind {
    std::string_view kind;      // folded
    std::size_t documents = 0;  // different ones
    std::size_t place = 0;      // of the last one, counted through the text
    FactId last = 0;
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
  [[nodiscard]] std::string_view Folded(std::string_view kind) { return reduced_.folded->Fold(kind); }
  [[nodiscard]] bool SameKind(std::string_view a, std::string_view b) { return IsSameKind(Folded(a), Folded(b)); }
  [[nodiscard]] FactId Judge(const Orphan& orphan, const std::vector<NamedKind>& named);
  [[nodiscard]] bool IsOwn(const Orphan& orphan, std::string_view kind);
  [[nodiscard]] bool IsOwnTitle(Span reference);
  [[nodiscard]] bool IsListed(Span citation) const;

  const ReducedDocument& reduced_;
  const Vocabulary& words_;
  const Frame& frame_;
  Drafts& drafts_;
  std::string own_title_;  // the first words of the own title, folded
};

// Two facts of one document: the earlier keeps its place, the longer number stays.
void Documents::Join(FactId one, FactId other) {
  const bool first = drafts_.Get(one).span.begin <= drafts_.Get(other).span.begin;
  const FactId keep = first ? one : other;
  const FactId drop = first ? other : one;
  const Citation gone = *Cited(drop);
  MergeInto(reduced_, drafts_, keep, drop);
  auto& kept = *drafts_.Get(keep).As<Citation>();
  if (gone.number.size() > kept.number.size()) kept.number = gone.number;
  if (gone.kind.size() > kept.kind.size()) kept.kind = gone.kind;
}

// `Nghị quyết 09` is `Nghị quyết số 09-NQ/TU`, if that is the only one of that kind and number.
void Documents::JoinShortNumbers() {
  std::unordered_map<int, std::vector<FactId>> with_code;  // by number
  ForEach([&](FactId id, const Citation& citation) {
    if (HasCode(citation.number)) with_code[LeadingNumber(citation.number)].push_back(id);
  });
  std::vector<std::pair<FactId, FactId>> joins;
  ForEach([&](FactId id, const Citation& citation) {
    if (citation.number.empty() || HasCode(citation.number)) return;
    const auto same_number = with_code.find(LeadingNumber(citation.number));
    if (same_number == with_code.end()) return;
    FactId found = 0;
    int candidates = 0;
    for (const FactId full : same_number->second) {
      if (!SameKind(citation.kind, Cited(full)->kind)) continue;
      found = full;
      ++candidates;
    }
    if (candidates == 1) joins.emplace_back(found, id);
  });
  for (const auto& [full, brief] : joins) {
    if (Cited(full) != nullptr && Cited(brief) != nullptr) Join(full, brief);
  }
}

// A law named without its number is the one of that name with it, if there is but one and no date speaks against it.
void Documents::JoinNames() {
  bool any = false;
  ForEach([&](FactId, const Citation& citation) { any |= citation.number.empty() && !citation.subject.empty(); });
  if (!any) return;
  std::unordered_map<FoldedId, std::vector<FactId>> with_number;  // by subject
  ForEach([&](FactId id, const Citation& citation) {
    if (!citation.number.empty() && !citation.subject.empty())
      with_number[reduced_.folded->Id(citation.subject)].push_back(id);
  });
  std::vector<std::pair<FactId, FactId>> joins;
  ForEach([&](FactId id, const Citation& citation) {
    if (!citation.number.empty() || citation.subject.empty()) return;
    const auto same_subject = with_number.find(reduced_.folded->Id(citation.subject));
    if (same_subject == with_number.end()) return;
    FactId found = 0;
    int candidates = 0;
    for (const FactId other : same_subject->second) {
      const Citation& full = *Cited(other);
      const std::size_t shared = std::min(citation.date.size(), full.date.size());
      if (citation.date.compare(0, shared, full.date, 0, shared) != 0 || !SameKind(citation.kind, full.kind)) continue;
      found = other;
      ++candidates;
    }
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
  const rules::KindId joins = words_.joins;
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
bool Documents::IsOwnTitle(Span reference) {
  constexpr std::size_t kWordsEnough = 3;
  if (frame_.subject.empty()) return false;
  if (own_title_.empty()) {
    own_title_ = text::Fold(frame_.subject);
    std::size_t end = 0;
    for (std::size_t i = 0; i < kWordsEnough && end != std::string::npos; ++i) end = own_title_.find(' ', end + 1);
    if (end != std::string::npos) own_title_.resize(end);
  }
  const Span sentence = reduced_.sentence(reduced_.SentenceAt(reference.begin)).span;
  if (reference.end >= sentence.end) return false;
  return text::Fold(reduced_.Clean({reference.end, sentence.end})).starts_with(own_title_);
}

// A reference in an official document that can only mean the document itself.
bool Documents::IsOwn(const Orphan& orphan, std::string_view kind) {
  if (frame_.self_fact == 0 || !SameKind(kind, frame_.kind)) return false;
  if (reduced_.Find(orphan.at, words_.this_one) != nullptr) return true;
  if (reduced_.Find(orphan.at, words_.that_one) != nullptr) return false;
  const char first = reduced_.text(orphan.span).front();
  const bool capital = first >= 'A' && first <= 'Z';
  return IsOwnTitle(orphan.span) || (capital && reduced_.Find(orphan.at, words_.number_of) == nullptr);
}

FactId Documents::Judge(const Orphan& orphan, const std::vector<NamedKind>& named) {
  const rules::Part* part = reduced_.Find(orphan.at, words_.kind);
  if (part == nullptr) return 0;
  const std::string_view kind = part->value;
  if (IsOwn(orphan, kind)) return frame_.self_fact;
  const bool pointed =
      reduced_.Find(orphan.at, words_.this_one) != nullptr || reduced_.Find(orphan.at, words_.that_one) != nullptr;
  std::size_t documents = 0;
  const NamedKind* last = nullptr;
  for (const NamedKind& one : named) {
    if (one.documents == 0 || !IsSameKind(Folded(kind), one.kind)) continue;
    documents += one.documents;
    if (last == nullptr || one.place > last->place) last = &one;
  }
  if (pointed && last != nullptr) return last->last;  // the last of its kind
  if (documents > 1) return 0;
  const FactId found = last == nullptr ? 0 : last->last;
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
  auto next = named.begin();
  std::vector<NamedKind> kinds;
  std::vector<bool> is_named(drafts_.facts.size() + 1);
  const auto name = [&](FactId id) {
    const std::string_view kind = Folded(Cited(id)->kind);
    auto one = std::ranges::find(kinds, kind, &NamedKind::kind);
    if (one == kinds.end()) one = kinds.insert(one, {kind});
    if (!is_named[id]) ++one->documents;
    is_named[id] = true;
    one->place = static_cast<std::size_t>(next - named.begin()) + 1;
    one->last = id;
  };
  for (Orphan& orphan : drafts_.orphans) {
    if (orphan.kind != words_.reference || orphan.claimed) continue;
    for (; next != named.end() && next->begin < orphan.span.begin; ++next) name(next->id);
    const Zone zone = reduced_.sentence(orphan.sentence).zone;
    if (zone == Zone::kTitle || zone == Zone::kLetterhead || zone == Zone::kNumber) continue;
    const FactId id = Judge(orphan, kinds);
    if (id == 0) continue;
    orphan.claimed = true;
    drafts_.Get(id).mentions.push_back(orphan.span);
    drafts_.Answer(orphan.span, id);
  }
}

}  // namespace

void DropDoubtfulIssuers(const ReducedDocument& reduced, Drafts& drafts) {
  std::unordered_set<FoldedId> named;
  for (Draft& draft : drafts.facts) {
    auto* citation = draft.As<Citation>();
    if (draft.dropped || citation == nullptr || !HasCode(citation->number)) continue;
    const bool first = named.insert(reduced.folded->Id(citation->number)).second;
    if (first || citation->issuer.empty()) continue;
    if (!GoesWith(citation->issuer, IssuerOfNumber(*reduced.rules, citation->number))) citation->issuer.clear();
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
