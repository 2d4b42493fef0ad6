#pragma once

#include <string>

#include "interpreter/program.hpp"

namespace clausule::interpreter {

/// Returns all that can change a column of a decision, in one spelling and one order, a line for
/// each declaration: its rules, and what they use of the libraries. Titles, labels, descriptions,
/// comments, places, tests and properties are not in it, nor is anything of how it was written.
std::string canonical_text(const Program& program);

/// Returns SHA-256 of the canonical text as its first 16 hexadecimal digits. Programs with one hash
/// decide alike.
std::string semantic_hash(const Program& program);

}  // namespace clausule::interpreter
