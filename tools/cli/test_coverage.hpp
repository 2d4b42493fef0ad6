#pragma once

#include <optional>
#include <string>

#include "interpreter/load.hpp"
#include "interpreter/testing.hpp"
#include "tools/analysis/coverage/coverage.hpp"
#include "tools/cli/commands.hpp"
#include "tools/cli/terminal.hpp"

namespace clausule::cli {

/// What the tests of one contract exercise of it: fills up while they run.
class TestCoverage {
 public:
  /// All of it outlives this.
  TestCoverage(const std::string& contract, const TestOptions& options,
               const interpreter::Loaded& loaded)
      : contract_(contract), options_(options), loaded_(loaded), coverage_(loaded.program) {}

  [[nodiscard]] const coverage::Coverage& coverage() const { return coverage_; }

  /// Returns what `run_tests` is to hand the decided tests to.
  interpreter::TestObserver observer();

  /// Sends the portfolio, if there is one, through the contract and says what was exercised.
  /// Returns the exit status of that.
  int report(const Terminal& terminal);

 private:
  std::optional<claims::Problem> add_portfolio(const Terminal& terminal);
  std::optional<claims::Problem> write_page(bool has_portfolio, const Terminal& terminal) const;

  const std::string& contract_;
  const TestOptions& options_;
  const interpreter::Loaded& loaded_;
  coverage::Coverage coverage_;
};

}  // namespace clausule::cli
