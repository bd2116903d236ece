// Reads the atoms of a body's name: what each stands for, and which of them say where it sits. Doors: WrittenWords,
// WriteOutBodies, LocateBody.
#include "extract/body_names.h"

#include <string_view>
#include <vector>

#include "extract/folded_texts.h"
#include "text/fold.h"

namespace vanban::extract {
namespace {

constexpr std::string_view kCentral = "central";
constexpr std::string_view kProvince = "province";
constexpr std::string_view kDistrict = "district";
constexpr std::string_view kCommune = "commune";
constexpr std::string_view kByPlace = "place";  // in lexicons: the place in the name says it

// What a name says about its place.
struct Seat {
  std::string_view province;
  std::string_view level;  // "province", "district", "commune"; empty: the name says nothing
  std::string_view place;  // of district and commune, folded
  int elements = 0;        // heads in the name: more than one make a chain of bodies
};

class SeatReader {
 public:
  SeatReader(const ReducedDocument& reduced, const BodyWords& words) : reduced_(reduced), words_(words) {}

  void Read(NodeRef at, Seat& seat) const {
    const std::string_view text = reduced_.text(reduced_.node(at).span);
    if (reduced_.IsPhrase(at)) {
      if (reduced_.Is(at, reduced_.words->place)) seat.place = reduced_.folded->Fold(CleanValue(text));
      for (const rules::NodeId child : reduced_.children(at)) Read({at.row, child}, seat);
    } else if (reduced_.Is(at, words_.district)) {
      seat.level = kDistrict;
      seat.province = Canonical(text, words_.district_of);
    } else if (reduced_.Is(at, words_.head) || reduced_.Is(at, words_.body_of) || reduced_.Is(at, words_.body)) {
      ++seat.elements;
    } else if (reduced_.Is(at, reduced_.words->province)) {
      seat.province = Canonical(text, reduced_.words->province);
      if (seat.level.empty()) seat.level = kProvince;
    } else if (reduced_.Is(at, words_.admin_level)) {
      seat.level = Canonical(text, words_.admin_level);
    }
  }

 private:
  [[nodiscard]] std::string_view Canonical(std::string_view text, rules::KindId kind) const {
    return reduced_.written->Canonical(text, kind);
  }

  const ReducedDocument& reduced_;
  const BodyWords& words_;
};

void AppendWrittenOut(const ReducedDocument& reduced, NodeRef at, std::string& out) {
  if (reduced.IsPhrase(at)) {
    for (const rules::NodeId child : reduced.children(at)) AppendWrittenOut(reduced, {at.row, child}, out);
    return;
  }
  if (!out.empty()) out.push_back(' ');
  out += reduced.written->Of(reduced.text(reduced.node(at).span));
}

}  // namespace

const std::string& WrittenWords::Of(std::string_view word) {
  return written_.Get(word, [&] {
    const std::string text = CleanValue(word);
    const std::string_view full = rules::Canonical(rules_, text, words_.short_form);
    return text::Fold(full.empty() ? std::string_view(text) : full);
  });
}

std::string_view WrittenWords::Canonical(std::string_view text, rules::KindId kind) {
  const std::uint32_t phrase = phrases_.Get(text, [&] { return rules::FindPhrase(rules_, text); });
  return rules::Canonical(rules_, phrase, kind);
}

std::vector<BodyName> WriteOutBodies(const ReducedDocument& reduced, const Drafts& drafts) {
  std::vector<BodyName> names;
  names.reserve(drafts.facts.size());
  for (const Draft& draft : drafts.facts) {
    if (draft.dropped || draft.As<Organization>() == nullptr || !draft.from) continue;
    AppendWrittenOut(reduced, draft.from, names.emplace_back().full);
    names.back().id = draft.id;
  }
  return names;
}

void LocateBody(const ReducedDocument& reduced, const BodyWords& words, const Frame& frame, NodeRef body,
                Organization& organization) {
  WrittenWords& written = *reduced.written;
  if (!organization.field.empty()) {
    const std::string_view full = written.Canonical(organization.field, words.short_form);
    if (!full.empty()) organization.field = full;
  }
  Seat seat;
  SeatReader(reduced, words).Read(body, seat);
  std::string_view level = written.Canonical(organization.name, words.seat);
  if (level.empty()) level = written.Canonical(organization.kind, words.seat);
  if (level == kCentral && seat.level.empty()) {
    organization.level = level;
    return;
  }
  // The frame tells the province only of what is known to be of one: `Sở Y tế`, `UBND tỉnh`, not `Cục Thuế`.
  organization.province = seat.province;
  if (seat.province.empty() && (!level.empty() || !seat.level.empty())) organization.province = frame.province;
  if (level.empty() || level == kCentral || seat.elements != 1) return;
  if (level == kByPlace) level = seat.level;
  const bool local = level == kDistrict || level == kCommune;
  if (local && seat.place.empty()) return;
  organization.level = level;
  if (local) organization.place = seat.place;
}

}  // namespace vanban::extract
