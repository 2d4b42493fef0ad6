#pragma once

#include <string>
#include <vector>

#include "interpreter/program.hpp"
#include "interpreter/testing_case.hpp"

namespace clausule::shrink {

/// Returns a case as a test of a contract can state it. No list of enrolments becomes an empty one;
/// of a provider holds what held on a day; a period without an end gets one far away; facts and
/// programmes that the contract does not know, values that are not known and texts with a quote in
/// them go.
interpreter::TestCase stated(interpreter::TestCase test, const interpreter::Program& contract,
                             interpreter::Date day);

}  // namespace clausule::shrink
