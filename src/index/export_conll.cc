// Facts as CoNLL-2003 columns: names, a token a line. The door is ExportConll.
#include <algorithm>
#include <string>
#include <vector>

#include "index/export_text.h"
#include "index/prepare.h"
#include "index/stored.h"
#include "index/words.h"

namespace vanban::index {
namespace {

struct Entity {
  SourceSpan span;
  std::string_view label;
};

// Of a mention of a person the part that is name: `đồng chí Hậu` holds the last word of it, `đồng chí` none.
SourceSpan NameIn(std::string_view text, SourceSpan mention, std::string_view name) {
  const std::string_view written = text.substr(mention.begin, mention.end - mention.begin);
  while (!name.empty()) {
    const std::size_t at = written.rfind(name);
    if (at != std::string_view::npos && (at == 0 || written[at - 1] == ' ') &&
        (at + name.size() == written.size() || written[at + name.size()] == ' ')) {
      const auto begin = mention.begin + static_cast<std::uint32_t>(at);
      return {begin, begin + static_cast<std::uint32_t>(name.size())};
    }
    const std::size_t blank = name.find(' ');
    name = blank == std::string_view::npos ? std::string_view() : name.substr(blank + 1);
  }
  return {};
}

// CoNLL-2003 marks names wherever they stand, and nothing that merely refers to them: later mentions of a person by
// name, of a document by number, of a body. Longest first where they overlap; nothing inside another.
std::vector<Entity> Entities(std::string_view text, const std::vector<Fact>& facts) {
  std::vector<Entity> all;
  for (const Fact& fact : facts) {
    if (const auto* official = std::get_if<Official>(&fact.value)) {
      all.push_back({fact.span, "PER"});
      for (const SourceSpan& mention : official->mentions) {
        const SourceSpan name = NameIn(text, mention, official->name);
        if (name.begin < name.end) all.push_back({name, "PER"});
      }
    }
    if (std::holds_alternative<Place>(fact.value)) all.push_back({fact.span, "LOC"});
    if (const auto* citation = std::get_if<Citation>(&fact.value)) {
      all.push_back({fact.span, "MISC"});
      for (const SourceSpan& mention : citation->mentions) {
        const std::string_view written = text.substr(mention.begin, mention.end - mention.begin);
        if (written.find_first_of("0123456789") != std::string_view::npos) all.push_back({mention, "MISC"});
      }
    }
    if (const auto* organization = std::get_if<Organization>(&fact.value)) {
      all.push_back({fact.span, "ORG"});
      for (const SourceSpan& mention : organization->mentions) all.push_back({mention, "ORG"});
    }
  }
  std::stable_sort(all.begin(), all.end(), [](const Entity& a, const Entity& b) {
    return a.span.begin != b.span.begin ? a.span.begin < b.span.begin : a.span.end > b.span.end;
  });
  std::vector<Entity> kept;
  for (const Entity& entity : all) {
    if (kept.empty() || entity.span.begin >= kept.back().span.end) kept.push_back(entity);
  }
  return kept;
}

// Words, and each other visible character on its own.
std::vector<SourceSpan> Tokens(std::string_view text, std::uint32_t begin, std::uint32_t end) {
  std::vector<SourceSpan> tokens;
  std::size_t at = begin;
  while (at < end) {
    std::size_t length = 1;
    const bool word = IsWordCharacter(text, at, length);
    const bool blank =
        text[at] == ' ' || text[at] == '\n' || text[at] == '\r' || text[at] == '\t' || text.substr(at, 2) == "\xC2\xA0";
    const std::size_t start = at;
    at += length;
    while (word && at < end && IsWordCharacter(text, at, length)) at += length;
    if (!blank) tokens.push_back({static_cast<std::uint32_t>(start), static_cast<std::uint32_t>(at)});
  }
  return tokens;
}

void AppendConllSentence(std::string_view text, SourceSpan sentence, const std::vector<Entity>& entities,
                         std::size_t& next, std::string& out) {
  for (const SourceSpan& token : Tokens(text, sentence.begin, sentence.end)) {
    while (next < entities.size() && entities[next].span.end <= token.begin) ++next;
    std::string label = "O";
    if (next < entities.size() && entities[next].span.begin < token.end) {
      const bool first = token.begin <= entities[next].span.begin || token.begin == sentence.begin;
      label = (first ? "B-" : "I-") + std::string(entities[next].label);
    }
    out += text.substr(token.begin, token.end - token.begin);
    out += " -X- -X- " + label + '\n';
  }
  out += '\n';
}

}  // namespace

void ExportConll(Database& database, const ExportSink& sink) {
  Statement sentences(database, "SELECT start_byte, end_byte FROM sentences WHERE id BETWEEN ?1 AND ?2 ORDER BY id");
  EachDocument(database, [&](std::int64_t id, const StoredText& document) {
    std::string out = "-DOCSTART- -X- -X- O\n\n";
    const std::vector<Entity> entities = Entities(document.text, document.extraction.facts);
    std::size_t next = 0;
    sentences.Bind(1, id * kIdStep).Bind(2, LastIdOf(id));
    while (sentences.Step()) {
      const SourceSpan span{static_cast<std::uint32_t>(sentences.Int(0)), static_cast<std::uint32_t>(sentences.Int(1))};
      AppendConllSentence(document.text, span, entities, next, out);
    }
    sentences.Reset();
    sink("", out);
  });
}

}  // namespace vanban::index
