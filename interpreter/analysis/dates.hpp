#pragma once

#include <optional>
#include <string>
#include <vector>

#include "interpreter/date.hpp"

namespace clausule::interpreter::analysis {

/// Writes an interval without words: `2024-01-01 – 2024-12-31`, with `…` for an open end.
std::string to_text(const DateInterval& interval);

/// Returns the days of an interval that none of others hold, in order, as few intervals as there
/// can be.
std::vector<DateInterval> uncovered(const DateInterval& interval, std::vector<DateInterval> others);

/// Returns the first days of the stretches in which the same intervals hold, in order; the first
/// stretch begins at `within`.
std::vector<DateInterval> stretches(const DateInterval& within,
                                    const std::vector<DateInterval>& intervals);

/// Tells whether each day of `inner` lies in `outer`.
bool holds(const DateInterval& outer, const DateInterval& inner);

}  // namespace clausule::interpreter::analysis
