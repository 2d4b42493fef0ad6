#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "interpreter/engine/state.hpp"

namespace clausule::interpreter::engine {

/// Finds which deductibles count a priced line and in which order, before any other line is looked
/// at (`semantics.md` 28). Adds findings where that is not known.
void check_deductibles(const Evaluator& evaluator, LineState& state);

/// Reports, for each line to decide, what of the lines decided before is not known and bears on the
/// same account.
void check_history(std::span<LineState> lines);

}  // namespace clausule::interpreter::engine
