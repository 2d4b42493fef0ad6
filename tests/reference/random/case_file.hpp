#pragma once

#include <span>
#include <string>

#include "interpreter/decision.hpp"
#include "tests/reference/random/shrink.hpp"

namespace clausule::differential {

/// Writes an example as a contract with a test that expects the decisions given. What a test cannot
/// say (no enrolments at all, a provider's facts in a period) stands in a comment.
std::string case_file(const Example& example, std::span<const interpreter::Decision> expected);

}  // namespace clausule::differential
