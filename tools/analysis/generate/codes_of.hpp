#pragma once

#include <cstddef>
#include <vector>

#include "interpreter/program.hpp"

namespace clausule::generate {

/// Returns codes of a set, at most so many: the ends of its ranges, those of the lists, registers,
/// tables and programmes that it names too, and none that it leaves out as it is written.
std::vector<interpreter::CodeValue> codes_of(const interpreter::Program& program,
                                             const interpreter::CodeSet& set, std::size_t most);

/// Returns a code as a line of the contract writes it: without the list where none is needed.
std::string written(const interpreter::Program& program, const interpreter::CodeValue& code);

}  // namespace clausule::generate
