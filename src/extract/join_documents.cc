// Finds which citations name one document, by short numbers and by names. Doors: JoinDocuments, IsSameKind.
#include "extract/join_documents.h"

#include <algorithm>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "extract/document_number.h"
#include "extract/folded_texts.h"
#include "extract/merge.h"

namespace vanban::extract {
namespace {

// Whether a number that holds a year (`13/2003/QH11`) is of the year of a date, as far as both say one.
bool IsOfYear(std::string_view number, std::string_view date) {
  constexpr std::size_t kYear = 4;
  const std::size_t from = number.find('/') + 1;  // 0: no slash
  const std::size_t to = from == 0 ? from : number.find('/', from);
  return to == std::string_view::npos || to - from != kYear || date.size() < kYear ||
         number.substr(from, kYear) == date.substr(0, kYear);
}

class Joiner {
 public:
  Joiner(const ReducedDocument& reduced, Drafts& drafts) : reduced_(reduced), words_(*reduced.words), drafts_(drafts) {}

  void JoinShortNumbers();
  void LinkShortNumbers();
  void JoinNames();

 private:
  [[nodiscard]] const Citation* Cited(FactId id) const { return drafts_.Standing<Citation>(id); }
  // The one of these citations for which `is(citation)` holds; 0: none, or several.
  template <typename Is>
  [[nodiscard]] FactId OnlyOne(const std::vector<FactId>& ids, Is is) const {
    FactId found = 0;
    for (const FactId id : ids) {
      if (!is(*Cited(id))) continue;
      if (found != 0) return 0;
      found = id;
    }
    return found;
  }
  void Join(FactId one, FactId other);
  // One of a pair may have been joined with another before.
  void JoinAll(const std::vector<std::pair<FactId, FactId>>& pairs) {
    for (const auto& [one, other] : pairs) {
      if (Cited(one) != nullptr && Cited(other) != nullptr) Join(one, other);
    }
  }
  [[nodiscard]] bool SameKind(std::string_view a, std::string_view b) {
    return IsSameKind(reduced_.folded->Fold(a), reduced_.folded->Fold(b));
  }

  const ReducedDocument& reduced_;
  const Vocabulary& words_;
  Drafts& drafts_;
};

// Two facts of one document: the earlier keeps its place, the longer number stays.
void Joiner::Join(FactId one, FactId other) {
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
void Joiner::JoinShortNumbers() {
  std::unordered_map<int, std::vector<FactId>> with_code;  // by number
  drafts_.ForEach<Citation>([&](FactId id, const Citation& citation) {
    if (HasCode(citation.number)) with_code[LeadingNumber(citation.number)].push_back(id);
  });
  std::vector<std::pair<FactId, FactId>> joins;
  drafts_.ForEach<Citation>([&](FactId id, const Citation& citation) {
    if (citation.number.empty() || HasCode(citation.number)) return;
    const auto same_number = with_code.find(LeadingNumber(citation.number));
    if (same_number == with_code.end()) return;
    const FactId full =
        OnlyOne(same_number->second, [&](const Citation& other) { return SameKind(citation.kind, other.kind); });
    if (full != 0) joins.emplace_back(full, id);
  });
  JoinAll(joins);
}

// `Nghị quyết 09 đi vào cuộc sống`: kind and figure alone state nothing, but mean the document so numbered that the
// text names before or behind, if there is but one. The first of both places is the document's.
void Joiner::LinkShortNumbers() {
  std::unordered_map<int, std::vector<FactId>> numbered;
  for (Orphan& orphan : drafts_.orphans) {
    if (orphan.kind != words_.reference || orphan.claimed) continue;
    const rules::Part* number = reduced_.Find(orphan.at, words_.number_of);
    const rules::Part* kind = reduced_.Find(orphan.at, words_.kind);
    if (number == nullptr || kind == nullptr) continue;
    if (numbered.empty()) {
      drafts_.ForEach<Citation>([&](FactId id, const Citation& citation) {
        if (!citation.number.empty()) numbered[LeadingNumber(citation.number)].push_back(id);
      });
    }
    const auto same_number = numbered.find(LeadingNumber(reduced_.text(number->span)));
    if (same_number == numbered.end()) continue;
    const FactId found =
        OnlyOne(same_number->second, [&](const Citation& citation) { return SameKind(kind->value, citation.kind); });
    if (found == 0) continue;
    orphan.claimed = true;
    Draft& draft = drafts_.Get(found);
    Span again = orphan.span;
    if (again.begin < draft.span.begin && !Cited(found)->self) {
      std::swap(draft.span, again);
      draft.extent = draft.span;
      draft.sentence = orphan.sentence;
    }
    draft.mentions.push_back(again);
    drafts_.Answer(orphan.span, found);
  }
}

// A law named without its number is the one of that name with it, if there is but one and no date speaks against it.
void Joiner::JoinNames() {
  bool any = false;
  drafts_.ForEach<Citation>(
      [&](FactId, const Citation& citation) { any |= citation.number.empty() && !citation.subject.empty(); });
  if (!any) return;
  std::unordered_map<FoldedId, std::vector<FactId>> with_number;  // by subject
  drafts_.ForEach<Citation>([&](FactId id, const Citation& citation) {
    if (!citation.number.empty() && !citation.subject.empty())
      with_number[reduced_.folded->Id(citation.subject)].push_back(id);
  });
  std::vector<std::pair<FactId, FactId>> joins;
  drafts_.ForEach<Citation>([&](FactId id, const Citation& citation) {
    if (!citation.number.empty() || citation.subject.empty()) return;
    const auto same_subject = with_number.find(reduced_.folded->Id(citation.subject));
    if (same_subject == with_number.end()) return;
    const FactId full = OnlyOne(same_subject->second, [&](const Citation& other) {
      const std::size_t shared = std::min(citation.date.size(), other.date.size());
      return citation.date.compare(0, shared, other.date, 0, shared) == 0 && SameKind(citation.kind, other.kind) &&
             IsOfYear(other.number, citation.date);
    });
    if (full != 0) joins.emplace_back(full, id);
  });
  JoinAll(joins);
}

}  // namespace

bool IsSameKind(std::string_view one, std::string_view other) {
  const std::string_view shorter = one.size() < other.size() ? one : other;
  const std::string_view longer = one.size() < other.size() ? other : one;
  return longer.starts_with(shorter) && (longer.size() == shorter.size() || longer[shorter.size()] == ' ');
}

void JoinDocuments(const ReducedDocument& reduced, Drafts& drafts) {
  Joiner joiner(reduced, drafts);
  joiner.JoinShortNumbers();
  joiner.LinkShortNumbers();
  joiner.JoinNames();
}

}  // namespace vanban::extract
