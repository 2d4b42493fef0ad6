#pragma once

#include <string>
#include <string_view>

#include "dsl/diagnostics.hpp"
#include "interpreter/decision.hpp"
#include "tools/claims/lines.hpp"

namespace clausule::claims {

/// What a decisions file looks like.
struct DecisionFormat {
  bool json = false;  ///< NDJSON, else CSV
  dsl::Language language = dsl::Language::dutch;
  std::string contract;  ///< `name@hash`
};

/// Returns the first line of a decisions file, empty for NDJSON.
std::string header(const DecisionFormat& format);

/// Appends a decision as one row of `io.md`, its line end included. `explanation` may be null and
/// stands in NDJSON only.
void append_row(std::string& out, const DecisionFormat& format, const InputLine& line,
                const interpreter::Decision& decision, const interpreter::Explanation* explanation);
/// Returns the same.
std::string row(const DecisionFormat& format, const InputLine& line,
                const interpreter::Decision& decision, const interpreter::Explanation* explanation);

/// Returns the decision on a line that cannot be decided.
interpreter::Decision decision_on_problem(const InputLine& line);

/// Appends an explanation as a JSON object, what follows from it within it.
void append_json(std::string& out, const interpreter::Explanation& explanation,
                 dsl::Language language);

}  // namespace clausule::claims
