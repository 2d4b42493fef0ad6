#pragma once

#include "interpreter/program.hpp"

namespace clausule::mutation {

/// Takes the days on which a contract decides nothing out of its rules and rows where no line that
/// it decides can reach them. Takes out nothing where one can: where a rule looks back across the
/// border of the contract, has a reference date that may lie anywhere, or counts the lines of a
/// whole file.
void leave_out_unreachable_days(interpreter::Program& program);

}  // namespace clausule::mutation
