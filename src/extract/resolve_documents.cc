// Judges which document a reference means. Doors: DropDoubtfulIssuers, ResolveDocuments.
#include "extract/resolve_documents.h"

#include <algorithm>
#include <ranges>
#include <string>
#include <string_view>
#include <unordered_set>
#include <utility>
#include <vector>

#include "extract/document_number.h"
#include "extract/folded_texts.h"
#include "extract/join_documents.h"
#include "text/fold.h"

namespace vanban::extract {
namespace {

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

  void CarryIssuers();
  void DropDays();
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

  [[nodiscard]] const Citation* Cited(FactId id) const { return drafts_.Standing<Citation>(id); }
  [[nodiscard]] std::string_view Folded(std::string_view kind) { return reduced_.folded->Fold(kind); }
  [[nodiscard]] bool SameKind(std::string_view a, std::string_view b) { return IsSameKind(Folded(a), Folded(b)); }
  [[nodiscard]] FactId Judge(const Orphan& orphan, const std::vector<NamedKind>& named);
  [[nodiscard]] bool IsOwn(const Orphan& orphan, std::string_view kind);
  [[nodiscard]] bool IsOwnTitle(Span reference);
  // Whether the citation is listed beside the one before.
  [[nodiscard]] bool IsListed(Span citation) const { return reduced_.IsJoinedBefore(citation.begin, ";,"); }
  void TakeIssuersBehind();
  void TakeSigner(const Orphan& orphan);

  const ReducedDocument& reduced_;
  const Vocabulary& words_;
  const Frame& frame_;
  Drafts& drafts_;
  std::string own_title_;  // the first words of the own title, folded
};

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
  TakeIssuersBehind();
  for (Draft& draft : drafts_.facts) {
    auto* citation = draft.As<Citation>();
    if (draft.dropped || citation == nullptr || !citation->issuer.empty()) continue;
    citation->issuer = IssuerOfNumber(*reduced_.rules, citation->number);
  }
}

// `Tờ trình số 15/TTr-STC ngày … và Báo cáo số 16/BC-STC ngày … của Sở Tài chính`: the issuer said behind the last of a
// list is that of those before it, as far as their codes agree.
void Documents::TakeIssuersBehind() {
  constexpr std::uint32_t kBetween = 12;  // bytes: a comma or `và`, the blanks, `số`
  const Draft* behind = nullptr;
  for (Draft& draft : drafts_.facts | std::views::reverse) {
    auto* citation = draft.As<Citation>();
    if (draft.dropped || citation == nullptr) continue;
    const bool joined =
        behind != nullptr && IsListed(behind->span) &&
        (draft.extent.Contains(behind->span) || reduced_.IsBehind(draft.extent, behind->span, kBetween));
    if (joined && citation->issuer.empty() && HasCode(citation->number)) {
      const Citation& last = *behind->As<Citation>();
      const std::string by_code = IssuerOfNumber(*reduced_.rules, citation->number);
      const bool agree =
          by_code.empty() ? CodeOf(citation->number) == CodeOf(last.number) : GoesWith(last.issuer, by_code);
      if (agree) citation->issuer = last.issuer;
    }
    behind = citation->issuer.empty() || citation->self ? nullptr : &draft;
  }
}

// A day is no period: `… sản xuất trước ngày 01/01/2026` says when something else holds.
void Documents::DropDays() {
  for (Draft& draft : drafts_.facts) {
    auto* citation = draft.As<Citation>();
    if (citation != nullptr && citation->period.size() == std::string_view("2026-01-01").size() &&
        citation->period.find('/') == std::string::npos) {
      citation->period.clear();
    }
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
  if (reduced_.Find(orphan.at, words_.issuer) != nullptr) return true;
  if (reduced_.Find(orphan.at, words_.that_one) != nullptr) return false;
  const char first = reduced_.text(orphan.span).front();
  const bool capital = first >= 'A' && first <= 'Z';
  return IsOwnTitle(orphan.span) || capital;
}

FactId Documents::Judge(const Orphan& orphan, const std::vector<NamedKind>& named) {
  const rules::Part* part = reduced_.Find(orphan.at, words_.kind);
  if (part == nullptr || reduced_.Find(orphan.at, words_.number_of) != nullptr) return 0;
  const std::string_view kind = part->value;
  if (IsOwn(orphan, kind)) return frame_.self_fact;
  if (reduced_.Find(orphan.at, words_.issuer) != nullptr) return 0;
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

// `Bộ trưởng Bộ Tài chính ban hành Thông tư …`: an office in the body of the letterhead issues the document in hand,
// where no line above the bases names one.
void Documents::TakeSigner(const Orphan& orphan) {
  const rules::Part* issuer = reduced_.Find(orphan.at, words_.issuer);
  if (issuer == nullptr || issuer->count != 1 || !frame_.signer.empty()) return;
  const NodeRef office{orphan.at.row, reduced_.reduction(orphan.at).Nodes(*issuer).front()};
  const rules::Part* body = reduced_.Is(office, words_.office) ? reduced_.Find(office, words_.organization) : nullptr;
  if (body == nullptr) return;
  const std::string of_office = text::Fold(reduced_.Clean(body->span));
  const std::string of_letterhead = text::Fold(frame_.issuer);
  if (!of_letterhead.starts_with(of_office) && !of_office.starts_with(of_letterhead)) return;
  drafts_.Get(frame_.self_fact).As<Citation>()->issuer = reduced_.Clean(issuer->span);
}

void Documents::Link() {
  // Both lists in the order of the text; each reference sees what was named before it.
  std::vector<Place> named;
  drafts_.ForEach<Citation>([&](FactId id, const Citation&) {
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
    if (id == frame_.self_fact) TakeSigner(orphan);
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
  JoinDocuments(reduced, drafts);
  Documents documents(reduced, frame, drafts);
  documents.CarryIssuers();
  documents.DropDays();
  documents.Link();
}

}  // namespace vanban::extract
