// Handing on: each format says again what was stored, and keeps the rules of its own.
// GCC 12 takes std::regex for uninitialised under the address sanitizer.
#pragma GCC diagnostic ignored "-Wmaybe-uninitialized"

#include "vanban/export.h"

#include <gtest/gtest.h>

#include <map>
#include <regex>
#include <sstream>

#include "index/fixture.h"
#include "index/json_reader.h"

namespace vanban {
namespace {

using index_test::EveryType;
using index_test::IndexTest;
using index_test::Json;
using index_test::Made;
using index_test::ReadJson;
using index_test::Store;

class ExportTest : public IndexTest {
 protected:
  std::map<std::string, std::string> Exported(ExportFormat format, bool bom = false) {
    IndexWriter writer(Path());
    Store(writer, {EveryType(), Made("thư mục/b.txt", "Câu \"một\",\r\ncâu hai.\nCâu ba.")});
    writer.Resolve();
    std::map<std::string, std::string> files;
    Export(Path(), format, {.byte_order_mark = bom},
           [&files](std::string_view file, std::string_view piece) { files[std::string(file)] += piece; });
    return files;
  }
};

std::vector<std::string> Lines(const std::string& text) {
  std::vector<std::string> lines;
  std::istringstream stream(text);
  for (std::string line; std::getline(stream, line);) lines.push_back(line);
  return lines;
}

// Characters [begin, end) of UTF-8.
std::string Characters(const std::string& text, std::size_t begin, std::size_t end) {
  std::string out;
  std::size_t at = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool lead = (static_cast<unsigned char>(text[i]) & 0xC0U) != 0x80U;
    if (lead && i > 0) ++at;
    if (at >= begin && at < end) out += text[i];
  }
  return out;
}

// RFC 4180 -----------------------------------------------------------------------------------------------------------

std::vector<std::vector<std::string>> ReadCsv(const std::string& text) {
  std::vector<std::vector<std::string>> rows(1);
  rows.back().emplace_back();
  bool quoted = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    std::string& cell = rows.back().back();
    if (quoted) {
      if (text[i] != '"') {
        cell += text[i];
      } else if (i + 1 < text.size() && text[i + 1] == '"') {
        cell += text[i++];
      } else {
        quoted = false;
      }
    } else if (text[i] == '"') {
      quoted = true;
    } else if (text[i] == ',') {
      rows.back().emplace_back();
    } else if (text[i] == '\r') {
      EXPECT_EQ(text[i + 1], '\n');
      ++i;
      if (i + 1 < text.size()) rows.emplace_back(1);
    } else {
      cell += text[i];
    }
  }
  return rows;
}

TEST_F(ExportTest, CsvHoldsTheTables) {
  const auto files = Exported(ExportFormat::kCsv, true);
  ASSERT_TRUE(files.contains("officials.csv"));
  for (const auto& [file, content] : files) {
    ASSERT_EQ(content.substr(0, 3), "\xEF\xBB\xBF") << file;
    const auto rows = ReadCsv(content.substr(3));
    std::vector<std::string> joined;
    for (std::size_t i = 1; i < rows.size(); ++i) {
      ASSERT_EQ(rows[i].size(), rows[0].size()) << file;
      std::string row;
      for (const std::string& cell : rows[i]) row += (row.empty() && &cell == &rows[i][0] ? "" : "|") + cell;
      joined.push_back(row);
    }
    const std::string table = file.substr(0, file.size() - 4);
    if (table == "indicators" || table == "ratios") {
      EXPECT_EQ(joined.size(), Sql("SELECT * FROM " + table).size());  // SQLite writes 856e9 as 856000000000.0
    } else {
      EXPECT_EQ(joined, Sql("SELECT * FROM " + table + " ORDER BY 1, 2")) << file;
    }
  }
  EXPECT_NE(Exported(ExportFormat::kCsv)["documents.csv"].substr(0, 3), "\xEF\xBB\xBF");
}

// https://www.w3.org/TR/annotation-model/ ----------------------------------------------------------------------------

TEST_F(ExportTest, WebAnnotationsFollowTheModel) {
  const Json page = ReadJson(Exported(ExportFormat::kWebAnnotation)[""]);
  EXPECT_EQ(page["@context"].text, "http://www.w3.org/ns/anno.jsonld");
  EXPECT_EQ(page["type"].text, "AnnotationPage");
  const Made made = EveryType();
  ASSERT_EQ(page["items"].list.size(), made.extraction().facts.size());
  const std::regex iri("[a-z]+:[A-Za-z0-9._~:/?#@!$&'()*+,;=%-]+");
  for (const Json& item : page["items"].list) {
    EXPECT_EQ(item["type"].text, "Annotation");
    EXPECT_TRUE(std::regex_match(item["id"].text, iri)) << item["id"].text;
    EXPECT_TRUE(std::regex_match(item["target"]["source"].text, iri));
    for (const Json& body : item["body"].list) EXPECT_EQ(body["type"].text, "TextualBody");
    const Json& position = item["target"]["selector"].list.at(0);
    const Json& quote = item["target"]["selector"].list.at(1);
    EXPECT_EQ(position["type"].text, "TextPositionSelector");
    EXPECT_EQ(quote["type"].text, "TextQuoteSelector");
    const auto start = static_cast<std::size_t>(position["start"].number);
    const auto end = static_cast<std::size_t>(position["end"].number);
    EXPECT_EQ(Characters(made.text(), start, end), quote["exact"].text);
    const std::string prefix = quote["prefix"].text;
    EXPECT_NE(made.text().find(prefix + quote["exact"].text + quote["suffix"].text), std::string::npos);
  }
}

// https://brat.nlplab.org/standoff.html ------------------------------------------------------------------------------

TEST_F(ExportTest, BratSpansAreTheirText) {
  const auto files = Exported(ExportFormat::kBrat);
  ASSERT_TRUE(files.contains("every.ann"));
  ASSERT_TRUE(files.contains("annotation.conf"));
  ASSERT_TRUE(files.contains("th%C6%B0%20m%E1%BB%A5c/b.txt"));
  const std::string& text = files.at("every.txt");
  EXPECT_EQ(text, EveryType().text());
  const std::string& configuration = files.at("annotation.conf");
  std::map<std::string, std::string> spans;
  const std::regex entity(R"((T\d+)\t(\w+) (\d+ \d+(?:;\d+ \d+)*)\t(.*))");
  const std::regex relation(R"(R\d+\t(\w+) Arg1:(T\d+) Arg2:(T\d+))");
  const std::regex note(R"(#\d+\tAnnotatorNotes (T\d+)\t.+)");
  std::size_t relations = 0;
  for (const std::string& line : Lines(files.at("every.ann"))) {
    std::smatch match;
    if (std::regex_match(line, match, entity)) {
      spans[match[1]] = match[2];
      EXPECT_NE(configuration.find("\n" + match[2].str() + "\n"), std::string::npos) << line;
      std::string covered;
      std::istringstream places(match[3]);
      for (std::string place; std::getline(places, place, ';');) {
        std::size_t begin = 0;
        std::size_t end = 0;
        std::istringstream(place) >> begin >> end;
        covered += (covered.empty() ? "" : " ") + Characters(text, begin, end);
      }
      EXPECT_EQ(covered, match[4].str());
    } else if (std::regex_match(line, match, relation)) {
      ++relations;
      EXPECT_TRUE(spans.contains(match[2]) && spans.contains(match[3])) << line;
      EXPECT_NE(configuration.find("\n" + match[1].str() + "\t"), std::string::npos) << line;
    } else {
      EXPECT_TRUE(std::regex_match(line, match, note)) << line;
    }
  }
  EXPECT_EQ(spans.size(), EveryType().extraction().facts.size() + 1);  // and one mention
  EXPECT_EQ(relations, 5U);                                            // mention, amended by, two tied to, same as
}

// http://www.popoloproject.com/schemas -------------------------------------------------------------------------------

// What the published JSON schemas ask of the four classes: which members, of which form.
const std::map<std::string, std::map<std::string, std::string>> kPopolo = {
    {"persons", {{"id", ".+"}, {"name", ".+"}}},
    {"organizations",
     {{"id", ".+"},
      {"name", ".+"},
      {"classification", ".+"},
      {"founding_date", "[0-9]{4}(-[0-9]{2}){0,2}"},
      {"dissolution_date", "[0-9]{4}(-[0-9]{2}){0,2}"}}},
    {"posts", {{"id", ".+"}, {"label", ".+"}, {"role", ".+"}, {"organization_id", ".+"}}},
    {"memberships",
     {{"id", ".+"},
      {"label", ".+"},
      {"role", ".+"},
      {"person_id", ".+"},
      {"organization_id", ".+"},
      {"post_id", ".+"},
      {"start_date", "[0-9]{4}(-[0-9]{2}){0,2}"},
      {"end_date", "[0-9]{4}(-[0-9]{2}){0,2}"}}}};

TEST_F(ExportTest, PopoloFollowsTheSchema) {
  const Json popolo = ReadJson(Exported(ExportFormat::kPopolo)[""]);
  ASSERT_EQ(popolo.members.size(), 4U);
  std::map<std::string, std::string> ids;
  for (const auto& [list, members] : kPopolo) {
    for (const Json& item : popolo[list].list) {
      for (const auto& [name, value] : item.members) {
        if (name == "sources") {
          for (const Json& source : value.list) EXPECT_FALSE(source["url"].text.empty());
          continue;
        }
        ASSERT_TRUE(members.contains(name)) << list << ": " << name;
        EXPECT_TRUE(std::regex_match(value.text, std::regex(members.at(name))))
            << list << "." << name << ": " << value.text;
      }
      EXPECT_TRUE(ids.emplace(item["id"].text, list).second) << "twice: " << item["id"].text;
    }
  }
  ASSERT_EQ(popolo["memberships"].list.size(), 1U);
  const Json& membership = popolo["memberships"].list[0];
  EXPECT_EQ(ids[membership["person_id"].text], "persons");
  EXPECT_EQ(ids[membership["organization_id"].text], "organizations");
  EXPECT_EQ(ids[membership["post_id"].text], "posts");
  EXPECT_EQ(membership["start_date"].text, "2021");
  EXPECT_EQ(membership["end_date"].text, "2025-06");
}

// https://www.clips.uantwerpen.be/conll2003/ner/ ----------------------------------------------------------------------

TEST_F(ExportTest, ConllColumnsSpellTheNames) {
  const std::string conll = Exported(ExportFormat::kConll)[""];
  const std::regex row(R"([^ ]+ -X- -X- (O|[BI]-(PER|ORG|LOC|MISC)))");
  std::map<std::string, std::string> found;
  std::string label;
  std::string words;
  std::string before = "O";
  const auto close = [&] {
    if (!label.empty()) found[words] = label;
    label.clear();
    words.clear();
  };
  for (const std::string& line : Lines(conll)) {
    if (line.empty()) {
      close();
      before = "O";
      continue;
    }
    ASSERT_TRUE(std::regex_match(line, row)) << line;
    const std::string token = line.substr(0, line.find(' '));
    const std::string tag = line.substr(line.rfind(' ') + 1);
    if (tag[0] == 'I') {
      EXPECT_EQ(tag.substr(1), before.substr(1)) << "an inside without its begin: " << line;
      words += " " + token;
    } else {
      close();
      if (tag[0] == 'B') {
        label = tag.substr(2);
        words = token;
      }
    }
    before = tag;
  }
  close();
  EXPECT_EQ(found["Trần Văn Nam"], "PER");
  EXPECT_EQ(found["UBND tỉnh"], "ORG");
  EXPECT_EQ(found["xã Hòa Thắng"], "LOC");
  EXPECT_EQ(found["Nghị quyết số 09 - NQ / TU"], "MISC");
  EXPECT_EQ(conll.find("-DOCSTART- -X- -X- O\n\n"), 0U);
}

// A later mention is an entity where it is a name, and none where it only refers.
TEST_F(ExportTest, ConllMarksNamesWhereverTheyStand) {
  Made made("m.txt", "Ông Trần Văn Nam nêu Nghị quyết số 5. Ông Nam nhắc Nghị quyết 5. Ông nói nghị quyết này tốt.");
  Official official;
  official.name = "Trần Văn Nam";
  official.mentions = {made.SpanOf("Ông Nam"), made.SpanOf("Ông nói")};
  made.Add("Trần Văn Nam", official);
  Citation citation;
  citation.number = "5";
  citation.mentions = {made.SpanOf("Nghị quyết 5"), made.SpanOf("nghị quyết này")};
  made.Add("Nghị quyết số 5", citation);
  {
    IndexWriter writer(Path());
    Store(writer, {made});
  }
  std::string conll;
  Export(Path(), ExportFormat::kConll, {}, [&conll](std::string_view, std::string_view piece) { conll += piece; });
  EXPECT_NE(conll.find("Ông -X- -X- O\nNam -X- -X- B-PER\nnhắc -X- -X- O\nNghị -X- -X- B-MISC\nquyết -X- -X- I-MISC\n"
                       "5 -X- -X- I-MISC\n"),
            std::string::npos)
      << conll;
  EXPECT_NE(conll.find("Ông -X- -X- O\nnói -X- -X- O\nnghị -X- -X- O\n"), std::string::npos) << conll;
}

}  // namespace
}  // namespace vanban
