#include "tools/analysis/coverage/observe.hpp"

#include <set>

#include "interpreter/engine.hpp"
#include "interpreter/testing_case.hpp"

namespace clausule::coverage {

using interpreter::Decision;
using interpreter::Engine;
using interpreter::TestCase;

interpreter::TestObserver observer_of(Coverage& coverage) {
  return [&coverage](const TestCase& test, Engine& engine, std::span<const Decision>) {
    std::set<std::size_t> expected;
    for (const interpreter::Expectation& one : test.expectations) expected.insert(one.line);
    for (const std::size_t line : expected) {
      coverage.note(test.dossier.lines[line], engine.uses(line));
    }
  };
}

}  // namespace clausule::coverage
