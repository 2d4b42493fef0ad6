#pragma once

#include <string>

#include "dsl/diagnostics.hpp"
#include "interpreter/decision.hpp"
#include "tools/claims/lines.hpp"

namespace clausule::cli {

/// Returns a decision and why it is so as indented text: the decision, then what follows from what.
std::string explanation_text(const claims::InputLine& line, const std::string& insured,
                             const interpreter::Decision& decision,
                             const interpreter::Explanation* explanation, dsl::Language language);

}  // namespace clausule::cli
