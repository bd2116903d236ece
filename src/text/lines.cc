// Splits a text into lines, and lines of two columns into their parts. The door is FindLines.
#include "text/lines.h"

#include <algorithm>
#include <cstddef>
#include <utility>

#include "text/char_class.h"
#include "text/columns.h"

namespace vanban::text {
namespace {

// Gathers lines; the right column of a signature beside recipients is kept back until the left one has ended.
class LineFinder {
 public:
  LineFinder(std::string_view text, const Segmenter::Impl& words) : text_(text), words_(words) {
    constexpr std::size_t kUsualLine = 64;  // bytes
    lines_.reserve(text.size() / kUsualLine);
  }

  std::vector<LineFacts> Run() {
    for (std::size_t at = 0; at < text_.size();) {
      const std::size_t line = at;
      std::size_t end = std::min(text_.find('\n', at), text_.size());
      const std::size_t next = end + 1;
      while (at < end && IsBlankByte(text_[at])) ++at;
      while (end > at && IsBlankByte(text_[end - 1])) --end;
      if (at == end) {
        ++gap_;
      } else {
        AddLine({static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(end)}, at - line);
        gap_ = 0;
      }
      at = next;
    }
    Flush();
    return std::move(lines_);
  }

 private:
  static constexpr std::size_t kHead = 15;           // lines among which the two columns of the letterhead stand
  static constexpr std::uint32_t kLongestHead = 60;  // characters; a longer line with a stop is prose
  static constexpr std::size_t kRecipients =
      40;  // lines behind the head of the recipients with a signature beside them
  static constexpr std::size_t kDeepIndent = 16;  // blanks before what stands in the right column alone

  void AddLine(Span span, std::size_t indent) {
    if (lines_.size() < kHead && !prose_) {
      const std::vector<Span> parts = PartHead(text_, span, words_);
      for (const Span part : parts) Add(part, part.begin == span.begin ? gap_ : 1, lines_);
      prose_ = !lines_.empty() && lines_.back().end == LineEnd::kStop && lines_.back().width > kLongestHead;
      if (!parts.empty() && lines_.back().head == static_cast<int>(Zone::kRecipients)) recipients_ = kRecipients;
      return;
    }
    if (recipients_ > 0) {
      --recipients_;
      if (PartRecipients(span)) return;
      if (!right_.empty() && indent >= kDeepIndent) {
        Add(span, std::max(gap_, 1U), right_);
        return;
      }
    }
    LineFacts line = LookAtLine(text_, span, gap_, words_);
    if (line.start != LineStart::kListItem) Flush();
    if (line.head == static_cast<int>(Zone::kRecipients)) {
      recipients_ = kRecipients;
      if (PartRecipients(span)) return;
    }
    lines_.push_back(line);
  }

  // Whether a right column stands in the line; adds both parts then.
  bool PartRecipients(Span span) {
    const std::uint32_t cut = RightColumn(text_, span, words_);
    if (cut == span.end) return false;
    std::uint32_t end = cut;
    while (end > span.begin && IsBlankByte(text_[end - 1])) --end;
    Add({span.begin, end}, gap_, lines_);
    Add({cut, span.end}, std::max(gap_, 1U), right_);
    return true;
  }

  void Add(Span span, std::uint32_t gap, std::vector<LineFacts>& to) const {
    to.push_back(LookAtLine(text_, span, gap, words_));
  }

  // The left column has ended.
  void Flush() {
    if (right_.empty()) return;
    lines_.insert(lines_.end(), right_.begin(), right_.end());
    right_.clear();
    recipients_ = 0;
  }

  std::string_view text_;
  const Segmenter::Impl& words_;
  std::uint32_t gap_ = 0;
  bool prose_ = false;          // the head is over
  std::size_t recipients_ = 0;  // lines left in which a right column may stand
  std::vector<LineFacts> lines_;
  std::vector<LineFacts> right_;
};

}  // namespace

std::vector<LineFacts> FindLines(std::string_view text, const Segmenter::Impl& words) {
  return LineFinder(text, words).Run();
}

}  // namespace vanban::text
