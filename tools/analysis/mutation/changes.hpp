#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "interpreter/reload.hpp"
#include "tools/analysis/mutation/change.hpp"

namespace clausule::mutation {

/// How many rows of one table in CSV are changed, those with the first lines.
inline constexpr std::size_t most_rows = 1000;

/// A table of which more rows stay as they are.
struct LeftAlone {
  std::string table;
  std::size_t rows = 0;
};

/// The changes to a contract.
struct AllChanges {
  std::vector<Change> changes;  ///< in the order of the files and their texts
  std::vector<LeftAlone> left_alone;
};

/// Returns every change to the contract's own rules and tables in CSV, those of its amendments
/// among them. Libraries, tests, properties and the declarations of facts are left as they are.
AllChanges changes_of(const interpreter::Reload& contract);

}  // namespace clausule::mutation
