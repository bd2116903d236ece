// `vanban export`: an index in the formats of other tools. Door: RunExport.
#include "vanban/export.h"

#include <filesystem>
#include <memory>
#include <string>

#include "cli/command.h"
#include "cli/index_options.h"
#include "cli/options.h"
#include "cli/output.h"
#include "vanban/extractor.h"
#include "vanban/index.h"

namespace vanban::cli {
namespace {
namespace po = boost::program_options;

constexpr CommandHelp kHelp = {
    "vanban export --db FILE --format FORMAT [--output PATH]",
    "Writes a whole index: jsonl (as extract writes facts), csv (a folder, one file a table), annotations (W3C Web\n"
    "Annotation), brat (a folder, stand-off files), popolo (persons, organizations, posts, memberships) or conll\n"
    "(CoNLL-2003 columns). csv and brat need --output FOLDER; the others go to stdout unless --output FILE is given.",
    "vanban export --db facts.db --format jsonl --output facts.jsonl\n"
    "vanban export --db facts.db --format csv --bom --output tables/      # opens in a spreadsheet\n"
    "vanban export --db facts.db --format popolo | jq '.memberships | length'",
};

void ExportJsonLines(const std::string& path, Output& output) {
  IndexReader reader(path);
  std::string line;
  while (const auto stored = reader.Next()) {
    line.clear();
    AppendJson(stored->extraction, line);
    line += '\n';
    output.Write(line);
  }
}

// Opens one file of a folder after the other.
class FolderSink {
 public:
  explicit FolderSink(std::filesystem::path folder) : folder_(std::move(folder)) { MakeFolder(folder_); }
  void Write(std::string_view file, std::string_view piece) {
    if (!output_ || file != name_) {
      Close();
      name_ = file;
      if (name_.find('/') != std::string::npos) MakeFolder((folder_ / name_).parent_path());
      output_ = std::make_unique<Output>((folder_ / name_).string());
    }
    output_->Write(piece);
  }
  void Close() {
    if (output_) output_->Close();
    output_.reset();
  }

 private:
  static void MakeFolder(const std::filesystem::path& folder) {
    std::error_code error;
    std::filesystem::create_directories(folder, error);
    if (error)
      throw Error(Fault{.file = folder.string(), .message = "cannot be made: " + error.message(), .advice = {}});
  }

  std::filesystem::path folder_;
  std::string name_;
  std::unique_ptr<Output> output_;
};

ExportFormat FormatOf(const std::string& name) {
  if (name == "csv") return ExportFormat::kCsv;
  if (name == "annotations") return ExportFormat::kWebAnnotation;
  if (name == "brat") return ExportFormat::kBrat;
  if (name == "popolo") return ExportFormat::kPopolo;
  if (name == "conll") return ExportFormat::kConll;
  throw UsageError("--format is jsonl, csv, annotations, brat, popolo or conll, not '" + name + "'");
}

}  // namespace

int RunExport(const Arguments& arguments) {
  po::options_description options;
  AddDatabaseOption(options);
  options.add_options()("format", po::value<std::string>()->value_name("FORMAT"),
                        "jsonl, csv, annotations, brat, popolo or conll")(
      "output,o", po::value<std::string>()->value_name("PATH"), "a folder for csv and brat, else a file")(
      "bom", "csv: a byte order mark before each file, for spreadsheets");
  const auto values = ParseCommandLine(arguments, kHelp, options);
  if (!values) return kDone;
  const std::string path = DatabasePath(*values);
  const std::string name = StringOption(*values, "format");
  if (name.empty()) throw UsageError("--format FORMAT is missing");
  const std::string destination = StringOption(*values, "output");
  if (name == "jsonl") {
    Output output(destination);
    ExportJsonLines(path, output);
    output.Close();
    return kDone;
  }
  const ExportFormat format = FormatOf(name);
  ExportOptions exported;
  exported.byte_order_mark = values->count("bom") != 0;
  if (!IsManyFiles(format)) {
    Output output(destination);
    Export(path, format, exported, [&output](std::string_view, std::string_view piece) { output.Write(piece); });
    output.Close();
    return kDone;
  }
  if (destination.empty()) throw UsageError("--format " + name + " is many files: --output FOLDER");
  FolderSink sink(destination);
  Export(path, format, exported, [&sink](std::string_view file, std::string_view piece) { sink.Write(file, piece); });
  sink.Close();
  return kDone;
}

}  // namespace vanban::cli
