#pragma once

#include <string_view>

namespace clausule::interpreter {

/// Tells whether a text of three digits is a list of COD367 (`facts.md` 4.2).
bool is_code_list(std::string_view list);

}  // namespace clausule::interpreter
