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
struct Settled;
struct TestCase;
struct TestDeclaration;

/// How one test of a contract went.
struct TestReport {
  std::string name;
  dsl::Location location;
  bool passed = false;
  bool is_todo = false;  ///< `nog te doen`: it may fail, and is no failure
  std::string todo;      ///< and why
  std::size_t lines = 0;
  /// A finding for each line that differs, at its first cell that does, or for what keeps the test
  /// from running. One that is still to be done may fail, and its findings say why.
  std::vector<dsl::Diagnostic> findings;
  /// What an expectation would have to say: the location of each cell and the text found.
  struct Rewrite {
    dsl::Location cell;
    std::string text;
  };
  std::vector<Rewrite> rewrites;

  [[nodiscard]] bool fails() const { return !passed && !is_todo; }
};

/// Reports what keeps a test of a program from running, those of the libraries it uses not among
/// them.
void check_tests(const Program& program, const dsl::Sources& sources,
                 dsl::Diagnostics& diagnostics);

/// A test whose lines were just decided, by this engine; only of a test that expects settlements
/// they were settled as well.
struct DecidedTest {
  const TestCase& test;
  const TestReport& report;  ///< as far as it is known now
  Engine& engine;
  std::span<const Decision> decisions;
  std::span<const Settled> settled;
};
using TestObserver = std::function<void(const DecidedTest&)>;

/// Tells whether a test is run: one of a library, a dossier that tests begin with, and a test that
/// expects findings (`finding_tests.hpp`) are not.
bool decides_lines(const TestDeclaration& test);

/// Runs one test of a program: `index` is one into `Program::tests`.
TestReport run_test(const std::shared_ptr<const Program>& program, const dsl::Sources& sources,
                    std::size_t index, const TestObserver& observer = {});

/// Runs the tests of a program, those of the libraries it uses not among them.
std::vector<TestReport> run_tests(const std::shared_ptr<const Program>& program,
                                  const dsl::Sources& sources, const TestObserver& observer = {});

}  // namespace clausule::interpreter
