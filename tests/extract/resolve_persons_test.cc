// Who is meant: a link needs exactly one candidate, and unresolved is an answer.
#include "extract/resolve_persons.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>

#include "shipped_rules.h"

namespace vanban::extract {
namespace {

// "Name [mention] [mention]; Name …" in the order of the text.
std::string WhoIsMeant(std::string_view text) {
  std::string all;
  for (const Fact& fact : test::ExtractShipped(text).facts) {
    const auto* official = std::get_if<Official>(&fact.value);
    if (official == nullptr) continue;
    if (!all.empty()) all += "; ";
    all += official->name;
    for (const SourceSpan mention : official->mentions) {
      all += " [" + std::string(text.substr(mention.begin, mention.end - mention.begin)) + "]";
    }
  }
  return all;
}

std::string Offices(std::string_view text) {
  std::string all;
  for (const Fact& fact : test::ExtractShipped(text).facts) {
    const auto* official = std::get_if<Official>(&fact.value);
    if (official == nullptr) continue;
    all += official->honorific + "/" + official->name + ":";
    for (const Position& position : official->positions) all += " " + position.title + "@" + position.organization;
    all += ";";
  }
  return all;
}

struct Case {
  const char* why;
  const char* text;
  const char* expected;
};

TEST(ResolvePersons, LaterMentions) {
  const Case cases[] = {
      {"the full name", "Ông Trần Văn Nam, Giám đốc Sở Y tế, đến dự. Trần Văn Nam phát biểu.",
       "Trần Văn Nam [Trần Văn Nam]"},
      {"a name told before its office: the first place is the fact's own",
       "Đến dự có ông Trần Văn Nam. Ông Trần Văn Nam, Giám đốc Sở Y tế, phát biểu.", "Trần Văn Nam [Trần Văn Nam]"},
      {"the given name", "Ông Trần Văn Nam, Giám đốc Sở Y tế, đến dự. Ông Nam phát biểu.", "Trần Văn Nam [Ông Nam]"},
      {"two of one given name: unresolved",
       "Ông Trần Văn Nam, Giám đốc Sở Y tế, và ông Lê Hoài Nam, Giám đốc Sở Tài chính, đến dự. Ông Nam phát biểu.",
       "Trần Văn Nam; Lê Hoài Nam"},
      {"a private person of that given name between them: unresolved",
       "Ông Trần Văn Nam, Giám đốc Sở Y tế, đến dự. Ông Lê Hoài Nam ở xã bên hỏi. Ông Nam trả lời.", "Trần Văn Nam"},
      {"a given name that nobody has", "Ông Trần Văn Nam, Giám đốc Sở Y tế, đến dự. Ông Hải phát biểu.",
       "Trần Văn Nam"},
      {"a woman is no ông", "Bà Trần Thị Nam, Giám đốc Sở Y tế, đến dự. Ông Nam phát biểu.", "Trần Thị Nam"},
      {"the office", "Đồng chí Trần Văn Nam, Phó Bí thư Tỉnh ủy, đến dự. Đồng chí Phó Bí thư Tỉnh ủy phát biểu.",
       "Trần Văn Nam [Đồng chí Phó Bí thư Tỉnh ủy]"},
      {"the office, by its title alone", "Giám đốc Sở Y tế Trần Văn Nam đến dự. Giám đốc cũng phát biểu.",
       "Trần Văn Nam [Giám đốc]"},
      {"an office that two hold: unresolved",
       "Dự họp có các Phó Chủ tịch UBND tỉnh: Trần Văn Nam, Lê Thị Hoa. Đồng chí Phó Chủ tịch UBND tỉnh phát biểu.",
       "Trần Văn Nam; Lê Thị Hoa"},
      {"the office of another body", "Giám đốc Sở Y tế Trần Văn Nam đến dự. Đồng chí Giám đốc Sở Tài chính phát biểu.",
       "Trần Văn Nam"},
      {"a title alone behind another body's office of that title: blocked",
       "Giám đốc Sở Y tế Trần Văn Nam đến dự. Giám đốc Sở Tài chính vắng mặt. Đồng chí Giám đốc phát biểu.",
       "Trần Văn Nam"},
      {"an office given is no mention",
       "Giám đốc Sở Y tế Trần Văn Nam đến dự. Quy trình bổ nhiệm chức danh Giám đốc Sở Y tế đã rõ.", "Trần Văn Nam"},
      {"a bare honorific", "Đồng chí Trần Văn Nam, Bí thư Tỉnh ủy, đến dự. Đồng chí yêu cầu khẩn trương.",
       "Trần Văn Nam [Đồng chí]"},
      {"a bare honorific behind two in one sentence: unresolved",
       "Đồng chí Trần Văn Nam, Bí thư Tỉnh ủy, và đồng chí Lê Hoài Đức, Chủ tịch UBND tỉnh, đến dự. Đồng chí yêu cầu "
       "khẩn trương.",
       "Trần Văn Nam; Lê Hoài Đức"},
      {"a bare honorific with somebody else between: blocked",
       "Ông Trần Văn Nam, Bí thư Tỉnh ủy, đến dự. Ông Lê Hoài Đức ở xã bên hỏi. Ông nói thêm.", "Trần Văn Nam"},
      {"several are nobody", "Đồng chí Trần Văn Nam, Bí thư Tỉnh ủy, đến dự. Các đồng chí thảo luận.", "Trần Văn Nam"},
      {"before anybody was named", "Đồng chí yêu cầu khẩn trương. Đồng chí Trần Văn Nam, Bí thư Tỉnh ủy, đến dự.",
       "Trần Văn Nam"},
  };
  for (const Case& test : cases) EXPECT_EQ(WhoIsMeant(test.text), test.expected) << test.why;
}

TEST(ResolvePersons, OneOfficeInTwoSpellingsIsOne) {
  const Case cases[] = {
      {"without the body, then with it",
       "Phó Cục trưởng Trần Văn Nam đến dự. Ông Trần Văn Nam, Phó Cục trưởng Cục Thuế, phát biểu.",
       "Ông/Trần Văn Nam: Phó Cục trưởng@Cục Thuế;"},
      {"the body in short, then with its place",
       "Chủ tịch UBND tỉnh Trần Văn Nam đến dự. Ông Trần Văn Nam, Chủ tịch UBND tỉnh Bình Thuận, phát biểu.",
       "Ông/Trần Văn Nam: Chủ tịch@UBND tỉnh Bình Thuận;"},
      {"the standing deputy, elsewhere the deputy",
       "Thứ trưởng Trần Văn Nam đến dự. Ông Trần Văn Nam, Thứ trưởng Thường trực Bộ Y tế, phát biểu.",
       "Ông/Trần Văn Nam: Thứ trưởng Thường trực@Bộ Y tế;"},
      {"the head of the body read into the title",
       "Ông Trần Văn Nam, Phó Trưởng Ban. Ông Trần Văn Nam, Phó Trưởng Ban Dân vận Tỉnh ủy, phát biểu.",
       "Ông/Trần Văn Nam: Phó Trưởng@Ban Dân vận Tỉnh ủy;"},
      {"a title in letters and written out", "PCT UBND tỉnh Trần Văn Nam đến dự. Phó Chủ tịch Trần Văn Nam phát biểu.",
       "/Trần Văn Nam: PCT@UBND tỉnh;"},
      {"a title that goes on without a body may be of none: two offices",
       "Ông Trần Văn Nam, Chủ tịch HĐND tỉnh, đến dự. Chủ tịch nước Trần Văn Nam phát biểu.",
       "Ông/Trần Văn Nam: Chủ tịch@HĐND tỉnh Chủ tịch nước@;"},
      {"two bodies are two offices", "Ông Trần Văn Nam, Giám đốc Sở Y tế, nguyên Giám đốc Sở Tài chính, phát biểu.",
       "Ông/Trần Văn Nam: Giám đốc@Sở Y tế nguyên Giám đốc@Sở Tài chính;"},
      {"an office told of somebody named before",
       "Ông Trần Văn Nam, Giám đốc Sở Y tế, đến dự. Năm 2020, ông được bầu làm Chủ tịch Hội Nông dân tỉnh.",
       "Ông/Trần Văn Nam: Giám đốc@Sở Y tế Chủ tịch@Hội Nông dân tỉnh;"},
  };
  for (const Case& test : cases) EXPECT_EQ(Offices(test.text), test.expected) << test.why;
}

TEST(ResolvePersons, ListsOfHolders) {
  const Case cases[] = {
      {"each with an office of its own",
       "Dự họp có các đồng chí: Trần Văn Nam, Bí thư Tỉnh ủy; Lê Thị Hoa, Chủ tịch HĐND tỉnh.",
       "đồng chí/Trần Văn Nam: Bí thư@Tỉnh ủy;đồng chí/Lê Thị Hoa: Chủ tịch@HĐND tỉnh;"},
      {"one office for all", "Dự họp có các Phó Chủ tịch UBND tỉnh: Trần Văn Nam, Lê Thị Hoa và Phạm Văn Bình.",
       "/Trần Văn Nam: Phó Chủ tịch@UBND tỉnh;/Lê Thị Hoa: Phó Chủ tịch@UBND tỉnh;/Phạm Văn Bình: Phó Chủ "
       "tịch@UBND tỉnh;"},
      {"one office for all beside their own",
       "Bầu 2 Ủy viên UBND tỉnh gồm: Trần Văn Nam - Giám đốc Sở Y tế; Lê Thị Hoa - Giám đốc Sở Tài chính.",
       "/Trần Văn Nam: Giám đốc@Sở Y tế Ủy viên@UBND tỉnh;/Lê Thị Hoa: Giám đốc@Sở Tài chính Ủy viên@UBND tỉnh;"},
      {"nobody named", "Dự họp có các Phó Chủ tịch UBND tỉnh và đại diện các sở.", ""},
      {"the body behind a comma", "Ông Trần Văn Nam, Vụ trưởng, Bộ Y tế, đến dự.",
       "Ông/Trần Văn Nam: Vụ trưởng@Bộ Y tế;"},
      {"held in the first of two bodies", "Ông Trần Văn Nam, Trưởng Phòng Pháp chế, Cục Thuế, đến dự.",
       "Ông/Trần Văn Nam: Trưởng@Phòng Pháp chế;"},
      {"two offices in two bodies",
       "Ông Trần Văn Nam, Chủ tịch Hiệp hội Nuôi ong Việt Nam, đồng thời là Giám đốc Sở Y tế, đến dự.",
       "Ông/Trần Văn Nam: Chủ tịch@Hiệp hội Nuôi ong Việt Nam Giám đốc@Sở Y tế;"},
      {"a body and its abbreviation are one",
       "Ông Trần Văn Nam, Chủ tịch Hiệp hội Nuôi ong Việt Nam (VKBO), đến dự. Chủ tịch VKBO Trần Văn Nam phát biểu.",
       "Ông/Trần Văn Nam: Chủ tịch@Hiệp hội Nuôi ong Việt Nam;"},
  };
  for (const Case& test : cases) EXPECT_EQ(Offices(test.text), test.expected) << test.why;
}

TEST(ResolvePersons, ACountKeepsItsOffice) {
  const Extraction extraction = test::ExtractShipped("HĐND tỉnh bầu 2 Phó Chủ tịch gồm: Trần Văn Nam, Lê Thị Hoa.");
  bool counted = false;
  for (const Fact& fact : extraction.facts) {
    const auto* indicator = std::get_if<Indicator>(&fact.value);
    counted |= indicator != nullptr && indicator->value == 2;
  }
  EXPECT_TRUE(counted);
}

}  // namespace
}  // namespace vanban::extract
