// `vanban index`: documents into an index. One thread reads, several extract and fold, this one writes whole batches.
// Door: RunIndex.
#include "vanban/index.h"

#include <sys/resource.h>
#include <unistd.h>

#include <chrono>
#include <csignal>
#include <cstdio>
#include <filesystem>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "cli/command.h"
#include "cli/index_options.h"
#include "cli/inputs.h"
#include "cli/options.h"
#include "cli/output.h"
#include "vanban/extractor.h"

namespace vanban::cli {
namespace {
namespace po = boost::program_options;
namespace fs = std::filesystem;

constexpr CommandHelp kHelp = {
    "vanban index --db FILE [OPTIONS] [PATH...]",
    "Stores the facts and the text of documents in an index, one SQLite file that is made where it is missing. PATH "
    "as\n"
    "for extract. Documents that are in the index already and have not changed are passed over; changed ones replace\n"
    "their old selves. Each batch that is reported as stored survives whatever happens after.",
    "vanban index --db facts.db reports/ news.jsonl\n"
    "crawler | vanban index --db facts.db --input jsonl -\n"
    "vanban index --db facts.db --prune reports/      # and forget the documents whose files are gone\n"
    "vanban index --db facts.db --refresh             # after a change of rules, from the stored text",
};

// A batch ends at whichever comes first: a transaction costs a wait for the disk, a large one costs memory, a long one
// makes other writers wait.
constexpr std::size_t kBatchDocuments = 500;
constexpr std::size_t kBatchBytes = 16U << 20U;
constexpr std::chrono::seconds kBatchTime{2};

// What is on stderr while the work goes on: a line that changes on a terminal, else a line for each batch.
class IndexProgress {
 public:
  // `total`: bytes of text to come, 0 where that is not known.
  explicit IndexProgress(std::uint64_t total) : total_(total), terminal_(isatty(STDERR_FILENO) != 0) {}

  void Seen(std::size_t bytes) { seen_ += bytes; }
  // Nothing more comes, whatever was expected: files may be shorter as text, or unchanged.
  void AllSeen() { total_ = seen_; }
  void Stored(std::size_t documents) {
    stored_ += documents;
    const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start_).count();
    std::string line = "stored " + Counted(stored_, "document", "documents") + ", " +
                       std::to_string(static_cast<long>(static_cast<double>(stored_) / std::max(seconds, 0.001))) +
                       " documents/s";
    if (total_ > seen_ && seen_ > 0) {
      const double left = seconds * static_cast<double>(total_ - seen_) / static_cast<double>(seen_);
      line += left < 90 ? ", about " + std::to_string(static_cast<long>(left) + 1) + " s left"
                        : ", about " + std::to_string(static_cast<long>(left / 60) + 1) + " min left";
    }
    if (terminal_) {
      std::fprintf(stderr, "\r\033[K%s", line.c_str());
    } else {
      Message(line);
    }
  }
  void End() const {
    if (terminal_) std::fputs("\r\033[K", stderr);
  }

 private:
  std::uint64_t total_;
  bool terminal_;
  std::chrono::steady_clock::time_point start_ = std::chrono::steady_clock::now();
  std::uint64_t seen_ = 0, stored_ = 0;
};

// Collects documents and stores them, a batch at a time.
class Batch {
 public:
  Batch(IndexWriter& writer, IndexProgress& progress) : writer_(&writer), progress_(&progress) {}

  void Add(PreparedDocument document) {
    bytes_ += document.text_bytes();
    progress_->Seen(document.text_bytes());
    documents_.push_back(std::move(document));
    const bool late = std::chrono::steady_clock::now() - last_ > kBatchTime;
    if (documents_.size() >= kBatchDocuments || bytes_ >= kBatchBytes || late) Flush();
  }
  void Flush() {
    if (documents_.empty()) return;
    writer_->Store(documents_);
    stored_ += documents_.size();
    progress_->Stored(documents_.size());
    documents_.clear();
    bytes_ = 0;
    last_ = std::chrono::steady_clock::now();
  }
  [[nodiscard]] std::uint64_t stored() const { return stored_; }

 private:
  IndexWriter* writer_;
  IndexProgress* progress_;
  std::vector<PreparedDocument> documents_;
  std::size_t bytes_ = 0;
  std::uint64_t stored_ = 0;
  std::chrono::steady_clock::time_point last_ = std::chrono::steady_clock::now();
};

// Bytes of the files to come, as far as they can be told beforehand.
std::uint64_t TotalBytes(const std::vector<std::string>& paths) {
  std::uint64_t total = 0;
  std::error_code error;
  for (const std::string& path : paths) {
    if (path == "-") return 0;
    if (!fs::is_directory(path, error)) {
      const auto size = fs::file_size(path, error);
      if (!error) total += size;
      continue;
    }
    for (auto entry = fs::recursive_directory_iterator(path, error);
         !error && entry != fs::recursive_directory_iterator(); entry.increment(error)) {
      const fs::path extension = entry->path().extension();
      if ((extension != ".txt" && extension != ".jsonl") || !entry->is_regular_file(error)) continue;
      const auto size = entry->file_size(error);
      if (!error) total += size;
    }
  }
  return total;
}

// An input and what the index needs to know of it beside its facts.
struct Task {
  ingest::Input input;
  DocumentOrigin origin;
};

std::string AbsolutePath(const std::string& path) {
  if (path.empty()) return {};
  std::error_code error;
  const fs::path absolute = fs::weakly_canonical(path, error);
  return error ? path : absolute.string();
}

// How the documents of one run fared.
struct Counts {
  RunSummary read;
  std::uint64_t stored = 0, unchanged = 0, pruned = 0;
};

void IndexInputs(const InputOptions& options, const RuleSet& rules, const std::string& path, IndexWriter& writer,
                 Counts& counts) {
  const Extractor extractor(rules);
  IndexProgress progress(TotalBytes(options.paths));
  Batch batch(writer, progress);
  IndexReader held(path);  // for the thread that reads
  std::uint64_t failed = 0;
  Pipeline<Task, std::optional<PreparedDocument>> pipeline(
      {.jobs = options.jobs},
      [&](Task task) -> std::optional<PreparedDocument> {
        const std::string id = task.input.id;
        try {
          const OpenDocument open = OpenInput(std::move(task.input), rules.segmenter());
          return PreparedDocument(open.document, extractor.Extract(open.document, open.metadata),
                                  std::move(task.origin));
        } catch (const std::bad_alloc&) {
          ReportOutOfMemory(id);
        } catch (const Error& error) {
          Message(error.what());
        }
        return std::nullopt;
      },
      [&](std::optional<PreparedDocument> document) {
        document ? batch.Add(std::move(*document)) : static_cast<void>(++failed);
      });
  pipeline.Run([&](const auto& push) {
    counts.read = ReadAll(options, [&](ingest::Input input) {
      Task task;
      task.origin = {.file = AbsolutePath(input.file),
                     .given_title = input.title,
                     .published = input.published,
                     .content_hash = ContentHash(input.bytes, input.id, input.source, input.title, input.published),
                     .rules = std::string(rules.fingerprint())};
      const std::optional<StoredDocument> stored = held.Find(input.id);
      if (stored && stored->content_hash == task.origin.content_hash) {
        ++counts.unchanged;
        return true;
      }
      task.input = std::move(input);
      const std::size_t bytes = task.input.bytes.size();
      return push(std::move(task), bytes);
    });
  });
  progress.AllSeen();
  batch.Flush();
  progress.End();
  counts.read.failed += failed;
  counts.stored += batch.stored();
}

// What the rules of today make of a stored document: new facts, or the same as before.
struct Refreshed {
  std::string name;
  std::optional<PreparedDocument> changed;
};

// Extracts the stored text of all documents whose facts other rules found; those whose facts come out the same are only
// marked. Returns how many were.
std::uint64_t Refresh(std::size_t jobs, const RuleSet& rules, const std::string& path, IndexWriter& writer,
                      Counts& counts) {
  const Extractor extractor(rules);
  IndexReader reader(path);
  IndexProgress progress(0);
  Batch batch(writer, progress);
  std::vector<std::string> same;
  std::uint64_t marked = 0;
  const auto mark = [&] {
    writer.SetRules(same, rules.fingerprint());
    marked += same.size();
    same.clear();
  };
  Pipeline<StoredText, Refreshed> pipeline(
      {.jobs = jobs},
      [&](StoredText stored) -> Refreshed {
        const Document document = Document::FromBytes(stored.text, rules.segmenter());
        const DocumentInfo& old = stored.extraction.doc;
        Extraction extraction = extractor.Extract(document, {.id = old.id,
                                                             .source = old.source,
                                                             .title = stored.origin.given_title,
                                                             .published = stored.origin.published});
        extraction.doc.encoding = old.encoding;
        extraction.doc.invalid_bytes = old.invalid_bytes;
        if (extraction == stored.extraction) return {old.id, std::nullopt};
        std::string name = old.id;
        stored.origin.rules = rules.fingerprint();
        return {std::move(name), PreparedDocument(document, std::move(extraction), std::move(stored.origin))};
      },
      [&](Refreshed refreshed) {
        if (refreshed.changed) {
          batch.Add(std::move(*refreshed.changed));
        } else {
          same.push_back(std::move(refreshed.name));
          if (same.size() >= kBatchDocuments) mark();
        }
      });
  pipeline.Run([&](const auto& push) {
    while (std::optional<StoredText> stored = reader.Next(rules.fingerprint())) {
      const std::size_t bytes = stored->text.size();
      if (!push(std::move(*stored), bytes)) break;
    }
  });
  batch.Flush();
  mark();
  progress.End();
  counts.stored += batch.stored();
  return marked;
}

}  // namespace

int RunIndex(const Arguments& arguments) {
  po::options_description options, hidden;
  AddDatabaseOption(options);
  AddInputOptions(options, hidden);
  options.add_options()("prune", "take out the documents whose file is gone")(
      "refresh", "extract again, from the stored text, what other rules extracted");
  AddRulesOption(options);
  const auto values = ParseCommandLine(arguments, kHelp, options, hidden, "path");
  if (!values) return kDone;
  const std::string path = DatabasePath(*values);
  const bool prune = values->count("prune") != 0;
  const bool refresh = values->count("refresh") != 0;
  const bool reads = values->count("path") != 0 || !(prune || refresh);
  InputOptions inputs;
  if (reads) inputs = ReadInputOptions(*values);
  inputs.jobs = values->count("jobs") != 0 ? static_cast<std::size_t>(std::max(1, (*values)["jobs"].as<int>()))
                                           : std::max(1U, std::thread::hardware_concurrency());
  // A limit on the size of files is a full disk like any other, not the end of the process.
  std::signal(SIGXFSZ, SIG_IGN);

  const RuleSet rules = LoadRules(*values);
  IndexWriter writer(path);
  Counts counts;
  if (reads) IndexInputs(inputs, rules, path, writer, counts);
  std::uint64_t same = 0;
  if (refresh) same = Refresh(inputs.jobs, rules, path, writer, counts);
  if (prune) {
    counts.pruned = writer.Prune([](const std::string& file) {
      std::error_code error;
      return !fs::exists(file, error) && !error;
    });
  }
  const ResolveSummary resolved = writer.Resolve();
  writer.Finish();
  if (reads || counts.read.failed != 0) Report(counts.read);
  Message(Counted(counts.stored, "document", "documents") + " stored, " + std::to_string(counts.unchanged + same) +
          " unchanged" + (prune ? ", " + std::to_string(counts.pruned) + " taken out" : "") + "; the index knows " +
          std::to_string(resolved.persons) + " persons, " + std::to_string(resolved.organizations) +
          " organizations, " + std::to_string(resolved.cited_documents) + " documents cited");
  return counts.read.exit_code();
}

}  // namespace vanban::cli
