#pragma once

#include <cstddef>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "dsl/diagnostics.hpp"
#include "dsl/source.hpp"

namespace clausule::interpreter {

class Engine;
struct Decision;
struct Program;
struct TestCase;

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

/// Is handed each test whose lines were just decided, by the engine that decided them.
using TestObserver = std::function<void(const TestCase&, Engine&, std::span<const Decision>)>;

/// Runs one test of a program: `test` is an index into `Program::tests`.
TestReport run_test(const std::shared_ptr<const Program>& program, const dsl::Sources& sources,
                    std::size_t test, const TestObserver& observer = {});

/// Runs the tests of a program, those of the libraries it uses not among them.
std::vector<TestReport> run_tests(const std::shared_ptr<const Program>& program,
                                  const dsl::Sources& sources, const TestObserver& observer = {});

}  // namespace clausule::interpreter
