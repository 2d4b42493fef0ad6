#pragma once

#include <algorithm>
#include <cstddef>
#include <string>
#include <vector>

#include "interpreter/reload.hpp"
#include "tools/analysis/mutation/change.hpp"

namespace clausule::mutation {

/// Returns how many rows of a table in CSV are changed, those with the first lines: at most 1,000,
/// and fewer of a table that takes long to read.
constexpr std::size_t rows_to_change(std::size_t rows) {
  constexpr std::size_t most = 1000;
  constexpr std::size_t least = 10;
  constexpr std::size_t rows_read_in_all = 10'000'000;
  return rows == 0 ? 0 : std::clamp(rows_read_in_all / rows, least, most);
}

/// A table of which more rows stay as they are.
struct LeftAlone {
  std::string table;
  std::size_t rows = 0;     ///< that stay as they are
  std::size_t changed = 0;  ///< that are changed
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
