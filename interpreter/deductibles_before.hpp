#pragma once

#include <set>

#include "interpreter/program.hpp"

namespace clausule::interpreter {

/// Returns the deductibles that go before one by `na`, directly or through others; in a circle it
/// is among them itself. One that goes after another has more before it.
std::set<DeductibleId> deductibles_before(const Program& program, DeductibleId id);

}  // namespace clausule::interpreter
