#pragma once

#include <string>
#include <vector>

#include "dsl/diagnostics.hpp"
#include "dsl/source.hpp"
#include "interpreter/properties.hpp"
#include "tools/cli/terminal.hpp"
#include "tools/cli/test_suite.hpp"

namespace clausule::cli {

/// Collects what came of tests as the JUnit XML that build servers read: a suite for each contract,
/// a case for each test and property, by the file that it stands in. What is still to be done is
/// skipped, and a contract that the check refuses is a case in error.
class JUnit {
 public:
  explicit JUnit(dsl::Language language) : language_(language) {}

  /// Adds a contract: its tests and properties, or why it cannot be read.
  void add(const std::string& contract, const std::vector<TimedReport>& reports,
           const std::vector<interpreter::PropertyReport>& properties,
           const dsl::Diagnostics& findings, const dsl::Sources& sources);

  [[nodiscard]] std::string text() const;

 private:
  struct Case {
    std::string file;
    std::string name;
    std::int64_t microseconds = 0;
    enum class State { passed, failed, error, skipped } state{};
    std::string message;  ///< the first finding
    std::string details;  ///< all of them
  };
  struct Suite {
    std::string name;
    std::vector<Case> cases;
  };

  Case case_of(const TimedReport& timed, const dsl::Sources& sources) const;
  Case case_of(const interpreter::PropertyReport& report, const dsl::Sources& sources) const;
  /// Puts errors into a case: the first as its message, all of them as its details.
  void add_errors(const std::vector<dsl::Diagnostic>& findings, const dsl::Sources& sources,
                  Case& one) const;

  dsl::Language language_;
  std::vector<Suite> suites_;
};

}  // namespace clausule::cli
