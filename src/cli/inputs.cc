// The way of documents into the program, the same for every command that reads some.
// Door: ReadInputOptions, LoadRules, ProcessDocuments.
#include "cli/inputs.h"

#include <algorithm>
#include <thread>
#include <utility>

#include "cli/options.h"
#include "vanban/error.h"

namespace vanban::cli {
namespace po = boost::program_options;

void AddInputOptions(po::options_description& options, po::options_description& hidden) {
  options.add_options()("input", po::value<std::string>()->value_name("FORMAT"),
                        "what - (stdin) holds: text (one document), or jsonl (a record a line)")(
      "published", po::value<std::string>()->value_name("DATE"),
      "date of publication of documents that bring none: 2023-09-22, 2023-09 or 2023")(
      "jobs", po::value<int>()->value_name("N"), "documents worked on at a time; default: one a core");
  hidden.add_options()("path", po::value<std::vector<std::string>>());
}

InputOptions ReadInputOptions(const po::variables_map& values) {
  InputOptions options;
  options.paths = StringsOption(values, "path");
  if (options.paths.empty()) throw UsageError("no document given: name files, folders, or - for stdin");
  const std::string format = StringOption(values, "input");
  if (!format.empty() && format != "text" && format != "jsonl") {
    throw UsageError("--input is text or jsonl, not '" + format + "'");
  }
  options.read.stdin_is_jsonl = format == "jsonl";
  options.read.published = StringOption(values, "published");
  if (values.count("published") != 0 && !ingest::IsPartialDate(options.read.published)) {
    throw UsageError("--published is a date such as 2023-09-22, 2023-09 or 2023, not '" + options.read.published + "'");
  }
  options.jobs = std::max(1U, std::thread::hardware_concurrency());
  if (values.count("jobs") != 0) {
    const int jobs = values["jobs"].as<int>();
    if (jobs < 1 || jobs > 1024) throw UsageError("--jobs is a number from 1 to 1024");
    options.jobs = static_cast<std::size_t>(jobs);
  }
  return options;
}

void AddRulesOption(po::options_description& options) {
  options.add_options()("rules", po::value<std::string>()->value_name("DIR"),
                        "rules on top of the built-in ones: a file there replaces the built-in one of its name");
}

std::vector<RuleSource> RuleSourcesOf(const po::variables_map& values) {
  const std::string folder = StringOption(values, "rules");
  if (folder.empty()) return RuleSet::BuiltInSources();
  std::vector<RuleSource> own = RuleSet::ReadFolder(folder);
  if (own.empty()) {
    throw Error(Fault{folder, 0, 0, "holds no rules", "rules are *.toml, lexicon/*.tsv and segment/*.tsv below it"});
  }
  return RuleSet::Overlay(RuleSet::BuiltInSources(), std::move(own));
}

RuleSet LoadRules(const po::variables_map& values) {
  return RuleSet::Load(RuleSourcesOf(values), FactSchemaOfExtract());
}

void Report(const RunSummary& summary) {
  if (summary.failed != 0) {
    Message(Counted(summary.documents, "document", "documents") + " done, " + std::to_string(summary.failed) +
            " passed over because of the faults above");
  }
  if (summary.documents == 0 && summary.failed == 0) Message("no document found");
  if (summary.passed_over != 0) {
    Message(Counted(summary.passed_over, "other file", "other files") +
            " in the folders passed over: of a folder only *.txt and *.jsonl are read");
  }
}

OpenDocument OpenInput(ingest::Input input, const Segmenter& segmenter) {
  OpenDocument open{Document::FromBytes(input.bytes, segmenter),
                    {std::move(input.id), std::move(input.source), std::move(input.title), std::move(input.published)}};
  if (const std::uint64_t invalid = open.document.invalid_bytes(); invalid != 0) {
    Message(open.metadata.id + ": " + std::to_string(invalid) +
            " bytes are not UTF-8 and are read as U+FFFD (an older encoding? convert the file to UTF-8)");
  }
  return open;
}

RunSummary ReadAll(const InputOptions& options, const std::function<bool(ingest::Input)>& push) {
  const auto message = [](const Fault& fault) { Message(fault.ToString()); };
  const ingest::ReadSummary read = ingest::ReadInputs(options.paths, options.read, {push, message, message});
  return {read.documents, read.failed, read.passed_over};
}

void ReportOutOfMemory(const std::string& id) {
  Message(id + ": too large for the memory that is free (fewer --jobs need less)");
}

}  // namespace vanban::cli
