#pragma once

#include <set>
#include <string>

#include "interpreter/load.hpp"
#include "tools/analysis/coverage/coverage.hpp"

namespace clausule::coverage {

/// A contract, and what its tests exercise.
struct Covered {
  interpreter::Loaded loaded;
  Coverage coverage;

  /// The items that no test exercised, as `rule|kind|what`: names that no layout changes.
  [[nodiscard]] std::set<std::string> missing() const;
  [[nodiscard]] std::set<std::string> exercised() const;
};

/// Reads a contract with a table `tabel.csv` and runs its tests, which have to pass.
Covered cover(const std::string& contract, const std::string& table = {},
              const std::string& file = "contract.clausule");
Covered cover(const interpreter::ContractTexts& texts);

/// Returns a contract of 2025 in which other services are allowed, and then this text.
std::string contract_with(const std::string& text);

/// Returns a test of lines that expect an outcome, `| 2025-01-01 | 40001 | € 1,00 | toegekend |`,
/// and of what is known above them.
std::string test_of(const std::string& lines, const std::string& known = {});

}  // namespace clausule::coverage
