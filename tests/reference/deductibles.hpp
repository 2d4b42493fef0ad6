#pragma once

#include <span>

#include "tests/reference/cases.hpp"

namespace clausule::reference {

/// Returns what keeps the deductibles that count a line from being known (`semantics.md` 28), and
/// notes whether a rule puts the line outside all of them.
std::vector<Finding> findings_of_deductibles(const World& world, const std::vector<Case>& cases,
                                             Case& line);

/// Lays on the insured what deductibles count of the decided lines, in the order of the lines to
/// decide.
void lay_deductibles(const World& world, std::vector<Case>& cases, std::span<Decision> decisions);

/// Returns what is known of a line once it is decided.
Results results_of(const Decision& decision, const Case& line);

}  // namespace clausule::reference
