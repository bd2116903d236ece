// Links the names of one body: forms written out or in short, with and without the place. Door: ResolveBodies.
#include "extract/resolve_bodies.h"

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "extract/body_names.h"

namespace vanban::extract {
namespace {

// A body's name as this document writes it for the first time.
struct Name {
  FactId id = 0;
  std::string full;  // written out, folded
};

// Whether `full` is `part` and something behind it.
bool SaysMore(std::string_view full, std::string_view part) {
  return full.size() > part.size() && full.starts_with(part) && full[part.size()] == ' ';
}

// The body named before that a name in short means: the only one of that name with a place behind it.
FactId LongerName(const std::vector<Name>& names, const Name& of, const Drafts& drafts) {
  FactId found = 0;
  for (const Name& name : names) {
    const auto* body = drafts.Get(name.id).As<Organization>();
    if (body->kind != drafts.Get(of.id).As<Organization>()->kind || body->province.empty()) continue;
    if (!SaysMore(name.full, of.full)) continue;
    if (found != 0) return 0;  // two of them: which is meant is not known
    found = body->same_as == 0 ? name.id : body->same_as;
  }
  return found;
}

// A firm named without its legal form (`Sao Việt Group`): the only body whose name ends so, before it or behind.
FactId WithLegalForm(const std::vector<Name>& names, const Name& of, const Drafts& drafts) {
  FactId found = 0;
  for (const Name& name : names) {
    if (name.id == of.id || drafts.Get(name.id).As<Organization>()->kind.empty()) continue;
    if (!name.full.ends_with(of.full) || name.full.size() <= of.full.size() ||
        name.full[name.full.size() - of.full.size() - 1] != ' ') {
      continue;
    }
    if (found != 0) return 0;
    found = name.id;
  }
  return found;
}

}  // namespace

void ResolveBodies(const ReducedDocument& reduced, const Frame& frame, Drafts& drafts) {
  const BodyWords& words = reduced.words->bodies;
  std::unordered_map<std::string, FactId> first;  // by the name written out
  std::vector<Name> names;
  for (Draft& draft : drafts.facts) {
    auto* body = draft.As<Organization>();
    if (body == nullptr || draft.dropped || !draft.from) continue;
    LocateBody(reduced, words, frame, draft.from, *body);
    Name name{draft.id, WrittenOut(reduced, words, draft.from)};
    const auto [at, is_first] = first.try_emplace(name.full, draft.id);
    body->same_as = is_first ? LongerName(names, name, drafts) : at->second;
    names.push_back(std::move(name));
  }
  for (const Name& name : names) {
    auto* body = drafts.Get(name.id).As<Organization>();
    if (!body->kind.empty()) continue;
    const FactId full = WithLegalForm(names, name, drafts);
    if (full == 0) continue;
    body->kind = drafts.Get(full).As<Organization>()->kind;
    if (full < name.id) body->same_as = full;
  }
}

}  // namespace vanban::extract
