// `vanban cites`: who cites a document. Door: RunCites.
#include "cli/command.h"
#include "cli/index_options.h"
#include "vanban/query.h"

namespace vanban::cli {
namespace {

constexpr Question kQuestion = {
    {
        "vanban cites --db FILE --document NUMBER",
        "Shows which documents cite a document, since when. Documents that share a number stand apart as far as the\n"
        "texts tell them apart.",
        "vanban cites --db facts.db --document 09-NQ/TU",
    },
    "document",
    "NUMBER",
    "its number, such as 09-NQ/TU",
    &Index::Cites,
};

}  // namespace

int RunCites(const Arguments& arguments) { return RunQuestion(arguments, kQuestion); }

}  // namespace vanban::cli
