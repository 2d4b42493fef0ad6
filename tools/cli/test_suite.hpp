#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "interpreter/load.hpp"
#include "interpreter/testing.hpp"
#include "tools/cli/terminal.hpp"

namespace clausule::cli {

/// Tells whether a name has one of some texts in it; any name where there are none.
bool is_wanted(std::string_view name, const std::vector<std::string>& filters);

/// How one test went, and how long it took.
struct TimedReport {
  interpreter::TestReport report;
  std::int64_t microseconds = 0;
};

/// Runs the tests of a contract without errors whose names are wanted, on a number of threads, of
/// which each hands the tests that it ran to the observer; they come in the order of the contract.
/// Shows how far it is on a terminal.
std::vector<TimedReport> run_wanted(const interpreter::Loaded& loaded,
                                    const std::vector<std::string>& filters,
                                    const interpreter::TestObserver& observer, std::size_t threads,
                                    const Terminal& terminal);

}  // namespace clausule::cli
