#pragma once

#include <utility>

#include "interpreter/check/context.hpp"

namespace clausule::interpreter::check {

/// Returns both sides of a comparison, each literal made what the other side asks for.
std::pair<ExpressionPointer, ExpressionPointer> lower_pair(Context& context,
                                                           const dsl::ast::Expression& left,
                                                           const dsl::ast::Expression& right);

/// Reports two sides that cannot be compared, or not with `<`.
bool check_comparable(Context& context, const dsl::ast::Expression& whole,
                      dsl::ast::Compare compare, const Expression& left, const Expression& right);

/// Reports a value that has no order where the comparison needs one.
bool check_ordered(Context& context, const Expression& value, dsl::ast::Compare compare);

/// Returns a sum, difference, product or quotient; constants are computed here.
ExpressionPointer lower_arithmetic(Context& context, const dsl::ast::Expression& whole,
                                   const dsl::ast::Arithmetic& arithmetic);

/// Returns an amount times `1 + percentage`.
ExpressionPointer increased(Context& context, ExpressionPointer amount,
                            ExpressionPointer percentage);

/// Returns the period that a path names, or null after a report.
ExpressionPointer lower_period(Context& context, const dsl::ast::Path& path);

}  // namespace clausule::interpreter::check
