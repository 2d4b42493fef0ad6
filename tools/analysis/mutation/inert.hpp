#pragma once

#include "interpreter/program.hpp"

namespace clausule::mutation {

/// Takes out of a contract what no decision can depend on:
///
/// - a programme that claims no code, is no part of another and combines none, and in which no rule
///   asks whether somebody is enrolled;
/// - the reference date of a programme that claims no code and requires nothing;
/// - an exclusion that only allows, whatever is known, where no other could deny one of its codes
///   beside one of its codes.
void leave_out_inert(interpreter::Program& program);

}  // namespace clausule::mutation
