#pragma once

#include "interpreter/testing_case.hpp"
#include "tools/analysis/shrink/comparison.hpp"

namespace clausule::shrink {

/// Leaves out of a case all that it can do without: lines, lines decided before, enrolments, facts,
/// providers, cells. What is left is needed: without any one thing of it the case would not keep
/// what it has to. The same case comes out every time.
interpreter::TestCase shrunk(interpreter::TestCase test, const Keeps& keeps);

}  // namespace clausule::shrink
