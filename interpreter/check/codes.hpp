#pragma once

#include <optional>
#include <string>

#include "interpreter/check/context.hpp"

namespace clausule::interpreter::check {

/// Whether codes name services, which have a list, or values of another fact (a provider number, a
/// diagnosis), for which the contract's own list does not count.
enum class CodesFor : std::uint8_t { services, values };

/// Returns a written code with the list it means; reports a prefix that is no list
/// (`semantics.md` 16).
std::optional<CodeValue> lower_code(Context& context, const dsl::ast::Code& code, CodesFor use);

/// Returns a range; reports ends in different lists, of different length or in the wrong order.
std::optional<CodeRange> lower_range(Context& context, const dsl::ast::Code& first,
                                     const std::optional<dsl::ast::Code>& last, CodesFor use);

/// Returns a set; reports names that stand for no codes.
CodeSet lower_codes(Context& context, const dsl::ast::Codes& codes, CodesFor use);

/// Returns what a name among codes stands for: a code list, a table of one key or a programme.
std::optional<CodeSet::Member> lower_code_name(Context& context, const dsl::ast::Name& name);

}  // namespace clausule::interpreter::check
