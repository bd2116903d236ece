// Turns the arguments of one command into values, and its options into the text of --help.
// Door: ParseCommandLine.
#include "cli/options.h"

#include <iostream>

namespace vanban::cli {
namespace po = boost::program_options;

namespace {

void PrintHelp(const CommandHelp& help, const po::options_description& options) {
  std::cout << "Usage: " << help.usage << "\n\n" << help.purpose << "\n\nOptions:\n" << options;
  if (!help.examples.empty()) {
    std::cout << "\nExamples:\n";
    std::string_view rest = help.examples;
    while (!rest.empty()) {
      const std::size_t end = rest.find('\n');
      std::cout << "  " << rest.substr(0, end) << '\n';
      rest = end == std::string_view::npos ? std::string_view() : rest.substr(end + 1);
    }
  }
  std::cout.flush();
}

}  // namespace

std::optional<po::variables_map> ParseCommandLine(const Arguments& arguments, const CommandHelp& help,
                                                  const po::options_description& options,
                                                  const po::options_description& hidden, const char* rest,
                                                  int rest_count) {
  po::options_description shown("", 100);
  for (const auto& option : options.options()) shown.add(option);
  shown.add_options()("help,h", "show this help");
  po::options_description all;
  all.add(shown).add(hidden);
  po::positional_options_description positional;
  if (rest != nullptr) positional.add(rest, rest_count);
  po::variables_map values;
  try {
    // No guessing (--for for --format): a script must not change its meaning when an option is added.
    const int style = po::command_line_style::unix_style & ~po::command_line_style::allow_guessing;
    po::store(po::command_line_parser(arguments).options(all).positional(positional).style(style).run(), values);
    if (values.count("help") != 0) {
      PrintHelp(help, shown);
      return std::nullopt;
    }
    po::notify(values);
  } catch (const po::error& error) {
    throw UsageError(error.what());
  }
  return values;
}

std::string StringOption(const po::variables_map& values, const char* name) {
  return values.count(name) == 0 ? std::string() : values[name].as<std::string>();
}

std::vector<std::string> StringsOption(const po::variables_map& values, const char* name) {
  return values.count(name) == 0 ? std::vector<std::string>() : values[name].as<std::vector<std::string>>();
}

}  // namespace vanban::cli
