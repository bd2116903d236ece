// Two columns that were flattened into one line, parted again.
#pragma once

#include <string_view>
#include <vector>

#include "vanban/document.h"

namespace vanban::text {

// The parts of a line of the head of a document, in order; one where it is whole: `CHÍNH PHỦ----- CỘNG HÒA XÃ HỘI CHỦ
// NGHĨA VIỆT NAMĐộc lập - Tự do - Hạnh phúc`, `Số: 25/2025/NĐ-CP	Hà Nội, ngày 21 tháng 02 năm 2025`.
std::vector<Span> PartHead(std::string_view text, Span line, const Segmenter::Impl& words);

// Where the right column begins in a line of the recipients, line.end where there is none: `- Lưu: VT. KT. CHỦ TỊCH`.
std::uint32_t RightColumn(std::string_view text, Span line, const Segmenter::Impl& words);

}  // namespace vanban::text
