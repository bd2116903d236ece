// What the commands that read documents have in common: their options, the rules, and the way of each document from the
// reader through the workers to the output.
#pragma once

#include <boost/program_options.hpp>
#include <cstdint>
#include <functional>
#include <new>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "cli/command.h"
#include "cli/output.h"
#include "cli/pipeline.h"
#include "ingest/input.h"
#include "vanban/document.h"
#include "vanban/extractor.h"
#include "vanban/rule_set.h"

namespace vanban::cli {

struct InputOptions {
  std::vector<std::string> paths;
  ingest::ReadOptions read;
  std::size_t jobs = 1;
};

// Adds --input, --published, --jobs to `options` and PATH (as "path") to `hidden`.
void AddInputOptions(boost::program_options::options_description& options,
                     boost::program_options::options_description& hidden);
// Reads them back. Throws UsageError, also where no path is given.
InputOptions ReadInputOptions(const boost::program_options::variables_map& values);

// Adds --rules; loads the built-in rules, with those of the folder on top where one was given. Throws Error.
void AddRulesOption(boost::program_options::options_description& options);
std::vector<RuleSource> RuleSourcesOf(const boost::program_options::variables_map& values);
RuleSet LoadRules(const boost::program_options::variables_map& values);

// What became of the documents of one run.
struct RunSummary {
  std::uint64_t documents = 0;    // done
  std::uint64_t failed = 0;       // reported on stderr and passed over
  std::uint64_t passed_over = 0;  // other files in folders

  [[nodiscard]] int exit_code() const { return failed == 0 ? kDone : kSomeFailed; }
};

// Says on stderr what failed or was passed over, or that there was nothing; else nothing.
void Report(const RunSummary& summary);

// A document with what is known beside it, as the workers get it.
struct OpenDocument {
  Document document;
  DocumentMetadata metadata;
};

// Reads all inputs, calls `work` on options.jobs threads and `consume` with its results in the order of the input, on
// the calling thread. Faults of single documents go to stderr and are counted; shows progress where stderr is a
// terminal and stdout is not.
template <typename Result>
RunSummary ProcessDocuments(const InputOptions& options, const Segmenter& segmenter,
                            const std::function<Result(OpenDocument)>& work,
                            const std::function<void(Result)>& consume);

// The parts of it that need no type. Decodes; says on stderr where bytes had to be replaced.
OpenDocument OpenInput(ingest::Input input, const Segmenter& segmenter);
RunSummary ReadAll(const InputOptions& options, const std::function<bool(ingest::Input)>& push);
// Says on stderr that this one ran out of memory.
void ReportOutOfMemory(const std::string& id);

template <typename Result>
RunSummary ProcessDocuments(const InputOptions& options, const Segmenter& segmenter,
                            const std::function<Result(OpenDocument)>& work,
                            const std::function<void(Result)>& consume) {
  Progress progress;
  RunSummary summary;
  std::uint64_t out_of_memory = 0;
  using Done = std::pair<std::optional<Result>, std::size_t>;  // nothing: failed
  Pipeline<ingest::Input, Done> pipeline(
      {.jobs = options.jobs},
      [&](ingest::Input input) -> Done {
        const std::string id = input.id;
        const std::size_t bytes = input.bytes.size();
        try {
          return {work(OpenInput(std::move(input), segmenter)), bytes};
        } catch (const std::bad_alloc&) {  // one huge document must not take the others with it
          ReportOutOfMemory(id);
          return {std::nullopt, bytes};
        }
      },
      [&](Done done) {
        if (done.first) {
          consume(std::move(*done.first));
        } else {
          ++out_of_memory;
        }
        progress.Add(done.second);
      });
  pipeline.Run([&](const auto& push) {
    summary = ReadAll(options, [&](ingest::Input input) {
      const std::size_t bytes = input.bytes.size();
      return push(std::move(input), bytes);
    });
  });
  summary.documents -= out_of_memory;
  summary.failed += out_of_memory;
  return summary;
}

}  // namespace vanban::cli
