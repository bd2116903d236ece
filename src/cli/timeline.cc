// `vanban timeline`: who held which office when. Door: RunTimeline.
#include "cli/command.h"
#include "cli/index_options.h"
#include "vanban/query.h"

namespace vanban::cli {
namespace {

constexpr Question kQuestion = {
    {
        "vanban timeline --db FILE --official NAME",
        "Says which offices a person held, by the documents that name the person with them: since and until as a\n"
        "document states them, first and last seen by the dates of the documents, and first_day by their texts: the\n"
        "first day that one names, where it has no date of its own. Namesakes are persons of their own.",
        "vanban timeline --db facts.db --official 'pham van hau' --format csv",
    },
    "official",
    "NAME",
    "the name, with or without tones",
    &Index::Timeline,
};

}  // namespace

int RunTimeline(const Arguments& arguments) { return RunQuestion(arguments, kQuestion); }

}  // namespace vanban::cli
