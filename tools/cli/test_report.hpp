#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <vector>

#include "dsl/source.hpp"
#include "interpreter/properties.hpp"
#include "interpreter/testing.hpp"
#include "tools/cli/terminal.hpp"

namespace clausule::cli {

/// What came of the tests and properties of a file.
struct TestCount {
  std::size_t passed = 0;
  std::size_t failed = 0;
  std::size_t todo = 0;     ///< still to be done: passed or not
  std::size_t refuted = 0;  ///< properties
};

/// Adds a test to what came of its file; tells whether it is a failure.
bool add_to(TestCount& count, const interpreter::TestReport& report);

/// Says what became of a test, where there is something to say: in JSON always.
void say_test(const interpreter::TestReport& report, const dsl::Sources& sources,
              const Terminal& terminal);
/// Says what became of a property: proved, true in so many cases, or the case in which it is not.
void say_property(const interpreter::PropertyReport& report, const dsl::Sources& sources,
                  const Terminal& terminal);
/// Says what came of a file, in text only.
void say_count(const std::string& file, const TestCount& count, const Terminal& terminal);

}  // namespace clausule::cli
