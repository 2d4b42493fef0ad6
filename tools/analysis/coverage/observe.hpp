#pragma once

#include "interpreter/testing.hpp"
#include "tools/analysis/coverage/coverage.hpp"

namespace clausule::coverage {

/// Returns what `run_tests` is to hand the decided tests to, so that their lines are noted: those
/// of which something is expected, for any other line only sets the scene. The coverage outlives
/// it.
interpreter::TestObserver observer_of(Coverage& coverage);

}  // namespace clausule::coverage
