#pragma once

#include <optional>
#include <string>
#include <vector>

#include "dsl/ast.hpp"
#include "dsl/diagnostics.hpp"
#include "interpreter/testing.hpp"

namespace clausule::interpreter {

struct Loaded;

/// `verwacht melding overlapping_rows in ketens`: what the check of a contract has to report.
struct ExpectedFinding {
  std::string kind;
  std::string declaration;  ///< in which it stands; empty for anywhere
  dsl::Location place;      ///< of the kind, as written
  /// Where that declaration stands; those of amendments have its name as well.
  std::vector<dsl::Location> within;
};

/// A test as the contract writes it, whether or not that contract is right.
struct WrittenTest {
  std::string name;
  dsl::Location location;
  std::optional<std::string> todo;
  bool has_lines = false;
  std::vector<ExpectedFinding> expected;  ///< none of a test that decides lines
};

/// Tells whether a test expects findings of the check.
bool expects_findings(const dsl::ast::Declaration& test);
/// Returns why a test may fail, `nog te doen "…"`; nothing where it may not.
std::optional<std::string> todo_of(const dsl::ast::Declaration& test);

/// Returns the tests of the files of a contract, dossiers not among them.
std::vector<WrittenTest> written_tests(const std::vector<const dsl::ast::File*>& files);

/// What becomes of the findings of a contract of which some are expected.
struct FindingResult {
  std::vector<TestReport> reports;  ///< of the tests that expect findings, and of what cannot run
  dsl::Diagnostics unexpected;      ///< what no test expects
};

/// Holds the findings of a contract against what its tests expect. One expectation takes all
/// findings of its kind in its declaration. Where the contract has errors and a test expects
/// findings, the tests that decide lines cannot run, and say so.
FindingResult run_finding_tests(const Loaded& loaded);

}  // namespace clausule::interpreter
