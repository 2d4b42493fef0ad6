#pragma once

#include <optional>
#include <string>
#include <vector>

#include "dsl/ast.hpp"
#include "dsl/diagnostics.hpp"
#include "interpreter/program.hpp"
#include "interpreter/testing_case.hpp"

namespace clausule::interpreter {

/// Reads the lines of a test and what it expects of them into a case. `chain` is what it begins
/// with and itself (`chain_of`); `provider` that of lines that name none.
void read_rows(const Program& program, const dsl::Sources& sources,
               const std::vector<const dsl::ast::Declaration*>& chain,
               const std::optional<std::string>& provider, dsl::Diagnostics& diagnostics,
               TestCase& test_case);

}  // namespace clausule::interpreter
