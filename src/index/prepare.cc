// Prepare: all the work on a document that needs no database. The doors are PreparedDocument and ContentHash.
#include "index/prepare.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstdio>
#include <cstring>
#include <map>

#include "index/words.h"
#include "text/fold.h"

namespace vanban {
namespace index {
namespace {

// Byte offsets to character offsets, all at once: the offsets are sorted, the text is walked once.
class CharacterCounter {
 public:
  explicit CharacterCounter(std::string_view text) : text_(text) {}
  void Want(std::uint32_t byte, std::uint32_t* target) { wanted_.push_back({byte, target}); }
  void Want(SourceSpan bytes, CharSpan& chars) {
    Want(bytes.begin, &chars.begin);
    Want(bytes.end, &chars.end);
  }
  void Count() {
    std::sort(wanted_.begin(), wanted_.end(), [](const auto& a, const auto& b) { return a.byte < b.byte; });
    std::size_t at = 0;
    std::uint32_t characters = 0;
    for (const auto& [byte, target] : wanted_) {
      const std::size_t end = std::min<std::size_t>(byte, text_.size());
      characters += CountCharacters(text_.substr(at, end - at));
      at = end;
      *target = characters;
    }
  }

 private:
  struct Wanted {
    std::uint32_t byte;
    std::uint32_t* target;
  };
  std::string_view text_;
  std::vector<Wanted> wanted_;
};

// The organization fact of the same written name, following what it stands short for.
using NamesOfDocument = std::map<std::string, FactId>;

NamesOfDocument OrganizationsByName(const std::vector<Fact>& facts) {
  NamesOfDocument names;
  for (const Fact& fact : facts) {
    if (const auto* organization = std::get_if<Organization>(&fact.value)) {
      names.emplace(text::Fold(organization->name), fact.id);
    }
  }
  return names;
}

void PrepareFact(const Fact& fact, const std::vector<Fact>& facts, const NamesOfDocument& names, PreparedFact& out) {
  out.row = FoldFact(fact, facts);
  if (const auto* official = std::get_if<Official>(&fact.value)) {
    out.key = text::Fold(official->name);
    for (const Position& position : official->positions) {
      const auto found = position.organization.empty() ? names.end() : names.find(text::Fold(position.organization));
      out.organization_names.push_back(found == names.end() ? 0 : found->second);
    }
  } else if (const auto* citation = std::get_if<Citation>(&fact.value)) {
    out.key = NumberToken(text::Fold(citation->number));
    out.days = DaysOf(citation->date);
  } else if (const auto* indicator = std::get_if<Indicator>(&fact.value)) {
    out.days = DaysOf(indicator->period);
  } else if (const auto* date = std::get_if<DateExpression>(&fact.value)) {
    out.days = DaysOf(date->value);
  }
}

const std::vector<SourceSpan>* Mentions(const Fact& fact) {
  if (const auto* official = std::get_if<Official>(&fact.value)) return &official->mentions;
  if (const auto* citation = std::get_if<Citation>(&fact.value)) return &citation->mentions;
  if (const auto* organization = std::get_if<Organization>(&fact.value)) return &organization->mentions;
  return nullptr;
}

std::uint32_t SentenceOf(const std::vector<PreparedSentence>& sentences, std::uint32_t byte) {
  const auto after = std::upper_bound(sentences.begin(), sentences.end(), byte,
                                      [](std::uint32_t at, const PreparedSentence& s) { return at < s.bytes.begin; });
  if (after == sentences.begin()) return kNoSentence;
  return static_cast<std::uint32_t>(after - sentences.begin() - 1);
}

}  // namespace
}  // namespace index

PreparedDocument::PreparedDocument(const Document& document, Extraction extraction, DocumentOrigin origin) {
  using namespace index;
  if (document.sentences().size() >= kIdStep || (!extraction.facts.empty() && extraction.facts.back().id >= kIdStep)) {
    throw Error(Fault{
        .file = extraction.doc.id, .message = "has more than a million sentences or facts", .advice = "split it"});
  }
  auto parts = std::make_unique<Parts>();
  parts->text = std::string(document.source());
  parts->extraction = std::move(extraction);
  parts->origin = std::move(origin);
  parts->days = DaysOf(parts->extraction.doc.date);
  parts->row = FoldDocument(parts->extraction.doc);
  for (const Sentence& sentence : document.sentences()) {
    PreparedSentence& prepared = parts->sentences.emplace_back();
    prepared.bytes = document.ToSource(sentence.span);
    prepared.zone = ZoneName(sentence.zone);
    prepared.kind = SentenceKindName(sentence.kind);
    prepared.row = FoldSentence(document.SourceText(prepared.bytes));
  }
  const std::vector<Fact>& facts = parts->extraction.facts;
  const NamesOfDocument names = OrganizationsByName(facts);
  std::vector<SourceSpan> spans;
  for (const PreparedSentence& sentence : parts->sentences) spans.push_back(sentence.bytes);
  const std::vector<Surroundings> around = FindSurroundings(parts->text, facts, spans);
  parts->facts.resize(facts.size());
  CharacterCounter counter(parts->text);
  for (PreparedSentence& sentence : parts->sentences) counter.Want(sentence.bytes, sentence.chars);
  for (std::size_t i = 0; i < facts.size(); ++i) {
    PreparedFact& prepared = parts->facts[i];
    PrepareFact(facts[i], facts, names, prepared);
    prepared.around = around[i];
    prepared.sentence = SentenceOf(parts->sentences, facts[i].span.begin);
    counter.Want(facts[i].span, prepared.chars);
    if (const auto* mentions = Mentions(facts[i])) {
      prepared.mentions.resize(mentions->size());
      for (std::size_t m = 0; m < mentions->size(); ++m) counter.Want((*mentions)[m], prepared.mentions[m]);
    }
  }
  counter.Count();
  parts_ = std::move(parts);
}

PreparedDocument::PreparedDocument(PreparedDocument&&) noexcept = default;
PreparedDocument& PreparedDocument::operator=(PreparedDocument&&) noexcept = default;
PreparedDocument::~PreparedDocument() = default;

std::size_t PreparedDocument::text_bytes() const { return parts_->text.size(); }
std::string_view PreparedDocument::name() const { return parts_->extraction.doc.id; }

namespace {

std::uint64_t Mix(std::uint64_t value) {
  value ^= value >> 33U;
  value *= 0xFF51AFD7ED558CCDULL;
  value ^= value >> 33U;
  value *= 0xC4CEB9FE1A85EC53ULL;
  return value ^ (value >> 33U);
}

// Two lanes of multiply and rotate over eight bytes at a time, as in MurmurHash3: no secret is guarded here, equal
// documents are found.
struct Hasher {
  std::uint64_t a = 0x9AE16A3B2F90404FULL;
  std::uint64_t b = 0xC949D7C7509E6557ULL;

  void Add(std::string_view bytes) {
    AddWord(bytes.size());
    while (!bytes.empty()) {
      std::uint64_t word = 0;
      const std::size_t size = std::min<std::size_t>(8, bytes.size());
      std::memcpy(&word, bytes.data(), size);
      AddWord(word);
      bytes.remove_prefix(size);
    }
  }
  void AddWord(std::uint64_t word) {
    a = std::rotl(a ^ (word * 0x87C37B91114253D5ULL), 31) * 0x4CF5AD432745937FULL + b;
    b = std::rotl(b ^ (word * 0x52DCE729DA3ED6E7ULL), 29) * 0x38495AB5C2B2AE35ULL + a;
  }
};

}  // namespace

std::string ContentHash(std::string_view bytes, std::string_view id, std::string_view source, std::string_view title,
                        std::string_view published) {
  Hasher hasher;
  for (const std::string_view part : {bytes, id, source, title, published}) hasher.Add(part);
  std::array<char, 33> hex{};
  std::snprintf(hex.data(), hex.size(), "%016llx%016llx", static_cast<unsigned long long>(Mix(hasher.a ^ hasher.b)),
                static_cast<unsigned long long>(Mix(hasher.b + 0x9E3779B97F4A7C15ULL)));
  return hex.data();
}

}  // namespace vanban
