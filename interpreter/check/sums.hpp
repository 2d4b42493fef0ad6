#pragma once

#include "interpreter/check/context.hpp"

namespace clausule::interpreter::check {

/// Returns `som x`, or null after a report. What stands under it is about one line, and in a
/// settlement about a line that is decided.
ExpressionPointer lower_sum(Context& context, const dsl::ast::Expression& expression,
                            const dsl::ast::Sum& sum);

}  // namespace clausule::interpreter::check
