#pragma once

#include <optional>
#include <vector>

#include "interpreter/program.hpp"

namespace clausule::coverage {

using Ranges = std::vector<interpreter::CodeRange>;

/// Returns the ranges of a set; nothing where they are not the same, and known, on every day, or
/// where it leaves codes out.
std::optional<Ranges> ranges_of(const interpreter::Program& program,
                                const interpreter::CodeSet& set);

/// Tells whether each of these ranges lies in one of others; false where those are not known.
bool hold_all(const std::optional<Ranges>& outer, const Ranges& inner);

/// Tells whether a code can be in both sets.
bool may_overlap(const interpreter::Program& program, const interpreter::CodeSet& one,
                 const interpreter::CodeSet& other);

}  // namespace clausule::coverage
