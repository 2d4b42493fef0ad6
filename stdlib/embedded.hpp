#pragma once

#include <span>

#include "stdlib/stdlib.hpp"

namespace clausule::stdlib {

/// Returns every text that was embedded when the program was built, ordered by name.
std::span<const Text> embedded();

}  // namespace clausule::stdlib
