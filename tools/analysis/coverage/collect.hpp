#pragma once

#include <vector>

#include "interpreter/program.hpp"
#include "tools/analysis/coverage/item.hpp"

namespace clausule::coverage {

/// Returns all that a test of a contract can exercise, by sort, name and part, whatever the layout
/// and the order of the text. What its libraries declare is not among it, nor what no rule reads.
std::vector<Item> collect(const interpreter::Program& program);

}  // namespace clausule::coverage
