#pragma once

#include "interpreter/check/context.hpp"

namespace clausule::interpreter::check {

/// Returns what a name, a path or a look-up stands for, or null after a report.
ExpressionPointer lower_reference(Context& context, const dsl::ast::Expression& expression,
                                  const dsl::ast::Reference& reference, const Type* expected);

/// Reports a name that is read through too many others, so that no chain can exhaust the stack.
bool is_too_deep(Context& context, const Entry& entry);

/// Lowers a definition when it is first read; reports one that reads itself.
void lower_definition(Context& context, const Entry& entry);

}  // namespace clausule::interpreter::check
