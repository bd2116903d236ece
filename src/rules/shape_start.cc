// Reads the first bytes of a shape's matches off its expression, so that shapes are tried only where one can begin.
// RE2 tells no such set (PossibleMatchRange gives a range, which for `[A-ZĐ]` holds every lower-case letter).
// Door: ShapeStart.
#include "rules/shape_start.h"

#include <algorithm>
#include <cstddef>

namespace vanban::rules {
namespace {

struct Start {
  std::bitset<256> bytes;
  bool nullable = true;
};

void AddRange(std::bitset<256>& bytes, unsigned char first, unsigned char last) {
  for (unsigned byte = first; byte <= last; ++byte) bytes.set(byte);
}

class StartReader {
 public:
  explicit StartReader(std::string_view shape) : shape_(shape) {}
  std::optional<Start> Read() {
    Start start = Choice();
    if (!understood_ || at_ != shape_.size()) return std::nullopt;
    return start;
  }

 private:
  [[nodiscard]] bool More() const { return understood_ && at_ < shape_.size(); }
  [[nodiscard]] bool At(char c) const { return More() && shape_[at_] == c; }

  Start Choice() {
    Start all = Sequence();
    while (At('|')) {
      ++at_;
      const Start one = Sequence();
      all.bytes |= one.bytes;
      all.nullable = all.nullable || one.nullable;
    }
    return all;
  }

  Start Sequence() {
    Start all;
    while (More() && !At('|') && !At(')')) {
      const Start one = Repeated();
      if (!all.nullable) continue;
      all.bytes |= one.bytes;
      all.nullable = one.nullable;
    }
    return all;
  }

  Start Repeated() {
    Start one = Primary();
    while (At('?') || At('*') || At('+') || At('{')) {
      if (At('?') || At('*') || shape_.substr(at_).starts_with("{0")) one.nullable = true;
      if (At('{')) at_ = std::min(shape_.find('}', at_), shape_.size() - 1);
      ++at_;
    }
    return one;
  }

  Start Primary() {
    Start one;
    one.nullable = false;
    const char c = shape_[at_];
    if (c == '(') {
      at_ += shape_.substr(at_).starts_with("(?:") ? 3 : 1;
      if (At('?')) understood_ = false;
      one = Choice();
      if (!At(')')) understood_ = false;
      ++at_;
    } else if (c == '[') {
      Class(one.bytes);
    } else if (c == '\\') {
      Escape(one.bytes);
    } else if (c == '^' || c == '$') {
      ++at_;
      one.nullable = true;
    } else {
      if (c == '.') one.bytes.set();
      one.bytes.set(Lead());
    }
    return one;
  }

  // The first byte of the character here, which is passed.
  unsigned char Lead() {
    const auto lead = static_cast<unsigned char>(shape_[at_++]);
    while (at_ < shape_.size() && (static_cast<unsigned char>(shape_[at_]) & 0xC0U) == 0x80U) ++at_;
    return lead;
  }

  void Escape(std::bitset<256>& bytes) {
    ++at_;
    if (at_ >= shape_.size()) {
      understood_ = false;
      return;
    }
    const char c = shape_[at_];
    if (c == 'd') {
      ++at_;
      AddRange(bytes, '0', '9');
    } else if (c == 'p') {  // \pL, \p{Lu}: any letter, to be on the safe side
      at_ = shape_.substr(at_).starts_with("p{") ? std::min(shape_.find('}', at_), shape_.size() - 1) + 1 : at_ + 2;
      AddRange(bytes, 'A', 'Z');
      AddRange(bytes, 'a', 'z');
      AddRange(bytes, 0xC2, 0xF4);
    } else if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9')) {
      understood_ = false;
    } else {
      bytes.set(Lead());
    }
  }

  void Class(std::bitset<256>& bytes) {
    ++at_;
    const bool negated = At('^');
    if (negated) ++at_;
    bool first = true;
    while (More() && (first || !At(']'))) {
      first = false;
      if (At('[')) understood_ = false;  // [[:alpha:]]
      if (At('\\')) {
        Escape(bytes);
        continue;
      }
      const unsigned char begin = Lead();
      bytes.set(begin);
      if (At('-') && at_ + 1 < shape_.size() && shape_[at_ + 1] != ']') {
        ++at_;
        if (At('\\')) ++at_;
        if (More()) AddRange(bytes, begin, Lead());
      }
    }
    ++at_;
    if (negated) bytes.set();
  }

  std::string_view shape_;
  std::size_t at_ = 0;
  bool understood_ = true;
};

}  // namespace

std::optional<std::bitset<256>> ShapeStart(std::string_view shape) {
  const std::optional<Start> start = StartReader(shape).Read();
  if (!start) return std::nullopt;
  return start->bytes;
}

}  // namespace vanban::rules
