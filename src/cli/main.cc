// The program's door: the table of commands, and the only place where an error becomes a message and an exit code.
#include <cerrno>
#include <csignal>
#include <cstdio>
#include <exception>
#include <iostream>
#include <new>
#include <string>
#include <string_view>

#include "cli/command.h"
#include "cli/options.h"
#include "cli/output.h"
#include "vanban/error.h"

namespace vanban::cli {
namespace {

struct Command {
  std::string_view name;
  std::string_view summary;  // one line of `vanban --help`
  int (*run)(const Arguments& arguments);
};

constexpr Command kCommands[] = {
    {"extract", "facts of documents, as JSON Lines", RunExtract},
    {"segment", "zones, sentences and tokens of documents, as JSON Lines", RunSegment},
    {"rules", "check, list, explain or measure the rules", RunRules},
    {"eval", "score facts against gold annotations", RunEval},
    {"index", "store facts and text in an index, one SQLite file", RunIndex},
    {"query", "documents or facts of an index", RunQuery},
    {"timeline", "who held which office when", RunTimeline},
    {"progress", "the ratios and indicators tied to a document, over time", RunProgress},
    {"series", "the values of an indicator over time", RunSeries},
    {"cites", "who cites a document", RunCites},
    {"stats", "what an index holds", RunStats},
    {"entities", "persons, bodies and documents across the corpus, and why they are one", RunEntities},
    {"export", "an index in the formats of other tools", RunExport},
};

constexpr std::string_view kExamples = R"(Examples:
  vanban extract report.txt                     facts of one document, as one line of JSON
  vanban extract --output facts.jsonl reports/  facts of all documents below a folder
  vanban rules explain "22/9/2023"              why a sentence gives these facts and no others
)";

void PrintHelp() {
  std::cout << "vanban finds facts in Vietnamese official documents and press releases: officials, documents cited,\n"
               "indicators, ratios, dates, organizations and abbreviations, each with its place in the source.\n\n"
               "Usage: vanban COMMAND [OPTIONS] [ARGUMENTS]\n\nCommands:\n";
  for (const Command& command : kCommands) {
    std::cout << "  " << command.name << std::string(12 - command.name.size(), ' ') << command.summary << '\n';
  }
  std::cout << "\n`vanban COMMAND --help` shows its options with examples. `vanban --version` shows the version.\n\n"
            << kExamples
            << "\nData goes to stdout, messages to stderr; the path - is stdin. Exit status: 0 done; 1 done, but some\n"
               "documents failed (or nothing was found); 2 could not start.\n";
}

int Dispatch(const Arguments& arguments) {
  if (arguments.empty()) {
    throw UsageError("no command given");
  }
  const std::string& name = arguments.front();
  if (name == "--help" || name == "-h" || name == "help") {
    PrintHelp();
    return kDone;
  }
  if (name == "--version") {
    std::cout << "vanban " VANBAN_VERSION "\n";
    return kDone;
  }
  for (const Command& command : kCommands) {
    if (command.name == name) return command.run(Arguments(arguments.begin() + 1, arguments.end()));
  }
  throw UsageError("no command '" + name + "'");
}

// The command's name for "vanban extract --help"; empty where no known command was named.
std::string NameFor(const Arguments& arguments) {
  for (const Command& command : kCommands) {
    if (!arguments.empty() && command.name == arguments.front()) return " " + arguments.front();
  }
  return "";
}

int Main(const Arguments& arguments) {
  try {
    const int code = Dispatch(arguments);
    if (std::fflush(stdout) != 0) {
      if (errno == EPIPE) return kDone;
      Message("stdout: cannot be written (is the disk full?)");
      return kNotStarted;
    }
    return code;
  } catch (const OutputClosed&) {
    return kDone;
  } catch (const UsageError& error) {
    Message(error.what());
    Message("`vanban" + NameFor(arguments) + " --help` shows what can be said");
  } catch (const Error& error) {
    for (const Fault& fault : error.faults()) Message(fault.ToString());
  } catch (const std::bad_alloc&) {
    Message("out of memory (fewer --jobs need less)");
  } catch (const std::exception& error) {
    Message(error.what());
  }
  return kNotStarted;
}

}  // namespace
}  // namespace vanban::cli

int main(int argc, char** argv) {
  // A reader that goes away is seen as a failed write instead, so that open files and databases are closed in order.
  std::signal(SIGPIPE, SIG_IGN);
  return vanban::cli::Main(vanban::cli::Arguments(argv + (argc > 0 ? 1 : 0), argv + argc));
}
