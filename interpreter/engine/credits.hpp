#pragma once

#include <span>

#include <cstddef>
#include <vector>

#include "interpreter/engine/state.hpp"

namespace clausule::interpreter::engine {

/// Pairs each credit with the line it credits, before all passes (`semantics.md` 29). A line to
/// decide that credits what cannot be credited gets a finding. The codes of the lines are known.
void pair_credits(std::span<LineState> lines);

/// Returns what is decided on a line of a pair, as far as a credit says it.
void decide_pair(std::span<const LineState> lines, const LineState& line, Decision& decision);

}  // namespace clausule::interpreter::engine
