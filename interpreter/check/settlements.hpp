#pragma once

#include "interpreter/check/context.hpp"

namespace clausule::interpreter::check {

/// Lowers all versions of a settlement into its place in the program.
void lower_settlement(Context& context, const Entry& entry);

/// Gives exceptions the lines, scope, period and receiver that they do not state themselves
/// (`semantics.md` 12), once all settlements are lowered; reports settlements that still lack one.
void take_over_settlements(Context& context);

}  // namespace clausule::interpreter::check
