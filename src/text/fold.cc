// Folds letters by one table, syllables by two rules (tone place, i/y). The doors are Fold and FoldToneless.
#include "text/fold.h"

#include <unicode/bytestream.h>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstring>

#include "text/char_class.h"
#include "text/utf8.h"

namespace vanban::text {
namespace {

// Latin letters with all of Vietnamese: two tables of code points, U+0000 and U+1E00 onwards.
constexpr char32_t kLowEnd = 0x0300;
constexpr char32_t kHighBegin = 0x1E00;
constexpr char32_t kHighEnd = 0x1F00;

enum class Tone : std::uint8_t { kNone, kGrave, kAcute, kTilde, kHook, kDot };
constexpr std::array<char32_t, 6> kToneMarks = {0, 0x0300, 0x0301, 0x0303, 0x0309, 0x0323};

// A character as UTF-8, written with one copy of four bytes.
struct Utf8 {
  std::array<char, 4> bytes{};
  std::uint8_t size = 0;
};

Utf8 Encode(char32_t c) {
  std::string text;
  AppendChar(c, text);
  Utf8 out;
  out.size = static_cast<std::uint8_t>(text.size());
  std::copy(text.begin(), text.end(), out.bytes.begin());
  return out;
}

enum class Sound : std::uint8_t { kNone, kConsonant, kVowel };  // kNone: no letter

struct alignas(16) Letter {
  Utf8 folded;  // in lower case
  Utf8 base;    // without any mark: what the toneless form has
  Sound sound = Sound::kNone;
  Tone tone = Tone::kNone;
  char plain = 0;        // the vowel without its tone, where that is one of a e i o u y; `q` of Q
  bool by_word = false;  // its folded form may depend on the letters around it, or theirs on it
};

class Letters {
 public:
  static const Letters& Get() {
    static const Letters letters;
    return letters;
  }
  // nullptr: a character outside the tables.
  [[nodiscard]] const Letter* Find(char32_t c) const {
    if (c < kLowEnd) return &low_[c];
    if (c >= kHighBegin && c < kHighEnd) return &high_[c - kHighBegin];
    return nullptr;
  }
  // What the character adds to the print of its word; 0: it is part of none.
  [[nodiscard]] std::uint32_t PrintOf(char32_t c) const {
    if (c < kLowEnd) return low_prints_[c];
    if (c >= kHighBegin && c < kHighEnd) return high_prints_[c - kHighBegin];
    return MakePrint(c);
  }
  // One of the plain vowels a e i o u y with a tone.
  [[nodiscard]] const Utf8& WithTone(char vowel, Tone tone) const {
    return with_tone_[static_cast<unsigned char>(vowel) & 0x1FU][static_cast<std::size_t>(tone)];
  }

 private:
  static constexpr std::string_view kPlainVowels = "aeiouy";

  Letters() {
    for (char32_t c = 0; c < kLowEnd; ++c) {
      low_[c] = Make(c);
      low_prints_[c] = MakePrint(c);
    }
    for (char32_t c = kHighBegin; c < kHighEnd; ++c) {
      high_[c - kHighBegin] = Make(c);
      high_prints_[c - kHighBegin] = MakePrint(c);
    }
    UErrorCode status = U_ZERO_ERROR;
    const icu::Normalizer2* nfc = icu::Normalizer2::getNFCInstance(status);
    for (const char vowel : kPlainVowels) {
      auto& row = with_tone_[static_cast<unsigned char>(vowel) & 0x1FU];
      row[0] = Encode(static_cast<char32_t>(vowel));
      for (std::size_t tone = 1; tone < kToneMarks.size(); ++tone) {
        row[tone] = Encode(static_cast<char32_t>(nfc->composePair(vowel, static_cast<UChar32>(kToneMarks[tone]))));
      }
    }
  }

  static Letter Make(char32_t c) {
    constexpr char32_t kStrokedD = 0x0111;  // has no decomposition
    const auto folded = static_cast<char32_t>(u_foldCase(static_cast<UChar32>(c), U_FOLD_CASE_DEFAULT));
    UErrorCode status = U_ZERO_ERROR;
    const icu::Normalizer2* nfc = icu::Normalizer2::getNFCInstance(status);
    icu::UnicodeString parts;  // the letter and, from the inside out, its marks; the tone is one of them
    if (nfc->getDecomposition(static_cast<UChar32>(folded), parts) == 0) parts = static_cast<UChar32>(folded);
    const auto base = folded == kStrokedD ? U'd' : static_cast<char32_t>(parts.char32At(0));

    Letter out;
    out.folded = Encode(folded);
    out.base = Encode(base);
    if (u_isalpha(static_cast<UChar32>(c)) == 0) return out;
    out.sound = Sound::kConsonant;
    if (base == U'q') out.plain = 'q';
    if (base >= 0x80 || kPlainVowels.find(static_cast<char>(base)) == std::string_view::npos) return out;
    out.sound = Sound::kVowel;
    bool other_mark = false;
    for (int32_t i = 1; i < parts.length(); i = parts.moveIndex32(i, 1)) {
      const auto mark = std::find(kToneMarks.begin(), kToneMarks.end(), static_cast<char32_t>(parts.char32At(i)));
      if (mark == kToneMarks.end()) {
        other_mark = true;
      } else {
        out.tone = static_cast<Tone>(mark - kToneMarks.begin());
      }
    }
    if (!other_mark) out.plain = static_cast<char>(base);
    const bool tone_may_move = (out.plain == 'o' || out.plain == 'u') && out.tone != Tone::kNone;
    out.by_word = out.plain == 'y' || tone_may_move;
    return out;
  }

  // The sum of the prints of the letter and its marks, each by itself: so a tone counts wherever it stands.
  static std::uint32_t MakePrint(char32_t c) {
    const auto folded = u_foldCase(static_cast<UChar32>(c), U_FOLD_CASE_DEFAULT);
    if (!IsWord(CharClasses::Get()(static_cast<char32_t>(folded)))) return 0;
    UErrorCode status = U_ZERO_ERROR;
    icu::UnicodeString parts;
    if (icu::Normalizer2::getNFCInstance(status)->getDecomposition(folded, parts) == 0) parts = folded;
    std::uint32_t sum = 0;
    for (int32_t i = 0; i < parts.length(); i = parts.moveIndex32(i, 1)) {
      auto print = static_cast<std::uint32_t>(parts.char32At(i));
      if (print == U'y') print = U'i';
      print = (print ^ print >> 16U) * 0x85EBCA6BU;  // as hashes of numbers do, to set many bits
      print = (print ^ print >> 13U) * 0xC2B2AE35U;
      sum += print ^ print >> 16U;
    }
    return sum == 0 ? 1 : sum;
  }

  std::array<Letter, kLowEnd> low_;
  std::array<Letter, kHighEnd - kHighBegin> high_;
  std::array<std::uint32_t, kLowEnd> low_prints_;
  std::array<std::uint32_t, kHighEnd - kHighBegin> high_prints_;
  std::array<std::array<Utf8, 6>, 32> with_tone_{};
};

// Writes folded characters, and looks back over the word that it is in.
class Folder {
 public:
  // REQUIRES: `out` has room for half as much again as is read, and four bytes
  Folder(char* out, bool toneless) : out_(out), toneless_(toneless) {}

  // Behind the last character written.
  [[nodiscard]] char* out() const { return out_; }

  void Put(char32_t c) {
    const Letter* letter = letters_.Find(c);
    if (letter == nullptr) {
      PutForeign(c);
    } else if (letter->sound == Sound::kNone) {
      EndWord();
      Write(letter->folded);
    } else if (letter->sound == Sound::kConsonant) {
      y_ = nullptr;
      previous_ = 0;
      if (onset_ != Onset::kOther) onset_ = letter->plain == 'q' ? Onset::kQ : Onset::kConsonants;
      Write(toneless_ ? letter->base : letter->folded);
    } else {
      PutVowel(*letter);
    }
  }

  // Behind the last letter of a word.
  void EndWord() {
    if (y_ != nullptr) {
      out_ = y_;
      WriteVowel('i', previous_tone_);
    }
    onset_ = Onset::kEmpty;
    previous_ = 0;
    y_ = nullptr;
  }

 private:
  // What stands before the rime in this word.
  enum class Onset : std::uint8_t { kEmpty, kConsonants, kQ, kOther };

  void PutVowel(const Letter& letter) {
    y_ = nullptr;  // a letter behind it: y is not the whole rime
    Tone tone = letter.tone;
    // `hòa`: the tone moves on to the second vowel.
    const bool moves = tone == Tone::kNone && previous_tone_ != Tone::kNone &&
                       ((previous_ == 'o' && (letter.plain == 'a' || letter.plain == 'e')) ||
                        (previous_ == 'u' && letter.plain == 'y'));
    if (moves) {
      tone = previous_tone_;
      out_ = previous_at_;
      WriteVowel(previous_, Tone::kNone);
    }
    if (letter.plain == 'y' && onset_ == Onset::kConsonants) y_ = out_;
    onset_ = onset_ == Onset::kQ && letter.plain == 'u' ? Onset::kConsonants : Onset::kOther;
    previous_ = letter.plain;
    previous_tone_ = tone;
    previous_at_ = out_;
    if (toneless_) {
      Write(letter.base);
    } else if (moves) {
      WriteVowel(letter.plain, tone);
    } else {
      Write(letter.folded);
    }
  }

  void PutForeign(char32_t c) {
    const auto folded = static_cast<char32_t>(u_foldCase(static_cast<UChar32>(c), U_FOLD_CASE_DEFAULT));
    if (IsWord(classes_(folded))) {
      y_ = nullptr;
      previous_ = 0;
      onset_ = Onset::kOther;
    } else {
      EndWord();
    }
    Write(Encode(folded));
  }

  void WriteVowel(char vowel, Tone tone) { Write(letters_.WithTone(vowel, toneless_ ? Tone::kNone : tone)); }
  void Write(const Utf8& c) {
    std::memcpy(out_, c.bytes.data(), c.bytes.size());
    out_ += c.size;
  }

  const Letters& letters_ = Letters::Get();
  const CharClasses& classes_ = CharClasses::Get();
  char* out_;
  bool toneless_;
  Onset onset_ = Onset::kEmpty;
  char previous_ = 0;  // the vowel before, without its tone
  Tone previous_tone_ = Tone::kNone;
  char* previous_at_ = nullptr;
  char* y_ = nullptr;  // an y that may be the whole rime
};

bool HasCombiningMark(std::string_view text) {
  unsigned char found = 0;
  for (const char c : text) found |= static_cast<unsigned char>((static_cast<unsigned char>(c) & 0xFEU) == 0xCC);
  return found != 0;
}

// Folds the word that begins at `at`, with what is behind it up to the next one; returns where it stopped reading.
std::size_t FoldWord(std::string_view text, std::size_t at, bool toneless, char*& out) {
  const Letters& letters = Letters::Get();
  Folder folder(out, toneless);
  bool in_word = true;
  while (at < text.size() && in_word) {
    const char32_t c = NextChar(text, at);
    const Letter* letter = letters.Find(c);
    in_word = letter == nullptr || letter->sound != Sound::kNone;
    folder.Put(c);
  }
  folder.EndWord();
  out = folder.out();
  return at;
}

// Letter by letter, as far as letters alone decide; a word with one that looks around itself is folded as a word.
// Folding makes no character longer than by half: FoldedRoom.
std::size_t FoldAll(std::string_view text, bool toneless, char* out) {
  const Letters& letters = Letters::Get();
  char* to = out;
  std::size_t word = 0;  // where it begins
  char* folded_word = to;
  for (std::size_t at = 0; at < text.size();) {
    const Letter* letter = letters.Find(NextChar(text, at));
    if (letter == nullptr || letter->by_word) {
      to = folded_word;
      at = FoldWord(text, word, toneless, to);
    } else {
      const Utf8& form = toneless ? letter->base : letter->folded;
      std::memcpy(to, form.bytes.data(), form.bytes.size());
      to += form.size;
      if (letter->sound != Sound::kNone) continue;
    }
    word = at;
    folded_word = to;
  }
  return static_cast<std::size_t>(to - out);
}

void AppendFolded(std::string_view text, bool toneless, std::string& out) {
  std::string composed;
  if (HasCombiningMark(text)) {
    UErrorCode status = U_ZERO_ERROR;
    icu::StringByteSink<std::string> sink(&composed);
    icu::Normalizer2::getNFCInstance(status)->normalizeUTF8(0, text, sink, nullptr, status);
    if (U_SUCCESS(status)) text = composed;
  }
  const std::size_t begin = out.size();
  out.resize(begin + FoldedRoom(text.size()));
  out.resize(begin + FoldAll(text, toneless, out.data() + begin));
}

}  // namespace

void AppendFold(std::string_view text, std::string& out) { AppendFolded(text, false, out); }

std::string Fold(std::string_view text) {
  std::string out;
  AppendFold(text, out);
  return out;
}

std::size_t FoldInto(std::string_view text, char* out) { return FoldAll(text, false, out); }

PrintedWord ReadWord(std::string_view text, std::size_t begin) {
  const Letters& letters = Letters::Get();
  PrintedWord word{.end = begin, .print = 0};
  for (std::size_t at = begin; at < text.size(); word.end = at) {
    const char32_t c = NextChar(text, at);
    const std::uint32_t print = letters.PrintOf(c);
    if (print == 0) break;
    word.print += print;
  }
  return word;
}

void AppendFoldToneless(std::string_view text, std::string& out) { AppendFolded(text, true, out); }

std::string FoldToneless(std::string_view text) {
  std::string out;
  AppendFoldToneless(text, out);
  return out;
}

}  // namespace vanban::text
