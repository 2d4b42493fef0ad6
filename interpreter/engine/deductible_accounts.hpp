#pragma once

#include "interpreter/engine/state.hpp"

namespace clausule::interpreter::engine {

/// Returns what of a line counts for a deductible, in euros, rounded as its rule says; what keeps
/// it from being known. The results of the line are known.
Value counted_amount(const Evaluator& evaluator, const Counting& counting, const Line& line);

}  // namespace clausule::interpreter::engine
