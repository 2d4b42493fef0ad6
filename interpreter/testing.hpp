#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <vector>

#include "dsl/diagnostics.hpp"
#include "dsl/source.hpp"

namespace clausule::interpreter {

struct Program;

/// How one test of a contract went.
struct TestReport {
  std::string name;
  dsl::Location location;
  bool passed = false;
  std::size_t lines = 0;
  /// A finding for each cell that differs, at that cell, or for what keeps the test from running.
  std::vector<dsl::Diagnostic> findings;
  /// What an expectation would have to say: the location of each cell and the text found.
  struct Rewrite {
    dsl::Location cell;
    std::string text;
  };
  std::vector<Rewrite> rewrites;
};

/// Reports what keeps a test of a program from running, those of the libraries it uses not among
/// them.
void check_tests(const Program& program, const dsl::Sources& sources,
                 dsl::Diagnostics& diagnostics);

/// Runs one test of a program: `test` is an index into `Program::tests`.
TestReport run_test(const std::shared_ptr<const Program>& program, const dsl::Sources& sources,
                    std::size_t test);

/// Runs the tests of a program, those of the libraries it uses not among them.
std::vector<TestReport> run_tests(const std::shared_ptr<const Program>& program,
                                  const dsl::Sources& sources);

}  // namespace clausule::interpreter
