// Folds letters by one table, syllables by two rules (tone place, i/y). The doors are Fold and FoldToneless.
#include "text/fold.h"

#include <unicode/bytestream.h>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>

#include <array>
#include <cstdint>

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

struct Letter {
  char32_t folded = 0;  // in lower case
  char32_t vowel = 0;   // without its tone; 0: no vowel
  char32_t base = 0;    // without any mark: what the toneless form has
  Tone tone = Tone::kNone;
  bool letter = false;
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
  // One of the plain vowels a e o u y i with a tone.
  [[nodiscard]] char32_t WithTone(char32_t vowel, Tone tone) const {
    return with_tone_[vowel & 0x1FU][static_cast<std::size_t>(tone)];
  }

 private:
  Letters() {
    for (char32_t c = 0; c < kLowEnd; ++c) low_[c] = Make(c);
    for (char32_t c = kHighBegin; c < kHighEnd; ++c) high_[c - kHighBegin] = Make(c);
    UErrorCode status = U_ZERO_ERROR;
    const icu::Normalizer2* nfc = icu::Normalizer2::getNFCInstance(status);
    for (const char32_t vowel : {U'a', U'e', U'i', U'o', U'u', U'y'}) {
      auto& row = with_tone_[vowel & 0x1FU];
      row[0] = vowel;
      for (std::size_t tone = 1; tone < kToneMarks.size(); ++tone) {
        row[tone] = static_cast<char32_t>(
            nfc->composePair(static_cast<UChar32>(vowel), static_cast<UChar32>(kToneMarks[tone])));
      }
    }
  }

  static Letter Make(char32_t c) {
    Letter out;
    out.folded = static_cast<char32_t>(u_foldCase(static_cast<UChar32>(c), U_FOLD_CASE_DEFAULT));
    out.letter = u_isalpha(static_cast<UChar32>(c)) != 0;
    out.base = out.folded == 0x0111 ? U'd' : out.folded;
    // Takes the marks off from the outside; the tone is one of them.
    UErrorCode status = U_ZERO_ERROR;
    const icu::Normalizer2* nfc = icu::Normalizer2::getNFCInstance(status);
    icu::UnicodeString parts;
    if (nfc->getDecomposition(static_cast<UChar32>(out.folded), parts) == 0) parts = static_cast<UChar32>(out.folded);
    out.base = out.folded == 0x0111 ? U'd' : static_cast<char32_t>(parts.char32At(0));
    icu::UnicodeString rest;
    for (int32_t i = 0; i < parts.length(); i = parts.moveIndex32(i, 1)) {
      const auto part = static_cast<char32_t>(parts.char32At(i));
      Tone tone = Tone::kNone;
      for (std::size_t t = 1; t < kToneMarks.size(); ++t) {
        if (part == kToneMarks[t]) tone = static_cast<Tone>(t);
      }
      if (tone == Tone::kNone) {
        rest.append(static_cast<UChar32>(part));
      } else {
        out.tone = tone;
      }
    }
    const bool vowel = out.base == U'a' || out.base == U'e' || out.base == U'i' || out.base == U'o' ||
                       out.base == U'u' || out.base == U'y';
    if (vowel) out.vowel = static_cast<char32_t>(nfc->normalize(rest, status).char32At(0));
    return out;
  }

  std::array<Letter, kLowEnd> low_;
  std::array<Letter, kHighEnd - kHighBegin> high_;
  std::array<std::array<char32_t, 6>, 32> with_tone_{};
};

// Writes folded characters, and looks back over the syllable that it is in.
class Folder {
 public:
  Folder(std::string& out, bool toneless) : out_(out), toneless_(toneless) {}

  void Put(char32_t c) {
    const Letter* letter = letters_.Find(c);
    if (letter == nullptr) {
      const auto folded = static_cast<char32_t>(u_foldCase(static_cast<UChar32>(c), U_FOLD_CASE_DEFAULT));
      if (IsWord(classes_(folded))) {
        onset_ = Onset::kOther;
        Forget();
      } else {
        EndWord();
      }
      AppendChar(folded, out_);
    } else if (!letter->letter) {
      EndWord();
      out_.push_back(static_cast<char>(c));  // may be one of Latin-1's signs
      if (c >= 0x80) {
        out_.pop_back();
        AppendChar(c, out_);
      }
    } else {
      PutLetter(*letter);
    }
  }

  // Behind the last letter of a word.
  void EndWord() {
    if (y_at_ != kNowhere) {
      out_.resize(y_at_);
      Write(U'i', y_tone_);
    }
    onset_ = Onset::kEmpty;
    Forget();
  }

 private:
  static constexpr std::size_t kNowhere = static_cast<std::size_t>(-1);
  // What stands before the rime in this word.
  enum class Onset : std::uint8_t { kEmpty, kConsonants, kQ, kOther };

  void Forget() {
    previous_ = 0;
    y_at_ = kNowhere;
  }

  void PutLetter(const Letter& letter) {
    y_at_ = kNowhere;  // a letter behind it: y is not the whole rime
    if (letter.vowel == 0) {
      onset_ = onset_ == Onset::kOther ? Onset::kOther : letter.base == U'q' ? Onset::kQ : Onset::kConsonants;
      previous_ = 0;
      AppendChar(toneless_ ? letter.base : letter.folded, out_);
      return;
    }
    const bool moves_here = letter.tone == Tone::kNone && previous_tone_ != Tone::kNone &&
                            ((previous_ == U'o' && (letter.vowel == U'a' || letter.vowel == U'e')) ||
                             (previous_ == U'u' && letter.vowel == U'y'));
    Tone tone = letter.tone;
    if (moves_here) {
      out_.resize(previous_at_);
      Write(previous_, Tone::kNone);
      tone = previous_tone_;
    }
    if (letter.vowel == U'y' && (onset_ == Onset::kConsonants)) {
      y_at_ = out_.size();
      y_tone_ = tone;
    }
    onset_ = onset_ == Onset::kQ && letter.vowel == U'u' ? Onset::kConsonants : Onset::kOther;
    previous_ = letter.vowel;
    previous_tone_ = tone;
    previous_at_ = out_.size();
    if (toneless_) {
      AppendChar(letter.base, out_);
    } else if (letter.tone == tone) {
      AppendChar(letter.folded, out_);
    } else {
      Write(letter.vowel, tone);
    }
  }

  void Write(char32_t vowel, Tone tone) { AppendChar(toneless_ ? vowel : letters_.WithTone(vowel, tone), out_); }

  const Letters& letters_ = Letters::Get();
  const CharClasses& classes_ = CharClasses::Get();
  std::string& out_;
  bool toneless_;
  Onset onset_ = Onset::kEmpty;
  char32_t previous_ = 0;  // the vowel before, without its tone
  Tone previous_tone_ = Tone::kNone;
  std::size_t previous_at_ = 0;  // where it stands in out_
  std::size_t y_at_ = kNowhere;  // an y that may be the whole rime
  Tone y_tone_ = Tone::kNone;
};

bool HasCombiningMark(std::string_view text) {
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte == 0xCC || byte == 0xCD) return true;
  }
  return false;
}

void AppendFolded(std::string_view text, bool toneless, std::string& out) {
  std::string composed;
  if (HasCombiningMark(text)) {
    UErrorCode status = U_ZERO_ERROR;
    icu::StringByteSink<std::string> sink(&composed);
    icu::Normalizer2::getNFCInstance(status)->normalizeUTF8(0, text, sink, nullptr, status);
    if (U_SUCCESS(status)) text = composed;
  }
  Folder folder(out, toneless);
  for (std::size_t at = 0; at < text.size();) folder.Put(NextChar(text, at));
  folder.EndWord();
}

}  // namespace

void AppendFold(std::string_view text, std::string& out) { AppendFolded(text, false, out); }

std::string Fold(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  AppendFold(text, out);
  return out;
}

void AppendFoldToneless(std::string_view text, std::string& out) { AppendFolded(text, true, out); }

std::string FoldToneless(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  AppendFoldToneless(text, out);
  return out;
}

}  // namespace vanban::text
