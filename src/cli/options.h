// The command line of one command: parsed by Boost.Program_options, explained by --help.
#pragma once

#include <boost/program_options.hpp>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>

#include "cli/command.h"

namespace vanban::cli {

// A command line that cannot be carried out. what() says what is wrong, without the program's name.
class UsageError : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

// What `--help` says of a command beside its options.
struct CommandHelp {
  std::string_view usage;     // "vanban extract [OPTIONS] PATH..."
  std::string_view purpose;   // a paragraph or two, wrapped by hand at 100 columns
  std::string_view examples;  // command lines, one a line, without indentation
};

// Parses `arguments` by `options` (to which `--help` is added); what is no option goes to the option named `rest`
// (declared by the caller in `hidden`, usually as vector<string>). Prints the help to stdout and returns nullopt when
// asked for it. Throws UsageError.
std::optional<boost::program_options::variables_map> ParseCommandLine(
    const Arguments& arguments, const CommandHelp& help, const boost::program_options::options_description& options,
    const boost::program_options::options_description& hidden = {}, const char* rest = nullptr, int rest_count = -1);

// The string or list of strings given for `name`; empty where it was not given.
std::string StringOption(const boost::program_options::variables_map& values, const char* name);
std::vector<std::string> StringsOption(const boost::program_options::variables_map& values, const char* name);

}  // namespace vanban::cli
