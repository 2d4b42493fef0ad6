#pragma once

#include "dsl/diagnostics.hpp"
#include "interpreter/program.hpp"

namespace clausule::interpreter::analysis {

/// Reports what can be proved of a checked program before it decides a line: conflicts and cycles
/// as errors, gaps, dead parts and unused names as warnings. Takes time near-linear in the program.
void analyse(const Program& program, dsl::Diagnostics& diagnostics);

}  // namespace clausule::interpreter::analysis
