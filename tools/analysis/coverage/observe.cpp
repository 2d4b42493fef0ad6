#include "tools/analysis/coverage/observe.hpp"

#include <algorithm>
#include <set>

#include "interpreter/engine.hpp"
#include "interpreter/settle.hpp"
#include "interpreter/testing_case.hpp"

namespace clausule::coverage {

using interpreter::ClaimLine;
using interpreter::DecidedTest;
using interpreter::Expectation;

interpreter::TestObserver observer_of(Coverage& coverage) {
  return [&coverage](const DecidedTest& decided) {
    // What a test that is still to be done expects, nobody relies on.
    if (decided.report.is_todo) return;
    const interpreter::TestCase& test = decided.test;
    std::set<std::size_t> expected;
    for (const Expectation& one : test.expectations) {
      const ClaimLine& line = test.dossier.lines[one.line];
      if (expected.insert(one.line).second) coverage.note(line, decided.engine.uses(one.line));
      if (one.what != interpreter::Expects::value) continue;
      coverage.note(decided.engine.uses(one.line, one.column));
    }
    for (const interpreter::Settled& settled : decided.settled) {
      const bool is_expected = std::ranges::any_of(
          test.settlements, [&](const auto& one) { return one.settlement == settled.settlement; });
      if (is_expected) coverage.note(settled.uses);
    }
  };
}

}  // namespace clausule::coverage
