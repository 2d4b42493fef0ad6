#pragma once

#include <string>

#include "dsl/source.hpp"
#include "interpreter/decision.hpp"

namespace clausule::interpreter {

/// Returns what a rule has to do with a decision: `tarief DM2 (Artikel 3): € 70,00 is meer dan …`.
/// `with_article` tells whether its article is named, where it has one.
std::string reason_text(const Explanation& reason, dsl::Language language, bool with_article);

/// Returns a whole explanation, a reason on each line: the sentence of the decision, and the rules
/// by what they did.
std::string explanation_lines(const Explanation& explanation, dsl::Language language);

}  // namespace clausule::interpreter
