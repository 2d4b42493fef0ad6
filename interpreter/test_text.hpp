#pragma once

#include <span>
#include <string>

#include "dsl/ast.hpp"
#include "interpreter/decision.hpp"
#include "interpreter/program.hpp"
#include "interpreter/testing_case.hpp"

namespace clausule::interpreter {

/// Writes a dossier as a test of a contract that expects what was decided on its lines: outcome,
/// amount and rule, and what stays open where anything does. `test` has at least one line and
/// decision; its expectations are not read. Lines that were decided before come first. Facts that
/// are not known are left out.
///
/// A test cannot say all that a host can: no list of enrolments reads as nobody being enrolled,
/// what holds of a provider holds on any day, a period has both its ends, and a text no quote.
std::string test_text(const Program& program, const std::string& title, const TestCase& test,
                      std::span<const Decision> decisions, dsl::ast::Vocabulary words);

}  // namespace clausule::interpreter
