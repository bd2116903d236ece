// What the commands that ask an index have in common: --db, --format, and how a report is written.
#pragma once

#include <boost/program_options.hpp>
#include <string>

#include "cli/command.h"
#include "cli/options.h"
#include "vanban/query.h"
#include "vanban/report.h"

namespace vanban::cli {

void AddDatabaseOption(boost::program_options::options_description& options);
// The path given by --db. Throws UsageError where there is none.
std::string DatabasePath(const boost::program_options::variables_map& values);

void AddReportOptions(boost::program_options::options_description& options);
ReportFormat ReportFormatOf(const boost::program_options::variables_map& values);

// Writes the report to stdout as --format says. kDone, or kSomeFailed where it has no rows.
int PrintReport(const Report& report, const boost::program_options::variables_map& values);
// `width`: of a table, 0: as wide as its last column
int PrintReport(const Report& report, const boost::program_options::variables_map& values, std::size_t width);

// A command that asks the index one thing: `--OPTION VALUE` is all that it needs.
struct Question {
  CommandHelp help;
  const char* option;
  const char* value;  // as help calls it: NAME
  const char* what;
  Report (Index::*ask)(std::string_view);
};
int RunQuestion(const Arguments& arguments, const Question& question);

// How wide stdout is, in characters; 0: it is no terminal.
std::size_t WidthOfStdout();

// A whole number that is not negative; throws UsageError. `otherwise` where it was not given.
std::size_t CountOption(const boost::program_options::variables_map& values, const char* name, std::size_t otherwise);

// The words of numbers from the lexicons that are compiled in (kind `times`).
NumberWords NumberWordsOfRules();

}  // namespace vanban::cli
