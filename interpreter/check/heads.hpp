#pragma once

#include <string_view>

#include "interpreter/check/context.hpp"

namespace clausule::interpreter::check {

/// Lowers what every rule has: name, article, validity, guards, reference date, return code
/// (`default_code` where it has none) and the verdict where a fact is missing.
RuleHead lower_head(Context& context, const Source& source, std::string_view default_code);

/// Returns the days in which all `geldig` clauses hold; reports clauses that leave no day.
DateInterval lower_validity(Context& context, const dsl::ast::Declaration& declaration);

Verdict lower_verdict(const dsl::ast::Verdict& verdict);

/// Returns the verdict of a fallback clause, or nothing.
std::optional<Verdict> fallback_of(const dsl::ast::Declaration& declaration,
                                   dsl::ast::FallbackKind kind);

/// Returns the codes and the tests of a selection.
Selection lower_selection(Context& context, const dsl::ast::Selection& selection);

/// Returns the calendar period that a unit names, or nothing after a report.
std::optional<CalendarUnit> lower_unit(Context& context, dsl::ast::Unit unit,
                                       const dsl::Location& place, dsl::ast::Head head);

/// Returns the word of a unit in Dutch.
std::string unit_text(dsl::ast::Unit unit);

std::optional<Stay> lower_stay(Context& context, const dsl::ast::Stay& stay);
std::optional<Window> lower_window(Context& context, const dsl::ast::Window& window,
                                   dsl::ast::Head head);

}  // namespace clausule::interpreter::check
