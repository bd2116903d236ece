// Finds a document's own abbreviations. Door: DefineAbbreviations.
#include "extract/define.h"

namespace vanban::extract {

rules::DocumentLexicon DefineAbbreviations(const Document& /*document*/, const RuleSet& /*rules*/) { return {}; }

}  // namespace vanban::extract
