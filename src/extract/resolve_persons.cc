// Links later references to persons: by name, by given name, by office, by a bare honorific. One walk through the text
// keeps the list of who appeared where; each reference asks it for its candidates. Door: ResolvePersons.
#include "extract/resolve_persons.h"

#include <algorithm>
#include <cstdint>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <vector>

#include "extract/appearances.h"
#include "extract/folded_texts.h"
#include "extract/office_holders.h"
#include "extract/person_names.h"
#include "extract/positions.h"

namespace vanban::extract {
namespace {

// How many paragraphs back a bare honorific looks: press texts make each sentence a paragraph.
constexpr std::uint32_t kParagraphsBack = 3;

class PersonResolver {
 public:
  PersonResolver(const ReducedDocument& reduced, PositionJoiner& joiner, Drafts& drafts)
      : reduced_(reduced),
        folded_(*reduced.folded),
        joiner_(joiner),
        drafts_(drafts),
        words_(reduced.words->persons),
        holders_(reduced, joiner, drafts, appearances_) {}

  void Run() {
    CollectOfficials();
    for (Orphan& orphan : drafts_.orphans) {
      if (orphan.kind == words_.addressed_person || orphan.kind == reduced_.words->person) ResolveName(orphan);
    }
    appearances_.Begin();
    Span taken;  // of the last reference looked at: what lies inside it is part of it
    for (Orphan& orphan : drafts_.orphans) {
      if (taken.Contains(orphan.span)) continue;
      if (orphan.kind == words_.post) taken = orphan.span;
      if (orphan.claimed || InFact(orphan)) continue;
      appearances_.WalkTo(orphan.span.begin);
      if (orphan.kind == words_.addressed_name || IsShort(orphan)) {
        taken = orphan.span;
        Link(orphan, ByGivenName(orphan));
      } else if (orphan.kind == words_.office_mention || orphan.kind == reduced_.words->office) {
        taken = orphan.span;
        Link(orphan, ByOffice(orphan));
      } else if (orphan.kind == words_.bare_honorific) {
        taken = orphan.span;
        Link(orphan, ByHonorific(orphan));
      } else if (orphan.kind == words_.career) {
        taken = orphan.span;
        ResolveCareer(orphan);
      }
    }
  }

 private:
  // Whether the phrase is part of an official or a citation, and so no mention of its own.
  [[nodiscard]] bool InFact(const Orphan& orphan) const {
    if (orphan.inside == 0) return false;
    const Draft& draft = drafts_.Get(orphan.inside);
    return draft.As<Official>() != nullptr || draft.As<Citation>() != nullptr;
  }

  void CollectOfficials() {
    for (const Draft& draft : drafts_.facts) {
      const auto* official = draft.As<Official>();
      if (official == nullptr) continue;
      const FactId id = draft.dropped ? draft.becomes : draft.id;
      if (id == 0) continue;
      by_name_.try_emplace(folded_.Id(official->name), id);
      if (drafts_.Get(id).As<Official>()->honorific.empty()) FillHonorific(id, HonorificBefore(draft));
      Appear(draft.span, draft.sentence, id, official->name, official->honorific,
             draft.from ? GenderOf(reduced_, words_, draft.from) : Gender::kUnknown);
    }
  }

  void Appear(Span span, std::uint32_t sentence, FactId id, std::string_view name, std::string_view honorific,
              Gender gender) {
    appearances_.Add({span.begin, sentence, id, folded_.Fold(name), folded_.Id(honorific), gender});
  }

  // The part of a phrase that has this kind; the phrase itself where it has none.
  [[nodiscard]] NodeRef Inner(NodeRef at, rules::KindId kind) const {
    for (const rules::NodeId child : reduced_.children(at)) {
      if (reduced_.Is({at.row, child}, kind)) return {at.row, child};
    }
    return at;
  }

  [[nodiscard]] std::string HonorificIn(NodeRef at) const {
    const NodeRef honorific = Inner(at, reduced_.words->honorific);
    return honorific == at ? std::string() : reduced_.Clean(reduced_.node(honorific).span);
  }

  // A name in full: of an official (its first place may be before the one that told the office), or of somebody else.
  void ResolveName(Orphan& orphan) {
    if (orphan.claimed || InFact(orphan)) return;
    const NodeRef person = Inner(orphan.at, reduced_.words->person);
    const Span span = reduced_.node(person).span;
    if (!names_seen_.insert(span.begin).second) return;  // inside a phrase that was looked at
    const std::string name = reduced_.Clean(span);
    const std::string honorific = HonorificIn(orphan.at);
    const auto known = by_name_.find(folded_.Id(name));
    const FactId id = known == by_name_.end() ? 0 : known->second;
    if (id == 0 && IsShort(orphan)) return;
    Appear(span, orphan.sentence, id, name, honorific, GenderOf(reduced_, words_, orphan.at));
    if (id == 0) return;
    Draft& draft = drafts_.Get(id);
    orphan.claimed = true;
    if (span.begin < draft.span.begin) {
      draft.mentions.push_back(draft.span);
      draft.span = span;
      draft.sentence = orphan.sentence;
    } else {
      draft.mentions.push_back(span);
    }
    FillHonorific(id, honorific);
  }

  // The honorific that stands before the name, where the rule did not take it (`A, B và bà C`).
  [[nodiscard]] std::string HonorificBefore(const Draft& draft) const {
    if (!draft.from) return {};
    const std::string_view text = reduced_.document->text();
    for (const rules::Node& node : reduced_.reduction(draft.from).nodes) {
      if (node.rule >= 0 || node.span.end >= draft.span.begin) continue;
      const auto between = text.substr(node.span.end, draft.span.begin - node.span.end);
      if (std::ranges::any_of(between, [](char c) { return c != ' ' && c != '\n'; })) continue;
      if (rules::HasKind(*reduced_.rules, node, reduced_.words->honorific)) return reduced_.Clean(node.span);
    }
    return {};
  }

  void FillHonorific(FactId id, const std::string& honorific) {
    auto* official = drafts_.Get(id).As<Official>();
    if (official->honorific.empty()) official->honorific = honorific;
  }

  // `ông Nam được bầu làm …`: the one addressed, by given name or honorific, gets the offices.
  void ResolveCareer(const Orphan& orphan) {
    Orphan address = orphan;
    const auto children = reduced_.children(orphan.at);
    std::size_t named = 1;  // children that address the person
    while (named < children.size() && reduced_.Is({orphan.at.row, children[named]}, words_.capital)) ++named;
    const NodeRef last{orphan.at.row, children[named - 1]};
    address.span.end = reduced_.node(last).span.end;
    address.kind = named > 1 ? words_.addressed_name : words_.bare_honorific;
    const FactId id = named > 1 ? ByGivenName(address) : ByHonorific(address);
    Link(address, id);
    if (id == 0) return;
    auto& positions = drafts_.Get(id).As<Official>()->positions;
    for (const rules::NodeId child : children) {
      const NodeRef at{orphan.at.row, child};
      if (!reduced_.Is(at, reduced_.words->office)) continue;
      positions.push_back(PositionAt(reduced_, at));
    }
    joiner_.Join(*drafts_.Get(id).As<Official>());
    holders_.Update(id);
  }

  // `ông Quốc Doanh`: a name of two words may be a given name.
  [[nodiscard]] bool IsShort(const Orphan& orphan) const {
    if (orphan.kind != words_.addressed_person) return false;
    const NodeRef person = Inner(orphan.at, reduced_.words->person);
    return std::ranges::count(reduced_.Clean(reduced_.node(person).span), ' ') <= 1;
  }

  // `id`: one official, or 0 for none or several.
  void Link(Orphan& orphan, FactId id) {
    const Gender gender = GenderOf(reduced_, words_, Inner(orphan.at, reduced_.words->honorific));
    const std::string honorific = HonorificIn(orphan.at);
    if (id == 0) {
      if (orphan.kind == words_.addressed_name || IsShort(orphan))
        appearances_.Insert({orphan.span.begin, orphan.sentence, 0, {}, folded_.Id(honorific), gender});
      return;
    }
    orphan.claimed = true;
    drafts_.Get(id).mentions.push_back(ShortestRun(orphan));
    FillHonorific(id, honorific);
    appearances_.Insert({orphan.span.begin, orphan.sentence, id, {}, folded_.Id(honorific), gender});
  }

  // A mention by several offices is marked up to the end of the first.
  [[nodiscard]] Span ShortestRun(const Orphan& orphan) const {
    if (orphan.kind != words_.office_mention) return orphan.span;
    return {orphan.span.begin, reduced_.node(Inner(orphan.at, reduced_.words->office)).span.end};
  }

  // `ông Nam`: everybody named before whose given name it is. Two of that name are a question, unless only one of them
  // has been addressed by this honorific.
  [[nodiscard]] FactId ByGivenName(const Orphan& orphan) const {
    const Span address = reduced_.node(Inner(orphan.at, reduced_.words->honorific)).span;
    const std::string_view given = folded_.Fold(reduced_.Clean({address.end, orphan.span.end}));
    const FoldedId honorific = folded_.Id(reduced_.Clean(address));
    const Gender gender = GenderOf(reduced_, words_, Inner(orphan.at, reduced_.words->honorific));
    std::vector<const Appearance*> named;
    for (const std::uint32_t index : appearances_.EndingIn(given.substr(given.rfind(' ') + 1))) {
      const Appearance& one = appearances_.seen()[index];
      if (IsGivenNameOf(given, one.name) && Agree(gender, one.gender)) named.push_back(&one);
    }
    if (const FactId only = OnlyOne(named)) return only;
    std::erase_if(named, [&](const Appearance* one) { return one->honorific != honorific; });
    return OnlyOne(named);
  }

  // Whether the words of an office are written as meaning one that is held: with an honorific or a capital.
  [[nodiscard]] bool MeansAHolder(const Orphan& orphan, NodeRef office) const {
    if (orphan.kind == words_.office_mention && !(orphan.span.begin == reduced_.node(office).span.begin)) return true;
    if (!reduced_.IsPhrase(office) || reduced_.children(office).empty()) return false;
    const NodeRef first{office.row, reduced_.children(office).front()};
    return reduced_.Is(first, words_.capital) || reduced_.Is(first, words_.initial);
  }

  // `đồng chí Phó Bí thư Tỉnh ủy`: the officials named before who hold that office.
  [[nodiscard]] FactId ByOffice(const Orphan& orphan) {
    const NodeRef at = orphan.kind == reduced_.words->office ? orphan.at : Inner(orphan.at, reduced_.words->office);
    if (!MeansAHolder(orphan, at)) return 0;
    return holders_.Find(PositionAt(reduced_, at), orphan.span.begin, GenderOf(reduced_, words_, orphan.at));
  }

  // `Đồng chí yêu cầu …`: whoever appeared last; where several stand in that sentence, those addressed by this word.
  [[nodiscard]] FactId ByHonorific(const Orphan& orphan) const {
    const Gender gender = GenderOf(reduced_, words_, orphan.at);
    const FoldedId honorific = folded_.Id(reduced_.Clean(orphan.span));
    const std::uint32_t paragraph = reduced_.sentence(orphan.sentence).paragraph;
    std::vector<const Appearance*> last;  // of the nearest sentence that has any
    const std::span<const Appearance> seen = appearances_.seen();
    for (auto at = seen.rbegin(); at != seen.rend(); ++at) {
      if (!Agree(gender, at->gender)) continue;
      if (reduced_.sentence(at->sentence).paragraph + kParagraphsBack < paragraph) break;
      if (!last.empty() && last.front()->sentence != at->sentence) break;
      last.push_back(&*at);
    }
    if (const FactId only = OnlyOne(last)) return only;
    std::erase_if(last, [&](const Appearance* one) { return one->honorific != honorific; });
    return OnlyOne(last);
  }

  [[nodiscard]] static FactId OnlyOne(const std::vector<const Appearance*>& from) {
    if (from.empty()) return 0;
    const bool one = std::ranges::all_of(from, [&](const Appearance* a) {
      return a->official == from.front()->official && (a->official != 0 || a->name == from.front()->name);
    });
    return one ? from.front()->official : 0;
  }

  const ReducedDocument& reduced_;
  FoldedTexts& folded_;
  PositionJoiner& joiner_;
  Drafts& drafts_;
  const PersonWords& words_;
  std::unordered_map<FoldedId, FactId> by_name_;
  std::unordered_set<std::uint32_t> names_seen_;  // begins of names looked at
  Appearances appearances_;
  OfficeHolders holders_;
};

}  // namespace

void ResolvePersons(const ReducedDocument& reduced, const std::vector<BodyName>& bodies, Drafts& drafts) {
  PositionJoiner joiner(reduced, drafts, bodies);
  for (Draft& draft : drafts.facts) {
    if (auto* official = draft.As<Official>(); official != nullptr && !draft.dropped) joiner.Join(*official);
  }
  PersonResolver(reduced, joiner, drafts).Run();
}

}  // namespace vanban::extract
