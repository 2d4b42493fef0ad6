#pragma once

#include "interpreter/check/context.hpp"

namespace clausule::interpreter::check {

/// Reports clauses that do not belong under their head, stand twice, or lack.
void check_clauses(Context& context, const dsl::ast::Declaration& declaration);

}  // namespace clausule::interpreter::check
