#pragma once

#include <optional>
#include <string>

#include "interpreter/program.hpp"

namespace clausule::mutation {

/// Returns what a contract says on the days on which it decides, in the canonical text: two
/// contracts with the same text decide every line alike. Days outside the contract are left out of
/// its rules and rows where no line that it decides can reach them. Nothing where one can: where a
/// rule looks back across the border of the contract, has a reference date that may lie anywhere,
/// or counts the lines of a whole file.
std::optional<std::string> text_within_contract(const interpreter::Program& program);

}  // namespace clausule::mutation
