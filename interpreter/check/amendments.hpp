#pragma once

#include <cstddef>
#include <optional>

#include "interpreter/check/context.hpp"

namespace clausule::interpreter::check {

/// Tells whether a declaration is a contract that changes another.
bool is_amendment(const dsl::ast::Declaration& declaration);

/// Adds the amendment that a file of the contract's folder declares to the program, and returns
/// its index: all that stands in that file belongs to it. Reports an amendment that shares its file
/// with another contract.
std::optional<std::size_t> open_amendment(Context& context, const dsl::ast::File& file);

/// Reports amendments of anything but the contract (null where there is none), names that repeat,
/// and libraries that only an amendment uses.
void check_amendments(Context& context, const Source* contract);

/// Lowers what an amendment puts in place of the contract's.
void lower_amendment(Context& context, const Source& source);

}  // namespace clausule::interpreter::check
