// `vanban progress`: the ratios and indicators tied to a document. Door: RunProgress.
#include "cli/command.h"
#include "cli/index_options.h"
#include "vanban/query.h"

namespace vanban::cli {
namespace {

constexpr Question kQuestion = {
    {
        "vanban progress --db FILE --document NUMBER",
        "Shows the ratios and indicators that are tied to a document, or stand near it, over time: results against "
        "targets."
        "\nThe organization is the first one that their sentence names.",
        "vanban progress --db facts.db --document 09-NQ/TU",
    },
    "document",
    "NUMBER",
    "its number, such as 09-NQ/TU",
    &Index::Progress,
};

}  // namespace

int RunProgress(const Arguments& arguments) { return RunQuestion(arguments, kQuestion); }

}  // namespace vanban::cli
