#pragma once

#include <cstddef>

namespace clausule::cli {

/// Returns how many cores this process may use.
std::size_t core_count();

}  // namespace clausule::cli
