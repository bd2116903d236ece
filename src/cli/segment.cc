// `vanban segment`: how a document is cut before any rule sees it.
// Door: RunSegment.
#include <string>
#include <string_view>
#include <vector>

#include "cli/command.h"
#include "cli/inputs.h"
#include "cli/json_text.h"
#include "cli/options.h"
#include "cli/output.h"

namespace vanban::cli {
namespace {

constexpr CommandHelp kHelp = {
    "vanban segment [OPTIONS] PATH...",
    "Shows the zones of documents and, in them, sentences with their tokens, one JSON object a line:\n"
    "  {\"doc\", \"type\": \"zone\", \"zone\", \"start\", \"end\"}\n"
    "  {\"doc\", \"type\": \"sentence\", \"zone\", \"kind\", \"paragraph\", \"start\", \"end\", \"text\",\n"
    "   \"tokens\": [{\"start\", \"end\", \"text\", \"kind\"}, ...]}\n"
    "start and end are byte offsets into the source, as in facts.",
    "vanban segment report.txt\n"
    "vanban segment report.txt | jq -r 'select(.type == \"sentence\") | .zone + \"\\t\" + .text'",
};

std::string_view TokenKindName(TokenKind kind) {
  switch (kind) {
    case TokenKind::kWord:
      return "word";
    case TokenKind::kNumber:
      return "number";
    case TokenKind::kAbbreviation:
      return "abbreviation";
    case TokenKind::kPunctuation:
      return "punctuation";
  }
  return "";
}

void AppendSpan(const Document& document, Span span, bool with_text, std::string& out) {
  const SourceSpan source = document.ToSource(span);
  out += "\"start\":" + std::to_string(source.begin) + ",\"end\":" + std::to_string(source.end);
  if (!with_text) return;
  out += ",\"text\":";
  AppendJsonString(document.SourceText(source), out);
}

// A zone is a run of sentences of one block.
void AppendZone(const Document& document, std::size_t first, const std::string& head, std::string& out) {
  const auto sentences = document.sentences();
  std::size_t last = first;
  while (last + 1 < sentences.size() && sentences[last + 1].block == sentences[first].block) ++last;
  out += head + "\"zone\",\"zone\":";
  AppendJsonString(ZoneName(sentences[first].zone), out);
  out += ',';
  AppendSpan(document, {sentences[first].span.begin, sentences[last].span.end}, false, out);
  out += "}\n";
}

void AppendSentence(const Document& document, const Sentence& sentence, const std::string& head,
                    std::vector<Token>& tokens, std::string& out) {
  out += head + "\"sentence\",\"zone\":";
  AppendJsonString(ZoneName(sentence.zone), out);
  out += ",\"kind\":";
  AppendJsonString(SentenceKindName(sentence.kind), out);
  out += ",\"paragraph\":" + std::to_string(sentence.paragraph) + ",";
  AppendSpan(document, sentence.span, true, out);
  out += ",\"tokens\":[";
  Tokenize(document, sentence.span, tokens);
  for (const Token& token : tokens) {
    if (&token != tokens.data()) out += ',';
    out += '{';
    AppendSpan(document, token.span, true, out);
    out += ",\"kind\":";
    AppendJsonString(TokenKindName(token.kind), out);
    out += '}';
  }
  out += "]}\n";
}

std::string SegmentLines(const OpenDocument& open) {
  std::string out;
  std::string head = "{\"doc\":";
  AppendJsonString(open.metadata.id, head);
  head += ",\"type\":";
  std::vector<Token> tokens;
  const auto sentences = open.document.sentences();
  for (std::size_t i = 0; i < sentences.size(); ++i) {
    if (i == 0 || sentences[i].block != sentences[i - 1].block) AppendZone(open.document, i, head, out);
    AppendSentence(open.document, sentences[i], head, tokens, out);
  }
  return out;
}

}  // namespace

int RunSegment(const Arguments& arguments) {
  namespace po = boost::program_options;
  po::options_description options, hidden;
  AddInputOptions(options, hidden);
  options.add_options()("output,o", po::value<std::string>()->value_name("FILE"), "write there instead of to stdout");
  AddRulesOption(options);
  const auto values = ParseCommandLine(arguments, kHelp, options, hidden, "path");
  if (!values) return kDone;
  InputOptions inputs = ReadInputOptions(*values);
  inputs.read.skip = StringOption(*values, "output");
  const RuleSet rules = LoadRules(*values);
  Output output(StringOption(*values, "output"));
  const RunSummary summary = ProcessDocuments<std::string>(inputs, rules.segmenter(), SegmentLines,
                                                           [&](const std::string& lines) { output.Write(lines); });
  output.Close();
  Report(summary);
  return summary.exit_code();
}

}  // namespace vanban::cli
