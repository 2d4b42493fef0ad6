#pragma once

#include <optional>
#include <string_view>

#include "interpreter/program.hpp"

namespace clausule::interpreter {

/// Finds the table with one value column (or `table.column`), the definition or the tariff of a
/// name and returns the expression that reads it for a line; nothing where the name stands for
/// none, or for a table with a key that no line has.
std::optional<Expression> find_value(const Program& program, std::string_view name);

}  // namespace clausule::interpreter
