#pragma once

#include <optional>
#include <string>

#include "interpreter/program.hpp"

namespace clausule::interpreter::analysis {

/// Returns the number that an expression is on every line: a literal, or arithmetic on literals.
std::optional<Decimal> constant_number(const ExpressionPointer& expression);

/// Writes an amount with a decimal comma and two digits behind it, more where it has them.
std::string amount_text(const Decimal& amount);

}  // namespace clausule::interpreter::analysis
