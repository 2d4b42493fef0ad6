#pragma once

#include "interpreter/check/context.hpp"

namespace clausule::interpreter::check {

/// Reports clauses that do not belong under their head, stand twice, or lack. What this version of
/// the language does not decide yet is reported here too.
void check_clauses(Context& context, const dsl::ast::Declaration& declaration);

}  // namespace clausule::interpreter::check
