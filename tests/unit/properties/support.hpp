#pragma once

#include <set>
#include <string>
#include <vector>

#include "interpreter/load.hpp"
#include "interpreter/properties.hpp"

namespace clausule::interpreter {

/// Returns a contract of 2022 through 2026 with rules behind its head.
std::string contract_with(const std::string& rules);

/// Reads a contract as it stands.
Loaded load_text(const std::string& text);

/// What became of the properties of a contract, whether loading refuted them or trying did.
struct Verdicts {
  std::vector<PropertyReport> reports;  ///< empty where loading refuted one
  std::vector<dsl::Diagnostic> findings;

  [[nodiscard]] bool refuted() const;
  /// Returns the kinds of the findings about properties.
  [[nodiscard]] std::set<std::string> kinds() const;
  /// Returns the case that shows the first finding.
  [[nodiscard]] std::string example() const;
};
Verdicts verdicts_on(const std::string& text);

}  // namespace clausule::interpreter
