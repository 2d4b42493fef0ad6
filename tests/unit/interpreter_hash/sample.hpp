#pragma once

#include <string>
#include <string_view>

#include "interpreter/program.hpp"

namespace clausule::interpreter {

/// Returns an amount in euros, or another constant, as an expression.
ExpressionPointer amount(std::string_view number);
ExpressionPointer constant(Value value, TypeKind kind);
ExpressionPointer expression(decltype(Expression::node) node);
Date day(std::string_view text);
CodeSet codes(std::string_view first, std::string_view second = {});

/// Returns a program with one or more of everything. With `reversed` the same declarations, rows
/// and members stand in the opposite order.
Program sample(bool reversed = false);

}  // namespace clausule::interpreter
