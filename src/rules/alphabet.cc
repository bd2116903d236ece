// Gives out the codes of rows and writes sets of them as classes of RE2. Door: Alphabet.
#include "rules/alphabet.h"

#include <algorithm>
#include <charconv>
#include <tuple>

#include "text/utf8.h"

namespace vanban::rules {
namespace {

// Characters of two bytes: U+0100 to U+07FF. More codes than that take three bytes each, from U+1000 to the surrogates.
constexpr std::size_t kShortCodes = 0x800 - 0x100;
constexpr std::size_t kLongCodes = 0xD800 - 0x1000;

// Where a set was not needed with a look: the looks to try instead, nearest first.
constexpr std::array<Look, kLookCount> kNearest = {Look::kCapital, Look::kInitial, Look::kUpper, Look::kLower,
                                                   Look::kNone};

void AppendCodePoint(char32_t c, std::string& out) {
  std::array<char, 8> digits;
  const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), std::uint32_t{c}, 16).ptr;
  out += "\\x{";
  out.append(digits.data(), end);
  out += '}';
}

}  // namespace

SetId Alphabet::AddSet(const KindSet& kinds) {
  const auto [at, added] = ids_.try_emplace(kinds, static_cast<SetId>(sets_.size()));
  if (added) sets_.push_back({kinds, 0});
  return at->second;
}

bool Alphabet::Freeze(const std::array<KindId, kLookCount - 1>& looks) {
  if (sets_.size() > kLongCodes) return false;
  std::vector<std::pair<Look, SetId>> order;
  for (const auto& [kinds, set] : ids_) {  // sorted by kinds
    for (std::size_t look = 0; look < kLookCount; ++look) {
      if ((sets_[set].needed >> look & 1U) != 0) order.emplace_back(static_cast<Look>(look), set);
    }
  }
  std::stable_sort(order.begin(), order.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
  if (order.size() > kLongCodes) return false;
  width_ = order.size() <= kShortCodes ? 2 : 3;
  codes_.assign(sets_.size() * kLookCount, 0);
  for (const auto& [look, set] : order) {
    codes_[set * kLookCount + static_cast<std::size_t>(look)] = static_cast<std::uint16_t>(kinds_.size());
    KindSet kinds = sets_[set].kinds;
    if (look != Look::kNone) AddKind(kinds, looks[static_cast<std::size_t>(look)]);
    text::AppendChar(CodePoint(kinds_.size()), bytes_);
    if (!kinds.empty()) kind_words_ = std::max<std::size_t>(kind_words_, kinds.back() / 64U + 1U);
    kinds_.push_back(std::move(kinds));
  }
  kind_bits_.assign(kinds_.size() * kind_words_, 0);
  for (std::size_t code = 0; code < kinds_.size(); ++code) {
    for (const KindId kind : kinds_[code]) {
      kind_bits_[code * kind_words_ + kind / 64U] |= std::uint64_t{1} << (kind % 64U);
    }
  }
  for (std::size_t set = 0; set < sets_.size(); ++set) {
    const auto has = [&](Look look) { return (sets_[set].needed >> static_cast<unsigned>(look) & 1U) != 0; };
    const auto nearest = std::find_if(kNearest.begin(), kNearest.end(), has);
    if (nearest == kNearest.end()) continue;
    for (std::size_t look = 0; look < kLookCount; ++look) {
      if (has(static_cast<Look>(look))) continue;
      codes_[set * kLookCount + look] = codes_[set * kLookCount + static_cast<std::size_t>(*nearest)];
    }
  }
  return true;
}

std::vector<CodeSet> Alphabet::OfKinds(std::size_t kind_count) const {
  std::vector<CodeSet> of_kinds(kind_count, CodeSet(size()));
  for (std::size_t code = 0; code < size(); ++code) {
    for (const KindId kind : kinds_[code]) of_kinds[kind].Add(code);
  }
  return of_kinds;
}

CodeSet Alphabet::All() const {
  CodeSet codes(size());
  for (std::size_t code = 0; code < size(); ++code) codes.Add(code);
  return codes;
}

char32_t Alphabet::CodePoint(std::size_t code) const {
  return static_cast<char32_t>(code + (width_ == 2 ? 0x100 : 0x1000));
}

template <typename Use>
void Alphabet::ForRanges(const CodeSet& codes, Use use) const {
  constexpr std::size_t kNone = ~std::size_t{0};
  std::size_t begin = kNone;
  std::size_t end = kNone;
  codes.ForEach([&](std::size_t code) {
    if (begin != kNone && code == end + 1) {
      end = code;
      return;
    }
    if (begin != kNone) use(CodePoint(begin), CodePoint(end));
    begin = end = code;
  });
  if (begin != kNone) use(CodePoint(begin), CodePoint(end));
}

std::string Alphabet::Class(const CodeSet& codes) const {
  std::string written = "[";
  ForRanges(codes, [&](char32_t begin, char32_t end) {
    AppendCodePoint(begin, written);
    if (begin == end) return;
    written += '-';
    AppendCodePoint(end, written);
  });
  if (written.size() == 1) return "[^\\x00-\\x{10ffff}]";
  return written + "]";
}

std::size_t Alphabet::ClassCost(const CodeSet& codes) const {
  std::size_t cost = 0;
  ForRanges(codes, [&](char32_t begin, char32_t end) { cost += begin / 64 == end / 64 ? 3 : 6; });
  return cost;
}

}  // namespace vanban::rules
