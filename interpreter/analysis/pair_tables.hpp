#pragma once

#include <functional>
#include <optional>
#include <vector>

#include "interpreter/analysis/exclusion_pairs.hpp"
#include "interpreter/code_pairs.hpp"

namespace clausule::interpreter::analysis {

/// A table of pairs with the atoms of its codes: resolved once, as its rows may be millions.
struct PairTable {
  ExclusionId rule;
  const ExclusionVersion* version = nullptr;
  DateInterval days;              ///< of the version, within the contract
  std::vector<CodeRanges> atoms;  ///< by code of the table

  [[nodiscard]] const CodePairs& pairs() const { return *version->pairs; }
  /// Tells whether the codes of a row are, or may be, one code.
  [[nodiscard]] bool is_own_code(const CodePairs::Row& row) const;
  /// Returns a row as any other pair; nothing where the contract has no day of it.
  [[nodiscard]] std::optional<ExclusionPair> pair(const CodePairs::Row& row) const;
};

/// Returns the tables of pairs of a program, without those that hold on no day.
std::vector<PairTable> pair_tables(const Program& program, const CodeSpace& space);

/// Calls `use` for every row of every such table, as `for_each_pair` does for all others.
void for_each_row(const Program& program, const CodeSpace& space,
                  const std::function<void(const ExclusionPair&)>& use);

}  // namespace clausule::interpreter::analysis
