#pragma once

#include "interpreter/check/context.hpp"

namespace clausule::interpreter::check {

/// Reports exceptions to exceptions beyond a bound, so that no chain of them can exhaust the stack
/// or the clock; returns whether all are within it. A circle is left to the analysis that shows it.
bool check_exception_depth(Context& context);

/// The same for programmes that combine programmes that combine programmes.
bool check_combination_depth(Context& context);

/// Reports a code list that takes in lists that take in lists beyond a bound: reading them would
/// cost too much.
void check_list_depth(Context& context);

}  // namespace clausule::interpreter::check
