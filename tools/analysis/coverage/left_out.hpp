#pragma once

#include <vector>

#include "interpreter/dossier.hpp"
#include "interpreter/program.hpp"
#include "interpreter/use.hpp"
#include "tools/analysis/coverage/item.hpp"

namespace clausule::coverage {

/// The lists of codes that some rule leaves out by name (`behalve`): a code in one of them keeps
/// the rule silent, so that no rule speaks of it.
std::vector<const interpreter::CodeListVersion*> lists_left_out(
    const interpreter::Program& program);

/// Returns the code of a line, in the list that the contract means by the one that is written.
interpreter::CodeValue code_of(const interpreter::Program& program,
                               const interpreter::ClaimLine& line);

/// Tells whether a line with a code is one with the code that a set leaves out.
bool has(const LeftOut& left_out, const interpreter::CodeValue& code);

/// Returns that a code stands in such a list, and in which of its sets.
std::vector<interpreter::Use> uses_of(const interpreter::CodeListVersion& list,
                                      const interpreter::CodeValue& code, interpreter::Date date);

}  // namespace clausule::coverage
