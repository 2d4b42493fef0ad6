#pragma once

#include <optional>
#include <string>
#include <vector>

#include "interpreter/check/context.hpp"

namespace clausule::interpreter::check {

/// Returns the checked expression, or null after a report. `expected` tells which closed list a
/// bare word belongs to; it does not force the type.
ExpressionPointer lower_expression(Context& context, const dsl::ast::Expression& expression,
                                   const Type* expected = nullptr);

/// Makes a literal such as `18` what its place asks for; reports a value of another type. Null in,
/// null out.
ExpressionPointer coerce(Context& context, ExpressionPointer expression, const Type& wanted);

/// The same for a whole expression.
ExpressionPointer lower_as(Context& context, const dsl::ast::Expression& expression,
                           const Type& wanted);

/// Returns a condition, or null after a report.
ExpressionPointer lower_condition(Context& context, const dsl::ast::Expression& expression);

/// Returns the tests of a cell on a value of a type.
CellTests lower_cells(Context& context, const dsl::ast::Cells& cells, const Expression& subject);

/// Returns an amount with its increases multiplied in, or null after a report.
ExpressionPointer lower_amount(Context& context, const dsl::ast::Amount& amount);

/// Returns the value of a literal alone; digits stay `TypeKind::digits`.
ExpressionPointer lower_literal(Context& context, const dsl::ast::Literal& literal);

/// Returns a date, or nothing after a report.
std::optional<Date> lower_date(Context& context, const dsl::ast::Literal& literal);

/// Returns a length in days, weeks, months or years, or nothing after a report.
std::optional<Length> lower_duration(Context& context, const dsl::ast::Duration& duration);

/// Returns the calendar unit of `het kwartaal` and the like.
CalendarUnit unit_of_period(dsl::ast::Period period);

/// Names a type for a message, in Dutch with its article: `een bedrag`.
std::string name_of(const Type& type);

/// The types that places ask for.
Type yes_no_type();
Type money_type();
Type number_type();
Type percentage_type();
Type date_type();

/// Returns the type of a fact.
Type type_of(const FactInfo& fact);

}  // namespace clausule::interpreter::check
