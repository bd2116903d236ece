// Which names are of one body, and where it sits.
#include "extract/resolve_bodies.h"

#include <gtest/gtest.h>

#include <map>
#include <string>
#include <string_view>

#include "shipped_rules.h"

namespace vanban::extract {
namespace {

// "name = earlier name" of each body that is said to be one named before.
std::string SameAs(std::string_view text) {
  const Extraction extraction = test::ExtractShipped(text);
  std::map<FactId, std::string> names;
  std::string all;
  for (const Fact& fact : extraction.facts) {
    const auto* body = std::get_if<Organization>(&fact.value);
    if (body == nullptr) continue;
    names[fact.id] = body->name;
    if (body->same_as == 0) continue;
    if (!all.empty()) all += "; ";
    all += body->name + " = " + names[body->same_as];
  }
  return all;
}

// "level/kind/field/province/place" of the first body.
std::string Seat(std::string_view text) {
  for (const Fact& fact : test::ExtractShipped(text).facts) {
    if (const auto* body = std::get_if<Organization>(&fact.value)) {
      return body->level + "/" + body->kind + "/" + body->field + "/" + body->province + "/" + body->place;
    }
  }
  return "none";
}

struct Case {
  const char* why;
  const char* text;
  const char* expected;
};

TEST(ResolveBodies, NamesOfOneBody) {
  const Case cases[] = {
      {"a field in short", "Sở Thông tin và Truyền thông họp. Sở TT&TT báo cáo.",
       "Sở TT&TT = Sở Thông tin và Truyền thông"},
      {"a head in short", "Ủy ban nhân dân tỉnh Bình Thuận họp. UBND tỉnh Bình Thuận báo cáo.",
       "UBND tỉnh Bình Thuận = Ủy ban nhân dân tỉnh Bình Thuận"},
      {"without the place", "UBND tỉnh Bình Thuận họp. UBND tỉnh báo cáo.", "UBND tỉnh = UBND tỉnh Bình Thuận"},
      {"two that it could be: neither", "UBND tỉnh Bình Thuận và UBND tỉnh Ninh Thuận họp. UBND tỉnh báo cáo.", ""},
      {"a firm without its legal form", "Công ty Vinasaomart họp. Bà Lê Thị Hoa, Tổng Giám đốc Vinasaomart, báo cáo.",
       "Vinasaomart = Công ty Vinasaomart"},
      {"a firm without its legal form, anywhere",
       "Tập đoàn Vinasao Group khởi công nhà máy. Năm nay Vinasao Group tuyển người.",
       "Vinasao Group = Tập đoàn Vinasao Group"},
      {"a body by the short form that the text gives it",
       "Hiệp hội Nuôi ong Việt Nam (VKBO) họp. Theo VKBO, mật tăng giá.", "VKBO = Hiệp hội Nuôi ong Việt Nam"},
      {"a firm whose name is a common word keeps it", "Công ty Hòa Bình họp. Người dân yêu Hòa Bình.", ""},
      {"other fields are other bodies", "Sở Y tế họp. Sở Tài chính báo cáo.", ""},
      {"a body in another is another", "UBND tỉnh họp. Văn phòng UBND tỉnh báo cáo.", ""},
  };
  for (const Case& test : cases) EXPECT_EQ(SameAs(test.text), test.expected) << test.why;
}

TEST(ResolveBodies, WhereABodySits) {
  const Case cases[] = {
      {"the only one in the country", "Bộ Y tế báo cáo.", "central/Bộ/Y tế//"},
      {"of a province", "UBND tỉnh Bình Thuận báo cáo.", "province/UBND//Bình Thuận/"},
      {"of a district, whose province the list knows", "UBND huyện Tuy Phong báo cáo.",
       "district/UBND//Bình Thuận/huyện tuy phong"},
      {"a chain is no single body of its kind", "Ban Tuyên giáo Tỉnh ủy Bình Thuận báo cáo.", "/Ban//Bình Thuận/"},
      {"no province said, none known", "Sở Y tế báo cáo.", "province/Sở/Y tế//"},
  };
  for (const Case& test : cases) EXPECT_EQ(Seat(test.text), test.expected) << test.why;
}

TEST(ResolveBodies, WhereANameEnds) {
  const struct {
    const char* text;
    const char* name;
  } kCases[] = {
      {"Công ty cổ phần Cấp nước và môi trường đô thị Sông Mây đã họp.",
       "Công ty cổ phần Cấp nước và môi trường đô thị Sông Mây"},
      {"Công ty cổ phần dệt kim 9 đã họp.", "Công ty cổ phần dệt kim 9"},
      {"Tổng Giám đốc Tập đoàn Sao Việt Trần Văn Nam đã họp.", "Tập đoàn Sao Việt"},
      {"Liên đoàn Võ thuật cổ truyền Việt Nam đã họp.", "Liên đoàn Võ thuật cổ truyền Việt Nam"},
      {"Theo Tổ chức Xúc tiến nghề nuôi ong Nhật Bản (JBPO), giá tăng.", "Tổ chức Xúc tiến nghề nuôi ong Nhật Bản"},
      {"Ban Quản lý dự án huyện Tuy Phong đã họp.", "Ban Quản lý dự án huyện Tuy Phong"},
  };
  for (const auto& one : kCases) {
    std::string first;
    for (const Fact& fact : test::ExtractShipped(one.text).facts) {
      const auto* body = std::get_if<Organization>(&fact.value);
      if (body != nullptr && first.empty()) first = body->name;
    }
    EXPECT_EQ(first, one.name);
  }
}

}  // namespace
}  // namespace vanban::extract
