#pragma once

#include <string>

#include "interpreter/program.hpp"

namespace clausule::interpreter {

/// Writes a checked expression in Dutch, in one spelling whatever its vocabulary, layout and order
/// of conditions: what stands in a decision depends on what a contract means only.
std::string describe(const Program& program, const Expression& expression);

/// The same for a cell of a table; `-` where it passes anything.
std::string describe(const Program& program, const CellTests& tests);

/// The same for a set of codes.
std::string describe(const Program& program, const CodeSet& set);

}  // namespace clausule::interpreter
