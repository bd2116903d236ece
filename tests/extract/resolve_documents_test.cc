// Which document is meant, which two are one, and what is said of both: every outcome of each judgement.
#include "extract/resolve_documents.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>

#include "shipped_rules.h"

namespace vanban::extract {
namespace {

// "number or subject [mention] [mention]; …" in the order of the text.
std::string WhichIsMeant(std::string_view text) {
  std::string all;
  for (const Fact& fact : test::ExtractShipped(text).facts) {
    const auto* cited = std::get_if<Citation>(&fact.value);
    if (cited == nullptr) continue;
    if (!all.empty()) all += "; ";
    all += cited->number.empty() ? cited->subject : cited->number;
    for (const SourceSpan mention : cited->mentions) {
      all += " [" + std::string(text.substr(mention.begin, mention.end - mention.begin)) + "]";
    }
  }
  return all;
}

// "number or subject/date/issuer; …"
std::string SaidOf(std::string_view text) {
  std::string all;
  for (const Fact& fact : test::ExtractShipped(text).facts) {
    const auto* cited = std::get_if<Citation>(&fact.value);
    if (cited == nullptr) continue;
    all += (cited->number.empty() ? cited->subject : cited->number) + "/" + cited->date + "/" + cited->issuer + "; ";
  }
  return all;
}

struct Case {
  const char* why;
  const char* text;
  const char* expected;
};

TEST(ResolveDocuments, LaterMentions) {
  const Case cases[] = {
      {"the noun alone, one candidate", "Tỉnh triển khai Nghị quyết số 09-NQ/TU. Cụ thể hóa nghị quyết, xã đã họp.",
       "09-NQ/TU [nghị quyết]"},
      {"the noun alone, none of its kind", "Tỉnh triển khai Kế hoạch số 09/KH-UBND. Cụ thể hóa nghị quyết, xã đã họp.",
       "09/KH-UBND"},
      {"the noun alone, another of its kind between: unresolved",
       "Tỉnh triển khai Nghị quyết số 09-NQ/TU. Xã có Nghị quyết số 11-NQ/ĐU. Cụ thể hóa nghị quyết, xã đã họp.",
       "09-NQ/TU; 11-NQ/ĐU"},
      {"one of another kind between does not block",
       "Tỉnh triển khai Nghị quyết số 09-NQ/TU. Xã có Kế hoạch số 11/KH-UBND. Cụ thể hóa nghị quyết, xã đã họp.",
       "09-NQ/TU [nghị quyết]; 11/KH-UBND"},
      {"the one above is the last of its kind",
       "Tỉnh triển khai Nghị quyết số 09-NQ/TU. Xã có Nghị quyết số 11-NQ/ĐU. Nghị quyết nêu trên đã rõ.",
       "09-NQ/TU; 11-NQ/ĐU [Nghị quyết nêu trên]"},
      {"the last of its kind is the last named again",
       "Có Nghị quyết số 09-NQ/TU và Nghị quyết số 11-NQ/ĐU. Xã làm theo Nghị quyết số 09-NQ/TU. Nghị quyết nêu trên "
       "rõ.",
       "09-NQ/TU [Nghị quyết số 09-NQ/TU] [Nghị quyết nêu trên]; 11-NQ/ĐU"},
      {"as the subject of what follows", "Bộ có Chỉ thị số 09/CT-BYT. Chỉ thị yêu cầu trạm y tế sẵn sàng.",
       "09/CT-BYT [Chỉ thị]"},
      {"the same of several: none", "Bộ có Chỉ thị số 09/CT-BYT. Các chỉ thị yêu cầu trạm y tế sẵn sàng.", "09/CT-BYT"},
      {"several of its kind pointed at: none", "Tỉnh có Nghị quyết số 09-NQ/TU. Các nghị quyết trên đã rõ.",
       "09-NQ/TU"},
      {"handed over: a noun", "Cục đã ký Quyết định số 09/QĐ-TCHQ. Lãnh đạo Cục trao quyết định và tặng hoa.",
       "09/QĐ-TCHQ [quyết định]"},
      {"the same word as a verb", "Cục đã ký Quyết định số 09/QĐ-TCHQ. Lãnh đạo Cục quyết định tặng hoa.",
       "09/QĐ-TCHQ"},
      {"before any was named", "Cụ thể hóa nghị quyết, xã đã họp. Tỉnh có Nghị quyết số 09-NQ/TU.", "09-NQ/TU"},
  };
  for (const Case& test : cases) EXPECT_EQ(WhichIsMeant(test.text), test.expected) << test.why;
}

TEST(ResolveDocuments, NumbersAndNamesInShort) {
  const Case cases[] = {
      {"a number alone, one candidate", "Tỉnh có Nghị quyết số 09-NQ/TU. Xã thực hiện Nghị quyết 09.",
       "09-NQ/TU [Nghị quyết 09]"},
      {"a number alone, none with it", "Tỉnh có Nghị quyết số 09-NQ/TU. Xã thực hiện Nghị quyết 11.", "09-NQ/TU; 11"},
      {"a number alone, two that it could be",
       "Tỉnh có Nghị quyết số 09-NQ/TU. Chính phủ có Nghị quyết số 09/NQ-CP. Xã thực hiện Nghị quyết 09.",
       "09-NQ/TU; 09/NQ-CP; 09"},
      {"a number alone of another kind", "Tỉnh có Nghị quyết số 09-NQ/TU. Xã thực hiện Chỉ thị 09.", "09-NQ/TU; 09"},
      {"a number alone that more words follow, behind the one with it",
       "Tỉnh có Nghị quyết số 09-NQ/TU. Ông cho biết, Nghị quyết 09 mở đường.", "09-NQ/TU [Nghị quyết 09]"},
      {"the same before it: the first place is the document's",
       "Nghị quyết 09 mở đường. Tỉnh có Nghị quyết số 09-NQ/TU.", "09-NQ/TU [Nghị quyết số 09-NQ/TU]"},
      {"the same, two that it could be",
       "Tỉnh có Nghị quyết số 09-NQ/TU và Nghị quyết số 09/NQ-CP. Nghị quyết 09 mở đường.", "09-NQ/TU; 09/NQ-CP"},
      {"the same, none with that number", "Nghị quyết 09 mở đường. Tỉnh có Nghị quyết số 10-NQ/TU.", "10-NQ/TU"},
      {"laws of one name and two years, each named twice",
       "Theo Luật Đất đai năm 1993, Luật Đất đai năm 2013. Khi Luật Đất đai năm 1993 hết hiệu lực, có Luật Đất đai năm "
       "2013.",
       "Đất đai [Luật Đất đai]; Đất đai [Luật Đất đai]"},
      {"a law by its day, then by that year",
       "Căn cứ Luật Đất đai ngày 18/01/2024;\nTheo Luật Đất đai năm 2024, đất được giao.", "Đất đai [Luật Đất đai]"},
      {"a law by its year, beside one whose number is of another",
       "Theo Luật Đất đai năm 1993, Luật Đất đai số 31/2024/QH15.", "Đất đai; 31/2024/QH15"},
      {"a law by its name, one with a number",
       "Căn cứ Luật Đất đai số 31/2024/QH15;\nTheo Luật Đất đai, đất được giao.", "31/2024/QH15 [Luật Đất đai]"},
      {"a law by its name, of another year",
       "Căn cứ Luật Đất đai số 31/2024/QH15 ngày 18/01/2024;\nTheo Luật Đất đai năm 2013, đất được giao.",
       "31/2024/QH15; Đất đai"},
  };
  for (const Case& test : cases) EXPECT_EQ(WhichIsMeant(test.text), test.expected) << test.why;
}

TEST(ResolveDocuments, WhatStandsBehindTwo) {
  const Case cases[] = {
      {"of one kind: of both",
       "Theo Nghị định số 10/2022/NĐ-CP và Nghị định số 11/2022/NĐ-CP ngày 15/01/2022 của Chính phủ.",
       "10/2022/NĐ-CP/2022-01-15/Chính phủ; 11/2022/NĐ-CP/2022-01-15/Chính phủ; "},
      {"of one issuer: of both", "Theo Tờ trình số 10/TTr-CP và Đề án số 11/ĐA-CP ngày 15/01/2022.",
       "10/TTr-CP/2022-01-15/Chính phủ; 11/ĐA-CP/2022-01-15/Chính phủ; "},
      {"of a law and a decree: of the decree",
       "Theo Luật Đất đai và Nghị định số 11/2022/NĐ-CP ngày 15/01/2022 của Chính phủ.",
       "Đất đai//; 11/2022/NĐ-CP/2022-01-15/Chính phủ; "},
      {"each with its day: the issuer is of both",
       "Theo công văn số 10/QNI-KT ngày 15/01/2022 và công văn số 11/QNI-KT ngày 16/01/2022 của Sở Tài chính.",
       "10/QNI-KT/2022-01-15/Sở Tài chính; 11/QNI-KT/2022-01-16/Sở Tài chính; "},
      {"the same, where the first one's code says another",
       "Theo Nghị quyết số 10/NQ-CP ngày 15/01/2022 và Nghị quyết số 11/NQ-HĐND ngày 16/01/2022 của HĐND tỉnh.",
       "10/NQ-CP/2022-01-15/Chính phủ; 11/NQ-HĐND/2022-01-16/HĐND tỉnh; "},
      {"behind the verb that issues it", "Bộ trưởng Bộ Y tế đã ký Quyết định số 14/QĐ-BYT ngày 28/9/2020.",
       "14/QĐ-BYT/2020-09-28/Bộ trưởng Bộ Y tế; "},
  };
  for (const Case& test : cases) EXPECT_EQ(SaidOf(test.text), test.expected) << test.why;
}

TEST(ResolveDocuments, ADayIsNoPeriod) {
  const auto period = [](std::string_view text) {
    const Extraction extraction = test::ExtractShipped(text);
    return std::get<Citation>(extraction.facts.front().value).period;
  };
  EXPECT_EQ(period("Quyết định số 33/QĐ-TTg về chế độ đối với hộ nuôi ong sau 30/4/1975;"), "");
  EXPECT_EQ(period("Quyết định số 33/QĐ-TTg về chế độ đối với hộ nuôi ong năm 2026;"), "2026");
}

TEST(ResolveDocuments, ManyCitationsDoNotTakeLong) {
  std::string text;
  for (int i = 1; i <= 4000; ++i) {
    text += "Xã có Nghị quyết số " + std::to_string(i) + "/NQ-UBND. Xã làm theo Nghị quyết nêu trên. ";
  }
  const Extraction extraction = test::ExtractShipped(text);
  std::size_t mentions = 0;
  for (const Fact& fact : extraction.facts) {
    if (const auto* cited = std::get_if<Citation>(&fact.value)) mentions += cited->mentions.size();
  }
  EXPECT_EQ(mentions, 4000U);
}

}  // namespace
}  // namespace vanban::extract
