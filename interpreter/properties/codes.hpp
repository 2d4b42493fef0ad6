#pragma once

#include <vector>

#include "interpreter/analysis/code_space.hpp"
#include "interpreter/program.hpp"

namespace clausule::interpreter::properties {

/// What a set holds on one day.
struct CodesOnDay {
  analysis::CodeRanges codes;
  bool asked = false;  ///< it has a member that only a person knows
};

/// Returns the codes that a set holds on a day, as the engine would find them one by one.
CodesOnDay codes_on(const Program& program, const analysis::CodeSpace& space, const CodeSet& set,
                    Date day);

/// Returns the codes that a test lets pass on a day; `asked` where it is no test on codes.
CodesOnDay codes_on(const Program& program, const analysis::CodeSpace& space,
                    const CellTests& tests, Date day);

/// Returns all ranges that a set or tests name on any day, those of the names in them included.
std::vector<CodeRange> ranges_of(const Program& program, const CodeSet& set);
std::vector<CodeRange> ranges_of(const Program& program, const CellTests& tests);

}  // namespace clausule::interpreter::properties
