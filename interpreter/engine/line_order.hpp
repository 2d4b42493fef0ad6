#pragma once

#include <string_view>

#include "interpreter/engine/state.hpp"

namespace clausule::interpreter::engine {

/// Tells whether an id comes before another: ids of digits only compare as numbers and come first,
/// others byte by byte (`semantics.md` 63).
bool id_before(std::string_view left, std::string_view right);

/// Tells whether a line comes before another in every count: what was decided before comes first,
/// then the date, then the id (`semantics.md` 3).
bool counts_before(const LineState& left, const LineState& right);

}  // namespace clausule::interpreter::engine
