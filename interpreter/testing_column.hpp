#pragma once

#include <optional>
#include <string>
#include <variant>

#include "dsl/ast.hpp"
#include "dsl/diagnostics.hpp"
#include "interpreter/program.hpp"
#include "interpreter/testing_case.hpp"

namespace clausule::interpreter {

/// `eerder`: with which outcome a line was decided before.
struct DecidedBefore {
  auto operator<=>(const DecidedBefore&) const = default;
};

/// What a column of a test means: a fact of the line, one that the contract declares, what is
/// expected, or that the line was decided before.
struct TestColumn {
  std::variant<LineFact, FactId, Expects, DecidedBefore> meaning;
  std::string name;  ///< as written; of a component its name
  dsl::Location location;
};

/// Tells whether two columns mean the same; a component, a deductible and a value are told apart by
/// their names.
bool means_the_same(const TestColumn& one, const TestColumn& other);

/// Finds out what a column means; nothing, with a finding, where it means nothing here.
std::optional<TestColumn> read_column(const Program& program, const dsl::Sources& sources,
                                      const dsl::ast::Column& column,
                                      dsl::Diagnostics& diagnostics);

/// Reads what a cell expects; nothing where it is not compared (`-`) or, with a finding, cannot be.
std::optional<Expected> read_expected(const Program& program, const TestColumn& column,
                                      const dsl::ast::TableCell& cell,
                                      dsl::Diagnostics& diagnostics);

/// Reads the outcome in a cell of the column `eerder`.
std::optional<Outcome> read_outcome(const dsl::ast::TableCell& cell, dsl::Diagnostics& diagnostics);

}  // namespace clausule::interpreter
