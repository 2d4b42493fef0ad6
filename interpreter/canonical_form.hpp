#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

#include "interpreter/expression.hpp"
#include "interpreter/rules.hpp"
#include "interpreter/settlement.hpp"

/// The spelling of the canonical text: `(head part part)`, with every text between quotes, and a
/// word that never changes for each value of an enum.
namespace clausule::interpreter::canonical {

/// Returns a text between quotes; a quote or backslash in it gets a backslash.
std::string quote(std::string_view text);

/// Returns `(head part part)`, without the parts that are empty.
std::string form(std::string_view head, std::initializer_list<std::string> parts);
/// Returns a form whose parts are a set: in a sorted order.
std::string sorted_form(std::string_view head, std::vector<std::string> parts);

/// Returns a text or a set as a form, or nothing where it is empty.
std::string optional_form(std::string_view head, std::string_view text);
std::string optional_form(std::string_view head, std::vector<std::string> parts);

/// Returns `(head 2023-01-01 -)`; nothing for an interval without ends.
std::string interval_form(std::string_view head, const DateInterval& interval);

std::string of(const Value& value);
std::string of(const Length& length);
std::string of(const Verdict& verdict);

std::string_view word(CalendarUnit value);
std::string_view word(Length::Unit value);
std::string_view word(Rounding value);
std::string_view word(Entity value);
std::string_view word(FactType value);
std::string_view word(TypeKind value);
std::string_view word(LineFact value);
std::string_view word(Derived value);
std::string_view word(Result value);
std::string_view word(SettlementScope value);
std::string_view word(dsl::ast::Compare value);
std::string_view word(dsl::ast::Operator value);
std::string_view word(dsl::ast::VerdictKind value);

}  // namespace clausule::interpreter::canonical
