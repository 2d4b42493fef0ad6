#pragma once

#include <optional>
#include <string>

#include "dsl/ast.hpp"
#include "dsl/diagnostics.hpp"
#include "interpreter/program.hpp"
#include "interpreter/testing_case.hpp"

namespace clausule::interpreter {

/// A table of a test and where it stands.
struct PlacedTable {
  const dsl::ast::Table& table;
  dsl::Location location;
};

/// Adds the lines of a table and what they expect to a case. `test` is the name of the test,
/// `provider` of lines that name none.
void read_rows(const Program& program, const dsl::Sources& sources, const std::string& test,
               const PlacedTable& table, const std::optional<std::string>& provider,
               dsl::Diagnostics& diagnostics, TestCase& test_case);

}  // namespace clausule::interpreter
