#pragma once

#include <vector>

#include "interpreter/program.hpp"
#include "interpreter/use.hpp"

namespace clausule::coverage {

/// The lists of codes that some rule leaves out by name (`behalve`): a code in one of them keeps
/// the rule silent, so that no rule speaks of it.
std::vector<const interpreter::CodeListVersion*> lists_left_out(
    const interpreter::Program& program);

/// Returns that a code stands in such a list, and in which of its sets.
std::vector<interpreter::Use> uses_of(const interpreter::CodeListVersion& list,
                                      const interpreter::CodeValue& code, interpreter::Date date);

}  // namespace clausule::coverage
