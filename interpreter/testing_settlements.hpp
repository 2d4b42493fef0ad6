#pragma once

#include <memory>
#include <span>

#include "dsl/diagnostics.hpp"
#include "interpreter/settle.hpp"
#include "interpreter/testing.hpp"
#include "interpreter/testing_case.hpp"

namespace clausule::interpreter {

/// Reads `verwacht NAME € 1,00` of a test; what is wrong in it is reported.
void read_expected_settlement(const Program& program, const dsl::ast::ExpectedSettlement& written,
                              dsl::Diagnostics& diagnostics, TestCase& test_case);

/// Settles the decided lines of a test and compares what it expects. A settlement that comes to
/// several amounts has an expectation for each, in any order; where it comes to nothing, € 0 is
/// one.
/// Returns the settlements that came of them, each with what had its say in it.
std::vector<Settled> compare_settlements(const std::shared_ptr<const Program>& program,
                                         const TestCase& test, std::span<const Decision> decisions,
                                         dsl::ast::Vocabulary vocabulary,
                                         dsl::Diagnostics& diagnostics, TestReport& report);

}  // namespace clausule::interpreter
