#pragma once

#include <string>

#include "dsl/diagnostics.hpp"
#include "interpreter/decision.hpp"
#include "tools/claims/lines.hpp"

namespace clausule::cli {

/// One line to explain: how it was handed over and what was decided.
struct ExplainedLine {
  const claims::InputLine& input;
  const interpreter::ClaimLine* claim;  ///< none where the line cannot be read
  const std::string& insured;           ///< empty where it cannot be read
  const interpreter::Decision& decision;
  const interpreter::Explanation* explanation;  ///< none where the line cannot be read
};

/// Returns a decision and why it is so as text of at most 100 columns: the decision, and the rules
/// by what they did, each with its article and the values that it read.
std::string explanation_text(const ExplainedLine& line, dsl::Language language);

}  // namespace clausule::cli
