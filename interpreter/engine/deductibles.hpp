#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "interpreter/engine/state.hpp"

namespace clausule::interpreter::engine {

/// Finds which deductibles count a priced line and in which order, before any other line is looked
/// at (`semantics.md` 28). Adds findings where that is not known.
void check_deductibles(const Evaluator& evaluator, LineState& line);

/// Reports, for each line to decide, what of the lines decided before is not known and bears on the
/// same account.
void check_history(std::span<LineState> lines);

/// Lays what is paid on the insured, once all lines are decided: history first, then by reference
/// date and id. `decisions` has one for each line to decide, and gets its parts.
void lay_deductibles(const Evaluator& evaluator, std::span<LineState> lines,
                     std::span<Decision> decisions);

}  // namespace clausule::interpreter::engine
