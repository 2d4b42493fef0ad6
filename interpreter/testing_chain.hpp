#pragma once

#include <vector>

#include "dsl/ast.hpp"
#include "dsl/diagnostics.hpp"
#include "interpreter/program.hpp"

namespace clausule::interpreter {

/// Returns the declarations that make up the dossier of a test: what it begins with (`zoals`)
/// first, itself last. What is not there, or begins with itself, is reported and left out.
std::vector<const dsl::ast::Declaration*> chain_of(const Program& program,
                                                   const dsl::ast::Declaration& test,
                                                   dsl::Diagnostics& diagnostics);

/// Reports tests and dossiers of one name.
void check_test_names(const Program& program, dsl::Diagnostics& diagnostics);

}  // namespace clausule::interpreter
