// Links the names of one body: forms written out or in short, with and without the place. Door: ResolveBodies.
#include "extract/resolve_bodies.h"

#include <algorithm>
#include <numeric>
#include <string>
#include <string_view>
#include <vector>

namespace vanban::extract {
namespace {

// Names in the order of the alphabet: those that say more than a name stand right behind it.
class SortedNames {
 public:
  // `texts[i]` must outlive it.
  explicit SortedNames(const std::vector<std::string_view>& texts) : texts_(texts), order_(texts.size()) {
    std::iota(order_.begin(), order_.end(), 0U);
    std::ranges::stable_sort(order_, {}, [&](std::uint32_t i) { return texts_[i]; });
  }

  // The first in the document that is this name.
  [[nodiscard]] std::uint32_t First(std::string_view name) const { return *LowerBound(name); }
  // Those that are this name and something behind it.
  template <typename Use>
  void ForEachLonger(std::string_view name, Use use) const {
    std::string begin(name);
    begin += ' ';
    for (auto at = LowerBound(begin); at != order_.end() && texts_[*at].starts_with(begin); ++at) {
      if (!use(*at)) return;
    }
  }

 private:
  [[nodiscard]] std::vector<std::uint32_t>::const_iterator LowerBound(std::string_view name) const {
    return std::ranges::lower_bound(order_, name, {}, [&](std::uint32_t i) { return texts_[i]; });
  }

  const std::vector<std::string_view>& texts_;
  std::vector<std::uint32_t> order_;
};

class Resolver {
 public:
  Resolver(const std::vector<BodyName>& names, Drafts& drafts) : names_(names), drafts_(drafts) {}

  void Run(const ReducedDocument& reduced, const Frame& frame) {
    std::vector<std::string_view> texts;
    bool any_firm = false;
    for (const BodyName& name : names_) texts.push_back(name.full);
    const SortedNames sorted(texts);
    for (std::uint32_t i = 0; i < names_.size(); ++i) {
      Organization& body = Body(i);
      LocateBody(reduced, reduced.words->bodies, frame, drafts_.Get(names_[i].id).from, body);
      const std::uint32_t first = sorted.First(names_[i].full);
      body.same_as = first == i ? LongerName(sorted, i) : names_[first].id;
      any_firm |= body.kind.empty();
    }
    if (any_firm) FindLegalForms();
  }

 private:
  [[nodiscard]] Organization& Body(std::uint32_t i) const { return *drafts_.Get(names_[i].id).As<Organization>(); }

  // The body named before that a name in short means: the only one of that name with a place behind it.
  [[nodiscard]] FactId LongerName(const SortedNames& sorted, std::uint32_t of) const {
    FactId found = 0;
    sorted.ForEachLonger(names_[of].full, [&](std::uint32_t i) {
      const Organization& body = Body(i);
      if (i > of || body.kind != Body(of).kind || body.province.empty()) return true;
      const bool only = found == 0;
      found = !only ? 0 : body.same_as == 0 ? names_[i].id : body.same_as;
      return only;  // two of them: which is meant is not known
    });
    return found;
  }

  // A firm named without its legal form (`Sao Việt Group`): the only body whose name ends so, before it or behind.
  void FindLegalForms() {
    std::vector<std::string> backwards;
    for (const BodyName& name : names_) backwards.emplace_back(name.full.rbegin(), name.full.rend());
    const std::vector<std::string_view> texts(backwards.begin(), backwards.end());
    const SortedNames sorted(texts);
    for (std::uint32_t of = 0; of < names_.size(); ++of) {
      Organization& firm = Body(of);
      if (!firm.kind.empty()) continue;
      const BodyName* full = nullptr;
      sorted.ForEachLonger(texts[of], [&](std::uint32_t i) {
        if (Body(i).kind.empty()) return true;
        const bool only = full == nullptr;
        full = only ? &names_[i] : nullptr;
        return only;
      });
      if (full == nullptr) continue;
      firm.kind = drafts_.Get(full->id).As<Organization>()->kind;
      if (full->id < names_[of].id) firm.same_as = full->id;
    }
  }

  const std::vector<BodyName>& names_;
  Drafts& drafts_;
};

}  // namespace

void ResolveBodies(const ReducedDocument& reduced, const Frame& frame, const std::vector<BodyName>& names,
                   Drafts& drafts) {
  Resolver(names, drafts).Run(reduced, frame);
}

}  // namespace vanban::extract
